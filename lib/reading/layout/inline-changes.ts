// What is changed inside a line: marks of notes are taken out, blanks between the letters of a word are closed.
import type { Span } from '#lib/text/span.ts'
import type { SpacingReading } from './letter-spacing.ts'
import type { LinkedNotes } from './note-markers.ts'
import type { FoundNote } from './note-zones.ts'

export interface InlineChange {
  readonly raw: Span
  readonly kind: 'note-marker' | 'letter-spacing' | 'edit-link'
  /** Place among the notes: those with a body, then those without; null for a further call and for blanks. */
  readonly note: number | null
  readonly replacement: '' | ' '
}

/** In the order of the original, not overlapping. `notes`: those with a body. */
export function inlineChanges(
  { markers, again, bodiless }: LinkedNotes,
  notes: readonly FoundNote[],
  leftOut: readonly Span[],
  spacing?: SpacingReading,
): InlineChange[] {
  const mark = (raw: Span, note: number | null): InlineChange => ({
    raw,
    note,
    kind: 'note-marker',
    replacement: '',
  })
  const all = [
    ...[...markers].map(([note, { raw }]) => mark(raw, note)),
    ...again.map(({ marker }) => mark(marker.raw, null)),
    ...bodiless.map(({ marker }, i) => mark(marker.raw, notes.length + i)),
    ...notes.flatMap(({ closing }) => (closing ? [mark(closing, null)] : [])),
  ]
  for (const raw of leftOut) all.push({ raw, kind: 'edit-link', note: null, replacement: '' })
  for (const { closed, wide } of spacing?.lines.values() ?? []) {
    for (const raw of closed) all.push({ raw, kind: 'letter-spacing', note: null, replacement: '' })
    for (const raw of wide) all.push({ raw, kind: 'letter-spacing', note: null, replacement: ' ' })
  }
  all.sort((a, b) => a.raw[0] - b.raw[0] || a.raw[1] - b.raw[1])
  let end = 0
  return all.filter(({ raw }) => {
    const isFree = raw[0] >= end
    if (isFree) end = raw[1]
    return isFree
  })
}

/** Where the first change at or behind an offset stands in the list. */
export function firstChange(changes: readonly InlineChange[], offset: number): number {
  let [low, high] = [0, changes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((changes[middle]?.raw[0] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** A piece of the original as it will be read. */
export function changedText(
  raw: string,
  start: number,
  end: number,
  changes: readonly InlineChange[],
): string {
  let [text, at] = ['', start]
  for (let i = firstChange(changes, start); (changes[i]?.raw[0] ?? Infinity) < end; i++) {
    const change = changes[i]
    if (!change) break
    text += raw.slice(at, change.raw[0]) + change.replacement
    at = change.raw[1]
  }
  return (text + raw.slice(at, end)).normalize('NFC').trim()
}
