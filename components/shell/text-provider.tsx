'use client'

import { useSyncExternalStore, type ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import { countryOf, formats } from '#components/messages/formats.ts'
import type { Locale, Messages } from '#components/messages/messages.ts'

const never = () => () => {}
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
const serverZone = () => 'UTC'

/**
 * Texts and formats for everything below. The server cannot know the reader's time zone: it writes UTC, and the browser
 * puts its own in right after taking over, so that both agree while React compares them.
 */
export function TextProvider({
  locale,
  messages,
  children,
}: {
  locale: Locale
  messages: Messages
  children: ReactNode
}) {
  const timeZone = useSyncExternalStore(never, ownZone, serverZone)
  return (
    <IntlProvider locale={countryOf(locale)} messages={messages} formats={formats} timeZone={timeZone}>
      {children}
    </IntlProvider>
  )
}
