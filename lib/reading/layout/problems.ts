// The loss report of the layout: what is missing, cut, doubled, moved or unsure.
import type { Span } from '#lib/text/span.ts'
import type { Decision, Duplicate, Edit, Note, Page, Problem } from '../reading.ts'
import { leastOf, mostOf } from './lines.ts'
import type { PageMove } from './page-order.ts'

export interface LayoutFindings {
  readonly notes: readonly Note[]
  readonly pages: readonly Page[]
  readonly duplicates: readonly Duplicate[]
  readonly moves: readonly PageMove[]
  readonly decisions: readonly Decision[]
  /** Of the notes with a body, in the order of the file. */
  readonly labels: readonly string[]
  /** Letters set apart in which no words were found. */
  readonly spaced: readonly Span[]
}

export function layoutProblems({
  notes,
  pages,
  duplicates,
  moves,
  decisions,
  labels,
  spaced,
}: LayoutFindings): Problem[] {
  const problems: Problem[] = []
  for (const note of notes) {
    const raw = note.marker?.raw ?? note.bodyMarker?.raw ?? note.rawBody[0]
    const say = (code: string, message: string): void => {
      problems.push({ code, severity: 'warning', message, label: note.label, ...(raw ? { raw } : {}) })
    }
    if (note.state.includes('marker_missing'))
      say('note_marker_missing', `The place in the text that calls note ${note.label} was not found.`)
    if (note.state.includes('marker_misread'))
      say(
        'note_marker_misread',
        `The mark of note ${note.label} was misread by the machine; what was read is kept.`,
      )
    if (note.state.includes('body_missing'))
      say('note_body_missing', `The text calls note ${note.label}, but the note is not in the file.`)
    if (note.state.includes('body_truncated'))
      say('note_body_truncated', `Note ${note.label} breaks off or has lost a line.`)
  }
  for (const number of missingNumbers(notes, labels))
    problems.push({
      code: 'note_number_missing',
      severity: 'warning',
      message: `Note ${number} is neither called nor printed; the numbers before and after it are.`,
      label: String(number),
    })
  for (const { raw } of duplicates)
    problems.push({
      code: 'passage_repeated',
      severity: 'warning',
      message: 'A passage stands in the file twice; the second copy is left out.',
      raw,
    })
  for (const { sheet } of moves) {
    const page = pages.find(({ order }) => order === sheet)
    problems.push({
      code: 'page_out_of_order',
      severity: 'warning',
      message: `Page ${sheet + 1} of the file stood in the wrong place and was moved.`,
      label: String(sheet + 1),
      ...(page ? { raw: [page.raw, page.raw + 1] } : {}),
    })
  }
  const [first] = spaced
  if (first)
    problems.push({
      code: 'spaced_letters',
      severity: 'info',
      count: spaced.length,
      message: `At ${spaced.length} places letters stand apart from each other; no known word was found in them.`,
      raw: first,
    })
  const unsure = decisions.filter(({ kind, certain }) => kind === 'line-end' && !certain).length
  if (unsure > 0)
    problems.push({
      code: 'line_ends_uncertain',
      severity: 'info',
      count: unsure,
      message: `At ${unsure} line ends it is not certain whether a word was broken.`,
    })
  return problems
}

/** Gaps in an ascending count of notes that begins once. */
function missingNumbers(notes: readonly Note[], labels: readonly string[]): number[] {
  const numbers = new Set(notes.map(({ label }) => Number(label)).filter(Number.isFinite))
  if (numbers.size < 3 || new Set(labels).size !== labels.length) return []
  const [least, most] = [leastOf(numbers), mostOf(numbers)]
  return Array.from({ length: most - least + 1 }, (_, i) => least + i)
    .filter((number) => !numbers.has(number))
    .slice(0, 50)
}

export function layoutCounts(
  edits: readonly Edit[],
  duplicates: readonly Duplicate[],
): Record<string, number> {
  const ofKind = (...kinds: string[]): number => edits.filter(({ kind }) => kinds.includes(kind)).length
  return {
    wordsRejoined: ofKind('join-hyphen', 'join-lost-hyphen', 'join-ck'),
    lostHyphens: ofKind('join-lost-hyphen'),
    hyphensKept: ofKind('keep-hyphen'),
    duplicates: duplicates.length,
  }
}
