// Words, numbers and signs of a block with their places. Blank space is not a token, so "2.9. 1918" and "2. 9.1918" are alike.

export interface Token {
  readonly kind: 'word' | 'number' | 'sign'
  readonly text: string
  /** Lower case. */
  readonly low: string
  /** In the whole text. */
  readonly start: number
  readonly end: number
}

const piece = /\p{L}[\p{L}\p{M}\p{Co}]*|\d+|[^\s\p{L}\d]/gu

/** The tokens of `text.slice(start, end)`; their places count from the beginning of `text`. */
export function tokenize(text: string, start = 0, end = text.length): Token[] {
  const tokens: Token[] = []
  for (const { 0: found, index } of text.slice(start, end).matchAll(piece)) {
    const first = found.charCodeAt(0)
    const kind = first >= 48 && first <= 57 ? 'number' : isLetter(found) ? 'word' : 'sign'
    const at = start + index
    tokens.push({
      kind,
      text: found,
      low: kind === 'word' ? found.toLowerCase() : found,
      start: at,
      end: at + found.length,
    })
  }
  return tokens
}

function isLetter(found: string): boolean {
  const code = found.charCodeAt(0)
  if (code < 128) return (code | 32) >= 97 && (code | 32) <= 122
  return /^\p{L}/u.test(found)
}
