// Reads the paragraphs of an OpenDocument text, event by event and without a tree: words, notes and comments where they stand,
// tables, boxes, tracked changes. ODF 1.3 part 3, 5 to 7 and 9.
import type { Parts } from '../../container/parts.ts'
import type { Met } from '../../flow/content-problems.ts'
import type { Paragraph, StoryNote, StoryPiece } from '../../flow/story.ts'
import { addText, rowsOf, sameChange } from '../../flow/story-pieces.ts'
import { attribute, type XmlEvent, type XmlOpen } from '../../xml/walk.ts'
import { asideReader } from './asides.ts'
import { changeReader } from './changes.ts'
import { fields, indexes, skipped } from './elements.ts'
import { listReader } from './lists.ts'
import { shortName } from './names.ts'
import type { Styles } from './styles.ts'

export interface Content {
  readonly story: Paragraph[]
  readonly notes: ReadonlyMap<string, StoryNote>
}

export interface ContentTools {
  readonly styles: Styles
  readonly count: (what: Met, name?: string) => void
}

/** Reads what stands in the elements `holder` of a part; null where there is no such part. */
export function readContent(parts: Parts, name: string, holder: string, tools: ContentTools): Content | null {
  const story: Paragraph[] = []
  const reader = contentReader(tools, story)
  let [skipDepth, depth] = [0, 0]
  const isThere = parts.walk(name, (event, raw) => {
    if (event.kind === 'open') {
      if (skipDepth > 0) skipDepth++
      else if (depth === 0) depth = shortName(event) === holder ? 1 : 0
      else {
        const what = skipped[shortName(event)]
        if (what) tools.count(what)
        if (what === undefined) {
          depth++
          reader.open(event)
        } else skipDepth++
      }
    } else if (event.kind === 'close') {
      if (skipDepth > 0) skipDepth--
      else if (depth > 0 && --depth > 0) reader.close(event)
    } else if (depth > 0 && skipDepth === 0) reader.characters(event, raw)
  })
  return isThere ? { story, notes: reader.notes } : null
}

interface OpenParagraph {
  readonly pieces: StoryPiece[]
  readonly style: string | undefined
  readonly heading: number | null
  readonly number: string | null
  readonly depth: number
  readonly zone: string | undefined
}

interface ContentReader {
  readonly notes: ReadonlyMap<string, StoryNote>
  open(tag: XmlOpen): void
  close(tag: { name: string; local: string; space: string }): void
  characters(event: XmlEvent, raw: string): void
}

function contentReader({ styles, count }: ContentTools, story: Paragraph[]): ContentReader {
  const lists = listReader(styles)
  const changes = changeReader()
  const asides = asideReader()
  /** Where paragraphs go: the text, a note, a cell, a box. */
  const stories: Paragraph[][] = [story]
  const paragraphs: OpenParagraph[] = []
  const tables: Paragraph[][][][] = []
  /** Whether each open span or section hides its text. */
  const hiding: boolean[] = []
  const path: string[] = []
  let [indexDepth, endsWithBlank, breaksNext] = [0, true, false]

  const pieces = (): StoryPiece[] | undefined => paragraphs.at(-1)?.pieces
  const isOutermost = (): boolean => paragraphs.length === 0 && tables.length === 0 && !asides.isOpen()
  const addWords = (words: string): void => {
    const all = pieces()
    if (!all || words === '') return
    const isHidden = hiding.includes(true)
    if (isHidden) count('hidden')
    addText(all, words, changes.insertion(), isHidden)
  }
  /** Blanks that follow one another are one, across elements too; ODF 1.3 part 3, 6.1.2. */
  const addFlowing = (said: string): void => {
    const even = said.replace(/[ \t\r\n]+/g, ' ')
    const words = endsWithBlank && even.startsWith(' ') ? even.slice(1) : even
    if (words === '' || !pieces()) return
    endsWithBlank = words.endsWith(' ')
    addWords(words)
  }
  const addSign = (sign: string): void => {
    addWords(sign)
    endsWithBlank = false
  }
  const page = (first?: number): StoryPiece => ({
    ...{ op: 'page', label: '', labelSource: 'counted' },
    ...(first === undefined ? {} : { first }),
  })
  const openParagraph = (tag: XmlOpen): void => {
    const style = attribute(tag, 'style-name')
    const own = styles.paragraph(style)
    const level = Number(attribute(tag, 'outline-level') ?? '1')
    const heading =
      tag.local === 'h' ? (Number.isInteger(level) && level > 0 ? Math.min(level, 10) : 1) : null
    const isNumbered =
      heading !== null && isOutermost() && lists.depth() === 0 && attribute(tag, 'is-list-header') !== 'true'
    const number = isNumbered ? lists.heading(heading) : lists.take()
    const zone = indexDepth > 0 || (own.isContents && isOutermost()) ? 'contents' : undefined
    const breaks = (own.breaksBefore === true || breaksNext) && isOutermost()
    if (isOutermost()) breaksNext = own.breaksAfter === true
    paragraphs.push({
      pieces: breaks ? [page(own.pageNumber)] : [],
      style,
      heading,
      number,
      zone,
      depth: lists.depth(),
    })
    hiding.push(own.isHidden === true)
    endsWithBlank = true
  }
  const closeParagraph = (): void => {
    hiding.pop()
    const done = paragraphs.pop()
    if (!done) return
    const own = styles.paragraph(done.style)
    const kind =
      done.heading !== null ? 'heading' : own.kind === 'paragraph' && done.depth > 0 ? 'list-item' : own.kind
    const level =
      kind === 'heading' ? (done.heading ?? own.level) : kind === 'list-item' ? done.depth : undefined
    stories.at(-1)?.push({
      ...{ kind, pieces: done.pieces },
      ...(level === undefined ? {} : { level }),
      ...(done.number === null ? {} : { number: done.number }),
      ...(done.zone === undefined ? {} : { zone: done.zone }),
    })
    endsWithBlank = false
  }
  const openNote = (tag: XmlOpen): void => {
    const all = pieces() ?? []
    const piece = asides.note(tag, all, sameChange(all, changes.insertion()))
    // A note outside of any paragraph still has its place.
    if (pieces()) all.push(piece)
    else stories.at(-1)?.push({ kind: 'paragraph', pieces: [piece] })
    stories.push([])
    lists.enter()
  }
  const deleted = (tag: XmlOpen): void => {
    const words = changes.deleted(tag)
    if (pieces()) for (const one of words) pieces()?.push(one)
    else if (words.length > 0) stories.at(-1)?.push({ kind: 'paragraph', pieces: words })
    endsWithBlank = false
  }
  const spaces = (tag: XmlOpen): string => {
    const said = Number(attribute(tag, 'c') ?? '1')
    return ' '.repeat(Number.isInteger(said) ? Math.min(200, Math.max(1, said)) : 1)
  }
  const isOutside = (tag: XmlOpen): boolean =>
    /^[a-z][a-z0-9+.-]*:|^\.\.\//i.test(attribute(tag, 'href') ?? '')

  const opening: Readonly<Record<string, (tag: XmlOpen) => void>> = {
    'text:p': openParagraph,
    'text:h': openParagraph,
    'text:span': (tag) => void hiding.push(styles.hides(attribute(tag, 'style-name'))),
    'text:section': (tag) => void hiding.push(attribute(tag, 'display') === 'none'),
    'text:section-source': () => count('chunk'),
    'text:list': (tag) => lists.open(tag),
    'text:list-item': (tag) => lists.item(tag),
    'table:table': () => void tables.push([]),
    'table:table-row': () => void tables.at(-1)?.push([]),
    'table:table-cell': () => void stories.push([]),
    'table:covered-table-cell': () => void stories.push([]),
    'draw:text-box'() {
      stories.push([])
      lists.enter()
    },
    'text:note': openNote,
    'office:annotation': openNote,
    'text:note-citation': () => asides.say('label'),
    'dc:creator': () => isOfAside() && asides.say('author'),
    'dc:date': () => isOfAside() && asides.say('date'),
    'office:annotation-end'(tag) {
      const all = pieces()
      if (all) asides.endComment(attribute(tag, 'name') ?? '', all)
    },
    'text:changed-region'(tag) {
      asides.region(tag)
      stories.push([])
    },
    'text:insertion': () => asides.kind('insertion'),
    'text:deletion': () => asides.kind('deletion'),
    'text:change': deleted,
    'text:change-start': (tag) => changes.begin(tag),
    'text:change-end': (tag) => changes.end(tag),
    'text:s': (tag) => addSign(spaces(tag)),
    'text:tab': () => addSign('\t'),
    'text:line-break'() {
      const all = pieces()
      all?.push({ op: 'line-end', change: sameChange(all, changes.insertion()) })
      endsWithBlank = true
    },
    'text:soft-page-break'() {
      if (pieces()) pieces()?.push(page())
      else breaksNext = true
    },
    'text:a': (tag) => isOutside(tag) && count('link'),
    'draw:image': (tag) => count(isOutside(tag) ? 'external' : 'picture'),
  }
  const isOfAside = (): boolean => ['office:annotation', 'office:change-info'].includes(path.at(-2) ?? '')
  const closing: Readonly<Record<string, () => void>> = {
    'text:p': closeParagraph,
    'text:h': closeParagraph,
    'text:span': () => void hiding.pop(),
    'text:section': () => void hiding.pop(),
    'text:list': () => lists.close(),
    'table:table'() {
      for (const row of rowsOf(tables.pop() ?? [])) stories.at(-1)?.push(row)
    },
    'table:table-cell': () =>
      void tables
        .at(-1)
        ?.at(-1)
        ?.push(stories.pop() ?? []),
    'table:covered-table-cell': () =>
      void tables
        .at(-1)
        ?.at(-1)
        ?.push(stories.pop() ?? []),
    'draw:text-box'() {
      const box = stories.pop() ?? []
      lists.leave()
      if (pieces()) pieces()?.push({ op: 'box', story: box })
      else for (const one of box) stories.at(-1)?.push(one)
    },
    'text:note': () => closeNote(),
    'office:annotation': () => closeNote(),
    'text:changed-region'() {
      const words = stories.pop() ?? []
      const region = asides.closeRegion()
      if (region) changes.region(region.id, region.change, words)
    },
  }
  const closeNote = (): void => {
    asides.closeNote(stories.pop() ?? [])
    lists.leave()
    endsWithBlank = false
  }
  return {
    notes: asides.notes,
    open(tag) {
      const name = shortName(tag)
      path.push(name)
      opening[name]?.(tag)
      if (indexes.has(name)) indexDepth++
      if (fields.has(name)) count('field', tag.local)
    },
    close(tag) {
      const name = shortName(tag)
      path.pop()
      if (asides.isSaying()) {
        if (['text:note-citation', 'dc:creator', 'dc:date'].includes(name)) asides.say(null)
        return
      }
      closing[name]?.()
      if (indexes.has(name)) indexDepth--
    },
    characters(event, raw) {
      if (event.kind !== 'text' && event.kind !== 'reference') return
      const words = event.kind === 'text' ? raw.slice(event.start, event.end) : event.text
      if (asides.isSaying()) asides.words(words)
      else addFlowing(words)
    },
  }
}
