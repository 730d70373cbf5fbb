// Borders that a reader can see: a letter with its accents, an emoji family, a Hebrew letter with its points is one.
import type { Span } from './span.ts'

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
// Segmenting a whole book for one border would be wasteful; a window this wide is looked at on either side.
const WINDOW = 64

/** Whether `offset` (UTF-16 code units) stands between two grapheme clusters (UAX #29), or at an end of the text. */
export function isGraphemeBorder(text: string, offset: number): boolean {
  return clusterAround(text, offset) === null
}

/** The smallest span on grapheme borders that holds `span`; an empty span inside a cluster moves before it. */
export function snapToGraphemes(text: string, [start, end]: Span): Span {
  const first = clusterAround(text, start)
  const from = first ? first[0] : start
  if (end <= start) return [from, from]
  const last = clusterAround(text, end)
  return [from, last ? last[1] : end]
}

function clusterAround(text: string, offset: number): Span | null {
  if (offset <= 0 || offset >= text.length) return null
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  // Two ASCII characters never form a cluster, but for CR LF.
  if (before < 0x80 && after < 0x80 && before !== 13) return null
  let from = Math.max(0, offset - WINDOW)
  while (from > 0 && (text.charCodeAt(from) & 0xfc00) === 0xdc00) from--
  const part = text.slice(from, Math.min(text.length, offset + WINDOW))
  const cluster = segmenter.segment(part).containing(offset - from)
  if (!cluster || cluster.index === offset - from) return null
  return [from + cluster.index, from + cluster.index + cluster.segment.length]
}
