// By itself, so that whoever needs it does not load the texts of all languages with it.
import type { Formats } from 'use-intl'
import type { Locale } from './messages.ts'

/** After whose custom dates are written: "3 March 1741", as in sources and editions, and never the month first. */
export const countryOf = (language: Locale): string => (language === 'en' ? 'en-GB' : language)

/** How dates and numbers are written everywhere. */
export const formats: Formats = {
  dateTime: {
    short: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    long: {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    },
    day: { day: 'numeric', month: 'long', year: 'numeric' },
  },
  number: { percent: { style: 'percent', maximumFractionDigits: 0 } },
}
