'use client';

import { useCallback, useSyncExternalStore } from 'react';

// A text kept in the browser's own storage, read straight from there, so that a reload shows what was kept and nothing
// is held twice. Where storage is refused (private windows, strict settings) it lasts as long as the page.

type Where = 'session' | 'local';

const fallback = new Map<string, string>();
const listeners = new Set<() => void>();

function storage(where: Where): Storage | null {
  try {
    return where === 'session' ? window.sessionStorage : window.localStorage;
  } catch {
    return null;
  }
}

export function readStored(where: Where, key: string): string | null {
  return fallback.get(key) ?? storage(where)?.getItem(key) ?? null;
}

export function writeStored(where: Where, key: string, text: string | null): void {
  try {
    if (text === null) storage(where)?.removeItem(key);
    else storage(where)?.setItem(key, text);
    fallback.delete(key);
  } catch {
    if (text !== null) fallback.set(key, text);
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

export function useStored(where: Where, key: string): [string | null, (text: string | null) => void] {
  const text = useSyncExternalStore(
    subscribe,
    () => readStored(where, key),
    () => null,
  );
  const write = useCallback((next: string | null) => writeStored(where, key, next), [where, key]);
  return [text, write];
}
