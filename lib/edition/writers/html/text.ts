// The text of a source with its marks. Overlapping passages: each has a line of its own under the words, a tick where it begins
// and a numbered sign where it ends.
import type { EditionPassage } from '../../edition-passage.ts'
import type { EditionBlock, EditionCorrection, EditionSource, Piece } from '../../edition-source.ts'
import type { Labels } from '../../labels/labels.ts'
import { markup, type Markup } from '../markup.ts'
import { signOf } from '../phrases.ts'

export const tracks = 6

/** Which underline each passage has: overlapping passages never share one while there are enough. */
export function trackPassages(source: EditionSource): Map<string, number> {
  const out = new Map<string, number>()
  const freeFrom: number[] = []
  for (const passage of source.passages) {
    if (passage.place.kind !== 'placed') continue
    const start = passage.place.spans[0]?.[0] ?? 0
    const end = passage.place.spans.at(-1)?.[1] ?? start
    let track = freeFrom.findIndex((until) => until <= start)
    if (track < 0) track = freeFrom.length < tracks ? freeFrom.length : out.size % tracks
    freeFrom[track] = Math.max(end, freeFrom[track] ?? 0)
    out.set(passage.key, track)
  }
  return out
}

export interface TextContext {
  source: EditionSource
  labels: Labels
  passages: ReadonlyMap<string, EditionPassage>
  track: ReadonlyMap<string, number>
  noteLabels: ReadonlyMap<string, string>
  corrections: ReadonlyMap<string, EditionCorrection>
}

export function textContext(source: EditionSource, labels: Labels): TextContext {
  return {
    source,
    labels,
    passages: new Map(source.passages.map((one) => [one.key, one])),
    track: trackPassages(source),
    noteLabels: new Map(source.notes.map((one) => [one.key, one.label])),
    corrections: new Map(source.corrections.map((one) => [one.key, one])),
  }
}

/** One block with its ¶ number. */
export function blockHtml(block: EditionBlock, context: TextContext): Markup {
  const inner = block.pieces.map((piece) => pieceHtml(piece, context))
  const number = markup`<a class="pn" href="#${block.key}" aria-label="¶ ${block.number}">${block.number}</a>`
  if (block.kind === 'heading')
    return markup`<h4 class="b heading h${Math.min(4, block.level)}" id="${block.key}" dir="auto">${number}${inner}</h4>\n`
  return markup`<p class="b ${block.kind}" id="${block.key}" dir="auto">${number}${inner}</p>\n`
}

function pieceHtml(piece: Piece, context: TextContext): Markup {
  const { labels, source } = context
  if (piece.kind === 'page')
    return markup`<span class="pb" role="note" aria-label="${labels.page} ${piece.label}">${piece.label}</span>`
  if (piece.kind === 'correction') {
    const letter = context.corrections.get(piece.correction)?.letter ?? ''
    return markup`<sup class="ref letter" id="${piece.correction}"><a href="#${piece.correction}-t" aria-label="${labels.textualNote} ${letter}: ${labels.corrected}">${letter}</a></sup>`
  }
  if (piece.kind === 'noteMarker') {
    const label = context.noteLabels.get(piece.note) ?? ''
    return markup`<sup class="own"><a id="${piece.note}-r" href="#${piece.note}" aria-label="${labels.sourceNote} ${label}">${label}</a></sup>`
  }
  const words = source.text.slice(piece.start, piece.end)
  // The innermost span lies highest: passages are given outermost first.
  const marked = piece.passages.toReversed().reduce<Markup>(
    (inner, key) => {
      const passage = context.passages.get(key)
      const begins = piece.begins.includes(key)
      const names = ['m', `k${context.track.get(key) ?? 0}`, `st-${passage?.stance ?? 'marked'}`]
      if (begins) names.push('first')
      return markup`<span class="${names.join(' ')}"${begins ? markup` id="${key}"` : ''}>${inner}</span>`
    },
    markup`${words}`,
  )
  return markup`${marked}${piece.ends.map((key) => referenceHtml(key, context))}`
}

/** The signs behind a passage: letter of its textual, number of its factual note. */
function referenceHtml(key: string, { passages, labels }: TextContext): Markup {
  const passage = passages.get(key)
  if (!passage) return markup``
  const sign = signOf[passage.stance]
  const letter =
    passage.letter !== null &&
    markup`<sup class="ref letter"><a href="#${key}-t" aria-label="${labels.textualNote} ${passage.letter}">${passage.letter}</a></sup>`
  const number =
    passage.number !== null &&
    markup`<sup class="ref st-${passage.stance}"><a href="#${key}-n" aria-label="${labels.factualNote} ${passage.number}: ${labels.signs[passage.stance]}">${passage.number}${sign}</a></sup>`
  return markup`${letter}${number}`
}
