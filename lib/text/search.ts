// Finding words in a text as people remember them: any case, with or without accents, across line ends and soft hyphens.
import { foldText, gapsAgree, unfoldSpan, type FoldOptions, type Folded } from './normalize.ts'
import type { Span } from './span.ts'

export interface SearchOptions extends FoldOptions {
  /** Only where no letter or digit touches the find on either side. */
  readonly wholeWords?: boolean
  /** Stops after this many. */
  readonly limit?: number
}

/** A text made ready for many searches with the same folding. */
export interface SearchableText {
  find(query: string, limits?: { readonly wholeWords?: boolean; readonly limit?: number }): Span[]
}

/** Prepares `text`: O(n). `find` gives spans in the text (UTF-16 code units), in order, not overlapping. */
export function searchableText(
  text: string,
  options: FoldOptions = { case: true, diacritics: true },
): SearchableText {
  const folded = foldText(text, options)
  return {
    find: (query, limits = {}) => findFolded(folded, foldText(query.normalize('NFC'), options), limits),
  }
}

/** Finds `query` once. A query without letters, digits or signs finds nothing. */
export function searchText(text: string, query: string, options: SearchOptions = {}): Span[] {
  return searchableText(text, { case: true, diacritics: true, ...options }).find(query, options)
}

/** Finds a folded query in a folded text: letters equal, and what stands between them in agreement (see `gapsAgree`). */
export function findFolded(
  text: Folded,
  query: Folded,
  limits: { readonly wholeWords?: boolean; readonly limit?: number } = {},
): Span[] {
  const out: Span[] = []
  const size = query.text.length
  const limit = limits.limit ?? Infinity
  if (size === 0) return out
  for (let at = text.text.indexOf(query.text); at >= 0 && out.length < limit;) {
    let next = at + 1
    if (gapsHold(text, query, at) && (!limits.wholeWords || standsAlone(text, at, at + size))) {
      const span = unfoldSpan(text, at, at + size)
      if (span) out.push(span)
      next = at + size
    }
    at = text.text.indexOf(query.text, next)
  }
  return out
}

function gapsHold(text: Folded, query: Folded, at: number): boolean {
  for (let i = 1; i < query.text.length; i++) {
    if (!gapsAgree(query.gaps[i] ?? 0, text.gaps[at + i] ?? 0)) return false
  }
  return true
}

function standsAlone(text: Folded, from: number, to: number): boolean {
  const touches = (at: number): boolean => at > 0 && at < text.text.length && text.gaps[at] === 0
  const isWord = (at: number): boolean => /[\p{L}\p{N}]/u.test(text.text.charAt(at))
  const before = touches(from) && isWord(from - 1) && isWord(from)
  const after = touches(to) && isWord(to - 1) && isWord(to)
  return !before && !after
}
