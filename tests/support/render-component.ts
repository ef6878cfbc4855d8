import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

const nowhere = () => undefined;
const router = {
  push: nowhere,
  replace: nowhere,
  refresh: nowhere,
  back: nowhere,
  forward: nowhere,
  prefetch: nowhere,
  bfcacheId: '',
};

/** The markup that the server sends for a component, with a router that leads nowhere. */
export function render(element: ReactElement): string {
  return renderToStaticMarkup(createElement(AppRouterContext.Provider, { value: router }, element));
}
