// Every text of the interface, by language and area. An area is a file; its content is the namespace of that
// name. What is said of a reading stands in lib/reading/words, where the writers of an edition find it too.
import type { locales } from '#lib/api/person.ts'
import { de } from './de.ts'
import { en } from './en.ts'

export type Locale = (typeof locales)[number]

/** Texts as use-intl takes them. */
export interface Messages {
  [key: string]: string | Messages
}

/** All texts in `locale`. For the server: a browser gets those of one language (components/shell/english-texts.ts). */
export function messagesFor(locale: Locale): Messages {
  return locale === 'de' ? de : en
}
