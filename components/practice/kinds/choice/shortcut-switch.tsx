'use client';

import { useStored } from '@/components/stored';

/** Single keys can be in the way of speech input and of shaking hands, so they can be switched off (WCAG 2.1.4). */
export function useShortcuts(): [on: boolean, set: (on: boolean) => void] {
  const [text, write] = useStored('local', 'cooldown.shortcuts');
  return [text !== 'off', (on) => write(on ? null : 'off')];
}

export function ShortcutSwitch({ children }: { children: string }) {
  const [on, set] = useShortcuts();
  return (
    <label className="inline-flex min-h-6 cursor-pointer items-center gap-2 max-sm:hidden">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => set(event.target.checked)}
        className="accent-accent size-4"
      />
      {children}
    </label>
  );
}
