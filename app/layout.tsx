import type { Metadata } from 'next';
import localFont from 'next/font/local';
import { cookies } from 'next/headers';
import { type ReactNode, Suspense } from 'react';
import { InstructorLink } from '@/app/instructor-link';
import { AccountSlot } from '@/components/account/account-slot';
import { SiteFooter } from '@/components/shell/site-footer';
import { SiteHeader } from '@/components/shell/site-header';
import { SkipLink } from '@/components/shell/skip-link';
import { parseTheme, themeCookie } from '@/components/shell/theme';
import { readAccountName } from '@/lib/auth/account';
import './globals.css';

const plexSans = localFont({
  src: [
    { path: '../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2', weight: '400' },
    { path: '../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2', weight: '600' },
  ],
  variable: '--plex-sans',
});

const plexMono = localFont({
  src: '../node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2',
  weight: '400',
  variable: '--plex-mono',
  adjustFontFallback: false,
});

export const metadata: Metadata = {
  title: { default: 'Cooldown: SageMaker auto scaling, answered by simulation', template: '%s · Cooldown' },
  description:
    'Exam practice on Amazon SageMaker endpoint auto scaling. Every answer is run through a simulation, so the key is computed and you see what your choice does.',
};

// The cookie makes every page dynamic, which the nonces of the content security policy need anyway: Next puts the nonce
// of the request's policy on its own scripts, and there are no others.
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);

  return (
    <html
      lang="en"
      data-theme={theme === 'system' ? undefined : theme}
      className={`${plexSans.variable} ${plexMono.variable} font-sans`}
    >
      <body className="flex min-h-dvh flex-col">
        <SkipLink />
        <SiteHeader
          account={<AccountSlot name={await readAccountName()} />}
          instructor={
            // after the page, which must not wait for the database to say who reads it
            <Suspense>
              <InstructorLink />
            </Suspense>
          }
        />
        <main id="content" tabIndex={-1} className="flex-1 outline-none">
          {children}
        </main>
        <SiteFooter theme={theme} />
      </body>
    </html>
  );
}
