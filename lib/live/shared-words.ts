// The words of passages that overlap, kept once. Fifty thousand passages over a book quote it several times over, each with the
// words before and behind it; as pieces of the stretches that they cover they take no more than the book. An engine keeps a
// piece of a string as a reference to it.
import type { Span } from '#lib/text/span.ts'

/** What each record holds, as columns, in the same order. */
export interface QuotedWords {
  readonly revisionId: readonly unknown[]
  readonly spans: readonly unknown[]
  readonly quote: readonly unknown[]
  readonly prefix: readonly unknown[]
  readonly suffix: readonly unknown[]
}

interface Quoted {
  readonly row: number
  /** Where the words begin in the text, with those before them. */
  readonly from: number
  readonly prefix: string
  readonly quote: string
  readonly suffix: string
}

/**
 * The same words, as pieces of common strings where the places say that they overlap and the words agree with each other.
 * What is in several parts, or does not agree, stays as it is.
 */
export function shareWords(words: QuotedWords): Pick<QuotedWords, 'quote' | 'prefix' | 'suffix'> {
  const quote = [...words.quote]
  const prefix = [...words.prefix]
  const suffix = [...words.suffix]
  const rows = Map.groupBy(words.quote.keys(), (row) => words.revisionId[row])
  for (const own of rows.values()) {
    const quoted = own.flatMap((row) => quotedAt(words, row) ?? []).sort((a, b) => a.from - b.from)
    for (let first = 0; first < quoted.length;) {
      const { stretch, next } = stretchFrom(quoted, first)
      const start = quoted[first]?.from ?? 0
      for (const one of quoted.slice(first, next)) {
        const at = one.from - start
        if (next - first === 1 || !stretch.startsWith(one.prefix + one.quote + one.suffix, at)) continue
        const begin = at + one.prefix.length
        const end = begin + one.quote.length
        prefix[one.row] = stretch.slice(at, begin)
        quote[one.row] = stretch.slice(begin, end)
        suffix[one.row] = stretch.slice(end, end + one.suffix.length)
      }
      first = next
    }
  }
  return { quote, prefix, suffix }
}

/** Null: nothing whole, or not one piece of text. */
function quotedAt({ spans, ...words }: QuotedWords, row: number): Quoted | null {
  const [quote, prefix, suffix] = [words.quote[row], words.prefix[row], words.suffix[row]]
  if (typeof quote !== 'string' || typeof prefix !== 'string' || typeof suffix !== 'string') return null
  const parts = spans[row] as readonly Span[]
  const [start, end] = parts.length === 1 && parts[0] ? parts[0] : [0, -1]
  if (end - start !== quote.length) return null
  return { row, from: start - prefix.length, prefix, quote, suffix }
}

/** The text from the first on, as far as one overlaps the next or touches it. */
function stretchFrom(quoted: readonly Quoted[], first: number): { stretch: string; next: number } {
  const pieces: string[] = []
  let end = quoted[first]?.from ?? 0
  let next = first
  for (; next < quoted.length; next++) {
    const one = quoted[next]
    if (!one || one.from > end) break
    const all = one.prefix + one.quote + one.suffix
    if (one.from + all.length <= end) continue
    pieces.push(all.slice(end - one.from))
    end = one.from + all.length
  }
  return { stretch: pieces.join(''), next }
}
