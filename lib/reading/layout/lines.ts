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
