// Texts on the server, for titles of pages.
import { createTranslator } from 'use-intl/core'
import { countryOf, formats } from './formats.ts'
import { messagesFor, type Locale } from './messages.ts'

/** The translator of `namespace` (`area` or `area.part`) in `locale`. */
export function translatorFor(locale: Locale, namespace: string) {
  return createTranslator({
    locale: countryOf(locale),
    messages: messagesFor(locale),
    namespace,
    formats,
    timeZone: 'UTC',
  })
}
