// What the reading of a file did, as sentences count it: 37 words rejoined, 2 of them uncertain. Each line has a code by which it
// is said in the reader's language (words/), so that it can be kept with the revision and printed in an edition.
import { listFindings, pageAt } from './findings.ts'
import type { Choices, Reading } from './reading.ts'

export interface SummaryLine {
  readonly code: string
  readonly count: number
  /** How many of them are not certain. */
  readonly unsure?: number
  /** A page, a kind of furniture. */
  readonly label?: string
  /** The page that is repeated. */
  readonly of?: string
}

/** So many pages that stand twice are named one by one. */
const mostRepeats = 5

/** The lines of a reading, the weightiest first; empty when it is the original, letter for letter. */
export function summarise(reading: Reading): SummaryLine[] {
  const lines: SummaryLine[] = []
  const add = (code: string, count: number, more: Omit<SummaryLine, 'code' | 'count'> = {}): void => {
    if (count > 0) lines.push({ code, count, ...more })
  }
  const edits = (...kinds: string[]) => reading.edits.filter(({ kind }) => kinds.includes(kind))
  const counted = (code: string, list: readonly { certain: boolean }[]): void => {
    const unsure = list.filter(({ certain }) => !certain).length
    add(code, list.length, unsure > 0 ? { unsure } : {})
  }
  counted('words_joined', edits('join-hyphen', 'join-lost-hyphen', 'join-ck'))
  counted('hyphens_kept', edits('keep-hyphen'))
  counted('lines_joined', edits('join-line'))
  add('letters_closed', edits('letter-spacing').length)
  add('notes_linked', reading.notes.filter(({ state }) => state === 'linked').length)
  for (const [state, count] of tally(reading.notes.flatMap((note) => note.state.split('+'))))
    if (state !== 'linked') add(`notes_${state}`, count)
  // Many of them are a matter of the whole file: one line says so.
  const repeats = reading.duplicates.length > mostRepeats ? [] : reading.duplicates
  if (repeats.length < reading.duplicates.length) add('text_repeats', reading.duplicates.length)
  for (const { raw, of } of repeats) {
    const [label, original] = [pageAt(reading, raw[0]), pageAt(reading, of[0])]
    if (label !== '' && original !== '' && label !== original) add('page_repeats', 1, { label, of: original })
    else add('text_repeats', 1)
  }
  for (const [kind, count] of tally(reading.furniture.map((one) => one.kind)))
    add('set_apart', count, { label: kind })
  counted(
    'changes',
    reading.decisions.filter(({ kind }) => kind === 'tracked-change'),
  )
  add('private_signs', edits('private-use').length)
  add('pages', reading.pages.length)
  return lines
}

/** How many places ask for a person: what the reader was not certain of and nobody decided, notes with something wrong. */
export function countQuestions(reading: Reading, choices: Choices = {}): number {
  const open = listFindings(reading, choices).filter(({ certain }) => !certain)
  return open.length + reading.problems.filter(({ severity }) => severity === 'error').length
}

function tally(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
