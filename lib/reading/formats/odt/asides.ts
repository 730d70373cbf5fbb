// What stands inside a paragraph of an OpenDocument text and is none of it: notes, comments, and at the beginning the regions of
// tracked changes. Each has words of its own and says something of itself.
import type { Change, Story, StoryNote, StoryPiece } from '../../flow/story.ts'
import { attribute, type XmlOpen } from '../../xml/walk.ts'

type NotePiece = Extract<StoryPiece, { op: 'note' }>

interface OpenAside {
  readonly tag: XmlOpen
  readonly piece: NotePiece | null
  said: { label: string; author: string; date: string }
  saying: 'label' | 'author' | 'date' | null
  change?: Change['kind']
}

export interface Asides {
  readonly notes: ReadonlyMap<string, StoryNote>
  isOpen(): boolean
  /** Begins a note or a comment; the piece that stands in its place. */
  note(tag: XmlOpen, pieces: StoryPiece[], change: Change | null): NotePiece
  region(tag: XmlOpen): void
  /** The region's kind of change. */
  kind(kind: Change['kind']): void
  say(what: OpenAside['saying']): void
  isSaying(): boolean
  words(text: string): void
  closeNote(story: Story): void
  closeRegion(): { id: string; change: Change } | null
  /** A comment stands where the words end that it speaks of. */
  endComment(name: string, pieces: StoryPiece[]): void
}

export function asideReader(): Asides {
  const notes = new Map<string, StoryNote>()
  const open: OpenAside[] = []
  const ranged = new Map<string, { pieces: StoryPiece[]; piece: NotePiece }>()
  let [comments, count] = [0, 0]
  const counts = { footnote: 0, endnote: 0 }
  const begin = (tag: XmlOpen, piece: NotePiece | null, label: string): void =>
    void open.push({ tag, piece, said: { label, author: '', date: '' }, saying: null })
  return {
    notes,
    isOpen: () => open.length > 0,
    note(tag, pieces, change) {
      const isNote = tag.local === 'note'
      const kind = isNote ? (attribute(tag, 'note-class') === 'endnote' ? 'endnote' : 'footnote') : 'comment'
      const label = isNote ? '' : `c${++comments}`
      const piece: NotePiece = {
        op: 'note',
        key: `note ${++count}`,
        kind,
        label,
        change: isNote ? change : null,
      }
      begin(tag, piece, label)
      const name = isNote ? undefined : attribute(tag, 'name')
      if (name !== undefined) ranged.set(name, { pieces, piece })
      return piece
    },
    region: (tag) => begin(tag, null, ''),
    kind(kind) {
      const aside = open.at(-1)
      if (aside && !aside.piece) aside.change = kind
    },
    say(what) {
      const aside = open.at(-1)
      if (aside) aside.saying = what
    },
    isSaying: () => (open.at(-1)?.saying ?? null) !== null,
    words(text) {
      const aside = open.at(-1)
      if (aside?.saying) aside.said[aside.saying] += text
    },
    closeNote(story) {
      const aside = open.pop()
      if (!aside?.piece) return
      const { piece, said } = aside
      if (piece.kind !== 'comment') counts[piece.kind === 'endnote' ? 'endnote' : 'footnote']++
      // A program that saves a document without laying out its pages numbers all notes with 0.
      const isUncounted = said.label.trim() === '0' && piece.kind === 'footnote'
      const label = isUncounted ? String(counts.footnote) : said.label.trim()
      piece.label = label
      const by =
        piece.kind === 'comment'
          ? [said.author.trim(), said.date.trim().slice(0, 10)].filter(Boolean).join(', ')
          : ''
      const heading = `[${[label === '' ? '?' : label, by].filter(Boolean).join(' ')}]`
      notes.set(piece.key, { kind: piece.kind, label, heading, story })
    },
    closeRegion() {
      const aside = open.pop()
      const id = aside ? (attribute(aside.tag, 'id') ?? '') : ''
      if (!aside?.change || id === '') return null
      return {
        id,
        change: { kind: aside.change, author: aside.said.author.trim(), date: aside.said.date.trim() },
      }
    },
    endComment(name, pieces) {
      const place = ranged.get(name)
      if (!place) return
      ranged.delete(name)
      const at = place.pieces.indexOf(place.piece)
      if (at >= 0) place.pieces.splice(at, 1)
      pieces.push(place.piece)
    },
  }
}
