// Reads XML as a row of events with their places in the decoded file, so that a reader can copy runs out of it.
// Nothing is fetched; limits are counted while reading; what is not well-formed is read as well as it can be, and said.
// Skipping: validity, and the replacement of line ends (the builder of a reading does that, with an edit for each).
import { entitiesOf, type Entities } from './entities.ts'
import { xmlLimits, XmlRefused, type XmlLimits, type XmlRefusal } from './limits.ts'

export interface XmlAttribute {
  /** As written, with its prefix. */
  readonly name: string
  readonly local: string
  /** Namespace; empty where the name has no prefix. */
  readonly space: string
  readonly value: string
}

/** A start tag, `[start, end)`. An empty element (`<lb/>`) is followed by its `close`, which has no width. */
export interface XmlOpen {
  readonly kind: 'open'
  readonly start: number
  readonly end: number
  readonly name: string
  readonly local: string
  readonly space: string
  readonly attributes: readonly XmlAttribute[]
}

/** An end tag. Where it is missing, `start` and `end` are where the element had to end. */
export interface XmlClose {
  readonly kind: 'close'
  readonly start: number
  readonly end: number
  readonly name: string
  readonly local: string
  readonly space: string
}

/** Characters that stand for themselves: `raw.slice(start, end)`; inside `<![CDATA[…]]>`, without its signs. */
export interface XmlText {
  readonly kind: 'text'
  readonly start: number
  readonly end: number
}

/** `&name;` or `&#8212;`: `text` belongs in the place of `raw.slice(start, end)`. */
export interface XmlReference {
  readonly kind: 'reference'
  readonly start: number
  readonly end: number
  readonly text: string
}

/** `instruction`: `<?…?>`, the XML declaration among them; `doctype`: already read for its entities. */
export interface XmlAside {
  readonly kind: 'comment' | 'instruction' | 'doctype'
  readonly start: number
  readonly end: number
}

export type XmlEvent = XmlOpen | XmlClose | XmlText | XmlReference | XmlAside

/** A place that is not well-formed, and what was made of it. */
export interface XmlFault {
  readonly code:
    | 'reference_unknown'
    | 'sign_not_escaped'
    | 'tag_damaged'
    | 'end_tag_missing'
    | 'end_tag_stray'
    | 'not_closed'
    | 'outside_the_root'
  readonly at: number
}

export type XmlWalk = { readonly kind: 'walked'; readonly faults: readonly XmlFault[] } | XmlRefusal

export interface XmlOptions {
  readonly limits?: XmlLimits
  /** `html`: `&nbsp;` and the like are known undeclared. */
  readonly names?: 'declared' | 'html'
}

/** The value of an attribute by its local name: the element's own or unprefixed one first, or that of `space`. */
export function attribute(
  { attributes, space: own }: Pick<XmlOpen, 'attributes' | 'space'>,
  local: string,
  space?: string,
): string | undefined {
  let found: string | undefined
  for (const one of attributes) {
    if (one.local !== local) continue
    if (space === undefined ? one.space === '' || one.space === own : one.space === space) return one.value
    found ??= one.value
  }
  return space === undefined ? found : undefined
}

/** Walks through `raw` and hands each event to `visit`, in order. Never throws; refusing ends the walk. */
export function walkXml(raw: string, visit: (event: XmlEvent) => void, options: XmlOptions = {}): XmlWalk {
  const limits = options.limits ?? xmlLimits
  const entities = entitiesOf(limits, options.names ?? 'declared')
  const faults: XmlFault[] = []
  try {
    walk(raw, visit, entities, limits, (code, at) => {
      if (faults.length < 1000) faults.push({ code, at })
    })
  } catch (error) {
    if (error instanceof XmlRefused) return error.refusal
    throw error
  }
  return { kind: 'walked', faults }
}

interface OpenElement {
  readonly name: string
  readonly local: string
  readonly space: string
  /** Namespaces by prefix, as they hold inside. */
  readonly spaces: ReadonlyMap<string, string>
}

type Say = (code: XmlFault['code'], at: number) => void

function walk(
  raw: string,
  visit: (event: XmlEvent) => void,
  entities: Entities,
  limits: XmlLimits,
  say: Say,
): void {
  const stack: OpenElement[] = []
  const readTag = tagReader(raw, entities, say)
  let hasRoot = false
  let at = raw.startsWith('\ufeff') ? 1 : 0
  const text = textReader(raw, entities, visit, say)

  const close = (start: number, end: number): void => {
    const { name, local, space } = stack.pop() ?? { name: '', local: '', space: '' }
    visit({ kind: 'close', start, end, name, local, space })
  }
  const aside = (kind: XmlAside['kind'], closing: string): void => {
    const found = raw.indexOf(closing, at)
    if (found < 0) say('not_closed', at)
    const end = found < 0 ? raw.length : found + closing.length
    visit({ kind, start: at, end })
    at = end
  }

  while (at < raw.length) {
    if (raw.charCodeAt(at) !== 60) {
      const next = raw.indexOf('<', at)
      const end = next < 0 ? raw.length : next
      if (stack.length === 0 && /\S/.test(raw.slice(at, end))) say('outside_the_root', at)
      text(at, end)
      at = end
    } else if (raw.startsWith('<!--', at)) aside('comment', '-->')
    else if (raw.startsWith('<![CDATA[', at)) {
      const found = raw.indexOf(']]>', at + 9)
      if (found < 0) say('not_closed', at)
      const end = found < 0 ? raw.length : found
      if (end > at + 9) visit({ kind: 'text', start: at + 9, end })
      at = found < 0 ? end : end + 3
    } else if (raw.startsWith('<?', at)) aside('instruction', '?>')
    else if (raw.startsWith('<!DOCTYPE', at)) {
      const end = entities.declare(raw, at)
      visit({ kind: 'doctype', start: at, end })
      at = end
    } else if (raw.charCodeAt(at + 1) === 47) {
      const found = raw.indexOf('>', at)
      const end = found < 0 ? raw.length : found + 1
      const name = raw.slice(at + 2, found < 0 ? end : found).trim()
      const depth = stack.findLastIndex((one) => one.name === name)
      if (depth < 0) say('end_tag_stray', at)
      else {
        if (depth < stack.length - 1) say('end_tag_missing', at)
        while (stack.length > depth + 1) close(at, at)
        close(at, end)
      }
      at = end
    } else {
      const tag = readTag(at)
      if (!tag) {
        say('sign_not_escaped', at)
        visit({ kind: 'text', start: at, end: at + 1 })
        at++
        continue
      }
      if (stack.length === 0) {
        if (hasRoot) say('outside_the_root', at)
        hasRoot = true
      }
      const outer = stack.at(-1)?.spaces ?? standardSpaces
      const spaces = spacesOf(tag.attributes, outer)
      const [prefix, local] = split(tag.name)
      const space = spaces.get(prefix) ?? ''
      stack.push({ name: tag.name, local, space, spaces })
      if (stack.length > limits.depth)
        throw new XmlRefused('too_deep', `Elements stand inside one another more than ${limits.depth} deep.`)
      const attributes = tag.attributes.map(({ name, value }) => {
        const [before, own] = split(name)
        return { name, local: own, space: before === '' ? '' : (spaces.get(before) ?? ''), value }
      })
      visit({ kind: 'open', start: at, end: tag.end, name: tag.name, local, space, attributes })
      at = tag.end
      if (tag.isEmpty) close(at, at)
    }
  }
  if (stack.length > 0) say('end_tag_missing', raw.length)
  while (stack.length > 0) close(raw.length, raw.length)
}

const standardSpaces: ReadonlyMap<string, string> = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']])

function split(name: string): [prefix: string, local: string] {
  const colon = name.indexOf(':')
  return colon < 1 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)]
}

function spacesOf(
  attributes: readonly { name: string; value: string }[],
  outer: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const own = attributes.filter(({ name }) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (own.length === 0) return outer
  const spaces = new Map(outer)
  for (const { name, value } of own) spaces.set(name === 'xmlns' ? '' : name.slice(6), value)
  return spaces
}

const reference = /&(#?[\p{L}\p{N}_:.-]{1,60});/uy

/** Hands out the text of `raw[start, end)`, which holds no tag: runs and references. */
function textReader(
  raw: string,
  entities: Entities,
  visit: (event: XmlEvent) => void,
  say: Say,
): (start: number, end: number) => void {
  // Looked for once: a file without references must not be searched to its end for each run.
  let next = raw.indexOf('&')
  return (start, end) => {
    let from = start
    let at = start
    while (at < end) {
      if (next >= 0 && next < at) next = raw.indexOf('&', at)
      if (next < 0 || next >= end) break
      reference.lastIndex = next
      const found = reference.exec(raw)
      const text = found ? entities.expand(found[1] ?? '') : null
      if (found && text !== null) {
        if (next > from) visit({ kind: 'text', start: from, end: next })
        from = next + found[0].length
        visit({ kind: 'reference', start: next, end: from, text })
        at = from
      } else {
        // Kept as it is written.
        say(found ? 'reference_unknown' : 'sign_not_escaped', next)
        at = next + 1
      }
    }
    if (end > from) visit({ kind: 'text', start: from, end })
  }
}

interface Tag {
  readonly name: string
  readonly end: number
  readonly isEmpty: boolean
  readonly attributes: readonly { name: string; value: string }[]
}

const tagName = /<([\p{L}_:][^\s/>=<"'&]*)/uy
const attributeStart = /[\s/]*([^\s/>=<"']+)(?:\s*=\s*(["'])?)?/y
const tagEnd = /[\s/]*>/y
const bareValue = /[^\s>"'<]*/y

function tagReader(raw: string, entities: Entities, say: Say): (start: number) => Tag | null {
  const match = (pattern: RegExp, at: number): RegExpExecArray | null => {
    pattern.lastIndex = at
    return pattern.exec(raw)
  }
  const decode = (value: string): string => {
    const plain = /[\t\r\n]/.test(value) ? value.replace(/\r\n|[\t\r\n]/g, ' ') : value
    if (!plain.includes('&')) return plain
    return plain.replace(
      /&(#?[\p{L}\p{N}_:.-]{1,60});/gu,
      (all, name: string) => entities.expand(name) ?? all,
    )
  }
  return (start) => {
    const name = match(tagName, start)
    if (!name?.[1]) return null
    const attributes: { name: string; value: string }[] = []
    let at = start + name[0].length
    for (;;) {
      const end = match(tagEnd, at)
      if (end) {
        const after = at + end[0].length
        return { name: name[1], attributes, end: after, isEmpty: raw.charCodeAt(after - 2) === 47 }
      }
      const found = match(attributeStart, at)
      if (!found?.[1]) {
        // A tag that is broken off by the next one, or by the end of the file.
        say('tag_damaged', start)
        const next = raw.indexOf('<', at)
        const closing = raw.indexOf('>', at)
        const isClosed = closing >= 0 && (next < 0 || closing < next)
        const after = isClosed ? closing + 1 : next < 0 ? raw.length : next
        return { name: name[1], attributes, end: after, isEmpty: isClosed && raw[closing - 1] === '/' }
      }
      at += found[0].length
      const quote = found[2]
      if (quote === undefined) {
        say('tag_damaged', start)
        const bare = found[0].includes('=') ? (match(bareValue, at)?.[0] ?? '') : ''
        attributes.push({ name: found[1], value: decode(bare) })
        at += bare.length
        continue
      }
      const close = raw.indexOf(quote, at)
      if (close < 0) {
        say('not_closed', start)
        return { name: name[1], attributes, end: raw.length, isEmpty: false }
      }
      attributes.push({ name: found[1], value: decode(raw.slice(at, close)) })
      at = close + 1
    }
  }
}
