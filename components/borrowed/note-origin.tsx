'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useVocabulary } from '#components/claims/use-vocabulary.ts'
import { useRecords } from '#components/live/use-project.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { dayOf } from './day-of.ts'

/** Whose a note was that came from another program: “after M. Quill, Hypothesis, 2023-11-05”. Nothing for all others. */
export function NoteOrigin({ note }: { note: RecordOf<'note'> }) {
  const t = useTranslations('borrowed')
  const vocabulary = useVocabulary()
  const borrowings = useRecords('borrowing')
  const found = useMemo(() => {
    for (const one of Object.values(borrowings)) {
      if (one.passageId !== note.passageId) continue
      const said = one.notes.find(({ noteId }) => noteId === note.id)
      if (said) return { said, borrowing: one }
    }
    return null
  }, [borrowings, note])
  if (!found) return null
  const { said, borrowing } = found
  const author = said.author ?? borrowing.author
  const created = dayOf(said.created ?? borrowing.created)
  const format = vocabulary('borrowedFormats', borrowing.format)
  const words = { author, created, format }
  const isDated = created !== ''
  if (author === '') return <>, {t(isDated ? 'afterUnnamedDated' : 'afterUnnamed', words)}</>
  return <>, {t(isDated ? 'afterDated' : 'after', words)}</>
}
