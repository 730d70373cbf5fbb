// Words, numbers and signs of a block with their places. Blank space is not a token, so "2.9. 1918" and "2. 9.1918" are alike.

export interface Token {
  readonly kind: 'word' | 'number' | 'sign'
  readonly text: string
  /** Lower case. */
  readonly low: string
  /** It begins with a capital. */
  readonly isCapital: boolean
  /** In the whole text. */
  readonly start: number
  readonly end: number
}

const [letter, mark, digit, blank, sign] = [1, 2, 3, 4, 5] as const
/** What each code unit is, looked up once: a book has a million of them. */
const kinds = new Uint8Array(0x10000)

function kindOf(text: string, at: number): number {
  const code = text.charCodeAt(at)
  const known = kinds[code]
  if (known) return known
  const one = text.charAt(at)
  const kind = /\p{L}/u.test(one)
    ? letter
    : /[\p{M}\p{Co}]/u.test(one)
      ? mark
      : code >= 48 && code <= 57
        ? digit
        : /\s/.test(one)
          ? blank
          : sign
  kinds[code] = kind
  return kind
}

/** The tokens of `text.slice(start, end)`; their places count from the beginning of `text`. */
export function tokenize(text: string, start = 0, end = text.length): Token[] {
  const tokens: Token[] = []
  for (let i = start; i < end;) {
    const from = i
    const kind = kindOf(text, i++)
    if (kind === blank) continue
    // Both halves of a character beyond the basic plane are one sign.
    if (kind === sign && text.charCodeAt(i) >> 10 === 0x37) i++
    if (kind === letter) while (i < end && kindOf(text, i) <= mark) i++
    else if (kind === digit) while (i < end && kindOf(text, i) === digit) i++
    const found = text.slice(from, i)
    const low = kind === letter ? found.toLowerCase() : found
    tokens.push({
      kind: kind === letter ? 'word' : kind === digit ? 'number' : 'sign',
      text: found,
      low,
      isCapital: low !== found && low.charCodeAt(0) !== found.charCodeAt(0),
      start: from,
      end: i,
    })
  }
  return tokens
}
