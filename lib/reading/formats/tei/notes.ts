// Notes and what points to them: found once, before the text is read.
import { elementsNamed, type XmlElement, type XmlNode } from '../../xml/tree.ts'
import type { Note } from '../../reading.ts'
import { plainText, valueOf } from './header.ts'

const noteElements = new Set(['note', 'witDetail'])

export interface NoteLinks {
  /** Notes to be called at an element, by that element's id. */
  readonly atId: ReadonlyMap<string, readonly XmlElement[]>
  /** References that are nothing but the mark of a note. */
  readonly marks: ReadonlyMap<XmlElement, XmlElement>
  /** What the reference to a note says. */
  readonly labels: ReadonlyMap<XmlElement, string>
  /** Notes that are called from elsewhere, and those that stand in a list of notes: not where they stand in the file. */
  readonly apart: ReadonlySet<XmlElement>
}

/** Looks through the whole file for notes, references to them, and places they point to. */
export function findNoteLinks(raw: string, root: XmlElement): NoteLinks {
  const byId = new Map<string, XmlElement>()
  const notes: XmlElement[] = []
  const references: XmlElement[] = []
  const look = (element: XmlElement): void => {
    const id = idOf(element)
    if (id !== undefined && !byId.has(id)) byId.set(id, element)
    // An entry of an apparatus that stands apart points to its place as a note does.
    const isEntry = element.local === 'app' && element.parent?.local === 'listApp'
    if (noteElements.has(element.local) || isEntry) notes.push(element)
    else if (element.local === 'ref' || element.local === 'ptr') references.push(element)
    for (const child of element.children) if (child.kind === 'element') look(child)
  }
  look(root)
  const marks = new Map<XmlElement, XmlElement>()
  const labels = new Map<XmlElement, string>()
  const apart = new Set<XmlElement>()
  for (const reference of references) {
    const target = pointsTo(valueOf(reference, 'target'))
    const note = target === null ? undefined : noteOf(byId.get(target))
    if (!note || isInside(reference, note) || !isMark(raw, reference)) continue
    marks.set(reference, note)
    const said = valueOf(reference, 'n') ?? plainText(raw, reference).replace(/^[([\s]+|[)\].\s]+$/g, '')
    if (said !== '' && !labels.has(note)) labels.set(note, said)
    apart.add(note)
  }
  const atId = new Map<string, XmlElement[]>()
  for (const note of notes) {
    if (apart.has(note)) continue
    const target = pointsTo(
      valueOf(note, 'targetEnd') ?? valueOf(note, 'to') ?? valueOf(note, 'target') ?? valueOf(note, 'from'),
    )
    const place = target === null ? undefined : byId.get(target)
    if (target !== null && place && !isInside(place, note)) {
      atId.set(target, [...(atId.get(target) ?? []), note])
      apart.add(note)
    } else if (note.local === 'app' || isListed(note)) apart.add(note)
  }
  return { atId, marks, labels, apart }
}

export function idOf(element: XmlElement): string | undefined {
  return valueOf(element, 'id')
}

/** `#a1`, the last of several, or the end of `#range(a,b)`. */
function pointsTo(target: string | undefined): string | null {
  const last = target
    ?.trim()
    .split(/\s+(?![^(]*\))/)
    .at(-1)
  if (!last?.startsWith('#')) return null
  const range = /^#(?:range|string-range)\((?:[^,()]*,)?\s*([^,()]+?)\s*(?:,[^)]*)?\)$/.exec(last)
  return range?.[1] ?? last.slice(1)
}

function noteOf(element: XmlElement | undefined): XmlElement | undefined {
  let at: XmlElement | null | undefined = element
  while (at && !noteElements.has(at.local)) at = at.parent
  return at ?? undefined
}

function isInside(element: XmlElement, outer: XmlElement): boolean {
  let at: XmlElement | null = element
  while (at && at !== outer) at = at.parent
  return at === outer
}

/** Nothing but a number, a letter or a sign, perhaps in brackets; or said to be a mark. */
function isMark(raw: string, reference: XmlElement): boolean {
  if (holdsNotes(reference)) return false
  if (/note|anchor|fn/i.test(valueOf(reference, 'type') ?? '')) return true
  const text = plainText(raw, reference)
  return (
    text === '' || /^[([]?\s?(?:\d{1,4}[a-z]?|[a-z]{1,2}|[*†‡§#]{1,4}|[ivxlc]{1,6})\s?[)\].]?$/i.test(text)
  )
}

/** In a list of notes (a division of them, the header's list, standing off), not at the place it speaks of. */
function isListed(note: XmlElement): boolean {
  for (let at = note.parent; at; at = at.parent) {
    if (at.local === 'standOff' || at.local === 'noteGrp' || at.local === 'listAnnotation') return true
    if (/^(?:div\d?|list|back)$/.test(at.local)) {
      const type = `${valueOf(at, 'type') ?? ''} ${valueOf(at, 'subtype') ?? ''}`
      if (/note|fussn|anmerk|apparat/i.test(type)) return true
      if (at === note.parent) return at.children.every((child) => isNoteOrHead(child))
      return false
    }
    if (at.local === 'p' || at.local === 'ab') return false
  }
  return false
}

const isNoteOrHead = (node: XmlNode): boolean =>
  node.kind !== 'element' || noteElements.has(node.local) || node.local === 'head' || node.local === 'pb'

/** The kind of a note: what it says of itself comes before where it is printed. */
export function noteKind(note: XmlElement): Note['kind'] {
  const type = (valueOf(note, 'type') ?? '').toLowerCase()
  const place = (valueOf(note, 'place') ?? '').toLowerCase()
  if (/app|crit|textual|variant|philolog/.test(type)) return 'apparatus'
  if (/comment|kommentar/.test(type)) return 'comment'
  if (/margin|left|right|inner|outer/.test(place) || /margin|gloss/.test(type)) return 'marginal'
  if (/editor|herausgeber/.test(type) || /editor/.test(valueOf(note, 'resp') ?? '')) return 'editorial'
  if (/end|back/.test(place) || /end/.test(type)) return 'endnote'
  return 'footnote'
}

/** Whether an element holds notes or breaks, so that it cannot be left out in one piece. */
export function holdsNotes(element: XmlElement): boolean {
  for (const local of ['note', 'app', 'pb', 'lb', 'witDetail'])
    for (const found of elementsNamed(element, local)) return found !== undefined
  return false
}
