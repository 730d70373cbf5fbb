// Where the marks of notes stand in the file, brackets included, so that they are taken out of the words and nothing else is.
import type { Piece } from '../../flow/flow.ts'
import type { XmlCharacters, XmlElement, XmlNode } from '../../xml/tree.ts'
import type { FoundBody, FoundNotes } from './find-notes.ts'
import { charactersIn } from './links.ts'
import { labelOf, looksLikeMark } from './note-signs.ts'
import { classesOf, isInline } from './page-element.ts'

export interface Marks {
  ofCall(mark: XmlElement): Piece
  /** The sign before a note's body; null where the browser draws it, or there is none. */
  ofBody(body: FoundBody): Piece | null
  /** Of a note in the line. */
  ofInline(note: XmlElement): Piece
  /** An element that is nothing but the mark of a note in the line. */
  isOfInline(element: XmlElement): boolean
  /** The parts of a run that belong to no mark. */
  without(piece: XmlCharacters): XmlCharacters[]
}

export function marksOf({ calls, inlineNotes }: FoundNotes): Marks {
  const cuts = new Map<XmlCharacters, Piece[]>()
  const cut = (piece: XmlCharacters, start: number, end: number): void => {
    cuts.set(piece, [...(cuts.get(piece) ?? []), { start, end }])
  }
  const ofCall = new Map<XmlElement, Piece>()
  for (const parent of new Set([...calls.keys()].map((mark) => mark.parent)))
    parent?.children.forEach((mark, i) => {
      const call = mark.kind === 'element' ? calls.get(mark) : undefined
      if (mark.kind !== 'element' || !call) return
      const piece = visible(call.part.raw, mark)
      const [before, after] = [parent.children[i - 1], parent.children[i + 1]]
      const brackets = bracketsAround(call.part.raw, before, after)
      if (brackets && before?.kind === 'text' && after?.kind === 'text') {
        cut(before, before.end - 1, before.end)
        cut(after, after.start, after.start + 1)
        ofCall.set(mark, { start: before.end - 1, end: after.start + 1 })
      } else ofCall.set(mark, piece)
    })
  const ofInline = new Map<XmlElement, Piece>()
  const inlineMarks = new Set<XmlElement>()
  for (const note of inlineNotes.keys()) {
    const mark = markBefore(note)
    if (mark) inlineMarks.add(mark)
    ofInline.set(note, mark ?? { start: note.start, end: note.openEnd })
  }
  return {
    ofCall: (mark) => ofCall.get(mark) ?? mark,
    ofBody: (body) => leadingMark(body, cut),
    ofInline: (note) => ofInline.get(note) ?? note,
    isOfInline: (element) => inlineMarks.has(element),
    without(piece) {
      const own = cuts.get(piece)
      if (!own) return [piece]
      if (piece.text !== undefined) return []
      const rest: XmlCharacters[] = []
      let at = piece.start
      for (const { start, end } of [...own].sort((a, b) => a.start - b.start)) {
        if (start > at) rest.push({ kind: 'text', start: at, end: start })
        at = Math.max(at, end)
      }
      if (piece.end > at) rest.push({ kind: 'text', start: at, end: piece.end })
      return rest
    },
  }
}

/** From the first to the last character that can be seen; the tags where there is none. */
function visible(raw: string, mark: XmlElement): Piece {
  const seen = [...charactersIn(mark)].filter(
    ({ start, end, text }) => (text ?? raw.slice(start, end)).trim() !== '',
  )
  const [first, last] = [seen[0], seen.at(-1)]
  return first && last ? { start: first.start, end: last.end } : { start: mark.start, end: mark.end }
}

/** `[` before and `]` behind a mark, written outside of its element. */
function bracketsAround(raw: string, before: XmlNode | undefined, after: XmlNode | undefined): boolean {
  if (before?.kind !== 'text' || after?.kind !== 'text') return false
  if (before.text !== undefined || after.text !== undefined) return false
  return ['[]', '()'].includes(raw.charAt(before.end - 1) + raw.charAt(after.start))
}

/** The number before a note in the line, which a label or a raised sign holds. */
function markBefore(note: XmlElement): XmlElement | null {
  const siblings = note.parent?.children ?? []
  for (let i = siblings.indexOf(note) - 1; i >= 0 && i > siblings.indexOf(note) - 6; i--) {
    const one = siblings[i]
    if (one?.kind !== 'element') continue
    if (one.local === 'input') continue
    const isMark =
      one.local === 'label' ||
      classesOf(one).some((word) =>
        /^(?:margin-toggle|side-?note-?(?:number|ref)|margin-?note-?ind)$/.test(word),
      )
    return isMark ? one : null
  }
  return null
}

/** Finds the note's own sign at its beginning, and cuts it out of the runs it stands in. */
function leadingMark(
  { part, elements, label }: FoundBody,
  cut: (piece: XmlCharacters, start: number, end: number) => void,
): Piece | null {
  const [first] = elements
  if (!first || label === '') return null
  let words = ''
  const runs: { piece: XmlCharacters; at: number; length: number; parent: XmlElement }[] = []
  for (const { piece, parent } of runsOf(first)) {
    const shown = piece.text ?? part.raw.slice(piece.start, Math.min(piece.end, piece.start + 200))
    runs.push({ piece, at: words.length, length: shown.length, parent })
    words += shown
    if (words.trimStart().length > 40) break
  }
  const found = /^[\s\u00a0]*([[(]?[\s\u00a0]*)(\S[^[\]()\s\u00a0]{0,15})([\s\u00a0]*[\])])?([.:)]?)/u.exec(
    words,
  )
  if (!found) return null
  const [start, end] = spanOf(found, label, words, runs)
  if (start < 0) return null
  const covered = runs.filter(({ at, length }) => at < end && at + length > start)
  const [from, to] = [covered[0], covered.at(-1)]
  if (!from || !to) return null
  for (const { piece, at, length } of covered) {
    const isWhole = piece.text !== undefined
    cut(
      piece,
      isWhole ? piece.start : piece.start + Math.max(0, start - at),
      isWhole ? piece.end : piece.start + Math.min(length, end - at),
    )
  }
  const startRaw = from.piece.text === undefined ? from.piece.start + (start - from.at) : from.piece.start
  const endRaw = to.piece.text === undefined ? to.piece.start + (end - to.at) : to.piece.end
  return { start: startRaw, end: endRaw }
}

/** `[start, end)` of the sign in the first words; -1 where the words begin without it. */
function spanOf(
  found: RegExpExecArray,
  label: string,
  words: string,
  runs: readonly { at: number; length: number; parent: XmlElement }[],
): [number, number] {
  const none: [number, number] = [-1, -1]
  const lead = found[0].length - found[0].trimStart().length
  // The longest beginning that says the label: `1`, `1.`, `[1]`, `(1)`, `Anm. 1`.
  for (const end of [found[0].length, found[0].length - (found[4] ?? '').length]) {
    if (labelOf(words.slice(lead, end)) !== label) continue
    if (end > lead + label.length || /^[\s\u00a0]|^$/.test(words.slice(end, end + 1))) return [lead, end]
  }
  // A sign that ends with the element it stands in needs no blank behind it.
  if (!words.slice(lead).startsWith(label)) return none
  const end = lead + label.length
  const last = runs.find(({ at, length }) => at + length === end)
  const isOwn = last !== undefined && isInline(last.parent) && looksLikeMark(label)
  const sign = /^[.:)]/.exec(words.slice(end))?.[0].length ?? 0
  return isOwn || sign > 0 || /^[\s\u00a0]/.test(words.slice(end)) ? [lead, end + sign] : none
}

function* runsOf(element: XmlElement): Generator<{ piece: XmlCharacters; parent: XmlElement }> {
  for (const child of element.children) {
    if (child.kind === 'text') yield { piece: child, parent: element }
    else if (child.kind === 'element') yield* runsOf(child)
  }
}
