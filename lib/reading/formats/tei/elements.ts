// The elements of TEI that mean more than their words. The rules of what is shown (README of the formats):
// the source's own words (sic, orig) before the editor's (corr, reg), the expansion before the abbreviation, the lemma before the
// readings; what was added, not what was deleted. Every other side is left out and reported; a person may choose otherwise.
import type { XmlElement } from '../../xml/tree.ts'
import { entryOf } from './apparatus.ts'
import { along, childrenNamed, plainText, readHeader, valueOf } from './header.ts'
import { blockKind } from './rules.ts'
import { countAlike, neighbour, nodesAfter } from './siblings.ts'
import { sides, type SectionHead } from './steps.ts'
import type { Context, Walk } from './walk.ts'

export type Handler = (element: XmlElement, context: Context, walk: Walk) => void

const transparent: Handler = (element, context, walk) => {
  walk.openTag(element, context)
  walk.children(element, context)
  walk.closeTag(element, context)
}

const counted =
  (name: string): Handler =>
  (element, context, walk) => {
    walk.count(name, element)
    transparent(element, context, walk)
  }

/** A document of its own: with a header that names it. */
const document: Handler = (element, context, walk) => {
  const header = childrenNamed(element, 'teiHeader')[0]
  const hasText = childrenNamed(element, 'text').some((text) => plainText(walk.raw, text) !== '')
  const isCorpus = childrenNamed(element, 'TEI', 'TEI.2').length > 0
  const section = isCorpus ? null : readHeader(walk.raw, header)
  walk.openTag(element, context)
  if (section) context.steps.push({ op: 'section', section })
  for (const child of element.children) {
    // The transcription by sheets says the same words again where there is a text.
    if (child.kind === 'element' && child.local === 'sourceDoc' && hasText) {
      walk.leaveOut(child, 'source-document', context)
      walk.count('source-document', child)
    } else if (child.kind === 'element') walk.element(child, context)
    else context.steps.push({ op: 'drop', start: child.start, end: child.end, kind: 'markup' })
  }
  if (section) context.steps.push({ op: 'section', section: null })
  walk.closeTag(element, context)
}

/** One of several texts of a group, or one of several letters or deeds: a source of its own. */
const separateKinds =
  /^(?:letter|brief|document|dokument|urkunde|charter|deed|act|akte|entry|eintrag|diary|report|bericht|source|quelle)$/i

const blockOf: Handler = (element, context, walk) => {
  // A block within a cell begins anew there, if only with a blank.
  if (context.holds === 'words') context.steps.push({ op: 'part', at: element.start, with: ' ' })
  const kind = context.holds === 'blocks' ? blockKind(walk.raw, element) : undefined
  if (kind === undefined) return transparent(element, context, walk)
  walk.openTag(element, context)
  const block = { op: 'open', kind } as const
  context.steps.push(block)
  walk.children(element, { ...context, block })
  context.steps.push(context.block ?? { op: 'close' })
  walk.closeTag(element, context)
} // prettier-ignore

const separate: Handler = (element, context, walk) => {
  const section = isSeparate(element) ? titleOf(element, walk) : null
  if (section) context.steps.push({ op: 'section', section })
  blockOf(element, context, walk)
  if (section) context.steps.push({ op: 'section', section: null })
}

function isSeparate(element: XmlElement): boolean {
  if (countAlike(element) < 2) return false
  return element.local === 'text' ? element.parent?.local === 'group' : separateKinds.test(valueOf(element, 'type') ?? '')
} // prettier-ignore

function titleOf(element: XmlElement, walk: Walk): SectionHead | null {
  const head =
    along(element, 'head') ??
    along(element, 'front', 'titlePage', 'docTitle') ??
    along(element, 'body', 'head') ??
    along(element, 'body', 'div', 'head')
  const title = (head && plainText(walk.raw, head)) || valueOf(element, 'n') || valueOf(element, 'id')
  return title ? { title: title.slice(0, 300) } : null
}

/** What stands in a line of verse, in an address, in a cell. */
const parted =
  (sign: string): Handler =>
  (element, context, walk) => {
    context.steps.push({ op: 'part', at: element.start, with: sign })
    walk.openTag(element, context)
    walk.children(element, sign === '\t' ? { ...context, holds: 'words' } : context)
    walk.closeTag(element, context)
    if (sign === '\n') context.steps.push({ op: 'part', at: element.end, with: sign })
  }

/** Lines of verse without a group around them are one block as long as they follow each other. */
const line: Handler = (element, context, walk) => {
  const isBlock = context.holds === 'blocks' && context.block?.kind !== 'verse'
  if (isBlock && neighbour(element, -1)?.local !== 'l') context.steps.push({ op: 'open', kind: 'verse' })
  parted('\n')(element, context, walk)
  if (isBlock && neighbour(element, 1)?.local !== 'l') context.steps.push(context.block ?? { op: 'close' })
}

/** A label and its item are one block: “1. Item: …”. */
const itemOfList: Handler = (element, context, walk) => {
  if (context.holds !== 'blocks' || neighbour(element, -1)?.local !== 'label')
    return blockOf(element, context, walk)
  context.steps.push({ op: 'part', at: element.start, with: ' ' })
  walk.openTag(element, context)
  walk.children(element, { ...context, block: { op: 'open', kind: 'list-item' } })
  context.steps.push(context.block ?? { op: 'close' })
  walk.closeTag(element, context)
}

const labelOfList: Handler = (element, context, walk) => {
  const isOfItem = context.holds === 'blocks' && neighbour(element, 1)?.local === 'item'
  if (!isOfItem) return blockOf(element, context, walk)
  context.steps.push({ op: 'open', kind: 'list-item' })
  transparent(element, context, walk)
}

/** Where a line, a column or a page of the source ends. */
const breaks: Handler = (element, context, walk) => {
  const { start, end } = element
  const said = valueOf(element, 'break')
  context.steps.push({ op: 'break', start, end, goesOn: said === 'no' ? true : said === 'yes' ? false : null })
  if (element.local === 'pb')
    context.steps.push({ op: 'page', at: start, label: valueOf(element, 'n') ?? printedNumber(element, walk) })
  if (element.local === 'lb') walk.count('lines', element)
  context.steps.push({ op: 'drop', start, end: element.openEnd, kind: element.local === 'pb' ? 'page-break' : 'markup' })
  walk.closeTag(element, context)
} // prettier-ignore

/** The page number that is transcribed right after the page break. */
function printedNumber(element: XmlElement, walk: Walk): string | null {
  for (const next of nodesAfter(element)) {
    if (next.kind === 'text' && (next.text ?? walk.raw.slice(next.start, next.end)).trim() === '') continue
    if (next.kind !== 'element' || next.local !== 'fw') return null
    if (/pag|fol/i.test(valueOf(next, 'type') ?? '')) return plainText(walk.raw, next) || null
  }
  return null
}

/** Of the sides of a choice the one that is shown; the whole file is read in one way. */
const choice: Handler = (element, context, walk) => {
  const children = element.children.filter((child) => child.kind === 'element')
  const pair = (Object.keys(sides) as (keyof typeof sides)[]).find((name) =>
    children.some(({ local }) => sides[name].some((side) => side === local)),
  )
  const preferred: readonly string[] = pair ? order(pair, element, walk) : ['ex', 'unclear', 'seg']
  const rank = (local: string): number => {
    const at = preferred.indexOf(local)
    return at < 0 ? preferred.length : at
  }
  const shown = children.reduce<XmlElement | undefined>((best, one) => (best && rank(best.local) <= rank(one.local) ? best : one), undefined)
  walk.openTag(element, context)
  for (const child of element.children) {
    if (child === shown && child.kind === 'element') walk.element(child, context)
    else if (child.kind === 'element') {
      walk.leaveOut(child, child.local, context)
      walk.count(`not-shown:${child.local}`, child)
    } else context.steps.push({ op: 'drop', start: child.start, end: child.end, kind: 'markup' })
  }
  walk.closeTag(element, context)
} // prettier-ignore

function order(pair: keyof typeof sides, element: XmlElement, walk: Walk): string[] {
  const [first, second] = sides[pair]
  const key = `zone:${pair}`
  const chosen = walk.choices[key]
  if (!walk.decisions.some((one) => one.key === key))
    walk.decisions.push({
      key,
      kind: 'zone',
      raw: [element.start, element.end],
      choice: chosen === second ? second : first,
      options: [first, second],
      certain: chosen !== undefined,
      reason: chosen === undefined ? 'format' : 'chosen',
    })
  return chosen === second ? [second, first] : [first, second]
}

const note: Handler = (element, context, walk) => {
  const made = walk.note(element)
  // Notes that are called elsewhere, or that only stand in a list, do not belong to this place.
  if (!walk.links.apart.has(element)) walk.call(made, [element.start, element.openEnd], context)
}

const app: Handler = (element, context, walk) => {
  const { lemma, readings } = entryOf(element)
  if (!hasNote(element, readings)) return transparent(element, context, walk)
  const made = walk.note(element)
  if (walk.links.apart.has(element)) return
  // The tag of the lemma goes into the note, where the lemma is repeated.
  if (lemma) {
    walk.children(lemma, context)
    walk.closeTag(lemma, context)
  }
  walk.call(made, [element.start, element.openEnd], context)
}

const hasNote = (element: XmlElement, readings: readonly XmlElement[]): boolean =>
  readings.length > 0 || childrenNamed(element, 'note', 'witDetail').length > 0

/** A reference that is nothing but a note's mark is taken out of the text; the words of others are text. */
const reference: Handler = (element, context, walk) => {
  const target = walk.links.marks.get(element)
  if (!target) return transparent(element, context, walk)
  walk.call(walk.note(target), [element.start, element.end], context)
}

const gap: Handler = (element, context, walk) => {
  walk.count('gaps', element)
  const { start, openEnd } = element
  context.steps.push({ op: 'put', start, end: openEnd, kind: 'gap', shown: '[…]' })
  for (const child of element.children) {
    if (child.kind === 'element') walk.leaveOut(child, 'gap-description', context)
    else context.steps.push({ op: 'drop', start: child.start, end: child.end, kind: 'markup' })
  }
  walk.closeTag(element, context)
}

const blank: Handler = (element, context, walk) => {
  context.steps.push({ op: 'part', at: element.start, with: ' ' })
  transparent(element, context, walk)
}

export const handlers: Readonly<Record<string, Handler>> = {
  TEI: document, 'TEI.2': document, teiCorpus: document, 'teiCorpus.2': document,
  text: separate, div: separate, div1: separate, div2: separate,
  l: line, addrLine: parted('\n'), line: breakingLine, cell: parted('\t'), item: itemOfList, label: labelOfList,
  lb: breaks, pb: breaks, cb: breaks, gb: breaks, surface: surface,
  choice, note, witDetail: note, app, ref: reference, ptr: reference,
  gap, g: glyph, space: blank,
  supplied: counted('supplied'), unclear: counted('unclear'), add: counted('additions'), surplus: counted('surplus'), damage: counted('damage'),
} // prettier-ignore

/** A line of a transcription by sheets ends as one that `lb` begins. */
function breakingLine(element: XmlElement, context: Context, walk: Walk): void {
  const { start } = element
  context.steps.push({ op: 'break', start, end: start, goesOn: null })
  walk.count('lines', element)
  transparent(element, context, walk)
}

/** A sheet of a transcription by sheets is a page. */
function surface(element: XmlElement, context: Context, walk: Walk): void {
  context.steps.push({ op: 'page', at: element.start, label: valueOf(element, 'n') ?? null })
  blockOf(element, context, walk)
}

/** A sign that the writing systems do not have: its letters, if it is given any, else a gap. */
function glyph(element: XmlElement, context: Context, walk: Walk): void {
  if (plainText(walk.raw, element) === '') gap(element, context, walk)
  else transparent(element, context, walk)
}
