import { snapToGraphemes } from '#lib/text/graphemes.ts'
import { unionSpans, type Span } from '#lib/text/span.ts'
import { CONTEXT_LENGTH, QUOTE_JOINT, type Selector } from './selector.ts'

/**
 * The selector of a passage. Spans (UTF-16 code units into `text`) are sorted, joined where they touch, and widened so that
 * no character is cut. Throws `RangeError` when they are empty or outside the text.
 */
export function describe(text: string, spans: readonly Span[]): Selector {
  for (const [start, end] of spans) {
    if (!(
      Number.isInteger(start) &&
      Number.isInteger(end) &&
      start >= 0 &&
      start <= end &&
      end <= text.length
    )) {
      throw new RangeError(`span ${start}–${end} is outside the text (0 to ${text.length})`)
    }
  }
  const snapped = unionSpans(spans.map((span) => snapToGraphemes(text, span)))
  const first = snapped[0]
  const last = snapped.at(-1)
  if (!first || !last) throw new RangeError('a passage needs at least one character')
  return {
    quote: quoteOf(text, snapped),
    prefix: text.slice(wholeCharacter(text, Math.max(0, first[0] - CONTEXT_LENGTH)), first[0]),
    suffix: text.slice(last[1], wholeCharacter(text, Math.min(text.length, last[1] + CONTEXT_LENGTH))),
    spans: snapped,
  }
}

/** The words of `spans` as one quotation; see `QUOTE_JOINT`. */
export function quoteOf(text: string, spans: readonly Span[]): string {
  let quote = ''
  for (const [start, end] of spans) {
    const part = text.slice(start, end)
    if (quote !== '' && !/\s$/.test(quote) && !/^\s/.test(part)) quote += QUOTE_JOINT
    quote += part
  }
  return quote
}

// Context may begin between letter and accent, but never inside a surrogate pair: half of one is not a character.
function wholeCharacter(text: string, offset: number): number {
  const isLow = (text.charCodeAt(offset) & 0xfc00) === 0xdc00
  const isPair = isLow && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800
  return isPair ? offset + 1 : offset
}
