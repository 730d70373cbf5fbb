// The ledger: every claim in one line, with what speaks for and against it, filtered, searched and sorted.
import { foldText, type Folded } from '#lib/text/normalize.ts'
import { findFolded } from '#lib/text/search.ts'
import type {
  Attestation,
  ById,
  Claim,
  Evidence,
  Passage,
  Position,
  Source,
  Tag,
  Tagging,
} from './recorded.ts'
import { withDescendants } from './tag-tree.ts'
import { claimStates, type EvidenceRelation } from './vocabulary.ts'

export interface LedgerRecords {
  readonly claim: ById<Claim>
  readonly attestation: ById<Attestation>
  readonly evidence: ById<Evidence>
  readonly passage: ById<Passage>
  readonly source: ById<Source>
  readonly tag: ById<Tag>
  readonly tagging: ById<Tagging>
  readonly position: ById<Position>
}

export interface LedgerSource {
  readonly id: string
  readonly siglum: string
  readonly affirms: boolean
  readonly denies: boolean
}

export interface LedgerRow {
  readonly claim: Claim
  /** Links by relation; `undercuts` counts those aimed at the claim and those aimed at one of its links. */
  readonly counts: Readonly<Record<EvidenceRelation, number>>
  /** Sources that attest it, in their order; silent ones are not listed. */
  readonly sources: readonly LedgerSource[]
  readonly tags: readonly Tag[]
  /** Everyone who wrote the claim, weighed it or took a position. */
  readonly people: ReadonlySet<string>
  /** The last change of the claim or of what hangs on it. ISO 8601. */
  readonly changedAt: string
  /** Texts in which the search looks. */
  readonly texts: readonly string[]
}

export interface LedgerFilter {
  readonly query: string
  /** Includes the tags below it. */
  readonly tag: string
  readonly state: string
  readonly type: string
  readonly person: string
  readonly source: string
}
export const noFilter: LedgerFilter = { query: '', tag: '', state: '', type: '', person: '', source: '' }

export const ledgerSorts = [
  'statement',
  'type',
  'state',
  'supports',
  'contradicts',
  'qualifies',
  'undercuts',
  'sources',
  'author',
  'changed',
] as const
export type LedgerSort = (typeof ledgerSorts)[number]

/** One row for each claim, in no particular order. */
export function ledgerRows(records: LedgerRecords): LedgerRow[] {
  const rows = new Map(Object.values(records.claim).map((claim) => [claim.id, startRow(claim)]))
  for (const attestation of Object.values(records.attestation)) {
    const row = rows.get(attestation.claimId)
    const passage = records.passage[attestation.passageId]
    if (!row || !passage) continue
    touch(row, attestation)
    row.texts.push(passage.quote)
    if (attestation.paraphrase !== '') row.texts.push(attestation.paraphrase)
    const source = records.source[passage.sourceId]
    if (!source || attestation.polarity === 'silent') continue
    const known = row.sources.get(source.id) ?? { source, affirms: false, denies: false }
    known[attestation.polarity] = true
    row.sources.set(source.id, known)
  }
  for (const link of Object.values(records.evidence)) {
    const claimId = claimOf(link, records.evidence)
    const row = claimId === null ? undefined : rows.get(claimId)
    if (!row) continue
    touch(row, link)
    row.texts.push(link.reasoning)
    // What is said about a link is not one more voice for or against the claim; an undercut is what one must know of.
    if (link.toClaimId !== null || link.relation === 'undercuts') row.counts[link.relation]++
  }
  for (const tagging of Object.values(records.tagging)) {
    const row = tagging.claimId === null ? undefined : rows.get(tagging.claimId)
    const tag = records.tag[tagging.tagId]
    if (row && tag) row.tags.set(tag.id, tag)
  }
  for (const position of Object.values(records.position)) {
    const row = rows.get(position.claimId)
    if (!row) continue
    touch(row, position)
    if (position.userId !== null) row.people.add(position.userId)
  }
  return Array.from(rows.values(), finishRow)
}

interface Draft {
  claim: Claim
  counts: Record<EvidenceRelation, number>
  sources: Map<string, { source: Source; affirms: boolean; denies: boolean }>
  tags: Map<string, Tag>
  people: Set<string>
  changedAt: string
  texts: string[]
}

function startRow(claim: Claim): Draft {
  const { statement, who, what, place, dateText, dateEdtf, scopeNote } = claim
  return {
    claim,
    counts: { supports: 0, contradicts: 0, qualifies: 0, contextualises: 0, undercuts: 0 },
    sources: new Map(),
    tags: new Map(),
    people: new Set([claim.createdById]),
    changedAt: claim.updatedAt,
    texts: [statement, who, what, place, dateText, dateEdtf, scopeNote].filter((text) => text !== ''),
  }
}

function finishRow(draft: Draft): LedgerRow {
  const sources = [...draft.sources.values()]
    .sort((a, b) => a.source.position - b.source.position || compareText(a.source.siglum, b.source.siglum))
    .map(({ source, affirms, denies }) => ({ id: source.id, siglum: source.siglum, affirms, denies }))
  const tags = [...draft.tags.values()].sort(
    (a, b) => a.position - b.position || compareText(a.label, b.label),
  )
  return { ...draft, sources, tags }
}

function touch(row: Draft, record: { createdById: string; updatedAt: string }): void {
  row.people.add(record.createdById)
  if (record.updatedAt > row.changedAt) row.changedAt = record.updatedAt
}

/** The claim that a link bears on, through the links that it is aimed at. */
export function claimOf(link: Evidence, evidence: ById<Evidence>): string | null {
  const seen = new Set<string>()
  for (let at: Evidence | undefined = link; at && !seen.has(at.id);) {
    if (at.toClaimId !== null) return at.toClaimId
    seen.add(at.id)
    at = at.toLinkId === null ? undefined : evidence[at.toLinkId]
  }
  return null
}

/** Rows that fit all parts of the filter. Each word of the query must occur in one of a row's texts. */
export function filterLedger(
  rows: readonly LedgerRow[],
  filter: LedgerFilter,
  tags: ById<Pick<Tag, 'id' | 'parentId'>>,
): LedgerRow[] {
  const branch = filter.tag === '' ? null : withDescendants(tags, filter.tag)
  const words = filter.query
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => foldText(word.normalize('NFC'), folding))
  return rows.filter(
    (row) =>
      (filter.state === '' || row.claim.state === filter.state) &&
      (filter.type === '' || row.claim.type === filter.type) &&
      (filter.person === '' || row.people.has(filter.person)) &&
      (filter.source === '' || row.sources.some((source) => source.id === filter.source)) &&
      (branch === null || row.tags.some((tag) => branch.has(tag.id))) &&
      words.every((word) => findFolded(prepareRow(row), word, { limit: 1 }).length > 0),
  )
}

const folding = { case: true, diacritics: true }
// Folding is the expensive part, and the same words are searched with every key: remembered by the words themselves.
const prepared = new Map<string, Folded>()
const MOST_PREPARED = 10_000

/** Makes a row ready to be searched. The interface does so while nobody types; the search does what is still missing. */
export function prepareRow(row: LedgerRow): Folded {
  // A sign between the texts, so that no word is found across the end of one.
  const text = row.texts.join('\n¦\n')
  let found = prepared.get(text)
  if (!found) {
    if (prepared.size >= MOST_PREPARED) prepared.clear()
    prepared.set(text, (found = foldText(text, folding)))
  }
  return found
}

/** A new list in order of one column; equal rows stay in order of their making. `names` are the authors' names by id. */
export function sortLedger(
  rows: readonly LedgerRow[],
  sort: LedgerSort,
  isDescending: boolean,
  { names, locale }: { names: ReadonlyMap<string, string>; locale: string },
): LedgerRow[] {
  const { compare } = new Intl.Collator(locale, { numeric: true })
  const nameOf = (row: LedgerRow): string => names.get(row.claim.createdById) ?? ''
  const by: Record<LedgerSort, (a: LedgerRow, b: LedgerRow) => number> = {
    statement: (a, b) => compare(a.claim.statement, b.claim.statement),
    type: (a, b) => compare(a.claim.type, b.claim.type),
    state: (a, b) => claimStates.indexOf(a.claim.state) - claimStates.indexOf(b.claim.state),
    supports: (a, b) => a.counts.supports - b.counts.supports,
    contradicts: (a, b) => a.counts.contradicts - b.counts.contradicts,
    qualifies: (a, b) => a.counts.qualifies - b.counts.qualifies,
    undercuts: (a, b) => a.counts.undercuts - b.counts.undercuts,
    sources: (a, b) => a.sources.length - b.sources.length,
    author: (a, b) => compare(nameOf(a), nameOf(b)),
    changed: (a, b) => compareText(a.changedAt, b.changedAt),
  }
  const sign = isDescending ? -1 : 1
  return rows.toSorted((a, b) => sign * by[sort](a, b) || compareText(a.claim.id, b.claim.id))
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
