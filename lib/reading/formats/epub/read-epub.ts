// EPUB books: their files in the order of reading, each read as a page; notes are linked across files, chapters are candidates for
// sources of their own, pages keep their printed numbers. The original is a plain text made here.
import { DocumentRefused, partsOf, refusing, type Parts } from '../../container/parts.ts'
import { unpackDocument } from '../../container/unpack.ts'
import { flow, type Flow } from '../../flow/flow.ts'
import type { FormatReader } from '../../format-reader.ts'
import type { Block, Choices, Problem, Section } from '../../reading.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'
import { droppedProblems } from '../html/dropped.ts'
import { inside } from '../html/links.ts'
import type { Part } from '../html/page-element.ts'
import { parseMarkup } from '../html/read-html.ts'
import { readPages } from '../html/read-page.ts'
import { readBook, readLists, type Book, type BookItem, type BookLists, type Entry } from './package.ts'

export const readEpub: FormatReader = (bytes, file) =>
  Promise.resolve(
    refusing(() => {
      const unpacked = unpackDocument(bytes)
      return unpacked.kind === 'refused' ? unpacked : readParts(partsOf(unpacked), file.choices ?? {})
    }),
  )

function readParts(parts: Parts, choices: Choices): Awaited<ReturnType<FormatReader>> {
  const book = readBook(parts)
  const lists = readLists(parts, book)
  const missing: string[] = []
  const inOrder = book.spine.flatMap((item) => readFile(parts, item, missing))
  const listed = new Set(inOrder.map(({ name }) => name))
  const apart = book.items
    .filter(({ path, properties }) => !listed.has(path) && !properties.includes('nav'))
    .flatMap((item) => readFile(parts, item, []))
  const all = [...inOrder, ...apart]
  const text = flow()
  const starts: Start[] = []
  const places = placesOf(all, lists, text, starts)
  const notes = readPages(all, text, { choices, isBook: true, places, apart: new Set(apart) })
  const { raw, built, pages, decisions, problems } = text.finish()
  const end = built.text.length
  for (const note of notes) if (note.at !== null) note.at = Math.min(note.at, end)
  const main = built.blocks.findLast(({ kind }) => kind !== 'note')?.end ?? 0
  makeHeadings(built.blocks, built.text, starts)
  const sections = sectionsOf(starts, main, book)
  for (const block of built.blocks) {
    const section = sections.findIndex(({ start, end: to }) => block.start >= start && block.end <= to)
    if (section >= 0) block.section = section
  }
  const read = {
    ...{ ...built, notes, pages, decisions, sections },
    problems: [
      ...problems,
      ...droppedProblems(all.map(({ root }) => root)),
      ...bookProblems(book, missing),
      ...parts.problems(),
    ],
    ...(book.language === undefined ? {} : { language: book.language }),
  }
  return { kind: 'format-read', raw, encoding: 'utf-8', isMade: true, read }
}

/** Where an entry of the contents begins in the text. */
interface Start {
  readonly title: string
  readonly level: number
  readonly at: number
}

/** A title that the contents name is a heading, also where the book only makes it look like one. */
function makeHeadings(blocks: Block[], text: string, starts: readonly Start[]): void {
  const byPlace = new Map(starts.map((one) => [one.at, one]))
  const even = (words: string): string => words.replace(/\s+/g, ' ').trim().toLowerCase()
  for (const block of blocks) {
    const entry = byPlace.get(block.start)
    if (
      block.kind !== 'paragraph' ||
      !entry ||
      even(text.slice(block.start, block.end)) !== even(entry.title)
    )
      continue
    block.kind = 'heading'
    block.level = Math.min(6, entry.level)
  }
}

/** A file of the book as a page; nothing where it is none, or is missing. */
function readFile(parts: Parts, { path, type }: BookItem, missing: string[]): Part[] {
  const isPage =
    /^(?:application\/xhtml\+xml|text\/html|text\/x-oeb1-document)$/.test(type) || /\.x?html?$/i.test(path)
  if (!isPage) return []
  const raw = parts.text(path)
  if (raw === null) {
    missing.push(path)
    return []
  }
  const parsed = parseMarkup(raw)
  if (parsed.kind === 'refused') throw new DocumentRefused(parsed.code, `${path}: ${parsed.message}`)
  return [{ name: path, raw, root: parsed.root }]
}

/** Where pages and chapters begin, by the elements that the lists of the book point to. */
function placesOf(
  all: readonly Part[],
  lists: BookLists,
  text: Flow,
  starts: Start[],
): Map<XmlElement, (() => void)[]> {
  const targets = new Map<string, XmlElement>()
  for (const { name, root } of all) {
    targets.set(`${name}#`, root)
    for (const element of inside(root)) {
      const id = attribute(element, 'id')
      if (id !== undefined && !targets.has(`${name}#${id}`)) targets.set(`${name}#${id}`, element)
    }
  }
  const places = new Map<XmlElement, (() => void)[]>()
  const put = ({ path, id }: Entry, act: () => void): void => {
    const element = targets.get(`${path}#${id}`)
    if (element) places.set(element, [...(places.get(element) ?? []), act])
  }
  for (const one of lists.contents)
    put(one, () => text.then((at) => void starts.push({ title: one.title, level: one.level, at })))
  for (const one of lists.pages) put(one, () => text.page(one.title, 'printed', { start: 0, end: 0 }))
  return places
}

/** Chapters from one beginning to the next; `end`: where the text ends and the notes begin. */
function sectionsOf(starts: readonly Start[], end: number, { creator, date }: Book): Section[] {
  // Where one entry holds all others, the level below it has the chapters.
  const levelOf = (level: number): Start[] => starts.filter((one) => one.level === level && one.at < end)
  const highest = levelOf(1).length === 1 && levelOf(2).length > 1 ? levelOf(2) : levelOf(1)
  const apart = highest.filter(({ at }, i) => i === 0 || at > (highest[i - 1]?.at ?? -1))
  return apart.map(({ title, at }, i) => ({
    ...{ start: at, end: (apart[i + 1]?.at ?? end + 1) - 1, title },
    ...(creator === undefined ? {} : { creator }),
    ...(date === undefined ? {} : { date }),
  }))
}

function bookProblems({ outside }: Book, missing: readonly string[]): Problem[] {
  const problems: Problem[] = missing.map((label) => ({
    ...{ code: 'part_missing', severity: 'error', label },
    message: `${label} belongs to the book but is not in the file.`,
  }))
  const message = `${outside} parts would have been fetched from elsewhere; they were left out.`
  if (outside > 0) problems.push({ code: 'external_left_out', severity: 'warning', message, count: outside })
  return problems
}
