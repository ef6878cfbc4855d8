'use client';

import { useState } from 'react';
import { keepTheme, type Theme, themes } from './theme';

const words = { system: 'System', light: 'Light', dark: 'Dark' } satisfies Record<Theme, string>;

/** `initial` is what the server read from the cookie. */
export function ThemeSwitch({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);

  function choose(next: Theme) {
    setTheme(next);
    keepTheme(next);
  }

  return (
    <fieldset className="flex items-center gap-3">
      <legend className="float-left mr-3">Theme</legend>
      {themes.map((name) => (
        <label key={name} className="flex min-h-6 pointer-coarse:min-h-11 cursor-pointer items-center gap-1.5">
          <input
            type="radio"
            name="theme"
            value={name}
            checked={theme === name}
            onChange={() => choose(name)}
            className="accent-accent size-3.5"
          />
          {words[name]}
        </label>
      ))}
    </fieldset>
  );
}
