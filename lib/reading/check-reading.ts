// The laws of a reading (README, R1 …): checked by tests, by `doctor` on everything stored, and by the score of a reader.
import type { Span } from '#lib/text/span.ts'
import type { Reading } from './reading.ts'

export interface ReadingFinding {
  readonly code:
    | 'text_not_normal'
    | 'map_wrong'
    | 'map_order'
    | 'unaccounted'
    | 'invented'
    | 'block_order'
    | 'block_joint'
    | 'note_wrong'
    | 'page_wrong'
    | 'span_outside'
  readonly message: string
}

/** Everything in which `reading` breaks its contract with the decoded original; empty when it keeps it. */
export function checkReading(reading: Reading, raw: string): ReadingFinding[] {
  const findings: ReadingFinding[] = []
  const say = (code: ReadingFinding['code'], message: string): void => void findings.push({ code, message })
  const { text } = reading
  if (text.normalize('NFC') !== text || /[\r\0]/.test(text) || !text.isWellFormed())
    say('text_not_normal', 'the text is not NFC with plain line feeds')
  checkMap(reading, raw, say)
  checkBlocks(reading, say)
  for (const span of rawSpans(reading)) {
    if (span[0] < 0 || span[1] > raw.length || span[0] > span[1])
      say('span_outside', `[${span.join(', ')}] lies outside the original`)
  }
  for (const note of reading.notes) {
    const { at, body, marker, state, label } = note
    const isInside = (span: Span | null): boolean =>
      span === null || (span[0] >= 0 && span[0] < span[1] && span[1] <= text.length)
    if (at !== null && (at < 0 || at > text.length))
      say('note_wrong', `note ${label} is marked outside the text`)
    if (!isInside(body)) say('note_wrong', `the body of note ${label} is outside the text`)
    if ((marker === null) !== state.includes('marker_missing'))
      say('note_wrong', `note ${label} is ${state}, but its mark says otherwise`)
    if (
      body &&
      !reading.blocks.some((block) => block.kind === 'note' && block.start >= body[0] && block.end <= body[1])
    ) {
      say('note_wrong', `the body of note ${label} is no block`)
    }
  }
  reading.pages.forEach((page, i) => {
    const before = reading.pages[i - 1]
    // In reading order; where a misplaced page was moved, that is not the order of the file.
    const isOrdered = !before || (before.order !== page.order && before.at <= page.at)
    if (!isOrdered || page.at > text.length || page.raw > raw.length)
      say('page_wrong', `page ${page.label} is out of order`)
  })
  return findings
}

/** How many characters of the original no part of the reading accounts for; blanks apart from what can be seen. */
export function countUnaccounted(reading: Reading, raw: string): { visible: number; blank: number } {
  const seen = new Uint8Array(raw.length)
  for (const [, start, length] of reading.map) seen.fill(1, start, start + length)
  for (const [start, end] of rawSpans(reading)) seen.fill(1, start, end)
  let [visible, blank] = [0, 0]
  for (let i = 0; i < raw.length; i++) {
    if (seen[i]) continue
    if (/\s/.test(raw.charAt(i))) blank++
    else visible++
  }
  return { visible, blank }
}

type Say = (code: ReadingFinding['code'], message: string) => void

function checkMap(reading: Reading, raw: string, say: Say): void {
  const { text, map } = reading
  let at = 0
  let uncovered = ''
  const used = new Uint8Array(raw.length)
  for (const [to, from, length] of map) {
    if (to < at || length < 1 || to + length > text.length || from + length > raw.length)
      say('map_order', `run at ${to} is out of order`)
    uncovered += text.slice(at, to)
    at = Math.max(at, to + length)
    if (text.slice(to, to + length).normalize('NFC') !== raw.slice(from, from + length).normalize('NFC'))
      say('map_wrong', `run at ${to} says other words`)
    for (let i = from; i < from + length; i++) {
      if (used[i]) say('map_order', `character ${i} of the original is copied twice`)
      used[i] = 1
    }
  }
  uncovered += text.slice(at)
  const { visible, blank } = countUnaccounted(reading, raw)
  if (visible + blank > 0)
    say('unaccounted', `${visible} visible and ${blank} blank characters are unaccounted for`)
  // What the text has and the map has not, an edit has put there.
  const supply = new Map<string, number>()
  for (const { replacement } of reading.edits)
    for (const sign of replacement) supply.set(sign, (supply.get(sign) ?? 0) + 1)
  let invented = 0
  for (const sign of uncovered) {
    const left = supply.get(sign) ?? 0
    if (left > 0) supply.set(sign, left - 1)
    else if (sign !== '\n') invented++
  }
  if (invented > 0)
    say('invented', `${invented} characters of the text stand neither in the original nor in an edit`)
}

function checkBlocks({ blocks, text }: Reading, say: Say): void {
  let at = -1
  for (const { start, end } of blocks) {
    if (start >= end || end > text.length)
      say('block_order', `block [${start}, ${end}] is empty or outside the text`)
    if (start !== at + 1)
      say('block_joint', `one line feed, and nothing else, stands before the block at ${start}`)
    else if (at >= 0 && text[at] !== '\n')
      say('block_joint', `no line feed stands before the block at ${start}`)
    at = end
  }
  if (at !== text.length && text !== '') say('block_order', 'the last block does not end with the text')
}

function* rawSpans(reading: Reading): Generator<Span> {
  for (const { raw } of reading.edits) yield raw
  for (const { raw } of reading.furniture) yield raw
  for (const { raw } of reading.duplicates) yield raw
  for (const note of reading.notes) {
    if (note.marker) yield note.marker.raw
    if (note.bodyMarker) yield note.bodyMarker.raw
    yield* note.rawBody
  }
}
