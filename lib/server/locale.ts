// In which language a page is written: the person's own, else the first of the browser's that we have.
import 'server-only'
import { headers } from 'next/headers.js'
import { locales } from '#lib/api/person.ts'
import { currentPerson } from './session.ts'

export type Locale = (typeof locales)[number]

/** The language of this request's page. */
export async function currentLocale(): Promise<Locale> {
  const person = await currentPerson()
  return person?.locale ?? preferredLocale((await headers()).get('accept-language') ?? '')
}

/** The first of our languages in an Accept-Language header (RFC 9110, 12.5.4), by its weights; English when none fits. */
export function preferredLocale(accepted: string): Locale {
  const wanted = accepted
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find(Boolean)
      return { language: tag.split('-')[0] ?? '', weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { language } of wanted) {
    const found = locales.find((locale) => locale === language)
    if (found) return found
  }
  return 'en'
}
