// From the tree of a TEI document to the steps of its reading: blocks, words, tags left out. Elements with a meaning of their own
// are in `elements.ts`.
import type { Span } from '#lib/text/span.ts'
import type { BlockKind, Choices, Decision } from '../../reading.ts'
import type { XmlElement, XmlNode } from '../../xml/tree.ts'
import { witnessNames } from './apparatus.ts'
import { teiElements } from './element-names.ts'
import { handlers } from './elements.ts'
import { makeNote } from './note-bodies.ts'
import { findNoteLinks, holdsNotes, idOf, type NoteLinks } from './notes.ts'
import { blockKind, headingLevel, leftOutAs } from './rules.ts'
import { neighbour } from './siblings.ts'
import type { Step, TeiNote } from './steps.ts'

export interface Mapped {
  readonly steps: readonly Step[]
  /** All notes of the file, those that nothing calls among them. */
  readonly notes: readonly TeiNote[]
  readonly decisions: readonly Decision[]
  readonly tally: ReadonlyMap<string, Tally>
  /** Names of elements that are no TEI. */
  readonly unknown: ReadonlyMap<string, Tally>
}

export interface Tally {
  count: number
  readonly first: Span
}

/** What holds at a place of the tree. */
export interface Context {
  readonly steps: Step[]
  /** The block that words belong to here. */
  readonly block: Extract<Step, { op: 'open' }> | null
  /** Whether elements that are blocks elsewhere are blocks here; in a note they are the note's, in a cell they are words. */
  readonly holds: 'blocks' | 'note' | 'words'
}

/** The walk as the handlers of elements see it. */
export interface Walk {
  readonly raw: string
  readonly links: NoteLinks
  readonly choices: Choices
  readonly decisions: Decision[]
  readonly witnesses: (pointers: string | undefined) => string
  children(element: XmlElement, context: Context): void
  node(node: XmlNode, context: Context): void
  element(element: XmlElement, context: Context): void
  /** Leaves an element out; notes and breaks in it stay. */
  leaveOut(element: XmlElement, kind: string, context: Context): void
  openTag(element: XmlElement, context: Context): void
  closeTag(element: XmlElement, context: Context): void
  count(name: string, element: XmlElement): void
  /** The note of an element, made once. */
  note(element: XmlElement): TeiNote
  call(note: TeiNote, marker: Span, context: Context): void
}

/** `root` is `TEI` or `teiCorpus`. */
export function mapTei(raw: string, root: XmlElement, choices: Choices): Mapped {
  const steps: Step[] = []
  const links = findNoteLinks(raw, root)
  const tally = new Map<string, Tally>()
  const unknown = new Map<string, Tally>()
  const notes = new Map<XmlElement, TeiNote>()
  const decisions: Decision[] = []

  const add = (counts: Map<string, Tally>, name: string, { start, openEnd }: XmlElement): void => {
    const one = counts.get(name)
    if (one) one.count++
    else counts.set(name, { count: 1, first: [start, openEnd] })
  }
  const dropTag = (start: number, end: number, context: Context): void => {
    if (end <= start) return
    const last = context.steps.at(-1)
    // Tags that touch each other are left out in one piece.
    if (last?.op === 'drop' && last.kind === 'markup' && last.end === start)
      context.steps[context.steps.length - 1] = { ...last, end }
    else context.steps.push({ op: 'drop', start, end, kind: 'markup' })
  }

  const walk: Walk = {
    raw,
    links,
    choices,
    decisions,
    witnesses: witnessNames(raw, root),
    children(element, context) {
      for (const child of element.children) walk.node(child, context)
    },
    node(node, context) {
      const { start, end } = node
      if (node.kind === 'element') walk.element(node, context)
      else if (node.kind === 'text')
        context.steps.push({ op: 'text', start, end, ...(node.text === undefined ? {} : { text: node.text }) })
      else context.steps.push({ op: 'drop', start, end, kind: node.kind })
    },
    element(element, context) {
      if (!teiElements.has(element.local) || !isTeiSpace(element.space)) add(unknown, element.name, element)
      const kind = leftOutAs(element)
      const handler = handlers[element.local]
      if (handler) handler(element, context, walk)
      else if (kind !== undefined) {
        walk.leaveOut(element, kind, context)
        walk.count(kind, element)
      } else passThrough(element, context)
      callNotesAt(element, context)
    },
    leaveOut(element, kind, context) {
      if (staysAlways.test(element.local)) return walk.element(element, context)
      if (!holdsNotes(element)) {
        context.steps.push({ op: 'drop', start: element.start, end: element.end, kind })
        return
      }
      dropTag(element.start, element.openEnd, context)
      for (const child of element.children) {
        if (child.kind !== 'element') context.steps.push({ op: 'drop', start: child.start, end: child.end, kind })
        else walk.leaveOut(child, kind, context)
      }
      dropTag(element.closeStart, element.end, context)
    },
    openTag: ({ start, openEnd }, context) => dropTag(start, openEnd, context),
    closeTag: ({ closeStart, end }, context) => dropTag(closeStart, end, context),
    count: (name, element) => add(tally, name, element),
    note(element) {
      const known = notes.get(element)
      if (known) return known
      makeNote(element, walk, (made) => notes.set(element, made))
      return walk.note(element)
    },
    call(note, marker, context) {
      context.steps.push({ op: 'call', note, marker })
    },
  }

  function passThrough(element: XmlElement, context: Context): void {
    const isWords = context.holds === 'words' || continuesLabel(element)
    const kind = isWords ? undefined : blockKind(raw, element)
    walk.openTag(element, context)
    if (kind === undefined) {
      // A paragraph within a cell begins anew there, if only with a blank.
      if (context.holds === 'words' && blockKind(raw, element)) context.steps.push({ op: 'part', at: element.start, with: ' ' })
      walk.children(element, context)
    } else {
      const own = context.holds === 'note' ? 'note' : inherited(element, context) ?? kind
      const level = own === 'heading' ? { level: headingLevel(element) } : {}
      const block = { op: 'open', kind: own, ...level } as const
      context.steps.push(block)
      walk.children(element, { ...context, block })
      context.steps.push(context.block ?? { op: 'close' })
    }
    walk.closeTag(element, context)
  }

  function callNotesAt(element: XmlElement, context: Context): void {
    const id = links.atId.size > 0 ? idOf(element) : undefined
    if (id === undefined) return
    const marker: Span = element.closeStart < element.end ? [element.closeStart, element.end] : [element.start, element.openEnd]
    for (const note of links.atId.get(id) ?? []) walk.call(walk.note(note), marker, context)
  }

  walk.element(root, { steps, block: null, holds: 'blocks' })
  return { steps, notes: [...notes.values()], decisions, tally, unknown }
} // prettier-ignore

/** Whatever they stand in: a note is not lost with a deletion, a page not with a running head. */
const staysAlways = /^(?:note|witDetail|pb)$/

/** The first paragraph of an item whose label has begun the block. */
function continuesLabel(element: XmlElement): boolean {
  const { local, parent } = element
  if (local !== 'p' || parent?.local !== 'item') return false
  const first = parent.children.find((child) => child.kind === 'element')
  return first === element && neighbour(parent, -1)?.local === 'label'
}

/** A paragraph of a list's item is the item's, one of a quotation the quotation's. */
function inherited({ local }: XmlElement, { block }: Context): BlockKind | undefined {
  const isPlain = local === 'p' || local === 'ab'
  return isPlain && (block?.kind === 'list-item' || block?.kind === 'quote') ? block.kind : undefined
}

const isTeiSpace = (space: string): boolean => space === '' || space.startsWith('http://www.tei-c.org/ns/')
