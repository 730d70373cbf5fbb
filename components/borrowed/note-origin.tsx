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
  const { id, passageId } = note
  const found = useMemo(() => originOf(borrowings, id, passageId), [borrowings, id, passageId])
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

function originOf(
  borrowings: Readonly<Record<string, RecordOf<'borrowing'>>>,
  noteId: string,
  passageId: string,
): { said: RecordOf<'borrowing'>['notes'][number]; borrowing: RecordOf<'borrowing'> } | null {
  for (const borrowing of Object.values(borrowings)) {
    const said = borrowing.passageId === passageId && borrowing.notes.find((one) => one.noteId === noteId)
    if (said) return { said, borrowing }
  }
  return null
}
