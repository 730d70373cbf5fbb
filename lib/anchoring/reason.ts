// Verdicts in words. A historian decides by these sentences, so they say what was seen, not how it was computed.
import type { Span } from '#lib/text/span.ts'
import { turnsSense, type Finding, type FindingKind } from './wording.ts'

const KINDS: Readonly<Record<FindingKind, string>> = {
  negation: 'a negation changed',
  number: 'a number changed',
  date: 'a date changed',
  name: 'a name or noun changed',
  words: 'words changed',
  spelling: 'spelling or a misread letter',
  case: 'capitals only',
  punctuation: 'punctuation only',
  'note-sign': 'a note sign only',
}

/** The differences in words, those that turn the sense first. */
export function sayFindings(findings: readonly Finding[]): string {
  const kinds = [...new Set(findings.map(({ kind }) => kind))]
  const rank = (kind: FindingKind): number => Object.keys(KINDS).indexOf(kind)
  kinds.sort((x, y) => rank(x) - rank(y))
  const said = kinds.map((kind) => {
    const own = findings.filter((finding) => finding.kind === kind)
    const examples = own.slice(0, 3).map(sayOne).join(', ')
    return `${KINDS[kind]}: ${examples}${own.length > 3 ? ` and ${own.length - 3} more` : ''}`
  })
  const warning = findings.some(turnsSense) ? 'the sense may have turned – ' : ''
  return warning + said.join('; ')
}

/** What was put in between the parts of a passage; nothing where it is one. */
export function sayParting(spans: readonly Span[]): string {
  const between = spans.slice(1).map(([start], i) => start - (spans[i]?.[1] ?? start))
  if (between.length === 0) return ''
  return `parted – ${between.join(' and ')} signs were put in between its ${spans.length} parts`
}

function sayOne({ old, new: now }: Finding): string {
  if (old === '') return `“${now}” added`
  if (now === '') return `“${old}” taken out`
  return `“${old}” → “${now}”`
}
