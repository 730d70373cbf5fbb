// What each block is: heading, item, row, verse, salutation, signature, caption. Conservative: a paragraph is no mistake.
import { beginsCapital, endsFully, endsSentence, quantile } from './lines.ts'
import {
  isCaption,
  isDateLine,
  isFarewell,
  isName,
  isSalutation,
  isShouted,
  itemLabel,
} from './line-shapes.ts'
import type { BlockLines } from './paragraphs.ts'

export function nameBlocks(blocks: readonly BlockLines[]): BlockLines[] {
  const widths = blocks
    .flatMap(({ lines }) => lines.map(({ text }) => text.length))
    .filter((width) => width <= 130)
  const full = quantile(widths, 0.85)
  const named = joinVerse(blocks, full)
  named.forEach((block, i) => {
    if (block.kind === 'verse') return
    const hint = block.lines[0]?.hint
    const level = hint?.zone === 'heading' ? (hint.level ?? 2) : headingLevel(named, i, full)
    if (hint?.zone === 'caption') block.kind = 'caption'
    else if (hint?.zone === 'table') block.kind = 'table-row'
    else if (level > 0) Object.assign(block, { kind: 'heading', level })
    else block.kind = kindOf(named, i, full)
  })
  return named
}

const textOf = (block: BlockLines | undefined): string => block?.lines.map(({ text }) => text).join(' ') ?? ''

function kindOf(blocks: readonly BlockLines[], i: number, full: number): BlockLines['kind'] {
  const text = textOf(blocks[i])
  if (isDateLine(text)) return 'paragraph'
  if (isSalutation(text)) return 'salutation'
  if (isFarewell(text)) return 'signature'
  const before = blocks[i - 1]
  if (isName(text) && before && (before.kind === 'signature' || isFarewell(textOf(before))))
    return 'signature'
  if (isCaption(text) && text.length < 200) return 'caption'
  const item = itemLabel(text)
  if (item) {
    const isRow =
      (blocks[i]?.lines.length ?? 0) === 1 &&
      text.length < Math.max(50, 0.6 * full) &&
      /\s\d[\d., ]*$/.test(text)
    const hasTwin = [blocks[i - 1], blocks[i + 1]].some(
      (one) => /\s\d[\d., ]*\s?\p{L}?$/u.test(textOf(one)) && itemLabel(textOf(one)) !== null,
    )
    return isRow && hasTwin ? 'table-row' : 'list-item'
  }
  if (/\S(?:\t| {3,})\S/.test(blocks[i]?.lines[0]?.line.text ?? '') && text.length < 130) return 'table-row'
  return 'paragraph'
}

/** 1 for the title, 2 for the rest; 0 for no heading. */
function headingLevel(blocks: readonly BlockLines[], i: number, full: number): number {
  const block = blocks[i]
  const text = textOf(block)
  const [first] = block?.lines ?? []
  const next = blocks[i + 1]
  if (!block || !first || !next || block.lines.length > 4 || text.length > 200 || !/\p{L}/u.test(text))
    return 0
  const level = i === 0 ? 1 : 2
  if (isShouted(text) && block.lines.every((line) => isShouted(line.text))) return level
  if (/[.,;:!?]$/.test(text) || /^[[(„"“»*•–-]/.test(text)) return 0
  if (isDateLine(text) || isSalutation(text) || isFarewell(text) || isCaption(text)) return 0
  if (block.lines.length > 2 || text.length > Math.min(150, Math.max(90, 1.8 * full))) return 0
  const isApart = (first.line.blanks > 0 || first.crosses || i === 0) && (next.lines[0]?.line.blanks ?? 0) > 0
  if (!isApart)
    return i === 0 &&
      (next.lines.length > 1 || textOf(next).length > text.length) &&
      text.length <= 100 &&
      beginsCapital(text)
      ? 1
      : 0
  const before = textOf(blocks[i - 1])
  const isAfterEnd =
    i === 0 ||
    endsSentence(before) ||
    blocks[i - 1]?.kind === 'heading' ||
    /\)$/.test(before) ||
    isName(before)
  const leads =
    textOf(next).length > text.length ||
    blocks[i + 1]?.lines.length !== 1 ||
    headingLevel(blocks, i + 1, full) > 0
  if (isName(text) && i > 0 && !leads) return 0
  const isBegun = beginsCapital(text) || /^(?:\d|§|[IVXLC]+\.)/.test(text)
  if (isName(text) && /^\p{Lu}\./u.test(text)) return 0
  return isAfterEnd && leads && isBegun ? level : 0
}

/** Stanzas: three lines and more that each begin with a capital and end before the line is full. They keep their line ends. */
function joinVerse(blocks: readonly BlockLines[], full: number): BlockLines[] {
  const joined: BlockLines[] = []
  let at = 0
  while (at < blocks.length) {
    let end = at
    // One line each, no empty line between them.
    while (
      end < blocks.length &&
      isVerseLine(blocks[end], full) &&
      (end === at || (blocks[end]?.lines[0]?.line.blanks ?? 1) === 0)
    )
      end++
    const run = blocks.slice(at, end)
    const lines = run.flatMap((block) => block.lines)
    const words = lines.map(({ text }) => text)
    const isVerse =
      lines.length >= 3 &&
      words.filter((text) => /[,;]$|\p{Ll}$/u.test(text)).length * 2 >= words.length - 1 &&
      words.every((text) => itemLabel(text) === null)
    if (isVerse) joined.push({ kind: 'verse', lines, keepsLines: true })
    else joined.push(...blocks.slice(at, Math.max(end, at + 1)))
    at = Math.max(end, at + 1)
  }
  return joined
}

function isVerseLine(block: BlockLines | undefined, full: number): boolean {
  const [first] = block?.lines ?? []
  if (!block || !first || block.lines.length > 2) return false
  return (
    block.lines.every(
      ({ text }) => beginsCapital(text) && text.length < Math.max(48, 0.8 * full) && !isDateLine(text),
    ) && !(block.lines.length === 1 && endsFully(first.text) && first.text.length > 60)
  )
}
