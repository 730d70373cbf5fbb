// What several formats say in the same words.
import type { EditionAttestation, EditionClaim, EditionEvidence } from '../edition-argument.ts'
import type { EditionDecision, EditionPassage, PassageStance } from '../edition-passage.ts'
import type { EditionCorrection, EditionReference, EditionSource, Sheet } from '../edition-source.ts'
import type { Made } from '../made.ts'
import { term, type Labels } from '../labels/labels.ts'
import type { ReadingAccount } from '../reading-words.ts'

/** Each stance has a sign beside its colour; a bare mark has none. */
export const signOf: Record<PassageStance, string> = {
  marked: '',
  affirms: '✓',
  denies: '¬',
  supports: '+',
  contradicts: '−',
  qualifies: '~',
  contextualises: '○',
  undercuts: '×',
}

/** The day of an ISO time. */
export const dayOf = (iso: string): string => iso.slice(0, 10)

/** `A. Brandt, 2026-11-20`. */
export function madeBy(made: Made, labels: Labels): string {
  const changed = made.changedAt !== null && dayOf(made.changedAt) !== dayOf(made.at)
  return `${made.by.name}, ${dayOf(made.at)}${changed ? `, ${labels.changed} ${dayOf(made.changedAt ?? '')}` : ''}`
}

/** The beginning and end of a passage, as lemmas are given. */
export function lemmaOf(quote: string): string {
  const words = quote.trim().split(/\s+/)
  if (words.length <= 9 && quote.length <= 90) return words.join(' ')
  const first = words.slice(0, 4).join(' ')
  const last = words.slice(-3).join(' ')
  // Scripts without spaces, and very long words.
  if (words.length < 8 || first.length + last.length > 120) {
    const letters = [...words.join(' ')]
    return letters.length <= 90
      ? letters.join('')
      : `${letters.slice(0, 40).join('')} … ${letters.slice(-30).join('')}`
  }
  return `${first} … ${last}`
}

/** How the source knows and how firmly it says it, as one phrase. */
export function circumstances(one: EditionAttestation, labels: Labels): string {
  return [
    one.standing === 'unknown' ? '' : term(labels, 'standings', one.standing),
    one.modality === 'asserted' ? '' : term(labels, 'modalities', one.modality),
    one.infoClass === 'undetermined' ? '' : term(labels, 'infoClasses', one.infoClass),
    one.informant && `${labels.informant}: ${one.informant}`,
    one.basis.length > 0 && `${labels.basis}: ${one.basis.join('; ')}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Name and value of each filled field of a description sheet. */
export function sheetRows(sheet: Sheet, labels: Labels): [string, string][] {
  const { fields } = labels
  const edtf = sheet.dateEdtf && sheet.dateEdtf !== sheet.dateText ? `[${sheet.dateEdtf}]` : ''
  const rows: [string, string][] = [
    [fields.creators, sheet.creators.join('; ')],
    [fields.addressees, sheet.addressees.join('; ')],
    [fields.translator, sheet.translator],
    [fields.date, [sheet.dateText, edtf].filter(Boolean).join(' ')],
    [fields.dateBasis, sheet.dateBasis && term(labels, 'dateBases', sheet.dateBasis)],
    [fields.place, sheet.place],
    [fields.genre, sheet.genre],
    [fields.language, sheet.language],
    [fields.archiveReference, sheet.archiveReference],
    [fields.transmission, sheet.transmission],
    [fields.rights, sheet.rights],
    [fields.description, sheet.description],
  ]
  return rows.filter(([, value]) => value !== '')
}

/** The sheet of a source, with the file it was read from. */
export function sourceRows(source: EditionSource, labels: Labels): [string, string][] {
  const { revision } = source
  if (!revision) return sheetRows(source.sheet, labels)
  return [...sheetRows(source.sheet, labels), ...readingRows(source, revision, labels)]
}

/** What file was read, and how. */
export function readingRows(
  { revision }: EditionSource,
  { format, encoding }: Pick<ReadingAccount, 'format' | 'encoding'>,
  labels: Labels,
): [string, string][] {
  if (!revision) return []
  return [
    [labels.fields.file, `${revision.fileName} (${[format, encoding].filter(Boolean).join(', ')})`],
    [labels.fields.reading, `${revision.number}, ${dayOf(revision.createdAt)}`],
    [labels.fields.sha256, revision.originalSha256],
  ]
}

/** Who, what, where, when of a claim. */
export function scopeRows(claim: EditionClaim, labels: Labels): [string, string][] {
  const edtf = claim.dateEdtf && claim.dateEdtf !== claim.dateText ? `[${claim.dateEdtf}]` : ''
  const rows: [string, string][] = [
    [labels.scopeFields.type, term(labels, 'claimTypes', claim.type)],
    [labels.scopeFields.state, term(labels, 'claimStates', claim.state)],
    [labels.scopeFields.who, claim.who],
    [labels.scopeFields.what, claim.what],
    [labels.scopeFields.place, claim.place],
    [labels.scopeFields.date, [claim.dateText, edtf].filter(Boolean).join(' ')],
    [labels.scopeFields.scopeNote, claim.scopeNote],
  ]
  return rows.filter(([, value]) => value !== '')
}

/** Evidence by side: for, against, and the three relations that are neither. */
export function sidesOf(claim: EditionClaim): {
  forIt: EditionEvidence[]
  against: EditionEvidence[]
  otherwise: EditionEvidence[]
} {
  return {
    forIt: claim.evidence.filter((one) => one.relation === 'supports'),
    against: claim.evidence.filter((one) => one.relation === 'contradicts'),
    otherwise: claim.evidence.filter((one) => one.relation !== 'supports' && one.relation !== 'contradicts'),
  }
}

/** What the choice leaves out of a claim, or an empty string. */
export function omittedPhrase({ omitted }: EditionClaim, labels: Labels): string {
  if (omitted.attestations + omitted.evidence + omitted.positions === 0) return ''
  const where = omitted.sigla.length > 0 ? ` ${labels.omittedSources} ${omitted.sigla.join(', ')}.` : ''
  return labels.omitted(omitted.attestations, omitted.evidence, omitted.positions) + where
}

/** `¶ 12` or `¶ 12–13`. */
export const paragraphsOf = ([from, to]: readonly [number, number]): string =>
  from === to ? `¶ ${from}` : `¶ ${from}–${to}`

/** `¶ 12, p. 4`, or why it has no place. */
export function placePhrase(passage: EditionPassage, labels: Labels): string {
  const { place } = passage
  if (place.kind === 'unplaced') return labels.unplacedReason[place.reason]
  const where = paragraphsOf(place.paragraphs)
  return place.page === '' ? where : `${where}, ${labels.page} ${place.page}`
}

/** `Place in this text: accepted as proposed; marked as “die Mülhe”. The same mill.` */
export function decisionPhrase({ decision, was, reason }: EditionDecision, labels: Labels): string {
  const before = was === '' ? '' : `; ${labels.markedAs} “${lemmaOf(was)}”`
  return `${labels.decidedPlace}: ${term(labels, 'placementDecisions', decision)}${before}.${reason && ` ${reason}`}`
}

/** `¶ 12, p. 4` of a correction. */
export function placeOfCorrection({ paragraphs, page }: EditionCorrection, labels: Labels): string {
  const where = paragraphsOf(paragraphs)
  return page === '' ? where : `${where}, ${labels.page} ${page}`
}

/** What the register of textual notes holds, in the order of its letters: remarks on the text, and its corrections. */
export function orderTextual(source: EditionSource): (EditionPassage | EditionCorrection)[] {
  const byLetter = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1)
  return [
    ...source.passages.filter((one) => one.place.kind === 'placed' && one.letter !== null),
    ...source.corrections,
  ].sort((a, b) => byLetter(a.letter ?? '', b.letter ?? ''))
}

/** A confirmed reference around what it leads to: `in note 12: “f. 4, op. 1” = …; see` before, place and remark behind. */
export function referenceWords(
  one: EditionReference,
  labels: Labels,
): { before: string; target: EditionReference['target']; behind: string } {
  const where = one.noteLabel === '' ? '' : ` ${labels.inNote} ${one.noteLabel}`
  const meant = one.meaning === '' || one.meaning === one.quote ? '' : ` = ${one.meaning}`
  const signal = one.signal === '' ? '' : `; ${term(labels, 'citationSignals', one.signal)}`
  return {
    before: `${term(labels, 'referenceKinds', one.kind)}${where}: “${one.quote}”${meant}${signal}`,
    target: one.target,
    behind: [one.locator && `, ${one.locator}`, one.comment && `. ${one.comment}`].join(''),
  }
}

/** What is wrong with a note of the source, or an empty string. */
export function stateOfNote(state: string, labels: Labels): string {
  if (state === 'linked') return ''
  return state
    .split('+')
    .map((one) =>
      one === 'marker_missing' ? labels.missingMarker : one === 'body_missing' ? labels.missingBody : one,
    )
    .join(', ')
}
