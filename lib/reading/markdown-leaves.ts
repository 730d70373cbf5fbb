// Markdown as a row of leaves (CommonMark with footnotes and tables): what is text in each, by offsets into the original.
import { decodeNamedCharacterReference } from 'decode-named-character-reference'
import { parse, postprocess, preprocess } from 'micromark'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmTable } from 'micromark-extension-gfm-table'
import { partItems } from './markdown-items.ts'
import type { Leaf, Piece } from './markdown-leaf.ts'
import type { BlockKind } from './reading.ts'

export interface Definition {
  readonly label: string
  readonly marker: readonly [number, number]
}

export interface Leaves {
  readonly leaves: readonly Leaf[]
  readonly definitions: readonly Definition[]
  /** Signs of the format that have a name of their own. */
  readonly drops: readonly { readonly start: number; readonly end: number; readonly kind: string }[]
}

/** Tokens whose content is no text, and what they are called when they are left out. */
const dropped: Readonly<Record<string, string>> = {
  resource: 'link-target', reference: 'link-target', definition: 'link-definition', thematicBreak: 'rule', htmlText: 'html',
  codeFencedFence: 'code-fence', tableDelimiterRow: 'rule', gfmFootnoteDefinitionLabel: '',
} // prettier-ignore
/** Tokens that are handled whole. */
const whole = new Set([
  'gfmFootnoteCall',
  'characterReference',
  'htmlFlow',
  'autolink',
  ...Object.keys(dropped),
])
const hidden = /<!--[^]*?(?:-->|$)|<[^<>]*>/g

/** Parses Markdown; never throws. `raw` must hold no NUL and no byte order mark (blanks in their place). */
export function markdownLeaves(raw: string): Leaves {
  const document = parse({ extensions: [gfmFootnote(), gfmTable()] }).document()
  const events = postprocess(document.write(preprocess()(raw, undefined, true)))
  const leaves: Leaf[] = []
  const definitions: Definition[] = []
  const drops: { start: number; end: number; kind: string }[] = []
  // Assigned in `begin`, which the compiler does not follow.
  let leaf = null as Leaf | null
  let within: number | null = null
  let skipping: string | null = null
  let [quotes, lists] = [0, 0]
  let itemMark: Piece[] = []
  let isHard = false
  let isNumbered = false
  // Of a row of a table: where its last cell begins, with the bar before it, and which one it is.
  let cell = { start: 0, place: 0 }

  const begin = (kind: BlockKind, start: number): Leaf => {
    const actual =
      within !== null
        ? 'note'
        : kind !== 'paragraph'
          ? kind
          : lists > 0
            ? 'list-item'
            : quotes > 0
              ? 'quote'
              : kind
    const level = actual === 'list-item' ? lists : undefined
    leaf = { kind: actual, level, pieces: parted(itemMark, start), definition: within }
    itemMark = []
    leaves.push(leaf)
    return leaf
  }
  for (const [step, token] of events) {
    const { type } = token
    const [start, end] = [token.start.offset, token.end.offset]
    if (skipping !== null) {
      if (step === 'exit' && type === skipping) skipping = null
      continue
    }
    if (step === 'enter') {
      if (whole.has(type)) {
        skipping = type
        const kind = dropped[type]
        if (kind) drops.push({ start, end, kind })
        else if (type === 'gfmFootnoteDefinitionLabel') {
          within = definitions.length
          definitions.push({ label: raw.slice(start + 2, end - 1), marker: [start, end + 1] })
        } else if (type === 'htmlFlow') readHtml(raw, start, end, begin, drops)
        else leaf?.pieces.push(wholePiece(type, raw, start, end))
      } else if (type === 'blockQuote') quotes++
      else if (type === 'listOrdered' || type === 'listUnordered') lists++
      else if (type === 'paragraph') begin('paragraph', start)
      else if (type === 'tableRow') {
        begin('table-row', start)
        cell = { start, place: 0 }
      } else if (type === 'tableData' || type === 'tableHeader') cell = { start, place: cell.place + 1 }
      else if (type === 'tableCellDivider') {
        // The bars at both ends of a row part nothing.
        if (start === cell.start && cell.place > 1)
          leaf?.pieces.push({ op: 'replace', start, end, kind: 'cell', by: '\t' })
      } else if (type === 'codeFenced' || type === 'codeIndented') begin('paragraph', start)
      else if (type === 'atxHeading' || type === 'setextHeading') begin('heading', start)
      continue
    }
    switch (type) {
      case 'blockQuote':
        quotes--
        break
      case 'listOrdered':
      case 'listUnordered':
        lists--
        break
      case 'gfmFootnoteDefinition':
        within = null
        break
      case 'tableRow':
      case 'paragraph':
      case 'atxHeading':
      case 'setextHeading':
      case 'codeFenced':
      case 'codeIndented':
        leaf = null
        break
      case 'atxHeadingSequence':
        if (leaf?.kind === 'heading') leaf.level ??= end - start
        break
      case 'setextHeadingLineSequence':
        if (leaf?.kind === 'heading') leaf.level = raw[start] === '=' ? 1 : 2
        break
      case 'listItemValue':
        itemMark.push({ op: 'copy', start, end })
        isNumbered = true
        break
      case 'listItemMarker':
        // The number of an item, with its dot or bracket, is part of what the source says, its bullet is not.
        if (isNumbered) itemMark.push({ op: 'copy', start, end })
        break
      case 'listItemPrefixWhitespace':
        if (isNumbered) itemMark.push({ op: 'replace', start, end, kind: 'space', by: ' ' })
        break
      case 'listItemPrefix':
        isNumbered = false
        break
      case 'hardBreakTrailing':
      case 'hardBreakEscape':
        isHard = true
        break
      case 'lineEnding':
      case 'lineEndingBlank':
        leaf?.pieces.push({ op: 'break', start, end, isHard })
        isHard = false
        break
      case 'data':
      case 'codeTextData':
      case 'codeFlowValue':
      case 'characterEscapeValue':
        leaf?.pieces.push({ op: 'copy', start, end })
        break
      default:
        // Marks of the format and wrappings: what they hold comes as events of its own.
        break
    }
  }
  return { leaves: leaves.flatMap((one) => partItems(raw, one)), definitions, drops }
}

/** The number of an item whose words begin in the line below it is parted from them all the same. */
function parted(mark: Piece[], wordsAt: number): Piece[] {
  const last = mark.at(-1)
  return last?.op === 'copy' && last.end < wordsAt
    ? [...mark, { op: 'replace', start: last.end, end: wordsAt, kind: 'space', by: ' ' }]
    : mark
}

function wholePiece(type: string, raw: string, start: number, end: number): Piece {
  const source = raw.slice(start, end)
  if (type === 'gfmFootnoteCall') return { op: 'call', start, end, label: source.slice(2, -1) }
  if (type === 'autolink') return { op: 'copy', start: start + 1, end: end - 1 }
  return { op: 'replace', start, end, kind: 'character-reference', by: referenced(source.slice(1, -1)) }
}

/** The character of `amp`, `#38` or `#x26`; CommonMark 2.5. */
function referenced(name: string): string {
  if (!name.startsWith('#')) return decodeNamedCharacterReference(name) || ''
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  const isText = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return isText ? String.fromCodePoint(code) : '\ufffd'
}

/** Raw HTML: its tags are left out, the words between them are read. */
function readHtml(
  raw: string,
  start: number,
  end: number,
  begin: (kind: BlockKind, start: number) => Leaf,
  drops: { start: number; end: number; kind: string }[],
): void {
  const words: Piece[] = []
  const take = (from: number, to: number): void => {
    for (const hit of raw.slice(from, to).matchAll(/[^\r\n]*\S/g)) {
      const blank = /^\s*/.exec(hit[0])?.[0].length ?? 0
      const at = from + hit.index
      const last = words.at(-1)
      if (last && /[\r\n]/.test(raw.slice(last.end, at + blank)))
        words.push({ op: 'break', start: last.end, end: at + blank, isHard: false })
      words.push({ op: 'copy', start: at + blank, end: at + hit[0].length })
    }
  }
  let at = start
  for (const hit of raw.slice(start, end).matchAll(hidden)) {
    const from = start + hit.index
    take(at, from)
    at = from + hit[0].length
    drops.push({ start: from, end: at, kind: 'html' })
  }
  take(at, end)
  if (words.length > 0) begin('paragraph', start).pieces.push(...words)
}
