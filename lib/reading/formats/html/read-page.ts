// Reads the text of a page, or of all files of a book, out of its elements: words are copied, tags are left out, and what the
// browser would draw by itself (numbers of lists, marks of quotation) is put where it stands on the screen.
import type { Span } from '#lib/text/span.ts'
import type { Flow } from '../../flow/flow.ts'
import { noteBook, type BodyRead, type NoteBody, type NoteBook } from '../../flow/note-book.ts'
import type { BlockKind, Choices, Note } from '../../reading.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'
import { findNotes, type FoundBody, type FoundNotes } from './find-notes.ts'
import { furnitureOf, type Furniture, type Verdict } from './furniture.ts'
import { lineWriter, type Block, type LineWriter } from './line-writer.ts'
import { beginning } from './links.ts'
import { listCounter } from './list-number.ts'
import { marksOf, type Marks } from './marks.ts'
import { headingLevel, isInline, keepsLines, kindOf, pageLabel, type Part } from './page-element.ts'
import { quotationMarks } from './quotation.ts'
import { isLayoutTable } from './table.ts'

export interface PageOptions {
  readonly choices: Choices
  /** A book: nothing in it is furniture for its name alone. */
  readonly isBook?: boolean
  /** What is to be done where the text of an element begins: a page of a list outside the text, a chapter. */
  readonly places?: ReadonlyMap<XmlElement, readonly (() => void)[]>
  /** Files of a book that are not in its order: they are only read for the notes in them. */
  readonly apart?: ReadonlySet<Part>
}

interface Reader {
  readonly flow: Flow
  readonly found: FoundNotes
  readonly marks: Marks
  readonly furniture: ReadonlyMap<Part, Furniture>
  readonly book: NoteBook
  readonly options: PageOptions
  readonly numberOf: (item: XmlElement) => string | null
}

/** What holds for the characters inside an element. */
interface Around extends Block {
  readonly part: Part
  readonly isPre: boolean
  readonly listDepth: number
  readonly quoteDepth: number
}

/** Reads all parts into `flow`, notes last. */
export function readPages(parts: readonly Part[], flow: Flow, options: PageOptions): Note[] {
  const found = findNotes(parts)
  const bodies = new Map<string, NoteBody>()
  const reader: Reader = {
    ...{ flow, found, options, marks: marksOf(found), book: noteBook(flow, bodies), numberOf: listCounter() },
    furniture: new Map(
      parts.map((part) => [part, furnitureOf(part.raw, part.root, options.isBook === true)]),
    ),
  }
  for (const [key, body] of found.bodies)
    bodies.set(key, { kind: body.kind, label: body.label, read: () => readBody(reader, body) })
  for (const part of parts) {
    if (options.apart?.has(part)) continue
    const writer = lineWriter(flow, part.raw)
    begin(reader, writer, part.root)
    readInside(reader, writer, part.root, outermost(part, 'paragraph'))
    writer.finish()
  }
  reader.book.readBodies()
  return reader.book.notes
}

const outermost = (part: Part, kind: BlockKind): Around => ({
  ...{ part, kind, isPre: false, isLine: false, listDepth: 0, quoteDepth: 0 },
})

function readBody(reader: Reader, body: FoundBody): BodyRead {
  const { flow, marks } = reader
  const { part, elements, label } = body
  const writer = lineWriter(flow, part.raw)
  const mark = marks.ofBody(body)
  const shown = `[${label === '' ? '*' : label}] `
  const bodyMarker = mark || flow.isMade ? flow.claim(mark ?? { start: 0, end: 0 }, shown) : null
  const from = flow.place()
  for (const element of elements) {
    readInside(reader, writer, element, { ...outermost(part, 'note'), isPre: keepsLines(element) })
    writer.end()
  }
  writer.finish()
  const [first, last] = [elements[0], elements.at(-1)]
  const raw: Span = flow.isMade
    ? [from, flow.place()]
    : [mark?.end ?? first?.openEnd ?? 0, last?.closeStart ?? 0]
  return { bodyMarker, rawBody: raw[1] > raw[0] ? [raw] : [] }
}

function readInside(reader: Reader, writer: LineWriter, element: XmlElement, around: Around): void {
  const isRow = isRowOfMarks(reader, element, around.part)
  for (const child of element.children) {
    if (reader.found.taken.get(child) === element) continue
    if (child.kind === 'element') readElement(reader, writer, child, around)
    else if (child.kind !== 'text') continue
    else if (isRow) reader.flow.drop(child, 'note-mark', around.part.raw, true)
    else for (const rest of reader.marks.without(child)) writer.text(rest, around, around.isPre)
  }
}

/** Several marks in one: `<sup><a>1</a>, <a>2</a></sup>`; what stands between them is none of the words. */
function isRowOfMarks({ found }: Reader, element: XmlElement, part: Part): boolean {
  if (element.local !== 'sup' && element.local !== 'span') return false
  const inner = element.children.filter((one) => one.kind === 'element')
  if (inner.length < 2 || !inner.every((one) => found.calls.has(one))) return false
  return element.children.every(
    (one) => one.kind !== 'text' || /^[\s,;.()[\]–-]*$/.test(one.text ?? part.raw.slice(one.start, one.end)),
  )
}

function readElement(reader: Reader, writer: LineWriter, element: XmlElement, around: Around): void {
  const { part } = around
  if (readNoteSign(reader, element)) return
  if (reader.found.bodyElements.has(element)) return writer.end()
  if (reader.found.backLinks.has(element)) return leaveOut(reader, element, part, 'back-link', true)
  if (startPage(reader, writer, element, part)) return leaveOut(reader, element, part, 'page-number', false)
  const verdict = reader.furniture.get(part)?.(element)
  if (verdict && !isKept(reader, element, verdict)) {
    if (!isInline(element)) writer.end()
    return leaveOut(reader, element, part, verdict.kind, true)
  }
  const inner = aroundInside(element, around)
  switch (element.local) {
    case 'br':
      return writer.lineEnd(element, false)
    case 'hr':
      return writer.end()
    case 'q':
      return readQuotation(reader, writer, element, inner)
    case 'table':
      if (!isLayoutTable(element)) return readTable(reader, writer, element, inner)
  }
  if (isInline(element)) return readInside(reader, writer, element, inner)
  const isLine = around.isLine
  if (isLine) writer.lineEnd({ start: element.start, end: element.openEnd }, true)
  else writer.end()
  const number = element.local === 'li' ? reader.numberOf(element) : null
  if (number !== null) writer.prefix({ start: element.start, end: element.openEnd }, number)
  readInside(reader, writer, element, inner)
  if (isLine) writer.lineEnd({ start: element.closeStart, end: element.end }, true)
  else writer.end()
}

/** A mark is taken out of the words; a note in the line is read later. */
function readNoteSign({ found, marks, book }: Reader, element: XmlElement): boolean {
  const call = found.calls.get(element)
  if (call) {
    const { key, label, kind } = call
    book.call(key, { piece: marks.ofCall(element), label, kind, shown: `[${label}]` })
    return true
  }
  const inline = found.inlineNotes.get(element)
  if (inline === undefined) return marks.isOfInline(element)
  const label = found.bodies.get(inline)?.label ?? ''
  book.call(inline, {
    piece: marks.ofInline(element),
    label,
    kind: 'side-note',
    shown: `[${label === '' ? '*' : label}]`,
  })
  return true
}

/** Does what is to be done where this element's text begins. */
function begin({ options }: Reader, writer: LineWriter, element: XmlElement): void {
  for (const act of options.places?.get(element) ?? []) writer.begin(act)
}

/** Whether the element is nothing but the sign of a page that begins here. */
function startPage(reader: Reader, writer: LineWriter, element: XmlElement, part: Part): boolean {
  begin(reader, writer, element)
  const label = pageLabel(element, () => beginning(part.raw, element))
  if (label === null) return false
  const place = { start: element.start, end: element.openEnd }
  const isListed = reader.options.places?.has(element) === true
  if (!isListed) writer.begin(() => reader.flow.page(label, label === '' ? 'counted' : 'printed', place))
  return true
}

/** A person may say that what looks like a part of the page is text. */
function isKept({ flow, options }: Reader, element: XmlElement, { kind, isCertain }: Verdict): boolean {
  if (isCertain || flow.isMade) return false
  const key = `zone:${element.start}`
  const chosen = options.choices[key]
  const choice = chosen === 'text' ? 'text' : kind
  flow.decide({
    ...{ key, kind: 'zone', raw: [element.start, element.end], choice, options: [kind, 'text'] },
    ...(chosen === undefined
      ? { certain: false, reason: 'page-furniture' }
      : { certain: true, reason: 'chosen' }),
  })
  return choice === 'text'
}

/** Leaves out all characters inside, but for notes, which are read elsewhere. */
function leaveOut(reader: Reader, element: XmlElement, part: Part, kind: string, isHidden: boolean): void {
  const { flow, found, marks } = reader
  for (const child of element.children) {
    if (found.taken.get(child) === element) continue
    if (child.kind === 'element') {
      if (!found.bodyElements.has(child)) leaveOut(reader, child, part, kind, isHidden)
    } else if (child.kind === 'text')
      for (const rest of marks.without(child))
        if ((rest.text ?? part.raw.slice(rest.start, rest.end)).trim() !== '')
          flow.drop(rest, kind, part.raw, isHidden)
  }
}

function aroundInside(element: XmlElement, around: Around): Around {
  const isList = ['ul', 'ol', 'dl', 'menu', 'dir'].includes(element.local)
  const listDepth = around.listDepth + (isList ? 1 : 0)
  const quoteDepth = around.quoteDepth + (element.local === 'q' ? 1 : 0)
  const common = { ...around, listDepth, quoteDepth, isPre: around.isPre || keepsLines(element) }
  if (around.kind === 'note' || around.isLine || isInline(element)) return common
  const level = headingLevel(element)
  if (level !== null) return { ...common, kind: 'heading', level, isLine: true }
  const kind = kindOf(element)
  return kind === null
    ? common
    : { ...common, kind, ...(kind === 'list-item' ? { level: Math.max(1, listDepth) } : {}) }
}

function readTable(reader: Reader, writer: LineWriter, table: XmlElement, around: Around): void {
  if (around.isLine) return readInside(reader, writer, table, around)
  writer.end()
  for (const child of table.children) {
    if (child.kind === 'text')
      for (const rest of reader.marks.without(child)) writer.text(rest, around, false)
    else if (child.kind !== 'element') continue
    else if (['thead', 'tbody', 'tfoot'].includes(child.local)) readTable(reader, writer, child, around)
    else if (child.local === 'tr') readRow(reader, writer, child, around)
    else readElement(reader, writer, child, around)
  }
  writer.end()
}

function readRow(reader: Reader, writer: LineWriter, row: XmlElement, around: Around): void {
  writer.end()
  if (reader.found.bodyElements.has(row)) return
  const kind = around.kind === 'note' ? 'note' : 'table-row'
  const inRow: Around = { ...outermost(around.part, kind), isLine: true }
  let isFirst = true
  for (const cell of row.children) {
    if (cell.kind !== 'element') continue
    if (cell.local !== 'td' && cell.local !== 'th') {
      readElement(reader, writer, cell, inRow)
      continue
    }
    if (!isFirst) writer.cell({ start: cell.start, end: cell.openEnd })
    isFirst = false
    if (!reader.found.bodyElements.has(cell)) readInside(reader, writer, cell, inRow)
  }
  writer.end()
}

/** Marks of quotation that a browser draws, in the manner of the language that the page says. */
function readQuotation(reader: Reader, writer: LineWriter, element: XmlElement, inner: Around): void {
  const { start, openEnd, closeStart, end } = element
  const [open, close] = quotationMarks(languageOf(element), inner.quoteDepth > 1)
  writer.sign({ start, end: openEnd }, 'quotation-mark', open, inner)
  readInside(reader, writer, element, inner)
  if (end > closeStart) writer.sign({ start: closeStart, end }, 'quotation-mark', close, inner)
}

function languageOf(element: XmlElement): string {
  for (let one: XmlElement | null = element; one; one = one.parent) {
    const language = attribute(one, 'lang')
    if (language) return language.toLowerCase()
  }
  return ''
}
