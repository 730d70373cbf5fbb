// Reads the paragraphs of a part of a Word document (text, notes, comments, heads), event by event and without a tree, so that a
// large or hostile file costs no more than its text. ECMA-376 part 1, 17.
import type { Parts } from '../../container/parts.ts'
import type { Met } from '../../flow/content-problems.ts'
import type { Change, StoryPiece } from '../../flow/story.ts'
import { addText, rowsOf, sameChange } from '../../flow/story-pieces.ts'
import { attribute, type XmlClose, type XmlEvent, type XmlOpen } from '../../xml/walk.ts'
import { fieldReader } from './fields.ts'
import type { NextNumber } from './numbering.ts'
import { finished, type Growing, type WordParagraph } from './paragraph.ts'
import { readSectionElement, wholeNumber, type Section } from './section.ts'
import type { ParagraphStyle } from './styles.ts'
import { symbolOf } from './symbol-font.ts'

export interface StoryTools {
  readonly styleOf: (id: string | undefined) => ParagraphStyle
  readonly nextNumber: NextNumber
  readonly count: (what: Met, name?: string) => void
}

/** A story of the part: the element that holds it (`body`, `footnote`, `comment`), and its paragraphs. */
export type OnStory = (holder: XmlOpen, paragraphs: WordParagraph[], last: Section | undefined) => void

/** Reads all stories of the part. A command that is never closed must not swallow what follows: the part is then read without. */
export function readStories(parts: Parts, name: string, tools: StoryTools, onStory: OnStory): void {
  const read = (withFields: boolean): Found => {
    const stories: Parameters<OnStory>[] = []
    const counts: [Met, string | undefined][] = []
    const own = { ...tools, count: (what: Met, name?: string) => void counts.push([what, name]) }
    const reader = storyReader(own, (...story) => void stories.push(story), withFields)
    parts.walk(name, reader.visit)
    return { stories, counts, isUnclosed: reader.isUnclosed() }
  }
  let found = read(true)
  if (found.isUnclosed) {
    found = read(false)
    found.counts.push(['open-field', undefined])
  }
  for (const [what, name] of found.counts) tools.count(what, name)
  for (const story of found.stories) onStory(...story)
}

interface Found {
  readonly stories: Parameters<OnStory>[]
  readonly counts: [Met, string | undefined][]
  readonly isUnclosed: boolean
}

/** Words of these elements are none of the text. */
const skipped = new Set([
  ...[
    'rPrChange',
    'pPrChange',
    'tblPrChange',
    'tblPrExChange',
    'trPrChange',
    'tcPrChange',
    'sectPrChange',
    'tblGridChange',
  ],
  ...[
    'numberingChange',
    'sdtPr',
    'sdtEndPr',
    'rt',
    'rubyPr',
    'fldData',
    'ffData',
    'tblPr',
    'tblGrid',
    'tcPr',
  ],
])
const holders = new Set(['body', 'footnote', 'endnote', 'comment', 'hdr', 'ftr'])
const counted: Readonly<Record<string, Met>> = {
  ...{
    drawing: 'picture',
    pict: 'picture',
    object: 'object',
    altChunk: 'chunk',
    subDoc: 'chunk',
    oMath: 'formula',
  },
}

interface StoryReader {
  readonly visit: (event: XmlEvent, raw: string) => void
  readonly isUnclosed: () => boolean
}

function storyReader(tools: StoryTools, onStory: OnStory, withFields: boolean): StoryReader {
  const path: string[] = []
  const alternatives: boolean[] = []
  const fields = fieldReader((name) => tools.count('field', name))
  const anchored = new Set<string>()
  let [skipDepth, isUnclosed, isHidden] = [0, false, false]
  let holder: XmlOpen | null = null
  let lastSection: Section | undefined
  /** Where paragraphs go: the story, a cell, a box. */
  let lists: WordParagraph[][] = []
  let tables: WordParagraph[][][][] = []
  let paragraphs: Growing[] = []
  let changes: Change[] = []
  let words: { text: string; keeps: boolean; isDeleted: boolean } | null = null
  let customMark: Extract<StoryPiece, { op: 'note' }> | null = null

  const current = (): Growing | undefined => paragraphs.at(-1)
  const change = (): Change | null =>
    changes.findLast(({ kind }) => kind === 'deletion') ?? changes.at(-1) ?? null
  const isCommand = (): boolean => withFields && fields.isCommand()
  const add = (piece: StoryPiece): void => {
    if (!isCommand()) current()?.pieces.push(piece)
  }
  const addWords = (text: string, own: Change | null): void => {
    const paragraph = current()
    if (!paragraph || text === '' || isCommand()) return
    if (customMark) {
      customMark.label += text.trim()
      return
    }
    if (isHidden) tools.count('hidden')
    addText(paragraph.pieces, text, own, isHidden)
  }
  const note = (kind: 'footnote' | 'endnote' | 'comment', tag: XmlOpen): void => {
    const paragraph = current()
    if (!paragraph || isCommand()) return
    // What somebody said of words that were deleted later is still said.
    const own = kind === 'comment' ? null : sameChange(paragraph.pieces, change())
    const key = `${kind} ${attribute(tag, 'id') ?? ''}`
    const piece: Extract<StoryPiece, { op: 'note' }> = { op: 'note', key, kind, label: '', change: own }
    paragraph.pieces.push(piece)
    if (isOn(attribute(tag, 'customMarkFollows') ?? '0')) customMark = piece
  }
  const assign = <K extends keyof Growing>(key: K, value: Growing[K] | undefined): void => {
    const paragraph = current()
    if (paragraph && value !== undefined && path.includes('pPr')) paragraph[key] = value
  }

  const inParagraph: Readonly<Record<string, (tag: XmlOpen) => void>> = {
    tab: () => path.at(-2) === 'r' && addWords('\t', change()),
    ptab: () => addWords('\t', change()),
    cr: () => add({ op: 'line-end', change: change() }),
    noBreakHyphen: () => addWords('\u2011', change()),
    softHyphen: () => addWords('\u00ad', change()),
    lastRenderedPageBreak: () => add(page()),
    footnoteReference: (tag) => note('footnote', tag),
    endnoteReference: (tag) => note('endnote', tag),
    br: (tag) => add(attribute(tag, 'type') === 'page' ? page() : { op: 'line-end', change: change() }),
    commentRangeEnd(tag) {
      anchored.add(attribute(tag, 'id') ?? '')
      note('comment', tag)
    },
    commentReference(tag) {
      if (!anchored.has(attribute(tag, 'id') ?? '')) note('comment', tag)
    },
    sym(tag) {
      const code = Number.parseInt(attribute(tag, 'char') ?? '', 16)
      if (!Number.isInteger(code)) return
      const [written, shown] = [symbolOf('', code), symbolOf(attribute(tag, 'font') ?? '', code)]
      if (customMark) customMark.label += shown
      else if (written === shown) addWords(shown, change())
      else add({ op: 'mend', written, kind: 'private-use', shown, change: change() })
    },
    pStyle: (tag) => assign('styleId', attribute(tag, 'val')),
    outlineLvl: (tag) => assign('outline', attribute(tag, 'val')),
    numId: (tag) => assign('numId', attribute(tag, 'val')),
    ilvl: (tag) => assign('numLevel', wholeNumber(attribute(tag, 'val'))),
    pageBreakBefore: (tag) => isOn(attribute(tag, 'val')) && add(page()),
    vanish(tag) {
      if (path.at(-3) === 'r') isHidden = isOn(attribute(tag, 'val'))
    },
  }

  const openChange = (tag: XmlOpen): void => {
    const isInsertion = tag.local === 'ins' || tag.local === 'moveTo'
    const [author, date] = [attribute(tag, 'author') ?? '', attribute(tag, 'date') ?? '']
    const made: Change = { kind: isInsertion ? 'insertion' : 'deletion', author, date }
    // On the properties of a paragraph's end it speaks of that end.
    if (path.at(-2) !== 'rPr') changes.push(made)
    else if (path.at(-3) === 'pPr') assign('endChange', made)
  }
  const openField = (tag: XmlOpen): void => {
    const type = attribute(tag, 'fldCharType') ?? ''
    if (tag.local === 'fldSimple') fields.open(attribute(tag, 'instr') ?? '')
    else fields.sign(type)
    const paragraph = current()
    if (paragraph && fields.isContents()) paragraph.isContents = true
  }
  const openSection = (tag: XmlOpen): void => {
    if (tag.local === 'sectPr') {
      lastSection = { type: 'nextPage' }
      assign('section', lastSection)
    } else if (lastSection) readSectionElement(lastSection, tag, path.includes('footnotePr'))
  }
  /** Whether the element and all in it is passed over. */
  const isSkipped = ({ local }: XmlOpen): boolean => {
    if (local === 'AlternateContent') alternatives.push(false)
    else if (local === 'Choice') alternatives[alternatives.length - 1] = true
    // `Fallback`: the same again, for programs that do not know the first form.
    return skipDepth > 0 || skipped.has(local) || (local === 'Fallback' && alternatives.at(-1) === true)
  }
  const open = (tag: XmlOpen): void => {
    const { local } = tag
    path.push(local)
    if (isSkipped(tag)) {
      skipDepth++
      return
    }
    if (!holder) {
      if (!holders.has(local)) return
      holder = tag
      lists = [[]]
      return
    }
    const what = counted[local]
    if (what) tools.count(what)
    if (local === 't' || local === 'delText' || local === 'instrText') {
      const keeps = attribute(tag, 'space', 'http://www.w3.org/XML/1998/namespace') === 'preserve'
      words = { text: '', keeps, isDeleted: local === 'delText' }
    } else if (local === 'p' && isOfText(tag))
      paragraphs.push({ pieces: [], isContents: fields.isContents() })
    else if (local === 'r') isHidden = false
    else if (local === 'tbl') tables.push([])
    else if (local === 'tr') tables.at(-1)?.push([])
    else if (local === 'tc' || local === 'txbxContent') lists.push([])
    else if (isChange(local)) openChange(tag)
    else if (local === 'fldChar' || local === 'fldSimple') openField(tag)
    else if (path.includes('sectPr')) openSection(tag)
    else if (current()) inParagraph[local]?.(tag)
  }

  const closeWords = (local: string): void => {
    if (!words) return
    const { keeps, isDeleted } = words
    const text = words.text.replace(/[\t\r\n]+/g, ' ')
    words = null
    if (local === 'instrText') fields.command(text)
    else addWords(keeps ? text : text.trim(), isDeleted ? (change() ?? nobodys) : change())
  }
  const closeParagraph = (tag: XmlClose): void => {
    if (!isOfText(tag)) return
    const paragraph = paragraphs.pop()
    customMark = null
    if (paragraph) lists.at(-1)?.push(finished(paragraph, tools.styleOf, tools.nextNumber))
  }
  // One by one: a hostile table has more rows than a call has room for arguments.
  const addAll = (all: readonly WordParagraph[]): void => {
    for (const one of all) lists.at(-1)?.push(one)
  }
  const closeBox = (): void => {
    const story = lists.pop() ?? []
    if (current()) current()?.pieces.push({ op: 'box', story })
    else addAll(story)
  }
  const closeStory = (own: XmlOpen): void => {
    if (fields.reset()) isUnclosed ||= withFields
    onStory(own, lists[0] ?? [], lastSection)
    holder = null
    lastSection = undefined
    lists = []
    tables = []
    paragraphs = []
    changes = []
  }
  const close = (tag: XmlClose): void => {
    const { local } = tag
    path.pop()
    if (local === 'AlternateContent') alternatives.pop()
    if (skipDepth > 0) skipDepth--
    else if (!holder) return
    else if (words && (local === 't' || local === 'delText' || local === 'instrText')) closeWords(local)
    else if (local === 'p') closeParagraph(tag)
    else if (local === 'r') {
      // The sign that follows a mark of one's own ends with its run, once there is one.
      if (customMark && customMark.label !== '') customMark = null
    } else if (local === 'tc')
      tables
        .at(-1)
        ?.at(-1)
        ?.push(lists.pop() ?? [])
    else if (local === 'tbl') addAll(rowsOf(tables.pop() ?? []))
    else if (local === 'txbxContent') closeBox()
    else if (isChange(local) && path.at(-1) !== 'rPr') changes.pop()
    else if (local === 'fldSimple') fields.close()
    else if (local === holder.local) closeStory(holder)
  }
  return {
    isUnclosed: () => isUnclosed,
    visit(event, raw) {
      if (event.kind === 'open') open(event)
      else if (event.kind === 'close') close(event)
      else if (words && event.kind === 'text') words.text += raw.slice(event.start, event.end)
      else if (words && event.kind === 'reference') words.text += event.text
    },
  }
}

const nobodys: Change = { kind: 'deletion', author: '', date: '' }
const page = (): StoryPiece => ({ op: 'page', label: '', labelSource: 'counted' })
const isChange = (local: string): boolean => ['ins', 'del', 'moveFrom', 'moveTo'].includes(local)
const isOn = (value: string | undefined): boolean => !['0', 'false', 'off', 'none'].includes(value ?? '1')
/** Paragraphs of drawings have the same local name. */
const isOfText = ({ space }: XmlOpen | XmlClose): boolean => !space.includes('drawingml')
