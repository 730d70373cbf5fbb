// A source: description, text with the signs of its notes, the notes themselves, and how it is judged.
import type { EditionBlock, EditionSource, Piece } from '../../edition-source.ts'
import { term, type Labels } from '../../labels/labels.ts'
import {
  madeBy,
  orderTextual,
  paragraphsOf,
  placePhrase,
  sheetRows,
  sourceRows,
  stateOfNote,
} from '../phrases.ts'
import { correctionNote, footnote, passageEntry } from './apparatus.ts'
import { escapeInline as inline, escapeMarkdown as text, escapeWords, finishLines, indent } from './escape.ts'
import { rows, sections } from './layout.ts'

export function sourceMarkdown(source: EditionSource, labels: Labels): string {
  const passages = new Map(source.passages.map((one) => [one.key, one]))
  const notes = new Map(source.notes.map((note) => [note.key, note]))
  const letters = new Map(source.corrections.map((one) => [one.key, one.letter]))
  const reference = (piece: Piece): string => {
    if (piece.kind === 'page') return ` [${escapeWords(`${labels.page} ${piece.label}`)}]{.pb} `
    if (piece.kind === 'noteMarker') return `[^${piece.note}]`
    if (piece.kind === 'correction') return `[^${source.key}-${letters.get(piece.correction) ?? ''}]`
    const marks = piece.ends.flatMap((key) => {
      const passage = passages.get(key)
      if (!passage) return []
      return [
        passage.letter === null ? '' : `[^${source.key}-${passage.letter}]`,
        passage.number === null ? '' : `[^${source.key}-${passage.number}]`,
      ]
    })
    return escapeWords(source.text.slice(piece.start, piece.end)) + marks.join('')
  }
  // A piece begins in the middle of a line as a rule, so line starts are made safe when the block is whole.
  const blockText = (block: EditionBlock): string => {
    const inner = finishLines(block.pieces.map(reference).join(''))
    return block.kind === 'heading' ? `**${inner.trim()}**` : block.kind === 'quote' ? `> ${inner}` : inner
  }
  const body = source.blocks.filter((block) => block.kind !== 'note').map(blockText)
  const bodyOf = (keys: readonly string[]): string =>
    source.blocks
      .filter((block) => keys.includes(block.key))
      .map(blockText)
      .join('\n\n')
  const markers = new Set(
    source.blocks.flatMap((block) =>
      block.pieces.flatMap((one) => (one.kind === 'noteMarker' ? [one.note] : [])),
    ),
  )
  const own = [...notes.values()].map((note) => {
    const state = stateOfNote(note.state, labels)
    const words =
      sections(bodyOf(note.blocks), state && `\\[${inline(state)}\\]`) || `\\[${labels.missingBody}\\]`
    const head = `**${labels.sourceNote} ${inline(note.label)}.** `
    return markers.has(note.key) ? `[^${note.key}]: ${head}${indent(words, 4)}` : `${head}${words}`
  })
  const loose = source.blocks.filter((block) => block.kind === 'note' && block.note === null).map(blockText)
  const placed = source.passages.filter((one) => one.place.kind === 'placed')
  const unplaced = source.passages.filter((one) => one.place.kind === 'unplaced')
  return sections(
    `# ${inline(source.siglum)}: ${inline(source.title)} {#${source.key}}`,
    rows(sourceRows(source, labels)),
    ...source.units.map((unit) =>
      sections(
        `## ${inline(unit.label)}${unit.paragraphs === null ? '' : ` (${paragraphsOf(unit.paragraphs)})`} {#${unit.key}}`,
        rows(sheetRows(unit.sheet, labels)),
      ),
    ),
    `## ${labels.text}`,
    body.length === 0 ? labels.noText : body.join('\n\n'),
    ...own,
    ...loose,
    ...orderTextual(source).map((one) =>
      'lemma' in one ? correctionNote(source, one, labels) : footnote(source, one, 'textual', labels),
    ),
    ...placed.filter((one) => one.number !== null).map((one) => footnote(source, one, 'factual', labels)),
    unplaced.length > 0 ? `## ${labels.unplaced}\n\n*${labels.unplacedLead}*` : '',
    ...unplaced.map(
      (one) =>
        `-   ${indent(sections(`**${[one.letter, one.number].filter((n) => n !== null).join(', ')}** (${placePhrase(one, labels)}) ${escapeWords(oneLine(one.prefix))}**${escapeWords(oneLine(one.quote).trim())}**${escapeWords(oneLine(one.suffix))}`, passageEntry(one, 'textual', labels), passageEntry(one, 'factual', labels)), 4)}`,
    ),
    source.assessments.length > 0 ? `## ${labels.assessments}` : '',
    ...source.assessments.map(
      (one) =>
        `-   *${term(labels, 'questions', one.question)}*${one.unit && ` · ${inline(one.unit)}`}${one.reliability && ` · ${term(labels, 'reliabilities', one.reliability)}`}: ${indent(text(one.judgement), 4)} — ${inline(madeBy(one, labels))}`,
    ),
  )
}

const oneLine = (value: string): string => value.replace(/\s+/g, ' ')
