// The text of a source in TEI. Passages stand off it: only empty anchors stand in the text, so overlapping is no matter and the
// text without markup is the text of the source.
import type { EditionPassage } from '../../edition-passage.ts'
import type { EditionBlock, EditionCorrection, EditionSource, Piece } from '../../edition-source.ts'
import { markup, nothing, type Markup } from '../markup.ts'
import { facsOf } from './facsimile.ts'

/** The anchors of a passage, one pair for each of its ranges: `p3.s`, `p3.e`, `p3.s2` … */
export function anchorsOf(passage: EditionPassage): { start: string; end: string }[] {
  if (passage.place.kind !== 'placed') return []
  return passage.place.spans.map((_, index) => {
    const nth = index === 0 ? '' : String(index + 1)
    return { start: `${passage.key}.s${nth}`, end: `${passage.key}.e${nth}` }
  })
}

/** The anchors around the words of a correction; the same one twice where words were left out. */
export function anchorsOfCorrection({ key, span }: EditionCorrection): { start: string; end: string } {
  return { start: `${key}.s`, end: span[0] < span[1] ? `${key}.e` : `${key}.s` }
}

interface Anchor {
  at: number
  id: string
  isEnd: boolean
  /** Where its words stand on the facsimile. */
  facs?: Markup
}

/** A source as `text`: its blocks, its own notes where their markers stood. */
export function textTei(source: EditionSource): Markup {
  const anchors = source.passages.flatMap((passage): Anchor[] => {
    if (passage.place.kind !== 'placed') return []
    const ids = anchorsOf(passage)
    return passage.place.spans.flatMap(([start, end], index) => [
      { at: start, id: ids[index]?.start ?? '', isEnd: false, facs: facsOf(passage.zones, index) },
      { at: end, id: ids[index]?.end ?? '', isEnd: true },
    ])
  })
  for (const correction of source.corrections) {
    const { start, end } = anchorsOfCorrection(correction)
    anchors.push({ at: correction.span[0], id: start, isEnd: false })
    if (end !== start) anchors.push({ at: correction.span[1], id: end, isEnd: true })
  }
  // At one place, what ends comes before what begins.
  anchors.sort((a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd))
  const notes = new Map(source.notes.map((note) => [note.key, note]))
  const blockByKey = new Map(source.blocks.map((block) => [block.key, block]))
  const printed = new Set<string>()
  const takeAnchors = dealer(anchors, source.blocks)

  const blockInner = (block: EditionBlock): Markup => {
    const queue = takeAnchors.of(block)
    let next = 0
    const upTo = (offset: number, inclusive: boolean): Markup[] => {
      const out: Markup[] = []
      for (
        let one = queue[next];
        one && (one.at < offset || (inclusive && one.at === offset));
        one = queue[++next]
      )
        out.push(markup`<anchor xml:id="${one.id}"${one.facs}/>`)
      return out
    }
    const ends = (offset: number): Markup[] => {
      const out: Markup[] = []
      for (let one = queue[next]; one && one.at <= offset && one.isEnd; one = queue[++next])
        out.push(markup`<anchor xml:id="${one.id}"/>`)
      return out
    }
    const pieceTei = (piece: Piece): Markup => {
      if (piece.kind === 'page')
        return markup`<pb${piece.label !== '' && markup` n="${piece.label}"`}${piece.surface !== undefined && markup` facs="#${piece.surface}"`}/>`
      if (piece.kind === 'noteMarker') return noteTei(piece.note)
      if (piece.kind === 'correction') return markup`<ref type="correction" target="#${piece.correction}"/>`
      const before = upTo(piece.start, true)
      return markup`${before}${source.text.slice(piece.start, piece.end)}${ends(piece.end)}${piece.ends.map((key) => markup`<ref type="annotation" target="#${key}"/>`)}`
    }
    return markup`${block.pieces.map(pieceTei)}${upTo(Infinity, true)}`
  }
  const blockTei = (block: EditionBlock): Markup => {
    const inner = blockInner(block)
    if (block.kind === 'paragraph') return markup`<p xml:id="${block.key}" n="${block.number}">${inner}</p>\n`
    return markup`<ab xml:id="${block.key}" n="${block.number}" type="${block.kind}">${inner}</ab>\n`
  }
  const noteTei = (key: string): Markup => {
    const note = notes.get(key)
    if (!note || printed.has(key)) return nothing
    printed.add(key)
    const state =
      note.state === 'linked' ? nothing : markup` subtype="${note.state.replace(/[^\w.-]/g, '.')}"`
    const own = note.blocks.flatMap((one) => blockByKey.get(one) ?? [])
    return markup`<note xml:id="${key}" type="authorial"${state}${note.label !== '' && markup` n="${note.label.replace(/\s+/g, ' ')}"`} place="${
      note.kind === 'endnote'
        ? 'end'
        : note.kind === 'marginal' || note.kind === 'side-note'
          ? 'margin'
          : 'bottom'
    }">${own.map(noteBlock)}</note>`
  }
  const noteBlock = (block: EditionBlock): Markup =>
    markup`<p xml:id="${block.key}" n="${block.number}">${blockInner(block)}</p>`

  const body = source.blocks.filter((block) => block.kind !== 'note').map(blockTei)
  // Notes without a marker, and bodies without a note, follow the text.
  const left = source.notes.filter((note) => !printed.has(note.key)).map((note) => noteTei(note.key))
  const loose = source.blocks
    .filter((block) => block.kind === 'note' && block.note === null)
    .map((block) => markup`<note type="authorial" place="bottom">${noteBlock(block)}</note>`)
  const filled = body.length > 0 ? body : [markup`<p/>`]
  return markup`<text xml:id="${source.key}.text" decls="#${source.key}.desc"><body>
<div type="source" n="${source.siglum.replace(/\s+/g, ' ')}">
${filled}${left.length + loose.length > 0 && markup`<div type="notes"><p>${left}${loose}</p></div>\n`}</div></body></text>
`
}

/** Gives every anchor to one block; an anchor between two blocks ends the one or begins the other. */
function dealer(
  anchors: readonly Anchor[],
  blocks: readonly EditionBlock[],
): { of(block: EditionBlock): Anchor[] } {
  const dealt = new Map<string, Anchor[]>()
  for (const anchor of anchors) {
    const owner = anchor.isEnd
      ? (blocks.findLast((block) => block.start < anchor.at) ?? blocks[0])
      : (blocks.find((block) => block.end > anchor.at) ?? blocks.at(-1))
    if (!owner) continue
    const list = dealt.get(owner.key)
    if (list) list.push(anchor)
    else dealt.set(owner.key, [anchor])
  }
  return { of: (block) => dealt.get(block.key) ?? [] }
}
