// A whole document of a word processor: its text, then the bodies of its notes, then what stood at the edges of its pages. The
// original is made of these lines; each mark and each body shows its number there.
import type { Read } from '../assemble.ts'
import type { Choices, Problem } from '../reading.ts'
import { flow } from './flow.ts'
import { noteBook, type NoteBody } from './note-book.ts'
import type { Story, StoryNote } from './story.ts'
import { storyWriter } from './write-story.ts'

export interface Document {
  readonly main: Story
  readonly notes: ReadonlyMap<string, StoryNote>
  /** Running heads and the like: the kind of furniture and the words. */
  readonly edges: readonly { readonly kind: string; readonly text: string }[]
  readonly problems: readonly Problem[]
  readonly language?: string | undefined
  readonly counts?: Readonly<Record<string, number>>
}

/** Writes it all down. `raw` is the original. */
export function readStories(
  document: Document,
  choices: Choices,
): { readonly raw: string; readonly read: Read } {
  const text = flow()
  const bodies = new Map<string, NoteBody>()
  const book = noteBook(text, bodies)
  const writer = storyWriter({ flow: text, book, choices, noteOf: (key) => document.notes.get(key) })
  for (const [key, { kind, label, heading, story }] of document.notes)
    bodies.set(key, {
      ...{ kind, label },
      read() {
        const bodyMarker = text.claim({ start: 0, end: 0 }, heading)
        text.skip(' ')
        const from = text.place()
        writer.write(story, true)
        text.endLine()
        return { bodyMarker, rawBody: text.place() > from ? [[from, text.place()]] : [] }
      },
      leaveOut() {
        text.drop({ start: 0, end: 0, text: heading }, 'tracked-deletion')
        text.skip(' ')
        writer.leaveOut(story, 'tracked-deletion')
        text.endLine()
      },
    })
  writer.write(document.main)
  book.readBodies()
  writer.report()
  for (const { kind, text: words } of document.edges) {
    text.drop({ start: 0, end: 0, text: words }, kind)
    text.endLine()
  }
  const { raw, built, pages, decisions, problems } = text.finish()
  for (const note of book.notes) if (note.at !== null) note.at = Math.min(note.at, built.text.length)
  const read: Read = {
    ...{ ...built, pages, decisions, notes: book.notes },
    problems: [...problems, ...document.problems],
    ...(document.language === undefined ? {} : { language: document.language }),
    ...(document.counts ? { counts: document.counts } : {}),
  }
  return { raw, read }
}
