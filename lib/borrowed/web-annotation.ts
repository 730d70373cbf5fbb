// W3C Web Annotations in JSON-LD: single ones, lists, pages and collections. Recogito writes them too.
// Standard: Web Annotation Data Model 3 (annotations, bodies, targets) and 4.2 (selectors).
// Skipping: selectors by XPath, CSS and SVG, and what would have to be fetched.
import { unitTable } from '#lib/text/units.ts'
import { placeOf, remark, type BorrowedAnnotation, type BorrowedNote, type Gathering } from './annotation.ts'
import { wordsOfHtml } from './html-words.ts'
import { idOf, isOfType, isRecord, listOf, saidIn, textOr, type Json } from './json-values.ts'

/** The annotations of a document, however they are wrapped; null when this is no Web Annotation at all. */
export function annotationsIn(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value.some((one) => isRecord(one) && isAnnotation(one)) ? value : null
  if (!isRecord(value)) return null
  if (isAnnotation(value)) return [value]
  if (isOfType(value, 'AnnotationPage')) return listOf(value.items)
  if (isOfType(value, 'AnnotationCollection') || isOfType(value, 'AnnotationContainer')) {
    const pages = listOf(value.first).filter(isRecord)
    return [...listOf(value.items), ...pages.flatMap((page) => listOf(page.items))]
  }
  return Array.isArray(value['@graph']) ? annotationsIn(value['@graph']) : null
}

const isAnnotation = (value: Json): boolean =>
  isOfType(value, 'Annotation') && (value.target !== undefined || value.body !== undefined)

/** Whether Recogito wrote this: it says so, or numbers its annotations as its libraries do. */
export const isFromRecogito = (annotations: readonly unknown[]): boolean =>
  annotations.some((one) => {
    if (!isRecord(one)) return false
    const program = isRecord(one.generator)
      ? `${idOf(one.generator) ?? ''} ${textOr(one.generator.name, '')}`
      : ''
    return /recogito/i.test(`${program} ${idOf(one) ?? ''}`) || /^#[0-9a-f-]{36}$/i.test(idOf(one) ?? '')
  })

/** Whether Fontes wrote this. */
export const isFromFontes = (value: unknown): boolean =>
  isRecord(value) && isRecord(value.generator) && idOf(value.generator) === 'urn:fontes'

export function gatherWebAnnotations(
  annotations: readonly unknown[],
  into: Gathering,
  isOurs: boolean = false,
): void {
  annotations.forEach((annotation, index) => {
    const at = `annotations[${index}]`
    if (!isRecord(annotation) || !isAnnotation(annotation))
      into.complain('malformed', at, 'This is not an annotation.')
    else gatherOne(annotation, index, at, into, isOurs)
  })
}

function gatherOne(annotation: Json, index: number, at: string, into: Gathering, isOurs: boolean): void {
  const id = idOf(annotation) ?? `${index + 1}`
  const attested = isOurs
    ? (said: string): void =>
        into.complain('not_brought', at, `What the passage attests travels in an archive only: ${said}`)
    : null
  const common = {
    ...bodiesOf(annotation, attested),
    author: nameOf(annotation.creator),
    created: saidIn(annotation.created) ?? saidIn(annotation.modified),
    replyTo: null,
  }
  const targets = listOf(annotation.target)
  const found = targets.flatMap((target, k) => {
    // Editions of Fontes show the same words again, line by line, on the pictures of their pages.
    if (isOurs && k > 0 && isOnPicture(target)) return []
    const where = targets.length > 1 ? `${at}.target[${k}]` : `${at}.target`
    const passage = passageOf(target, where, into)
    return passage ? [passage] : []
  })
  if (found.length > 1)
    into.complain('in_parts', at, `${id} marks ${found.length} passages; each is taken by itself.`)
  found.forEach((passage, k) =>
    into.annotations.push({ id: found.length > 1 ? `${id}#${k + 1}` : id, ...passage, ...common }),
  )
}

/** Whether a target is nothing but a part of a picture. */
function isOnPicture(target: unknown): boolean {
  const selectors = isRecord(target) ? listOf(target.selector).filter(isRecord) : []
  return (
    selectors.length > 0 &&
    selectors.every(
      (one) =>
        isOfType(one, 'FragmentSelector') && saidIn(one.conformsTo) === 'http://www.w3.org/TR/media-frags/',
    )
  )
}

type Passage = Pick<BorrowedAnnotation, 'quote' | 'prefix' | 'suffix' | 'start' | 'end' | 'parts' | 'source'>

function passageOf(target: unknown, at: string, into: Gathering): Passage | null {
  if (typeof target === 'string') {
    into.complain('no_passage', at, `${target} is annotated as a whole.`)
    return null
  }
  if (!isRecord(target)) {
    into.complain('malformed', at, 'A target is an address or an object.')
    return null
  }
  const source = isRecord(target.source) ? idOf(target.source) : (saidIn(target.source) ?? idOf(target))
  const selectors = listOf(target.selector).filter(isRecord).flatMap(withRefinements)
  if (selectors.length === 0) {
    into.complain('no_passage', at, `${source ?? 'A document'} is annotated as a whole.`)
    return null
  }
  const quote = selectors.find((one) => isOfType(one, 'TextQuoteSelector') && typeof one.exact === 'string')
  const exact = quote ? textOr(quote.exact, '') : ''
  // Recogito's editions of TEI give the quote with the range.
  const range = selectors.find((one) => isOfType(one, 'RangeSelector'))
  const said = exact !== '' ? exact : textOr(range?.quote, '')
  const place = positionOf(selectors, said)
  if (said === '' && place.start === undefined) {
    const kinds = selectors.flatMap((one) => listOf(one.type ?? one['@type'])).join(', ')
    into.complain('place_unknown', at, `Its place is given by ${kinds || 'a selector without a type'} alone.`)
    return null
  }
  return {
    quote: said,
    prefix: textOr(quote?.prefix, ''),
    suffix: textOr(quote?.suffix, ''),
    ...place,
    ...partsOf(selectors, said),
    source,
  }
}

/** Several positions that refine one: the ranges of a passage with gaps, counted from where it begins. */
function partsOf(selectors: readonly Json[], quote: string): Pick<Passage, 'parts'> {
  const refined = selectors.flatMap((one) => (listOf(one.refinedBy).length > 1 ? listOf(one.refinedBy) : []))
  const units = unitTable(quote)
  const parts = refined.flatMap((one) => {
    const { start, end } = isRecord(one) ? placeOf(one.start, one.end) : {}
    if (start === undefined || end === undefined || end > units.lengthCodePoints) return []
    return [[units.toUtf16(start), units.toUtf16(end)] as const]
  })
  const isInOrder = parts.every(([start], k) => k === 0 || start > (parts[k - 1]?.[1] ?? 0))
  return parts.length > 1 && parts.length === refined.length && isInOrder ? { parts } : {}
}

const withRefinements = (selector: Json): Json[] => {
  const all: Json[] = []
  for (let one: unknown = selector; isRecord(one) && all.length < 16; one = listOf(one.refinedBy)[0])
    all.push(one)
  return all
}

function positionOf(selectors: readonly Json[], quote: string): Pick<Passage, 'start' | 'end'> {
  const position = selectors.find((one) => isOfType(one, 'TextPositionSelector'))
  // Recogito 2 gives the start only.
  if (position) return placeOf(position.start, position.end ?? Number(position.start) + quote.length)
  const fragment = selectors.find((one) => isOfType(one, 'FragmentSelector'))
  // RFC 5147: characters of plain text.
  const range = /(?:^|#)char=(\d{1,12}),(\d{1,12})/.exec(textOr(fragment?.value, ''))
  return range ? placeOf(Number(range[1]), Number(range[2])) : {}
}

const TAGGING = new Set(['tagging', 'classifying', 'identifying'])

type Said = Pick<BorrowedAnnotation, 'notes' | 'tags'>

/** Each text is a note of its own, with whoever wrote it where that is said. `attestation` gets what only Fontes writes. */
function bodiesOf(annotation: Json, attestation: ((said: string) => void) | null): Said {
  const notes: BorrowedNote[] = []
  const tags = new Set<string>()
  const plain = saidIn(annotation.bodyValue)
  if (plain !== null) notes.push(...remark(plain))
  const add = (body: unknown, depth: number): void => {
    if (typeof body === 'string') notes.push(...remark(body))
    if (!isRecord(body) || depth > 8) return
    if (Array.isArray(body.items)) {
      for (const item of body.items) add(item, depth + 1)
      return
    }
    const purposes = listOf(body.purpose ?? body.role).map((one) => String(one).replace(/^oa:/, ''))
    const source = isRecord(body.source) ? (labelOf(body.source) ?? idOf(body.source)) : saidIn(body.source)
    const value = saidIn(body.value) ?? labelOf(body) ?? source ?? idOf(body)
    if (value === null) return
    if (attestation && purposes.includes('classifying')) attestation(value)
    else if (purposes.some((purpose) => TAGGING.has(purpose)) || isOfType(body, 'Tag')) tags.add(value)
    else {
      const text = body.format === 'text/html' ? wordsOfHtml(value) : value
      const register = purposes.includes('editing') ? ('textual' as const) : ('factual' as const)
      const [author, created] = [nameOf(body.creator), saidIn(body.created)]
      notes.push(...remark(text).map((note) => ({ ...note, register, author, created })))
    }
  }
  for (const body of listOf(annotation.body)) add(body, 0)
  return { notes, tags: [...tags].map((tag) => [tag]) }
}

const labelOf = (value: Json): string | null => saidIn(value.label) ?? saidIn(value.name)

/** An agent by its name, else by what identifies it. */
function nameOf(creator: unknown): string | null {
  const names = listOf(creator).flatMap((one) => {
    if (!isRecord(one)) return saidIn(one) ?? []
    return saidIn(one.name) ?? saidIn(one.nickname) ?? saidIn(one.email) ?? idOf(one) ?? []
  })
  return names.length > 0 ? names.join(', ') : null
}
