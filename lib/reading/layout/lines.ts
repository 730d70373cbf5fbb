// The first step: the lines of the original as they stand, with what blanks tell about them.

/** A line with visible characters. UTF-16 code units into the original; outer blanks are not counted. */
export interface SourceLine {
  /** Place among the lines with visible characters, from 0. */
  readonly index: number
  readonly start: number
  readonly end: number
  readonly text: string
  /** Blank characters before the first visible one. */
  readonly lead: string
  /** Empty lines directly above. */
  readonly blanks: number
  /** A form feed stands between this line and the one above. */
  readonly afterFormFeed: boolean
  /** Of a part of a line that holds several columns: where the whole line begins. */
  readonly row?: number
  /** It stands in the margin beside the text. */
  readonly isMargin?: boolean
  /** Its last word goes on in the next line of the text. */
  readonly isDivided?: boolean
}

const outerBlank = /^[\s\0\ufeff\u00ad]+|[\s\0\ufeff]+$/gu

/** The lines of `raw` that hold something visible. */
export function splitLines(raw: string): SourceLine[] {
  const lines: SourceLine[] = []
  let blanks = 0
  let afterFormFeed = false
  let at = 0
  // A form feed ends a line as well: some programs write it without a line feed.
  const lineEnd = /\r\n?|\n|\f|\u2028|\u2029/g
  for (;;) {
    const hit = lineEnd.exec(raw)
    const stop = hit ? hit.index : raw.length
    const whole = raw.slice(at, stop)
    const text = whole.replace(outerBlank, '')
    if (text === '') {
      if (hit && hit[0] !== '\f' && whole.trim() === '') blanks++
    } else {
      const offset = whole.indexOf(text)
      const start = at + offset
      lines.push({
        index: lines.length,
        start,
        end: start + text.length,
        text,
        lead: whole.slice(0, offset),
        blanks,
        afterFormFeed,
      })
      blanks = 0
      afterFormFeed = false
    }
    if (!hit) return lines
    if (hit[0] === '\f') {
      afterFormFeed = true
      blanks = 0
    }
    at = stop + hit[0].length
  }
}

/** Tells which of the starts of lines comes next in the original, whatever the order in which lines are read; `end` behind the last. */
export function startFinder(unsorted: readonly number[], end: number): (offset: number) => number {
  const starts = [...unsorted].sort((a, b) => a - b)
  return (offset) => {
    let [low, high] = [0, starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return starts[low] ?? end
  }
}

/** Signs that part a word at a line's end: hyphens of all kinds, the soft one, the one of catalogues, the double one of Fraktur. */
export const hyphenEnd = /[-‐‑\u00ad¬⸗]$/

const [unknown, isSign, isNoSign] = [0, 1, 2] as const
/** What each code unit is, looked up once: patterns over all letters are slow to read a line from its end. */
const signs = new Uint8Array(0x10000)

/** A letter, an accent or an apostrophe: what words are made of. */
export function isWordSign(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  const known = signs[code] ?? unknown
  if (known !== unknown) return known === isSign
  // One half of a character beyond the basic plane says nothing without the other.
  if (code >> 11 === 0x1b)
    return /^\p{L}/u.test(String.fromCodePoint(text.codePointAt(code < 0xdc00 ? at : at - 1) ?? 0))
  const is = /[\p{L}\p{M}'’]/u.test(text.charAt(at))
  signs[code] = is ? isSign : isNoSign
  return is
}

export const plain = (text: string): string => text.normalize('NFC')

/** Nothing longer is a word; looking no further back keeps every line cheap. */
const longestWord = 80

/** The word with which a line ends or begins; empty when it is another sign. `inside`: signs that a word may hold besides. */
export function wordAtEnd(text: string, inside = ''): string {
  const least = Math.max(0, text.length - longestWord)
  let at = text.length
  while (at > least && (isWordSign(text, at - 1) || (inside !== '' && inside.includes(text.charAt(at - 1)))))
    at--
  return text.slice(at)
}
export function wordAtStart(text: string): string {
  let at = 0
  while (at < text.length && isWordSign(text, at)) at++
  return text.slice(0, at)
}

/** How wide a line is set: letters with accents count once. */
export const widthOf = (line: { readonly text: string }): number => line.text.normalize('NFC').length

/** The value below which `share` of the sorted numbers lie; 0 for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** A sentence, or what stands like one, ends here; closing quotes, brackets and note numbers may follow. */
export const endsSentence = (text: string): boolean => /[.!?…:;][\p{Pf}\p{Pe}"'»«›‹*†\d\s]*$/u.test(text)

/** Ends with a full stop or its like, not with a colon or semicolon. */
export const endsFully = (text: string): boolean => /[.!?…][\p{Pf}\p{Pi}\p{Pe}"'»«›‹*†\d\s]*$/u.test(text)

/** The first visible character that counts is a small letter. */
export const beginsSmall = (text: string): boolean => /^[\p{Pi}\p{Ps}"'»«›‹]*\p{Ll}/u.test(text)

export const beginsCapital = (text: string): boolean => /^[\p{Pi}\p{Ps}"'»«›‹]*\p{Lu}/u.test(text)

const openWords = new Set(
  `der die das des dem den ein eine einer eines einem einen und oder sowie bzw aber von vom zu zum zur in im an am auf aus bei mit nach für
   durch gegen um über unter vor als wie daß dass weil wenn ob sich nicht sein seine seiner ihre ihrer diese dieser
   the a an and or but of to in on at by with from for into upon as that which his her their its this these is was were are be
   le la les l' un une des du de d' et ou mais à au aux en dans par pour sur avec sans que qu' qui dont son sa ses leur ce cette
   и в во на с со к ко у о об от до за из по под при для без что как не но а или его её их
   et in ad cum de ex per pro ab quod qui quae ut non nec vel aut sed`
    .trim()
    .split(/\s+/),
)

/** Ends with a word, or a sign, after which a sentence must go on: an article, a preposition, a comma. */
export function endsOpen(text: string): boolean {
  if (/[,(\[/–—-]$/.test(text)) return true
  const last = /[\p{L}\p{M}]+['’]?$/u.exec(text)?.[0]
  return last !== undefined && openWords.has(last.replace('’', "'").toLowerCase())
}

/** Dice's measure over pairs of letters, from 0 to 1. */
export function alikeness(a: string, b: string): number {
  if (a === b) return 1
  if (Math.abs(a.length - b.length) > 0.25 * Math.max(a.length, b.length)) return 0
  const pairs = new Map<number, number>()
  const pairAt = (text: string, i: number): number => text.charCodeAt(i) * 0x10000 + text.charCodeAt(i + 1)
  for (let i = 0; i + 1 < a.length; i++) {
    const pair = pairAt(a, i)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  let shared = 0
  for (let i = 0; i + 1 < b.length; i++) {
    const pair = pairAt(b, i)
    const left = pairs.get(pair) ?? 0
    if (left > 0) shared++
    pairs.set(pair, left - 1)
  }
  return (2 * shared) / Math.max(1, a.length + b.length - 2)
}

/** The least and the greatest number of a list of any length; the bounds of nothing are infinite. */
export const leastOf = (list: Iterable<number>): number => {
  let least = Infinity
  for (const one of list) if (one < least) least = one
  return least
}
export const mostOf = (list: Iterable<number>): number => {
  let most = -Infinity
  for (const one of list) if (one > most) most = one
  return most
}
