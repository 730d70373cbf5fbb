'use client'

// Words of a passage between those around them; what differs between the two sides is marked on either of them.
import { useMemo } from 'react'
import { Inserted, Removed } from '#components/revisions/changed-words.tsx'
import { difference, stepsOf, type DifferenceStep } from '#lib/corrections/difference.ts'
import '#components/revisions/revisions.css'

export interface Excerpt {
  readonly before: string
  readonly words: string
  readonly behind: string
}

/** `against`: the other side; `isNew`: this one is the newer text. */
export function ReviewWords({
  excerpt,
  against,
  isNew,
  language,
}: {
  excerpt: Excerpt
  against: Excerpt | null
  isNew: boolean
  language: string | undefined
}) {
  return (
    <p className="review-words" dir="auto" lang={language}>
      <span className="text-ink-soft">
        <Marked words={excerpt.before} against={against?.before ?? null} isNew={isNew} loose="start" />
      </span>
      <mark className="review-mark">
        <Marked words={excerpt.words} against={against?.words ?? null} isNew={isNew} loose={null} />
      </mark>
      <span className="text-ink-soft">
        <Marked words={excerpt.behind} against={against?.behind ?? null} isNew={isNew} loose="end" />
      </span>
    </p>
  )
}

/** Context of this length was cut out of a longer text, so that what differs at its outer end says nothing. */
const cutLength = 150

/** `loose`: the outer end of words that are context. */
function Marked({
  words,
  against,
  isNew,
  loose,
}: {
  words: string
  against: string | null
  isNew: boolean
  loose: 'start' | 'end' | null
}) {
  const steps = useMemo(() => {
    if (against === null) return []
    const [old, now] = isNew ? [against, words] : [words, against]
    const isCut = Math.max(old.length, now.length) >= cutLength
    const isOuter = (step: DifferenceStep): boolean =>
      isCut &&
      (loose === 'start'
        ? step.old[0] === 0 && step.new[0] === 0
        : loose === 'end' && step.old[1] === old.length && step.new[1] === now.length)
    return [...stepsOf(difference(old, now))].map((step) => ({
      at: (isNew ? step.new : step.old)[0],
      part: words.slice(...(isNew ? step.new : step.old)),
      isMarked: step.kind === 'changed' && !isOuter(step),
    }))
  }, [words, against, isNew, loose])
  if (against === null) return words
  const Changed = isNew ? Inserted : Removed
  return steps.map(({ at, part, isMarked }) =>
    part === '' ? null : isMarked ? <Changed key={at}>{part}</Changed> : <span key={at}>{part}</span>,
  )
}
