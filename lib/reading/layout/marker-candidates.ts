// Everything in running text that could be the marker of a note: figures stuck to words, years and marks, in brackets, raised.
import type { Span } from '#lib/text/span.ts'
import type { SourceLine } from './lines.ts'

export type MarkerShape =
  | 'bracket'
  | 'raised'
  | 'caret'
  | 'word'
  | 'quote'
  | 'stop'
  | 'year'
  | 'apart'
  | 'split'
  | 'sign'
  | 'letter'
  | 'round'
  | 'closed'
  | 'loose'
  | 'own-line'

export interface MarkerCandidate {
  /** As in the label of the body: `12`, `*`, `a`. */
  readonly label: string
  readonly line: number
  readonly raw: Span
  readonly shape: MarkerShape
  /** How much the shape alone speaks for a marker, from 0 to 3. */
  readonly weight: number
}

/** A mark that calls a note. */
export interface FoundMarker {
  readonly raw: Span
  readonly line: number
  readonly isMisread: boolean
  readonly shape: MarkerShape
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const figures = /[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d+/g
const signs =
  /(?<=[\p{L}\d\p{Pe}\p{Pf}.,;:!?"'”’»«›‹])(\s?)(\*{1,4}|†{1,2}|‡{1,2}|§(?=\s|$))(\)?)(?![\p{L}\d*])/gu
const figureOf = (text: string): string =>
  [...text].map((sign) => (raised.includes(sign) ? String(raised.indexOf(sign)) : sign)).join('')

/** The candidates of a line, in order. `raisedSpans`: what the format says is raised. */
export function markerCandidates(line: SourceLine, raisedSpans: readonly Span[] = []): MarkerCandidate[] {
  const { text, start, index } = line
  const found: MarkerCandidate[] = []
  const add = (label: string, from: number, to: number, shape: MarkerShape, weight: number): void => {
    const isRaised = raisedSpans.some(([a, b]) => a <= start + from && b >= start + to)
    found.push({
      label,
      line: index,
      raw: [start + from, start + to],
      shape: isRaised ? 'raised' : shape,
      weight: isRaised ? 3 : weight,
    })
  }
  for (const hit of text.matchAll(figures)) {
    const [run] = hit
    const [at, end] = [hit.index, hit.index + run.length]
    const [before, after] = [text.slice(Math.max(0, at - 24), at), text.slice(end, end + 2)]
    // Raised, a figure is a mark though a blank stands before it, as in French print.
    const isRaised = raisedSpans.some(([a, b]) => a <= start + at && b >= start + end)
    if (isRaised || raised.includes(run.charAt(0))) {
      // "abwarten.¹)": the bracket is a part of the mark, unless it closes one that was opened.
      const isClosed = after.startsWith(')') && !isOpen(text.slice(0, at))
      add(figureOf(run), at, isClosed ? end + 1 : end, 'raised', 3)
      continue
    }
    // "abbas^1", as typed copies have what is raised.
    if (/[^\s^]\^$/.test(before) && run.length <= 3 && !/^[\p{L}^]/u.test(after)) {
      add(run, at - 1, end, 'caret', 2.6)
      continue
    }
    if (/[\p{L}\d]/u.test(after.charAt(0)) && !/^[a-z](?!\p{L})/u.test(after)) continue
    if (/\[$/.test(before) && after.startsWith(']') && run.length <= 4) {
      add(run, at - 1, end + 1, 'bracket', /\[\.*$/.test(before) ? 2.6 : 3)
      continue
    }
    if (after.startsWith(')') && run.length <= 3) {
      // "Mühle(1)", "moulin (1)"; "Mühle1)", "Mühle 1)" as older prints have it.
      if (/\S\($/.test(before)) add(run, at - 1, end + 1, 'bracket', 2)
      else if (/\S\s\($/.test(before)) add(run, at - 1, end + 1, 'round', 1.1)
      else if (/[\p{L}\p{Pe}\p{Pf}.,;:!?"'”’»«›‹]$/u.test(before) && !isOpen(before))
        add(run, at, end + 1, 'closed', 2)
      else if (/[\p{L}\d\p{Pe}\p{Pf}.,;"'”’»«›‹]\s$/u.test(before) && !isOpen(before))
        add(run, at, end + 1, 'closed', 1.1)
    } else if (
      after.startsWith(' )') &&
      run.length <= 2 &&
      /[\p{L}\p{Pe}\p{Pf}.,;"'”’»«›‹]\s$/u.test(before) &&
      !isOpen(before)
    )
      // "gesehen 1 ) .", as poor machine reading parts it.
      add(run, at, end + 2, 'closed', 1.1)
    stuck(text, run, at, end, before, add)
  }
  // *, **, †, ‡ behind a word or a mark, and a) or a letter alone in brackets.
  for (const hit of /[*†‡§]/.test(text) ? text.matchAll(signs) : []) {
    const [whole, blank, sign, bracket] = hit
    // A star or a dagger that stands apart may mean birth and death; with its bracket it is a mark.
    if (blank && !bracket) continue
    if (bracket && isOpen(text.slice(0, hit.index))) continue
    const from = hit.index + (blank?.length ?? 0)
    add(sign ?? '', from, hit.index + whole.length, 'sign', bracket ? 1.6 : 2)
  }
  for (const hit of text.includes('^') ? text.matchAll(/(?<=[^\s^])\^([a-z*†‡])(?![\p{L}\d^])/gu) : [])
    add(hit[1] ?? '', hit.index, hit.index + 2, 'caret', 2.6)
  const hasBracket = text.includes('[')
  for (const hit of hasBracket ? text.matchAll(/\[([a-z])\]|(?<=\S)\[([A-Z])\]/g) : [])
    add(hit[1] ?? hit[2] ?? '', hit.index, hit.index + 3, 'letter', 1.5)
  for (const hit of hasBracket ? text.matchAll(/(?<=\S)\[(\*{1,4}|†{1,2}|‡{1,2})\]/g) : [])
    add(hit[1] ?? '', hit.index, hit.index + hit[0].length, 'sign', 2.5)
  // "subverteret.a", as editions mark variants.
  for (const hit of /[.,;:!?][a-z](?:\s|$)/.test(text)
    ? text.matchAll(/(?<=\p{L}{3}[.,;:!?])[a-z](?=\s|$)/gu)
    : [])
    add(hit[0], hit.index, hit.index + 1, 'letter', 1.2)
  for (const hit of text.includes(')')
    ? text.matchAll(/(?<=[\p{Ll}\p{Pf}.,»”"])\s?([a-z])\)(?=[\s.,;]|$)/gu)
    : []) {
    const length = hit[0].trimStart().length
    add(hit[1] ?? '', hit.index + hit[0].length - length, hit.index + hit[0].length, 'letter', 1.2)
  }
  // "neuf heures (a).", with the notes of a transcript; "kept (a) by the men, (b) by …" counts.
  for (const hit of text.includes('(')
    ? text.matchAll(/(?<=[\p{Ll}\p{Pf}.,»”"]\s?)\(([a-z])\)(?=[.,;:!?]|$)/gu)
    : [])
    add(hit[1] ?? '', hit.index, hit.index + 3, 'letter', 1.2)
  return found
}

/** A bracket was opened and not closed. */
const isOpen = (before: string): boolean => before.lastIndexOf('(') > before.lastIndexOf(')')

type Add = (label: string, from: number, to: number, shape: MarkerShape, weight: number) => void

/** Figures stuck to what stands before them. */
function stuck(text: string, run: string, at: number, end: number, before: string, add: Add): void {
  if (run.length > 7) return
  // Most figures in a text are years: longer than any mark, unless one is stuck to them.
  if (run.length > 3) return stuckToYear(run, at, end, before, add)
  const word = /((?:\p{L}\p{M}*)+)['’]?$/u.exec(before)?.[1]?.normalize('NFC')
  if (word !== undefined) {
    // "T3" or "OV64" may be a name; "Republik2" is none.
    add(run, at, end, 'word', word.length >= 3 ? 2.5 : word.length === 2 ? 1.4 : 0.6)
    const split = /^ (\d)(?!\d|\p{L})/u.exec(text.slice(end))
    if (split && run.length <= 2 && word.length >= 3) add(run + (split[1] ?? ''), at, end + 2, 'split', 1.6)
    return
  }
  if (/[\p{L}\d\p{Po}][\p{Pe}\p{Pf}"'”’»«›‹\]]+$/u.test(before)) add(run, at, end, 'quote', 2.5)
  else if (/[\p{L}\p{Pe}\p{Pf}"'”’»«›‹\d][.,;:!?…]$/u.test(before)) {
    // "S.3", "Nr.5", "22.2.1933,7": an abbreviation, or a stop after a word.
    const stem = /(\p{L}+)[.,;:!?…]$/u.exec(before)?.[1] ?? ''
    const isDigit = /\d[.,;:!?…]$/.test(before)
    add(
      run,
      at,
      end,
      'stop',
      isDigit
        ? /(?<![\d.])(?:1\d|20)\d\d[,;]$/.test(before) || /\d{4}[,;]$/.test(before)
          ? 1.5
          : /(?<![\d.])(?:1\d|20)\d\d[.]$/.test(before) && /^(?:\s|$)/.test(text.slice(end))
            ? 1.2
            : 0.3
        : stem.length >= 4
          ? 2
          : stem.length > 0
            ? 0.7
            : 1.8,
    )
  } else if (/[\p{L}\p{Po}\d][\p{Pe}\p{Pf}"”»«]\s$/u.test(before)) add(run, at, end, 'apart', 0.7)
  else if (/\p{L}{3}[.!?]\s$/u.test(before) && /^(?:\s|$)/.test(text.slice(end)))
    add(run, at, end, 'apart', 0.4)
  // "des 8 droits": a figure between blanks is a mark only where a print sets all of its marks so.
  else if (/[\p{L}\d\p{Po}\p{Pf}\p{Pe}]\s$/u.test(before) && /^(?:[\s.,;:!?]|$)/.test(text.slice(end)))
    add(run, at, end, 'loose', 0.5)
  stuckToYear(run, at, end, before, add)
}

/** A year and a number without a space between them: "19203". */
function stuckToYear(run: string, at: number, end: number, before: string, add: Add): void {
  const year = /^(1[0-9]{3}|20[0-9]{2})(\d{1,3})$/.exec(run)
  if (year) add(year[2] ?? '', at + 4, end, 'year', 2.2)
  const pair = /^(\d{1,2})(\d{1,3})$/.exec(run)
  // "16.-1932": the second half of a span of figures.
  if (!year && pair && /\d[./–-]$/.test(before))
    add(pair[2] ?? '', at + (pair[1]?.length ?? 0), end, 'year', 0.5)
}

/** Of candidates in the order of their lines, those in lines from `first` to `last`. */
export function candidatesBetween(
  candidates: readonly MarkerCandidate[],
  first: number,
  last: number,
): MarkerCandidate[] {
  let [low, high] = [0, candidates.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((candidates[middle]?.line ?? 0) < first) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < candidates.length && (candidates[end]?.line ?? Infinity) <= last) end++
  return candidates.slice(low, end)
}
