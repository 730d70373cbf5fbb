'use client'

import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useRecords } from '#components/live/use-project.ts'
import type { RecordOf } from '#lib/live/records.ts'

/** What a revision is, in a few words: “three corrections”, “the text of revision 1 again”. */
export function useRevisionWords(): (revision: RecordOf<'revision'>) => string {
  const t = useTranslations('revisions.what')
  const revisions = useRecords('revision')
  return useCallback(
    ({ origin, changes, restoredFromId }) => {
      const count = Object.values(changes?.corrections ?? {}).reduce((sum, one) => sum + one, 0)
      const number = restoredFromId === null ? 0 : (revisions[restoredFromId]?.number ?? 0)
      return t(origin, { count, number })
    },
    [t, revisions],
  )
}

/** A correction in a few words. */
export function useCorrectionWords(): (one: { reading: string; correction: string }) => string {
  const t = useTranslations('revisions.words')
  return useCallback(
    ({ reading, correction }) => {
      const old = shorten(reading)
      const now = shorten(correction)
      if (old === '') return t('putIn', { now })
      return now === '' ? t('leftOut', { old }) : t('replaced', { old, now })
    },
    [t],
  )
}

const shorten = (words: string): string => {
  const line = words.replace(/\n/g, ' ¶ ').trim()
  return line.length > 60 ? `${line.slice(0, 58).toWellFormed().trimEnd()} …` : line
}
