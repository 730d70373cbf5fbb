// One reading text, and the folded form in which two spellings of the same words are equal.
// Folding never changes the text: every folded character leads back to the place it came from.
import type { Span } from './span.ts'

/** The text as a revision stores it: NFC, line ends `\n`. Normalizing twice is once. */
export function normalizeText(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC')
}

/** What folding ignores. Whitespace, soft line breaks, soft hyphens and line-end hyphens are always ignored. */
export interface FoldOptions {
  readonly case?: boolean
  readonly diacritics?: boolean
  /** Spellings of the period: u = v, i = j. The long s is always s. */
  readonly period?: boolean
}

/** No gap: the character follows its neighbour directly. */
export const GAP_NONE = 0
/** Whitespace within a line. */
export const GAP_SPACE = 1
/** Whitespace with a line break; may be a word broken without a hyphen. */
export const GAP_BREAK = 2
/** A hyphen between the neighbours. Flags add up: hyphen + break is a word divided at the line end. */
export const GAP_HYPHEN = 4

/**
 * The letters, digits and signs of a text without whitespace and hyphens; `gaps[i]` says what stood before `text[i]`.
 * `starts[i]`, `ends[i]`: the span of the original that gave `text[i]`, in UTF-16 code units.
 */
export interface Folded {
  readonly text: string
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly gaps: Uint8Array
}

/** Folds `text`; O(n). */
export function foldText(text: string, options: FoldOptions = { case: true, diacritics: true }): Folded {
  const cache = new Map<number, string>()
  const out: string[] = []
  // A character can fold to several (a ligature), at most four in practice; the arrays grow when it is more.
  let room = text.length + 16
  let starts = new Int32Array(room)
  let ends = new Int32Array(room)
  let gaps = new Uint8Array(room)
  let length = 0
  let gap = 0
  for (let i = 0; i < text.length;) {
    const code = text.codePointAt(i) ?? 0
    const width = code > 0xffff ? 2 : 1
    const kind = gapOf(code)
    if (kind >= 0) {
      gap |= kind
      i += width
      continue
    }
    let folded = cache.get(code)
    if (folded === undefined) cache.set(code, (folded = foldCharacter(String.fromCodePoint(code), options)))
    if (folded === '') {
      // A lone accent belongs to the letter before it.
      if (length > 0 && gap === 0) ends[length - 1] = i + width
    } else {
      if (length + folded.length > room) {
        room = room * 2 + folded.length
        starts = grown(starts, new Int32Array(room))
        ends = grown(ends, new Int32Array(room))
        gaps = grown(gaps, new Uint8Array(room))
      }
      for (let k = 0; k < folded.length; k++) {
        starts[length] = i
        ends[length] = i + width
        gaps[length++] = k === 0 ? gap : 0
      }
      out.push(folded)
      gap = 0
    }
    i += width
  }
  return {
    text: out.join(''),
    starts: starts.subarray(0, length),
    ends: ends.subarray(0, length),
    gaps: gaps.subarray(0, length),
  }
}

/** Where `[from, to)` of the folded text stands in the original; null when it is empty. */
export function unfoldSpan(folded: Folded, from: number, to: number): Span | null {
  const start = folded.starts[from]
  const end = folded.ends[to - 1]
  return to > from && start !== undefined && end !== undefined ? [start, end] : null
}

/**
 * Whether what stood between two letters in one copy (`asked`) may be the same as in another (`found`): a line break
 * stands for a space, for nothing (a word broken at the line end), or with a hyphen for nothing; a hyphen stands for itself.
 */
export function gapsAgree(asked: number, found: number): boolean {
  if (asked === found) return true
  if (((asked ^ found) & GAP_HYPHEN) !== 0) {
    const [plain, hyphen] = (asked & GAP_HYPHEN) !== 0 ? [found, asked] : [asked, found]
    // A hyphen may vanish or appear only at a line end; between words it is part of the spelling.
    if ((plain & GAP_BREAK) !== 0) return hyphen === GAP_HYPHEN || (hyphen & GAP_BREAK) !== 0
    return plain === GAP_NONE && (hyphen & GAP_BREAK) !== 0
  }
  if (((asked | found) & GAP_BREAK) !== 0) return true
  return ((asked & GAP_SPACE) !== 0) === ((found & GAP_SPACE) !== 0)
}

function gapOf(code: number): number {
  if (code === 0x20 || code === 9 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a)) return GAP_SPACE
  if (
    code === 10 ||
    code === 13 ||
    code === 12 ||
    code === 11 ||
    code === 0x85 ||
    code === 0x2028 ||
    code === 0x2029
  ) {
    return GAP_BREAK
  }
  if (code === 0x2d || code === 0x2010 || code === 0x2011 || code === 0xac || code === 0x2e17)
    return GAP_HYPHEN
  if (
    code === 0xad ||
    code === 0x200b ||
    code === 0x200c ||
    code === 0x200d ||
    code === 0xfeff ||
    code === 0x2060
  ) {
    return GAP_NONE
  }
  return code === 0x202f || code === 0x205f || code === 0x3000 || code === 0x1680 ? GAP_SPACE : -1
}

// Letters that Unicode does not decompose, and quotation marks and dashes that printers exchange freely.
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ı: 'i', ꝛ: 'r',
} // prettier-ignore
const SIGNS: Readonly<Record<string, string>> = {
  '“': '"', '”': '"', '„': '"', '‟': '"', '«': '"', '»': '"', '‘': "'", '’': "'", '‚': "'", '‛': "'", '‹': "'", '›': "'",
  ʼ: "'", ʹ: "'", '`': "'", '´': "'", '–': '–', '—': '–', '―': '–', '−': '–',
} // prettier-ignore

function foldCharacter(character: string, options: FoldOptions): string {
  const sign = SIGNS[character]
  if (sign !== undefined) return sign
  let folded = character
  if (character > '\u007f') {
    // Compatibility forms only of letters (ligatures, the long s), so that ² does not become a 2 nor … three full stops.
    if (/[ſﬀ-ﬆ]/.test(character)) folded = character.normalize('NFKD')
    if (options.diacritics) folded = (LETTERS[folded] ?? folded).normalize('NFD').replace(/\p{M}+/gu, '')
  }
  if (options.case) folded = folded.toLowerCase().replace(/ς/g, 'σ')
  if (options.period)
    folded = folded
      .replace(/[vV]/g, (v) => (v === 'v' ? 'u' : 'U'))
      .replace(/[jJ]/g, (j) => (j === 'j' ? 'i' : 'I'))
  return options.case && options.diacritics ? folded.replace(/\p{M}+/gu, '') : folded
}

function grown<A extends Int32Array | Uint8Array>(from: A, into: A): A {
  into.set(from)
  return into
}
