// A difference to be looked at: each change with the words around it, old and new.
import type { Span } from '#lib/text/span.ts'
import { stepsOf } from './difference.ts'

export interface HunkPiece {
  readonly kind: 'kept' | 'removed' | 'inserted'
  readonly text: string
  /** Characters left out in the middle of a very long piece. */
  readonly cut: number
}

/** Changes that stand close together, with the words before and behind them. */
export interface Hunk {
  /** Where the changes stand in the two texts, without the words around them. */
  readonly old: Span
  readonly new: Span
  readonly before: string
  readonly pieces: readonly HunkPiece[]
  readonly behind: string
}

/** UTF-16 code units of kept text shown around a change, and between two that are shown together. */
const AROUND = 70
const TOGETHER = 40
const LONGEST = 1200

/** The hunks from number `from`, at most `most`, and how many there are. */
export function hunksOf(
  before: string,
  after: string,
  runs: readonly (number | string)[],
  { from = 0, most = 200 }: { from?: number; most?: number } = {},
): { hunks: Hunk[]; count: number } {
  const groups: { old: [number, number]; new: [number, number]; changes: { old: Span; new: Span }[] }[] = []
  for (const { kind, old, new: now } of stepsOf(runs)) {
    if (kind === 'kept') continue
    const last = groups.at(-1)
    const isNear =
      last && old[0] - last.old[1] <= TOGETHER && !before.slice(last.old[1], old[0]).includes('\n')
    if (last && isNear) {
      last.old[1] = old[1]
      last.new[1] = now[1]
      last.changes.push({ old, new: now })
    } else groups.push({ old: [...old], new: [...now], changes: [{ old, new: now }] })
  }
  const hunks = groups.slice(from, from + most).map((group): Hunk => {
    const pieces: HunkPiece[] = []
    let at = group.old[0]
    const add = (kind: HunkPiece['kind'], text: string): void => {
      if (text !== '') pieces.push({ kind, ...shortened(text) })
    }
    for (const { old, new: now } of group.changes) {
      add('kept', before.slice(at, old[0]))
      add('removed', before.slice(...old))
      add('inserted', after.slice(...now))
      at = old[1]
    }
    return {
      old: group.old,
      new: group.new,
      before: wordsBefore(before, group.old[0]),
      pieces,
      behind: wordsBehind(before, group.old[1]),
    }
  })
  return { hunks, count: groups.length }
}

function shortened(text: string): { text: string; cut: number } {
  if (text.length <= LONGEST) return { text, cut: 0 }
  const half = LONGEST / 2
  return {
    text: `${text.slice(0, half).toWellFormed()} … ${text.slice(-half).toWellFormed()}`,
    cut: text.length - LONGEST,
  }
}

/** Whole words of the same line as far as there are some, so that nothing looks cut that is not. */
export function wordsBefore(text: string, at: number): string {
  const from = Math.max(0, at - AROUND)
  const line = text.lastIndexOf('\n', at - 1) + 1
  if (at > 0 && line >= from) return text.slice(line, at)
  const part = text.slice(from, at)
  if (from === 0) return part
  const blank = part.search(/\s/)
  return (blank < 0 ? part : part.slice(blank + 1)).toWellFormed()
}

export function wordsBehind(text: string, at: number): string {
  const feed = text.indexOf('\n', at)
  const end = feed < 0 ? text.length : feed
  if (end <= at + AROUND) return text.slice(at, end)
  const part = text.slice(at, at + AROUND)
  const blank = /\s\S*$/.exec(part)?.index ?? -1
  return (blank < 0 ? part : part.slice(0, blank)).toWellFormed()
}
