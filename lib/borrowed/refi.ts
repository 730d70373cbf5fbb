// Projects of qualitative analysis: QDA-XML 1.0 (REFI, 2019), as a bare .qde file or with its sources in a .qdpx zip.
// Positions are Unicode code points of the plain text. The standard has been read in several ways (whether the end is the last
// character or the one after it, whether a carriage return counts), so what the selections call themselves decides.
import { describe } from '#lib/anchoring/describe.ts'
import { elementNamed, elementsNamed, textOf, type XmlElement } from '#lib/reading/xml/tree.ts'
import { unitTable } from '#lib/text/units.ts'
import { placeOf, remark, type Gathering } from './annotation.ts'
import { attribute } from './xml-values.ts'

/** The plain text of a source by the path that the project gives (`internal://…`); null when it is not at hand. */
export type SourceTexts = (path: string) => string | null

interface Project {
  readonly raw: string
  readonly codes: ReadonlyMap<string, readonly string[]>
  readonly users: ReadonlyMap<string, string>
  readonly notes: ReadonlyMap<string, string>
}

export function gatherRefi(raw: string, root: XmlElement, texts: SourceTexts, into: Gathering): void {
  const notes = new Map<string, string>()
  for (const list of children(root, 'Notes'))
    for (const note of children(list, 'Note')) notes.set(guidOf(note), noteText(raw, note, texts))
  const users = new Map(
    [...elementsNamed(root, 'User')].map((user) => [guidOf(user), attribute(user, 'name') ?? '']),
  )
  const project: Project = { raw, codes: codePaths(root), users, notes }
  for (const sources of children(root, 'Sources')) {
    for (const source of sources.children) {
      if (source.kind !== 'element') continue
      const name = ownName(attribute(source, 'name'), guidOf(source), into)
      for (const text of textSources(source)) gatherSource(project, text, name, texts, into)
      for (const kind of ['PictureSelection', 'PDFSelection', 'AudioSelection', 'VideoSelection'])
        for (const selection of elementsNamed(source, kind))
          into.complain('no_passage', guidOf(selection), `${kind} in ${name ?? 'a source'}: marks no text.`)
      for (const coding of children(source, 'Coding'))
        into.complain('no_passage', guidOf(coding), `${name ?? 'A source'} is coded as a whole.`)
    }
  }
}

/** Two sources of one name are two documents. */
const ownName = (name: string | null, guid: string, into: Gathering): string | null =>
  name !== null && into.texts.has(name) ? `${name} (${guid})` : name

/** A text source, and the text that stands for a PDF, a picture or a recording. */
function* textSources(source: XmlElement): Generator<XmlElement> {
  if (source.local === 'TextSource' || children(source, 'PlainTextSelection').length > 0) yield source
  for (const child of source.children) if (child.kind === 'element') yield* textSources(child)
}

function gatherSource(
  project: Project,
  source: XmlElement,
  name: string | null,
  texts: SourceTexts,
  into: Gathering,
): void {
  const selections = children(source, 'PlainTextSelection')
  const text = plainText(project.raw, source, texts)
  if (text === null)
    into.complain(
      'reference_unknown',
      guidOf(source),
      `The text of ${name ?? 'a source'} is not in the file.`,
    )
  if (text !== null && name !== null) into.texts.set(name, text.replace(/\r\n?/g, '\n'))
  const cut = text === null ? null : cutterFor(text, selections)
  for (const selection of selections) {
    const guid = guidOf(selection)
    const from = numberOf(selection, 'startPosition')
    const to = numberOf(selection, 'endPosition')
    const place = placeOf(from, to)
    if (place.start === undefined || place.end === undefined) {
      into.complain('malformed', guid, 'A selection without a start before its end.')
      continue
    }
    const passage = cut?.(place.start, place.end) ?? null
    if (cut && !passage) into.complain('place_unknown', guid, 'The selection reaches beyond its text.')
    into.annotations.push({
      id: guid,
      quote: passage?.quote ?? wholeName(selection) ?? '',
      prefix: passage?.prefix ?? '',
      suffix: passage?.suffix ?? '',
      ...(passage ? placeOf(passage.start, passage.end) : place),
      notes: bodyOf(project, selection).flatMap(remark),
      tags: tagsOf(project, selection, into),
      author: project.users.get(attribute(selection, 'creatingUser')?.toLowerCase() ?? '') || null,
      created: attribute(selection, 'creationDateTime'),
      source: name,
      replyTo: null,
    })
  }
}

interface Cut {
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  readonly start: number
  readonly end: number
}
type Cutter = (start: number, end: number) => Cut | null

/** The reading of the positions under which most selections are called by their own words. */
function cutterFor(text: string, selections: readonly XmlElement[]): Cutter {
  const plain = text.replace(/\r\n?/g, '\n')
  const cutters = (plain === text ? [text] : [text, plain]).flatMap((one) => [cutter(one, 0), cutter(one, 1)])
  const fit = (cut: Cutter): number =>
    selections.filter((selection) => {
      const called = squeezed(attribute(selection, 'name') ?? '').replace(/(?:…|\.\.\.)$/, '')
      const found = cut(numberOf(selection, 'startPosition'), numberOf(selection, 'endPosition'))
      if (called === '' || !found) return false
      const quote = squeezed(found.quote)
      return wholeName(selection) === null ? quote.startsWith(called) : quote === called
    }).length
  const [first, ...others] = cutters
  return others.reduce((best, one) => (fit(one) > fit(best) ? one : best), first as Cutter)
}

function cutter(text: string, more: 0 | 1): Cutter {
  const units = unitTable(text)
  return (start, end) => {
    if (start < 0 || end <= start || end + more > units.lengthCodePoints) return null
    const { quote, prefix, suffix, spans } = describe(text, [
      [units.toUtf16(start), units.toUtf16(end + more)],
    ])
    const [from, to] = spans[0] ?? [0, 0]
    return { quote, prefix, suffix, start: from, end: to }
  }
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Programs name a selection by its words, cut off when they are many. */
function wholeName(selection: XmlElement): string | null {
  const name = attribute(selection, 'name')?.trim() ?? ''
  return name === '' || /(?:…|\.\.\.)$/.test(name) ? null : squeezed(name)
}

function plainText(raw: string, source: XmlElement, texts: SourceTexts): string | null {
  const [inline] = children(source, 'PlainTextContent')
  if (inline) return textOf(raw, inline)
  const path = attribute(source, 'plainTextPath')
  return path === null ? null : texts(path)
}

function noteText(raw: string, note: XmlElement, texts: SourceTexts): string {
  const [description] = children(note, 'Description')
  const said = [description ? textOf(raw, description) : '', plainText(raw, note, texts) ?? '']
  const name = attribute(note, 'name') ?? ''
  return [name, ...said]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n')
}

function bodyOf({ raw, notes }: Project, selection: XmlElement): string[] {
  const [description] = children(selection, 'Description')
  const referred = [...elementsNamed(selection, 'NoteRef')].map((one) => notes.get(targetOf(one)) ?? '')
  return [description ? textOf(raw, description) : '', ...referred]
}

function tagsOf({ codes }: Project, selection: XmlElement, into: Gathering): (readonly string[])[] {
  const tags = children(selection, 'Coding').flatMap((coding) =>
    children(coding, 'CodeRef').flatMap((reference) => {
      const code = codes.get(targetOf(reference))
      if (code === undefined)
        into.complain(
          'reference_unknown',
          guidOf(selection),
          `The code ${targetOf(reference)} is not in the file.`,
        )
      return code ? [code] : []
    }),
  )
  return [...new Set(tags)]
}

/** The codes by their GUID, each with the codes above it. */
function codePaths(root: XmlElement): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, readonly string[]>()
  const walk = (element: XmlElement, above: readonly string[]): void => {
    for (const code of children(element, 'Code')) {
      const path = [...above, attribute(code, 'name') ?? '']
      paths.set(guidOf(code), path)
      walk(code, path)
    }
  }
  const book = elementNamed(root, 'CodeBook')
  for (const list of book ? children(book, 'Codes') : []) walk(list, [])
  return paths
}

const children = (element: XmlElement, local: string): XmlElement[] =>
  element.children.filter((child): child is XmlElement => child.kind === 'element' && child.local === local)

// GUIDs are written in either case, with or without braces.
const bare = (guid: string | null): string => (guid ?? '').replace(/[{}]/g, '').toLowerCase()
const guidOf = (element: XmlElement): string => bare(attribute(element, 'guid'))
const targetOf = (element: XmlElement): string => bare(attribute(element, 'targetGUID'))

const numberOf = (element: XmlElement, name: string): number => {
  const value = attribute(element, name)?.trim() ?? ''
  return /^\d{1,12}$/.test(value) ? Number(value) : -1
}
