// Annotations of Hypothesis: what its API answers to a search (`rows`), what its client exports (`annotations`), or one.
import { placeOf, remark, type Gathering } from './annotation.ts'
import { isRecord, listOf, saidIn, textOr, type Json } from './json-values.ts'

/** The annotations of a document; null when Hypothesis did not write it. */
export function hypothesisAnnotations(value: unknown): readonly unknown[] | null {
  if (isRecord(value)) {
    if (isHypothesis(value)) return [value]
    const list = value.rows ?? value.annotations
    const isExport = typeof value.export_date === 'string' || typeof value.total === 'number'
    if (!Array.isArray(list)) return null
    // What the API keeps apart on wish (`_separate_replies`).
    const replies = listOf(value.replies)
    return list.some(isHypothesis) || (list.length === 0 && isExport) ? [...listOf(list), ...replies] : null
  }
  return Array.isArray(value) && value.some(isHypothesis) ? value : null
}

const isHypothesis = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value.uri === 'string' &&
  typeof value.user === 'string' &&
  value.type === undefined

export function gatherHypothesis(annotations: readonly unknown[], into: Gathering): void {
  annotations.forEach((annotation, index) => {
    const at = `annotations[${index}]`
    if (!isRecord(annotation) || !isHypothesis(annotation))
      into.complain('malformed', at, 'This is not an annotation of Hypothesis.')
    else gatherOne(annotation, index, at, into)
  })
}

function gatherOne(annotation: Json, index: number, at: string, into: Gathering): void {
  const selectors = listOf(annotation.target).flatMap((target) =>
    isRecord(target) ? listOf(target.selector).filter(isRecord) : [],
  )
  const quote = selectors.find(({ type, exact }) => type === 'TextQuoteSelector' && typeof exact === 'string')
  const position = selectors.find(({ type }) => type === 'TextPositionSelector')
  const replyTo = saidIn(listOf(annotation.references).at(-1))
  const place = placeOf(position?.start, position?.end)
  const id = saidIn(annotation.id) ?? `${index + 1}`
  if (!quote && place.start === undefined && replyTo === null) {
    into.complain('no_passage', at, `${id} is a note to the page as a whole.`)
    return
  }
  into.annotations.push({
    id,
    quote: textOr(quote?.exact, ''),
    prefix: textOr(quote?.prefix, ''),
    suffix: textOr(quote?.suffix, ''),
    ...place,
    notes: remark(textOr(annotation.text, '')),
    tags: listOf(annotation.tags).flatMap((tag) =>
      typeof tag === 'string' && tag.trim() !== '' ? [[tag]] : [],
    ),
    author: userOf(annotation),
    created: saidIn(annotation.created) ?? saidIn(annotation.updated),
    source: saidIn(annotation.uri),
    replyTo,
  })
}

/** The name that is shown, else that of the account: `acct:name@host`. */
function userOf(annotation: Json): string | null {
  const shown = isRecord(annotation.user_info) ? saidIn(annotation.user_info.display_name) : null
  return shown ?? saidIn(textOr(annotation.user, '').replace(/^acct:([^@]+)@.*$/, '$1'))
}
