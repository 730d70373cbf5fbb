// The package of an EPUB book: where its parts are, in which order they are read, what its lists of contents and of pages say.
// EPUB 3.3, 4 to 6; OPF 2.0.1 for older books.
import type { Parts } from '../../container/parts.ts'
import { DocumentRefused } from '../../container/parts.ts'
import { elementNamed, elementsNamed, textOf, type XmlElement } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'
import { resolvePath } from '../html/links.ts'

export interface BookItem {
  /** Path inside the book. */
  readonly path: string
  readonly type: string
  readonly properties: readonly string[]
}

export interface Book {
  readonly items: readonly BookItem[]
  /** In the order of reading. */
  readonly spine: readonly BookItem[]
  /** The old list of contents. */
  readonly ncx: string | null
  readonly language: string | undefined
  readonly creator: string | undefined
  readonly date: string | undefined
  /** Parts that would be fetched from elsewhere. */
  readonly outside: number
}

export function readBook(parts: Parts): Book {
  refuseProtected(parts)
  const container = parts.tree('META-INF/container.xml')?.root
  const said =
    container && [...elementsNamed(container, 'rootfile')].map((one) => attribute(one, 'full-path'))
  const path = [...(said ?? []), ...parts.names.filter((name) => name.endsWith('.opf'))].find(
    (name) => name !== undefined && parts.names.includes(name),
  )
  const opf = path === undefined ? null : parts.tree(path)
  if (path === undefined || !opf)
    throw new DocumentRefused('archive_damaged', 'The list of the parts of the book is missing.')
  const { raw, root } = opf
  const items = new Map<string, BookItem>()
  let outside = 0
  for (const one of elementsNamed(root, 'item')) {
    const href = attribute(one, 'href') ?? ''
    const own = resolvePath(href.replace(/#.*$/, ''), path)
    if (own === null) outside++
    else {
      const properties = (attribute(one, 'properties') ?? '').split(/\s+/).filter(Boolean)
      items.set(attribute(one, 'id') ?? '', {
        path: own,
        type: attribute(one, 'media-type') ?? '',
        properties,
      })
    }
  }
  const list = elementNamed(root, 'spine')
  const spine = list
    ? [...elementsNamed(list, 'itemref')].flatMap((one) => items.get(attribute(one, 'idref') ?? '') ?? [])
    : []
  const ncx = list && items.get(attribute(list, 'toc') ?? '')
  const metadata = elementNamed(root, 'metadata') ?? root
  const about = (local: string): string | undefined => {
    const found = elementNamed(metadata, local)
    const text = found && textOf(raw, found).replace(/\s+/g, ' ').trim()
    return text === '' ? undefined : text
  }
  const all = [...items.values()]
  return {
    // A file is read once, however often the order names it.
    ...{ items: all, spine: [...new Set(spine)], outside },
    ncx: ncx?.path ?? all.find(({ type }) => type === 'application/x-dtbncx+xml')?.path ?? null,
    ...{
      language: about('language')?.toLowerCase().split('-')[0],
      creator: about('creator'),
      date: about('date'),
    },
  }
}

/** Fonts may be disguised; that protects no text. EPUB Open Container Format 4.3. */
const disguises = new Set(['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC'])

function refuseProtected(parts: Parts): void {
  const encryption = parts.tree('META-INF/encryption.xml')?.root
  for (const data of encryption ? [encryption, ...elementsNamed(encryption, 'EncryptedData')] : []) {
    if (data.local !== 'EncryptedData') continue
    const method = elementNamed(data, 'EncryptionMethod')
    if (!disguises.has((method && attribute(method, 'Algorithm')) ?? ''))
      throw new DocumentRefused(
        'drm_protected',
        'The book is protected against copying (DRM) and cannot be read. Ask its publisher for an open copy.',
      )
  }
}

export interface Entry {
  readonly title: string
  readonly path: string
  /** Empty: the beginning of the file. */
  readonly id: string
  /** Depth in the list, 1 the highest. */
  readonly level: number
}

export interface BookLists {
  readonly contents: readonly Entry[]
  readonly pages: readonly Entry[]
}

/** What the navigation document says, else the old list. */
export function readLists(parts: Parts, book: Book): BookLists {
  const nav = book.items.find(({ properties }) => properties.includes('nav'))
  const found = nav && parts.tree(nav.path, { names: 'html' })
  const ofNav = nav && found ? listsOfNav(found.raw, found.root, nav.path) : null
  const old = book.ncx === null ? null : parts.tree(book.ncx, { names: 'html' })
  const ofNcx = old && book.ncx !== null ? listsOfNcx(old.raw, old.root, book.ncx) : null
  const first = (list: 'contents' | 'pages'): readonly Entry[] =>
    ofNav && ofNav[list].length > 0 ? ofNav[list] : (ofNcx?.[list] ?? [])
  return { contents: first('contents'), pages: first('pages') }
}

function entry(title: string, href: string | undefined, from: string, level = 1): Entry[] {
  if (href === undefined) return []
  const [file = '', id = ''] = href.split('#')
  const path = file === '' ? from : resolvePath(file, from)
  return path === null ? [] : [{ title: title.replace(/\s+/g, ' ').trim(), path, id, level }]
}

function listsOfNav(raw: string, root: XmlElement, from: string): BookLists {
  const listOf = (type: string): Entry[] => {
    const nav = [...elementsNamed(root, 'nav')].find((one) =>
      (attribute(one, 'type') ?? '').split(/\s+/).includes(type),
    )
    const visit = (list: XmlElement, level: number): Entry[] =>
      list.children.flatMap((item) => {
        if (item.kind !== 'element') return []
        const [link, inner] = [elementNamed(item, 'a'), elementNamed(item, 'ol')]
        const own =
          link && !(inner && isIn(link, inner))
            ? entry(textOf(raw, link), attribute(link, 'href'), from, level)
            : []
        return [...own, ...(inner ? visit(inner, level + 1) : [])]
      })
    const list = nav && elementNamed(nav, 'ol')
    return list ? visit(list, 1) : []
  }
  return { contents: listOf('toc'), pages: listOf('page-list') }
}

function listsOfNcx(raw: string, root: XmlElement, from: string): BookLists {
  const visit = (list: XmlElement, one: string, level: number): Entry[] =>
    list.children.flatMap((point) => {
      if (point.kind !== 'element' || point.local !== one) return []
      const [label, content] = [elementNamed(point, 'text'), elementNamed(point, 'content')]
      const own = entry(label ? textOf(raw, label) : '', content && attribute(content, 'src'), from, level)
      return [...own, ...visit(point, one, level + 1)]
    })
  const entries = (list: string, one: string): Entry[] => {
    const found = elementNamed(root, list)
    return found ? visit(found, one, 1) : []
  }
  return { contents: entries('navMap', 'navPoint'), pages: entries('pageList', 'pageTarget') }
}

function isIn(element: XmlElement, outer: XmlElement): boolean {
  for (let one: XmlElement | null = element; one; one = one.parent) if (one === outer) return true
  return false
}
