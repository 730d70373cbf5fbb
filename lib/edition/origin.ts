// Notes that came from another program: whose they were there, and since when. Who brought them in did not write them.
import type { RecordOf } from '#lib/live/records.ts'
import type { NoteOrigin } from './edition-passage.ts'
import type { Labels } from './labels/labels.ts'

const programs: Readonly<Record<RecordOf<'borrowing'>['format'], string>> = {
  'web-annotation': 'Web Annotation',
  fontes: 'Fontes',
  recogito: 'Recogito',
  hypothesis: 'Hypothesis',
  'hypothesis-csv': 'Hypothesis',
  catma: 'CATMA',
  'refi-qda': 'REFI-QDA',
}

/** By the id of the note. */
export function originsOf(borrowings: readonly RecordOf<'borrowing'>[]): ReadonlyMap<string, NoteOrigin> {
  const origins = new Map<string, NoteOrigin>()
  for (const { notes, author, created, format } of borrowings)
    for (const note of notes)
      if (note.noteId !== null)
        origins.set(note.noteId, {
          author: note.author ?? author,
          program: programs[format],
          created: note.created ?? created,
        })
  return origins
}

/** `after M. Quill (Hypothesis, 2023-11-05)`; empty for our own notes. */
export function originPhrase(origin: NoteOrigin | null, labels: Labels): string {
  if (!origin) return ''
  const day = /^\d{4}-\d\d-\d\d[T ]/.test(origin.created) ? origin.created.slice(0, 10) : origin.created
  const where = [origin.program, day].filter((word) => word !== '').join(', ')
  return origin.author === '' ? `${labels.takenFrom} ${where}` : `${labels.after} ${origin.author} (${where})`
}
