// Which notes are called from the same lines: those of a page, those of a chapter whose notes stand behind it, or all of a file.
import type { MarkerCandidate } from './marker-candidates.ts'
import type { FoundNote } from './note-zones.ts'
import { sheetFinder, type Sheet } from './sheets.ts'

export interface NoteScope {
  /** Places in the list of notes, ascending. */
  readonly members: number[]
  /** Lines in which they are called. */
  readonly from: number
  readonly to: number
}

export type LabelSeries = 'number' | 'sign' | 'letter'

/** Figures, signs and letters each have their own order: a page may call 1, 2, *, 3. */
export const seriesOf = (label: string): LabelSeries =>
  /^\d/.test(label) ? 'number' : /^\p{L}/u.test(label) ? 'letter' : 'sign'

export function findScopes(
  notes: readonly FoundNote[],
  sheets: readonly Sheet[],
  candidates: readonly MarkerCandidate[],
  length: number,
): NoteScope[] {
  const isPaged = sheets.length > 1 && new Set(notes.map(({ sheet }) => sheet)).size > 0
  return isPaged ? onPages(notes, sheets, candidates) : inFile(notes, length)
}

/** Most notes are called on their own page; those that are not stand in a list behind the text that calls them. */
function onPages(
  notes: readonly FoundNote[],
  sheets: readonly Sheet[],
  candidates: readonly MarkerCandidate[],
): NoteScope[] {
  const sheetOf = sheetFinder(sheets)
  const called = new Set(
    candidates.flatMap(({ label, line, weight }) => (weight >= 0.5 ? [`${sheetOf(line)} ${label}`] : [])),
  )
  const scopes: NoteScope[] = []
  const bySheet = new Map<number, number[]>()
  const putOnPage = (note: number): void => {
    const sheet = notes[note]?.sheet ?? 0
    const own = bySheet.get(sheet)
    if (own) own.push(note)
    else bySheet.set(sheet, [note])
  }
  let from = 0
  for (const run of numberRuns(notes)) {
    const onOwn = run.filter((note) =>
      called.has(`${notes[note]?.sheet ?? 0} ${notes[note]?.label ?? ''}`),
    ).length
    const [first, last] = [notes[run[0] ?? 0], notes[run.at(-1) ?? 0]]
    const start = first?.lines[0] ?? 0
    const above = scopes.at(-1)
    if (onOwn * 5 >= run.length * 2 || run.length < 2) run.forEach(putOnPage)
    else if (above && start - from <= nearby) above.members.push(...run)
    else scopes.push({ members: run, from, to: start })
    from = last?.lines.at(-1) ?? from
  }
  notes.forEach(({ label }, i) => {
    if (seriesOf(label) !== 'number') putOnPage(i)
  })
  for (const [order, members] of bySheet) {
    const sheet = sheets.find((one) => one.order === order)
    if (sheet) scopes.push({ members: members.sort((a, b) => a - b), from: sheet.first, to: sheet.last })
  }
  return scopes
}

/** So few lines lie between the notes of one chapter and those of the next in one list: a heading, no text that calls any. */
const nearby = 4

/** Notes whose numbers rise; where a number is not above the one before, a page or a chapter begins anew. */
function numberRuns(notes: readonly FoundNote[]): number[][] {
  const runs: number[][] = []
  let before = Infinity
  notes.forEach(({ label }, i) => {
    if (seriesOf(label) !== 'number') return
    const number = Number(label)
    const open = runs.at(-1)
    if (open && number > before) open.push(i)
    else runs.push([i])
    before = number
  })
  return runs
}

/** Without pages: notes that stand together, with the lines above them. */
function inFile(notes: readonly FoundNote[], length: number): NoteScope[] {
  const found: NoteScope[] = []
  let from = 0
  let members: number[] = []
  const latest = new Map<LabelSeries, string>()
  notes.forEach((note, i) => {
    const [before, series] = [notes[i - 1], seriesOf(note.label)]
    const kin = latest.get(series)
    const distance = (note.lines[0] ?? 0) - (before?.lines.at(-1) ?? 0)
    const isListedOn = before?.isEndnote === true && distance <= nearby
    const isAnew =
      before &&
      ((kin !== undefined && (kin === note.label || Number(note.label) <= Number(kin)) && !isListedOn) ||
        distance > 12)
    if (isAnew && members.length > 0) {
      found.push({ members, from, to: before.lines[0] ?? length })
      from = before.lines.at(-1) ?? 0
      members = []
      latest.clear()
    }
    members.push(i)
    latest.set(series, note.label)
  })
  if (members.length > 0) found.push({ members, from, to: length })
  return found
}
