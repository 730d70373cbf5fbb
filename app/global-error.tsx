'use client'

import './globals.css'
import { useSyncExternalStore } from 'react'
import { IntlProvider } from 'use-intl'
import de from '#components/messages/de/shell.json'
import en from '#components/messages/en/shell.json'
import { ErrorSheet } from '#components/shell/problem-sheets.tsx'

const never = () => () => {}
const isGerman = () => navigator.language.startsWith('de')

/** When the frame of every page fails itself: no person, no database, the browser's language. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset(): void }) {
  const locale = useSyncExternalStore(never, isGerman, () => false) ? 'de' : 'en'
  return (
    <html lang={locale} data-theme="system">
      <body>
        <IntlProvider locale={locale} messages={{ shell: locale === 'de' ? de : en }} timeZone="UTC">
          <ErrorSheet digest={error.digest ?? null} onAgain={reset} />
        </IntlProvider>
      </body>
    </html>
  )
}
