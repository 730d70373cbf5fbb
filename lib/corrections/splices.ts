// From what a person selected and wrote to what can be put into the text: whole letters, NFC at both borders, plain line feeds.
import { snapToGraphemes } from '#lib/text/graphemes.ts'
import type { Span } from '#lib/text/span.ts'
import type { CorrectionFinding, TextCorrection } from './correction.ts'

/** `text` goes into the place of `[start, end)` of the old text. */
export interface Splice {
  readonly index: number
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The corrections in the order of the text, each ready to be put in; or what is wrong with them. */
export function settle(
  text: string,
  corrections: readonly TextCorrection[],
): { splices: Splice[]; findings: CorrectionFinding[] } {
  const findings: CorrectionFinding[] = []
  const splices: Splice[] = []
  corrections.forEach((correction, index) => {
    const settled = settleOne(text, correction, index)
    if ('code' in settled) findings.push(settled)
    else splices.push(settled)
  })
  splices.sort((a, b) => a.start - b.start || a.end - b.end)
  splices.forEach((splice, i) => {
    const before = splices[i - 1]
    // Two at one and the same point have no order.
    const isSamePoint = before?.start === splice.start && before.end === splice.end
    if (before && (before.end > splice.start || isSamePoint))
      findings.push({
        code: 'corrections_overlap',
        index: splice.index,
        other: before.index,
        message: `“${shown(text, splice)}” and “${shown(text, before)}” are corrected in overlapping places; make one correction of them.`,
      })
  })
  return { splices, findings }
}

function settleOne(
  text: string,
  { start, end, correction }: TextCorrection,
  index: number,
): Splice | CorrectionFinding {
  const isInside = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end
  if (!isInside || end > text.length)
    return { code: 'outside_text', index, message: `[${start}, ${end}) is no place in the text.` }
  const written = correction
    .replace(/\r\n?/g, '\n')
    .replace(/\n(?:[^\S\n]*\n)+/g, '\n')
    .normalize('NFC')
  if (!written.isWellFormed() || hasControl(written))
    return {
      code: 'bad_characters',
      index,
      message: 'The correction holds characters that no text can hold.',
    }
  const whole: Span = [isInPair(text, start) ? start - 1 : start, isInPair(text, end) ? end + 1 : end]
  let [from, to]: Span = snapToGraphemes(text, start === end ? [start, end] : whole)
  // A point inside a letter is moved before it; of a letter that is selected in part the rest stays.
  let now = start === end ? written : text.slice(from, whole[0]) + written + text.slice(whole[1], to)
  now = now.normalize('NFC')
  for (;;) {
    // Letters beside it that are joined with it (an accent, a Hangul syllable) belong to the correction.
    const left = text.slice(letterBefore(text, from), from)
    const right = text.slice(to, letterAfter(text, to))
    const isLeftJoined = isJoined(left, now === '' ? right : now)
    const isRightJoined = isJoined(now, right)
    if (!isLeftJoined && !isRightJoined) break
    if (isLeftJoined) from -= left.length
    if (isRightJoined || now === '') to += right.length
    now = ((isLeftJoined ? left : '') + now + (isRightJoined || now === '' ? right : '')).normalize('NFC')
  }
  if (now === text.slice(from, to))
    return { code: 'no_change', index, message: `“${now.slice(0, 80)}” stands there already.` }
  return { index, start: from, end: to, text: now }
}

/** NUL, returns and other invisible control characters; tab and line feed are text. */
function hasControl(written: string): boolean {
  for (const sign of written) {
    const code = sign.codePointAt(0) ?? 0
    if ((code < 0x20 && code !== 9 && code !== 10) || (code >= 0x7f && code < 0xa0)) return true
  }
  return false
}

const isJoined = (left: string, right: string): boolean => (left + right).normalize('NFC') !== left + right
const isInPair = (text: string, at: number): boolean =>
  (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800
const letterBefore = (text: string, at: number): number =>
  at === 0 ? 0 : snapToGraphemes(text, [at - 1, at])[0]
const letterAfter = (text: string, at: number): number =>
  at >= text.length ? at : snapToGraphemes(text, [at, at + 1])[1]

const shown = (text: string, { start, end, text: now }: Splice): string =>
  (start === end ? now : text.slice(start, end)).slice(0, 60)
