// The styles of an OpenDocument text, as far as they say what a paragraph is, how a list is numbered, where a page begins.
// ODF 1.3 part 3, 16 and 19.
import type { NumeralStyle } from '../../flow/numeral.ts'
import { kindOfStyle, plainStyle, type StyleKind } from '../../flow/style-kind.ts'
import { elementNamed, type XmlElement } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'

export interface TextStyle extends StyleKind {
  readonly list?: string
  /** A page begins before the paragraph; its number, where the style sets one. */
  readonly breaksBefore?: boolean
  readonly breaksAfter?: boolean
  readonly pageNumber?: number
  readonly isHidden?: boolean
}

export interface ListLevel {
  /** Empty: the number is not shown. */
  readonly style: NumeralStyle | ''
  readonly prefix: string
  readonly suffix: string
  /** How many levels the number shows: 2 for `1.1`. */
  readonly shown: number
  readonly start: number
}

export interface Styles {
  paragraph(name: string | undefined): TextStyle
  /** Whether a style of characters hides its text. */
  hides(name: string | undefined): boolean
  list(name: string | undefined): readonly (ListLevel | undefined)[]
  /** The numbers of headings. */
  readonly outline: readonly (ListLevel | undefined)[]
  readonly language: string | undefined
}

/** `roots`: styles.xml and content.xml; what the latter says comes last and wins. */
export function readStyles(roots: readonly XmlElement[]): Styles {
  const paragraphs = new Map<string, XmlElement>()
  const hidden = new Set<string>()
  const lists = new Map<string, readonly (ListLevel | undefined)[]>()
  let outline: readonly (ListLevel | undefined)[] = []
  let language: string | undefined
  const take = (element: XmlElement): void => {
    const name = attribute(element, 'name') ?? ''
    switch (element.local) {
      case 'style':
        if (attribute(element, 'family') === 'paragraph') paragraphs.set(name, element)
        else if (attribute(element, 'family') === 'text' && isHiddenIn(element)) hidden.add(name)
        return
      case 'list-style':
        lists.set(name, levelsOf(element))
        return
      case 'outline-style':
        outline = levelsOf(element)
        return
      case 'default-style': {
        const properties = elementNamed(element, 'text-properties')
        const said = properties && attribute(properties, 'language')
        if (attribute(element, 'family') === 'paragraph' && said && said !== 'none')
          language = said.toLowerCase()
        return
      }
      case 'styles':
      case 'automatic-styles':
      case 'document-styles':
      case 'document-content':
        for (const child of element.children) if (child.kind === 'element') take(child)
    }
  }
  for (const root of roots) take(root)
  const known = new Map<string, TextStyle>()
  const read = (name: string, depth: number): TextStyle => {
    const already = known.get(name)
    if (already) return already
    const element = paragraphs.get(name)
    if (!element || depth > 20) return kindOfStyle(decodedName(name), plainStyle)
    const parent = attribute(element, 'parent-style-name')
    // Where a page breaks is not handed down.
    const {
      breaksBefore: _b,
      breaksAfter: _a,
      pageNumber: _p,
      ...base
    } = parent ? read(parent, depth + 1) : (plainStyle as TextStyle)
    const style = {
      ...kindOfStyle(attribute(element, 'display-name') ?? decodedName(name), base),
      ...ownOf(element),
    }
    known.set(name, style)
    return style
  }
  return {
    paragraph: (name) => (name === undefined ? plainStyle : read(name, 0)),
    hides: (name) => name !== undefined && hidden.has(name),
    list: (name) => (name === undefined ? [] : (lists.get(name) ?? [])),
    outline,
    language,
  }
}

function ownOf(element: XmlElement): Partial<TextStyle> {
  const properties = elementNamed(element, 'paragraph-properties')
  const list = attribute(element, 'list-style-name')
  const master = attribute(element, 'master-page-name')
  const said = Number(properties && attribute(properties, 'page-number'))
  const breaksBefore =
    (properties && attribute(properties, 'break-before') === 'page') === true || (master ?? '') !== ''
  return {
    ...(list ? { list } : {}),
    ...(breaksBefore ? { breaksBefore } : {}),
    ...(properties && attribute(properties, 'break-after') === 'page' ? { breaksAfter: true } : {}),
    ...(Number.isInteger(said) && said > 0 ? { pageNumber: said } : {}),
    ...(isHiddenIn(element) ? { isHidden: true } : {}),
  }
}

function isHiddenIn(element: XmlElement): boolean {
  const properties = elementNamed(element, 'text-properties')
  return properties !== undefined && attribute(properties, 'display') === 'none'
}

/** `Heading_20_1` → `Heading 1`. */
export const decodedName = (name: string): string =>
  name.replace(/_([0-9a-f]{1,4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const numerals: Readonly<Record<string, NumeralStyle>> = {
  '1': 'decimal',
  a: 'letter',
  A: 'upper-letter',
  i: 'roman',
  I: 'upper-roman',
}

export const numeralOf = (format: string | undefined): NumeralStyle | '' => numerals[format ?? ''] ?? ''

function levelsOf(list: XmlElement): (ListLevel | undefined)[] {
  const levels: (ListLevel | undefined)[] = []
  for (const child of list.children) {
    if (child.kind !== 'element') continue
    const level = Number(attribute(child, 'level'))
    if (!Number.isInteger(level) || level < 1 || level > 10) continue
    if (child.local !== 'list-level-style-number' && child.local !== 'outline-level-style') continue
    const start = Number(attribute(child, 'start-value') ?? '1')
    levels[level - 1] = {
      style: numeralOf(attribute(child, 'num-format')),
      prefix: (attribute(child, 'num-prefix') ?? '').slice(0, 100),
      suffix: (attribute(child, 'num-suffix') ?? '').slice(0, 100),
      shown: Math.min(level, Math.max(1, Number(attribute(child, 'display-levels') ?? '1') || 1)),
      start: Number.isSafeInteger(start) ? start : 1,
    }
  }
  return levels
}
