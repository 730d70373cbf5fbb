'use client'

import { useCallback } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { readEdtf } from '#lib/sources/dates.ts'

/** The earliest and latest day of an EDTF date in words; null when there is none to tell. */
export function useBounds(): (edtf: string) => string | null {
  const t = useTranslations('sources.date')
  const format = useFormatter()
  return useCallback(
    (text) => {
      const bounds = readEdtf(text)
      if (!bounds) return null
      const dayOf = (iso: string): string =>
        format.dateTime(new Date(`${iso}T00:00:00Z`), {
          year: 'numeric',
          month: 'long',
          day: 'numeric',
          timeZone: 'UTC',
          ...(iso.startsWith('-') ? { era: 'short' as const } : {}),
        })
      const { earliest, latest } = bounds
      if (earliest !== null && earliest === latest) return t('onDay', { day: dayOf(earliest) })
      if (earliest !== null && latest !== null)
        return t('between', { earliest: dayOf(earliest), latest: dayOf(latest) })
      if (earliest !== null) return t('from', { day: dayOf(earliest) })
      return latest === null ? t('open') : t('until', { day: dayOf(latest) })
    },
    [t, format],
  )
}
