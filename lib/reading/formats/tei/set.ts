// Sets the steps of a TEI document one after the other: blanks of XML become one, words divided at line ends of the source are
// joined, notes are marked where they stand and their bodies set behind the text.
import { readingBuilder, type BuiltText } from '../../builder.ts'
import type { Choices, Decision, Note, Page, Problem, Section } from '../../reading.ts'
import type { WordLists } from '../../word-list.ts'
import { blockSetter } from './blanks.ts'
import type { Step, TeiNote } from './steps.ts'

export interface SetText {
  readonly built: BuiltText
  readonly notes: Note[]
  readonly pages: Page[]
  readonly sections: Section[]
  readonly problems: Problem[]
  readonly decisions: readonly Decision[]
}

export function setSteps(
  raw: string,
  steps: readonly Step[],
  all: readonly TeiNote[],
  choices: Choices,
  wordLists: WordLists,
): SetText {
  const builder = readingBuilder(raw)
  const setter = blockSetter(raw, builder, steps, choices, wordLists)
  const pages: Page[] = []
  const sections: Section[] = []
  const problems: Problem[] = []
  const notes: Note[] = []
  const queue: { note: Note; from: TeiNote }[] = []
  const known = new Map<TeiNote, Note>()
  const unnamed = new Map<Note['kind'], number>()
  const say = (code: string, label: string, message: string, at: number): void =>
    void problems.push({ code, severity: 'warning', message, label, raw: [at, at + 1] })

  const run = (own: readonly Step[]): void => {
    for (const step of own) {
      if (step.op === 'page')
        pages.push({
          label: step.label ?? String(pages.length + 1),
          labelSource: step.label === null ? 'counted' : 'printed',
          raw: step.at,
          at: builder.at(),
          order: pages.length,
        })
      else if (step.op === 'section') openOrCloseSection(step.section)
      else if (step.op === 'call') call(step.note, step.marker)
      else setter.set(step)
    }
  }
  const openOrCloseSection = (head: Extract<Step, { op: 'section' }>['section']): void => {
    setter.set({ op: 'close' })
    if (head) sections.push({ start: builder.at(), end: -1, ...head })
    else {
      const open = sections.findLast(({ end }) => end < 0)
      if (open) closeSection(sections, open, builder.at() - 1)
    }
  }
  const call = (from: TeiNote, marker: readonly [number, number]): void => {
    const again = known.get(from)
    if (again) {
      builder.drop(marker[0], marker[1], 'note-mark')
      say('note_marked_twice', again.label, `Note ${again.label} is marked a second time.`, marker[0])
      return
    }
    builder.claim(marker[0], marker[1])
    queue.push({ from, note: add(from, { at: builder.at(), marker: { raw: marker }, state: 'linked' }) })
  }
  const add = (from: TeiNote, place: Pick<Note, 'at' | 'marker' | 'state'>): Note => {
    const { kind, bodyMarker } = from
    const count = (unnamed.get(kind) ?? 0) + (from.label === '' ? 1 : 0)
    unnamed.set(kind, count)
    const label = from.label === '' ? String(count) : from.label
    const note: Note = {
      kind,
      label,
      ...place,
      bodyMarker: bodyMarker && { raw: bodyMarker },
      body: null,
      rawBody: [],
    }
    if (bodyMarker) builder.claim(bodyMarker[0], bodyMarker[1])
    notes.push(note)
    known.set(from, note)
    return note
  }
  const setBodies = (): void => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { note, from } = next
      const start = builder.at()
      run(from.body)
      const end = Math.max(0, builder.at() - 1)
      if (end > start || (end === 0 && builder.at() > start)) {
        note.body = [start, end]
        note.rawBody = [...from.rawBody]
        continue
      }
      note.state = note.state === 'linked' ? 'body_missing' : `${note.state}+body_missing`
      say('note_body_missing', note.label, `Note ${note.label} has a mark but no words.`, note.marker?.raw[0] ?? 0)
    }
  }

  run(steps)
  setter.set({ op: 'close' })
  setBodies()
  for (const from of all) {
    if (known.has(from)) continue
    const at = from.rawBody[0]?.[0] ?? 0
    const note = add(from, { at: null, marker: null, state: 'marker_missing' })
    say('note_marker_missing', note.label, `Note ${note.label} stands in the file, but nothing in the text calls it.`, at)
    queue.push({ from, note })
    setBodies()
  }
  const built = builder.finish()
  clamp(built.text.length, notes, pages, sections)
  return { built, notes, pages, sections, problems, decisions: setter.decisions }
} // prettier-ignore

/** A source that holds others is not one of its own; what is known of it holds for them. */
function closeSection(sections: Section[], open: Section, end: number): void {
  const inner = sections.slice(sections.indexOf(open) + 1)
  open.end = Math.max(open.start, end)
  if (inner.length === 0) return
  const { creator, date } = open
  for (const one of inner)
    Object.assign(one, {
      ...(creator === undefined ? {} : { creator }),
      ...(date === undefined ? {} : { date }),
      ...one,
    })
  sections.splice(sections.indexOf(open), 1)
}

/** What stands after the last word stands at the end of the text, not beyond it. */
function clamp(length: number, notes: readonly Note[], pages: readonly Page[], sections: Section[]): void {
  for (const note of notes) if (note.at !== null) note.at = Math.min(note.at, length)
  for (const page of pages) page.at = Math.min(page.at, length)
  for (const section of sections) {
    section.start = Math.min(section.start, length)
    section.end = section.end < 0 ? length : Math.min(section.end, length)
  }
  // The notes of a document that is alone in its file are its own.
  const [only] = sections
  if (only && sections.length === 1) only.end = length
}
