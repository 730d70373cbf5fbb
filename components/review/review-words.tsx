'use client'

// Words of a passage between those around them; what differs between two wordings is marked on either side.
import { useMemo } from 'react'
import { Inserted, Removed } from '#components/revisions/changed-words.tsx'
import { difference, stepsOf } from '#lib/corrections/difference.ts'

export interface Excerpt {
  readonly before: string
  readonly words: string
  readonly behind: string
}

/** `against`: the words on the other side; `isNew`: this side is the newer text. */
export function ReviewWords({
  excerpt,
  against,
  isNew,
  language,
}: {
  excerpt: Excerpt
  against: string | null
  isNew: boolean
  language: string | undefined
}) {
  return (
    <p className="review-words" dir="auto" lang={language}>
      <span className="text-ink-soft">{excerpt.before}</span>
      <mark className="review-mark">
        {against === null ? excerpt.words : <Marked words={excerpt.words} against={against} isNew={isNew} />}
      </mark>
      <span className="text-ink-soft">{excerpt.behind}</span>
    </p>
  )
}

function Marked({ words, against, isNew }: { words: string; against: string; isNew: boolean }) {
  const steps = useMemo(
    () => [...stepsOf(isNew ? difference(against, words) : difference(words, against))],
    [words, against, isNew],
  )
  const Changed = isNew ? Inserted : Removed
  return steps.map(({ kind, old, new: now }) => {
    const part = words.slice(...(isNew ? now : old))
    if (part === '') return null
    return kind === 'kept' ? <span key={old[0]}>{part}</span> : <Changed key={old[0]}>{part}</Changed>
  })
}
