'use client'

// Two wordings side by side: on the left as it was, on the right as it is, each change marked and named.
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import type { shownDifference } from '#lib/api/revision.ts'
import { Inserted, Removed } from './changed-words.tsx'
import './revisions.css'

export type ShownHunk = z.output<typeof shownDifference>['hunks'][number]

export function DifferenceView({
  hunks,
  count,
  was,
  is,
  noteOf,
}: {
  hunks: readonly ShownHunk[]
  /** Of all, shown or not. */
  count: number
  /** What the two sides are called. */
  was: string
  is: string
  /** What is known about a change: which correction it was, and whose. */
  noteOf?: (hunk: ShownHunk) => readonly string[]
}) {
  const t = useTranslations('revisions.difference')
  return (
    <div role="table" aria-label={`${was} – ${is}`} className="difference">
      <div role="row" className="difference-row difference-head">
        <span role="columnheader">{was}</span>
        <span role="columnheader">{is}</span>
      </div>
      {hunks.map((hunk, i) => {
        const notes = noteOf?.(hunk) ?? []
        return (
          <div role="row" key={`${hunk.old[0]} ${hunk.new[0]}`} className="difference-row">
            <div role="cell">
              <span className="visually-hidden">{t('place', { at: i + 1, count })}. </span>
              <Side hunk={hunk} isNew={false} />
            </div>
            <div role="cell">
              <Side hunk={hunk} isNew />
              {notes.length > 0 && (
                <ul className="mt-1 list-none p-0 font-sans text-sm text-ink-soft">
                  {notes.map((note) => (
                    <li key={note}>{note}</li>
                  ))}
                </ul>
              )}
            </div>
          </div>
        )
      })}
    </div>
  )
}

function Side({ hunk, isNew }: { hunk: ShownHunk; isNew: boolean }) {
  const t = useTranslations('revisions.difference')
  const cut = hunk.pieces
    .filter(({ kind }) => kind !== (isNew ? 'removed' : 'inserted'))
    .reduce((sum, one) => sum + one.cut, 0)
  return (
    <>
      <p className="correct-words whitespace-pre-wrap" dir="auto">
        <span className="text-ink-faint">{hunk.before}</span>
        {hunk.pieces.map((piece, i) => {
          if (piece.kind === 'kept') return <span key={i}>{piece.text}</span>
          if (isNew) return piece.kind === 'inserted' && <Inserted key={i}>{piece.text}</Inserted>
          return piece.kind === 'removed' && <Removed key={i}>{piece.text}</Removed>
        })}
        <span className="text-ink-faint">{hunk.behind}</span>
      </p>
      {cut > 0 && <p className="text-sm text-ink-faint">{t('cut', { count: cut })}</p>}
    </>
  )
}
