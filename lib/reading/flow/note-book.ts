// The notes of a document while it is read: marks as they come, bodies after the text in the order of their marks, and what does
// not fit together. No note vanishes: what has no mark, or no body, is said.
import type { Span } from '#lib/text/span.ts'
import type { Note } from '../reading.ts'
import type { Flow, Piece } from './flow.ts'

/** A note's body before it is read. */
export interface NoteBody {
  readonly kind: Note['kind']
  readonly label: string
  /** Writes the body's blocks (`note`) and hands back the sign before it, if there is one. */
  readonly read: (flow: Flow) => BodyRead
  /** Writes the same into the original, but not into the text. */
  readonly leaveOut?: (flow: Flow) => void
}

export interface BodyRead {
  readonly bodyMarker: Span | null
  /** Where the words of the body stand in the original. */
  readonly rawBody: readonly Span[]
}

export interface NoteBook {
  readonly notes: Note[]
  /** A mark in the text. `shown`: what a made original has in its place. */
  call(key: string, mark: NoteMark): void
  /** A note that was deleted with its mark: its body takes its place among the others, but is no part of the text. */
  leaveOut(key: string): void
  /** Reads the bodies of all notes that were called, then of those that were not. */
  readBodies(): void
}

export interface NoteMark {
  readonly piece: Piece
  readonly shown: string
  /** As the mark says it; the body may say it otherwise. */
  readonly label: string
  readonly kind: Note['kind']
}

export function noteBook(flow: Flow, bodies: ReadonlyMap<string, NoteBody>): NoteBook {
  const notes: Note[] = []
  const first = new Map<string, Note>()
  const again: { note: Note; of: Note }[] = []
  const queue: string[] = []
  const left = new Set<string>()
  const say = (code: string, label: string, message: string, raw: Span): void =>
    flow.say({ code, severity: 'warning', message, label, raw })

  const readBody = (key: string, note: Note): void => {
    const body = bodies.get(key)
    if (!body) return
    let from = 0
    flow.then((at) => {
      from = at
    })
    const { bodyMarker, rawBody } = body.read(flow)
    note.bodyMarker = bodyMarker && { raw: bodyMarker }
    flow.then((at) => {
      // Between blocks, `at` is where the next one would begin.
      const to = at - 1
      if (to > from) {
        note.body = [from, to]
        note.rawBody = [...rawBody]
        return
      }
      note.state = note.state === 'linked' ? 'body_missing' : `${note.state}+body_missing`
      say('note_body_missing', note.label, `Note ${note.label} has no words.`, note.marker?.raw ?? [0, 0])
    })
  }

  return {
    notes,
    call(key, { piece, shown, label, kind }) {
      const raw = flow.claim(piece, shown)
      const body = bodies.get(key)
      const known = first.get(key)
      // A body that was read before its mark was met, inside another such body.
      const isLate = known?.marker === null
      const note: Note = isLate
        ? known
        : {
            label: label === '' ? (body?.label ?? '') : label,
            kind: body?.kind ?? kind,
            ...{ at: null, marker: { raw }, bodyMarker: null, body: null, rawBody: [], state: 'linked' },
          }
      flow.then((at) => {
        note.at = at
      })
      if (isLate) {
        Object.assign(note, { marker: { raw }, state: 'linked' })
        return
      }
      notes.push(note)
      if (known) {
        again.push({ note, of: known })
        say('note_marked_twice', note.label, `Note ${note.label} is marked a second time.`, raw)
      } else if (body) {
        first.set(key, note)
        left.delete(key)
        if (!queue.includes(key)) queue.push(key)
      } else {
        note.state = 'body_missing'
        say('note_body_missing', note.label, `Note ${note.label} has a mark but no body.`, raw)
      }
    },
    leaveOut(key) {
      if (first.has(key) || left.has(key)) return
      left.add(key)
      queue.push(key)
    },
    readBodies() {
      const readQueue = (): void => {
        // A body may call further notes while it is read.
        for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
          const note = first.get(key)
          if (note) readBody(key, note)
          else bodies.get(key)?.leaveOut?.(flow)
        }
      }
      readQueue()
      for (const [key, { label, kind }] of bodies) {
        if (first.has(key) || left.has(key)) continue
        const note: Note = {
          ...{ label, kind, at: null, marker: null, bodyMarker: null, body: null, rawBody: [] },
          state: 'marker_missing',
        }
        first.set(key, note)
        notes.push(note)
        readBody(key, note)
        readQueue()
      }
      for (const { label, marker, bodyMarker } of notes) {
        if (marker) continue
        const message = `Note ${label} has a body but no mark in the text.`
        const raw = bodyMarker?.raw
        flow.say({
          code: 'note_marker_missing',
          severity: 'warning',
          message,
          label,
          ...(raw ? { raw } : {}),
        })
      }
      flow.then(() => {
        for (const { note, of } of again) {
          note.body = of.body
          note.bodyMarker = of.bodyMarker
          if (of.body === null) note.state = 'body_missing'
        }
      })
    },
  }
}
