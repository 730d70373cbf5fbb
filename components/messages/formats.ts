// By itself, so that whoever needs it does not load the texts of all languages with it.
import type { Formats } from 'use-intl'

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
