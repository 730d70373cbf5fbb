'use client'

import { useTranslations } from 'use-intl'
import type { ProjectEvent } from '#lib/live/event.ts'
import { diffTexts } from '#lib/text/diff.ts'
import type { RecordWords } from './record-words.ts'

/** What the machine notes beside; nobody looks for it. */
const silent = [
  'id',
  'version',
  'createdById',
  'createdAt',
  'updatedAt',
  'retiredAt',
  'prefix',
  'suffix',
  'report',
  'changes',
]
/** Shorter values read best as a whole, one after the other. */
const WORDS_FROM = 60

/** What a revision changed: short values before and after, long texts with their words struck out and put in. */
export function EventChanges({ event, words }: { event: ProjectEvent; words: RecordWords }) {
  const t = useTranslations('history')
  const before = event.before ?? {}
  const after = event.after ?? {}
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !silent.includes(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
  return (
    <dl className="mt-1 grid gap-1 text-[0.9375rem]">
      {names.map((name) => {
        const old = words.value(event.kind, name, before[name])
        const now = words.value(event.kind, name, after[name])
        return (
          <div key={name} className="grid gap-x-3 sm:grid-cols-[9rem_minmax(0,1fr)]">
            <dt className="text-sm text-ink-faint">{words.field(name)}</dt>
            <dd className="font-serif [overflow-wrap:anywhere]">
              {old.length + now.length > 2 * WORDS_FROM ? (
                <WordDiff before={old} after={now} />
              ) : (
                <>
                  <span className="visually-hidden">{t('before')}: </span>
                  <Gone>{old}</Gone>
                  <span aria-hidden> → </span>
                  <span className="visually-hidden">{t('after')}: </span>
                  <New>{now}</New>
                </>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function WordDiff({ before, after }: { before: string; after: string }) {
  const pieces: { at: number; kept: string; gone: string; put: string }[] = []
  let at = 0
  for (const change of diffTexts(before, after)) {
    const [start, end] = change.old
    pieces.push({ at, kept: before.slice(at, start), gone: before.slice(start, end), put: change.inserted })
    at = end
  }
  return (
    <p className="whitespace-pre-line">
      {pieces.map((piece) => (
        <span key={piece.at}>
          {piece.kept}
          {piece.gone !== '' && <Gone>{piece.gone}</Gone>}
          {piece.put !== '' && <New>{piece.put}</New>}
        </span>
      ))}
      {before.slice(at)}
    </p>
  )
}

function Gone({ children }: { children: string }) {
  return <del className="text-danger decoration-1">{children}</del>
}

function New({ children }: { children: string }) {
  return <ins className="text-ok decoration-1 underline-offset-2">{children}</ins>
}
