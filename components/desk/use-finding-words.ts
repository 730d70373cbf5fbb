'use client'

import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useReadingWords } from '#components/sources/use-reading-words.ts'
import type { Finding } from '#lib/reading/findings.ts'

/** What was done at a place, in a few words. */
export function useFindingWords(): (finding: Finding) => string {
  const t = useTranslations('desk.what')
  const { apart } = useReadingWords()
  return useCallback(
    ({ kind, what, label = '' }) => {
      // Of several things that are wrong with a note the first is named.
      const key = kind === 'notes' ? (what.split('+')[0] ?? what) : what
      if (kind === 'zones' && what !== 'text') return apart(what, 1)
      return t.has(key) ? t(key, { label }) : key
    },
    [t, apart],
  )
}
