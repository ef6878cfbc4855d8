import type { Theme } from './theme';
import { ThemeSwitch } from './theme-switch';

export function SiteFooter({ theme }: { theme: Theme }) {
  return (
    <footer className="border-hairline mt-20 border-t">
      <div className="page text-small text-grey flex flex-wrap items-center justify-between gap-x-8 gap-y-3 py-5">
        <p>Cooldown is independent of Amazon Web Services and is not endorsed by it.</p>
        <ThemeSwitch initial={theme} />
      </div>
    </footer>
  );
}
