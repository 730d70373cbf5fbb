'use client'

import { useLocale } from 'use-intl'
import type { Locale } from './messages.ts'

/** The language of the interface, without the country after which its dates are written. */
export function useLanguage(): Locale {
  return useLocale().startsWith('de') ? 'de' : 'en'
}
