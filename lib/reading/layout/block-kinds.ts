// What each block is: heading, item, row, quotation, salutation, signature, caption. Conservative: a paragraph is no mistake.
import { textOf, type BlockLines } from './flow.ts'
import { beginsCapital, endsSentence, quantile, leastOf, mostOf } from './lines.ts'
import {
  isCaption,
  isChapterName,
  isChapterNumber,
  isContentsRow,
  isDateLine,
  isFarewell,
  isName,
  isNotesHeading,
  isRow,
  isSalutation,
  isShouted,
  isSignedMark,
  isYours,
  itemLabel,
} from './line-shapes.ts'
import { romanNumber } from './page-numbers.ts'
import { leadOf } from './text-measure.ts'

export function nameBlocks(blocks: readonly BlockLines[]): BlockLines[] {
  const named = blocks.map((block) => ({ ...block }))
  const lines = named.flatMap((block) => block.lines)
  const full = quantile(
    lines.map(({ text }) => text.length).filter((width) => width <= 130),
    0.85,
  )
  const margin = quantile(lines.map(leadOf), 0.4)
  const shouted = lines.filter(({ text }) => isShouted(text)).length
  const romans = new Set(
    named.flatMap((block) => {
      const label = /^[IVXLC]+(?=\.\s)/.exec(block.lines[0]?.text ?? '')?.[0]
      return label ? [romanNumber(label)] : []
    }),
  )
  const isAllCapital = lines.length >= 4 && shouted * 2 > lines.length
  const page: Page = { full, margin, isAllCapital, romans }
  named.forEach((block, i) => {
    if (block.kind !== 'paragraph') return
    const hint = block.lines[0]?.hint
    const level = hint?.zone === 'heading' ? (hint.level ?? 2) : headingLevel(named, i, page)
    if (hint?.zone === 'caption') block.kind = 'caption'
    else if (hint?.zone === 'table') block.kind = 'table-row'
    else if (level > 0) Object.assign(block, { kind: 'heading', level })
    else block.kind = kindOf(named, i, page)
  })
  return named
}

interface Page {
  readonly full: number
  readonly margin: number
  readonly isAllCapital: boolean
  /** Roman numbers with which blocks begin. */
  readonly romans: ReadonlySet<number>
}

function kindOf(blocks: readonly BlockLines[], i: number, { full, margin }: Page): BlockLines['kind'] {
  const [block, before] = [blocks[i], blocks[i - 1]]
  const text = textOf(block)
  const [first] = block?.lines ?? []
  if (!block || !first) return 'paragraph'
  if (isDateLine(text)) return 'paragraph'
  if (isSalutation(text)) return 'salutation'
  if (isFarewell(text) || (block.keepsLines && isFarewell(first.text))) return 'signature'
  // Below a farewell stand the name and the office, in short lines.
  const isUnder = before !== undefined && (before.kind === 'signature' || isFarewell(textOf(before)))
  const isSigned = isName(text) || isYours(text) || (block.keepsLines && isName(first.text))
  if (((isUnder && isSigned) || isSignedMark(text)) && text.length < 120) return 'signature'
  if (isSignerOf(before, block)) return 'signature'
  if (isCaption(text) && text.length < 200) return 'caption'
  const item = itemLabel(text)
  // "1. On the fire          1. To inform the council": two columns of a protocol.
  if (item && block.lines.length === 1 && /\S {6,}\S/.test(first.text)) return 'table-row'
  if (item) {
    const isEntry =
      block.lines.length === 1 && text.length < Math.max(50, 0.6 * full) && /\s\d[\d., ]*(?<!\.)$/.test(text)
    const hasTwin = [before, blocks[i + 1]].some(
      (one) => /\s\d[\d., ]*\s?\p{L}?$/u.test(textOf(one)) && itemLabel(textOf(one)) !== null,
    )
    return isEntry && hasTwin ? 'table-row' : 'list-item'
  }
  if (isContentsRow(text) || (isRow(first.text) && block.lines.length === 1 && text.length < 130))
    return 'table-row'
  // Set in on the left, in lines of one measure, between lines that are not.
  const leads = block.lines.map(leadOf)
  const least = leastOf(leads)
  const isInset =
    block.lines.length >= 2 &&
    !block.keepsLines &&
    least >= margin + 4 &&
    least <= margin + 24 &&
    mostOf(leads.slice(1)) <= least + 1
  return isInset ? 'quote' : 'paragraph'
}

/** Set right below "… and has signed." */
const isSignerOf = (before: BlockLines | undefined, { lines }: BlockLines): boolean =>
  lines.length <= 3 &&
  lines.every(({ text }) => text.length < 60 && /\p{Lu}/u.test(text)) &&
  leastOf(lines.map(leadOf)) >= 12 &&
  /(?:\bsigné|\bsigned|unterschrieben|unterzeichnet|подписал[аи]?|расписал(?:ся|ась))\s?[.:]?$/iu.test(
    textOf(before),
  )

/** 1 for the title, 2 for the rest; 0 for no heading. */
function headingLevel(blocks: readonly BlockLines[], i: number, page: Page): number {
  const block = blocks[i]
  const text = textOf(block)
  const [first] = block?.lines ?? []
  const next = blocks[i + 1]
  if (!block || !first || block.lines.length > 4 || text.length > 200 || block.keepsLines) return 0
  const level = i === 0 ? 1 : 2
  if (isNotesHeading(text)) return 2
  if (!next) return 0
  if (isSalutation(text) || isSignerOf(blocks[i - 1], block)) return 0
  const isShoutedAll = isShouted(text) && block.lines.every((line) => isShouted(line.text))
  if (isShoutedAll && !page.isAllCapital) return level
  const isApart = (first.line.blanks > 0 || first.crosses || i === 0) && (next.lines[0]?.line.blanks ?? 0) > 0
  if (isChapterNumber(text) || isChapterName(text)) return isApart && textOf(next).length > 40 ? level : 0
  if (!/\p{L}/u.test(text)) return 0
  if (/[.,;:!?]$/.test(text) || /^[[(„"“»*•–—-]/.test(text)) return 0
  if (isDateLine(text) || isSalutation(text) || isFarewell(text) || isCaption(text) || isSignedMark(text))
    return 0
  if (isRow(first.text) || isContentsRow(text)) return 0
  if (block.lines.length > 2 || text.length > Math.min(150, Math.max(90, 1.8 * page.full))) return 0
  if (!isApart)
    return i === 0 &&
      (next.lines.length > 1 || textOf(next).length > text.length) &&
      text.length <= 100 &&
      beginsCapital(text) &&
      !next.keepsLines
      ? 1
      : 0
  return isAfterEnd(blocks, i, page) && leads(blocks, i, page) && isBegun(text, page) ? level : 0
}

/** What stands above has ended: a sentence, a heading, a name, a line alone. */
function isAfterEnd(blocks: readonly BlockLines[], i: number, { full }: Page): boolean {
  const above = blocks[i - 1]
  const before = textOf(above)
  return (
    i === 0 ||
    endsSentence(before) ||
    above?.kind === 'heading' ||
    above?.kind === 'table-row' ||
    above?.keepsLines === true ||
    /\)$/.test(before) ||
    isName(before) ||
    // "Document 3" below a name or a mark: its number says what it is.
    (above?.lines.length === 1 &&
      before.length < 0.6 * full &&
      /^(?:\d|§|[IVXLC]+\.\s)|^\p{L}+\.?\s(?:Nr\.?\s*)?\d+$/u.test(textOf(blocks[i])))
  )
}

/** Something longer, or another heading, stands below. */
function leads(blocks: readonly BlockLines[], i: number, page: Page): boolean {
  const [text, next] = [textOf(blocks[i]), blocks[i + 1]]
  const isLeading =
    textOf(next).length > text.length || next?.lines.length !== 1 || headingLevel(blocks, i + 1, page) > 0
  // "Nr. 17", who wrote to whom, and the date, as editions of documents set it.
  const isBetween = blocks[i - 1]?.kind === 'heading' && isDateLine(textOf(next))
  return isLeading || isBetween || (!isName(text) && i === 0)
}

function isBegun(text: string, { romans }: Page): boolean {
  // "I. Newton" is a name, "I. The Mill" is none where "II. The Weir" follows.
  if (isName(text) && /^\p{Lu}\./u.test(text)) {
    const number = romanNumber(/^[IVXLC]+(?=\.)/.exec(text)?.[0] ?? '')
    return romans.has(number + 1) || romans.has(number - 1)
  }
  return beginsCapital(text) || /^(?:\d|§|[IVXLC]+\.)/.test(text)
}
