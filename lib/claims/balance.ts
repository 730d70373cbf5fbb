// The evidence balance of one claim: what speaks for it, against it, what narrows it and what attacks which link.
// Gathered from the flat records; the result does not depend on the order in which they are given.
import type { Assessment, Attestation, ById, Claim, Evidence, Passage, Source, Unit } from './recorded.ts'
import { strengths } from './vocabulary.ts'

export interface BalanceRecords {
  readonly claim: ById<Claim>
  readonly attestation: ById<Attestation>
  readonly evidence: ById<Evidence>
  readonly passage: ById<Passage>
  readonly source: ById<Source>
  readonly unit: ById<Unit>
  readonly assessment: ById<Assessment>
}

/** What a passage says to the claim, with where it stands. Null: the record is no longer there. */
export interface Attested {
  readonly attestation: Attestation
  readonly passage: Passage | null
  readonly source: Source | null
  readonly unit: Unit | null
}

export type Origin =
  | ({ readonly kind: 'attestation' } & Attested)
  | { readonly kind: 'claim'; readonly claim: Claim }
  | {
      readonly kind: 'assessment'
      readonly assessment: Assessment
      readonly source: Source | null
      readonly unit: Unit | null
    }
  | { readonly kind: 'gone' }

/** One link with what stands behind it and what is said about the link itself. */
export interface Weighed {
  readonly link: Evidence
  readonly origin: Origin
  /** Links aimed at this link: undercuts above all, and answers to them. */
  readonly about: readonly Weighed[]
}

/** Links that stand or fall together; a link alone is a group of one without a name. */
export interface Joint {
  readonly name: string
  readonly items: readonly Weighed[]
}

export interface Balance {
  readonly supports: readonly Joint[]
  readonly contradicts: readonly Joint[]
  readonly qualifies: readonly Joint[]
  readonly contextualises: readonly Joint[]
  /** Undercuts aimed at the claim itself; those aimed at a link are in its `about`. */
  readonly undercuts: readonly Joint[]
  /** Attestations that affirm or deny and that no link has weighed yet. */
  readonly unweighed: readonly Attested[]
  /** Silent where one would expect a word, and not yet weighed. */
  readonly silent: readonly Attested[]
  /** All attestations of the claim, weighed or not. */
  readonly attested: readonly Attested[]
}

/** Gathers the balance of `claimId`. */
export function gatherBalance(claimId: string, records: BalanceRecords): Balance {
  const links = Object.values(records.evidence)
  const byTarget = new Map<string, Evidence[]>()
  for (const link of links) {
    if (link.toLinkId === null) continue
    const list = byTarget.get(link.toLinkId)
    if (list) list.push(link)
    else byTarget.set(link.toLinkId, [link])
  }
  const weighedIds = new Set<string>()
  const weigh = (link: Evidence, above: readonly string[]): Weighed => {
    if (link.fromAttestationId !== null) weighedIds.add(link.fromAttestationId)
    const path = [...above, link.id]
    const about = (byTarget.get(link.id) ?? [])
      // A link can only point at an older one; a ring could come from a damaged archive and must not hang the page.
      .filter((one) => !path.includes(one.id))
      .map((one) => weigh(one, path))
      .sort(compareWeighed)
    return { link, origin: originOf(link, records), about }
  }
  const direct = links.filter((link) => link.toClaimId === claimId).map((link) => weigh(link, []))
  const side = (relation: Evidence['relation']): Joint[] =>
    joined(direct.filter(({ link }) => link.relation === relation))
  const balance = {
    supports: side('supports'),
    contradicts: side('contradicts'),
    qualifies: side('qualifies'),
    contextualises: side('contextualises'),
    undercuts: side('undercuts'),
  }
  const attested = Object.values(records.attestation)
    .filter((one) => one.claimId === claimId)
    .map((one) => attestedOf(one, records))
    .sort(compareAttested)
  const waiting = attested.filter(({ attestation }) => !weighedIds.has(attestation.id))
  return {
    ...balance,
    attested,
    unweighed: waiting.filter(({ attestation }) => attestation.polarity !== 'silent'),
    silent: waiting.filter(({ attestation }) => attestation.polarity === 'silent'),
  }
}

/** All links of a balance, those about links included, outermost first. */
export function allWeighed(balance: Balance): Weighed[] {
  const deep = (item: Weighed): Weighed[] => [item, ...item.about.flatMap(deep)]
  return [
    balance.supports,
    balance.contradicts,
    balance.qualifies,
    balance.contextualises,
    balance.undercuts,
  ].flatMap((side) => side.flatMap((joint) => joint.items.flatMap(deep)))
}

/** The two sources whose passages should be read beside each other: the first for and the first against. */
export function sidesToCompare(balance: Balance): readonly [string, string] | null {
  const sourcesOf = (joints: readonly Joint[]): string[] =>
    joints.flatMap((joint) => joint.items.flatMap(({ origin }) => sourceIdOf(origin)))
  const isSaying =
    (polarity: 'affirms' | 'denies') =>
    (one: Attested): boolean =>
      one.attestation.polarity === polarity
  const idOf = (one: Attested): string[] => (one.source ? [one.source.id] : [])
  const yes = [...sourcesOf(balance.supports), ...balance.attested.filter(isSaying('affirms')).flatMap(idOf)]
  const no = [...sourcesOf(balance.contradicts), ...balance.attested.filter(isSaying('denies')).flatMap(idOf)]
  for (const a of yes) for (const b of no) if (a !== b) return [a, b]
  // Nothing contradicts: two sources that agree are worth comparing as well.
  const any = [...new Set([...yes, ...no, ...balance.attested.flatMap(idOf)])]
  const [first, second] = any
  return first !== undefined && second !== undefined ? [first, second] : null
}

function sourceIdOf(origin: Origin): string[] {
  return origin.kind === 'attestation' && origin.source ? [origin.source.id] : []
}

function attestedOf(attestation: Attestation, records: BalanceRecords): Attested {
  const passage = records.passage[attestation.passageId] ?? null
  return {
    attestation,
    passage,
    source: (passage && records.source[passage.sourceId]) ?? null,
    unit: (passage?.unitId ? records.unit[passage.unitId] : null) ?? null,
  }
}

function originOf(link: Evidence, records: BalanceRecords): Origin {
  if (link.fromAttestationId !== null) {
    const attestation = records.attestation[link.fromAttestationId]
    return attestation ? { kind: 'attestation', ...attestedOf(attestation, records) } : { kind: 'gone' }
  }
  if (link.fromClaimId !== null) {
    const claim = records.claim[link.fromClaimId]
    return claim ? { kind: 'claim', claim } : { kind: 'gone' }
  }
  const assessment = link.fromAssessmentId === null ? undefined : records.assessment[link.fromAssessmentId]
  if (!assessment) return { kind: 'gone' }
  return {
    kind: 'assessment',
    assessment,
    source: records.source[assessment.sourceId] ?? null,
    unit: (assessment.unitId ? records.unit[assessment.unitId] : null) ?? null,
  }
}

/** Heaviest first; what is joined by a name stays together at the place of its heaviest member. */
function joined(items: readonly Weighed[]): Joint[] {
  const joints: { name: string; items: Weighed[] }[] = []
  for (const item of items.toSorted(compareWeighed)) {
    const name = item.link.linkedGroup.trim()
    const known = name === '' ? undefined : joints.find((joint) => joint.name === name)
    if (known) known.items.push(item)
    else joints.push({ name, items: [item] })
  }
  return joints
}

function compareWeighed(a: Weighed, b: Weighed): number {
  const weight = strengths.indexOf(a.link.strength) - strengths.indexOf(b.link.strength)
  if (weight !== 0) return weight
  const isSaid = (one: Weighed): number => (one.origin.kind === 'attestation' ? 0 : 1)
  if (a.origin.kind === 'attestation' && b.origin.kind === 'attestation') {
    const place = comparePlace(a.origin, b.origin)
    if (place !== 0) return place
  }
  return isSaid(a) - isSaid(b) || compareText(a.link.id, b.link.id)
}

function compareAttested(a: Attested, b: Attested): number {
  return comparePlace(a, b) || compareText(a.attestation.id, b.attestation.id)
}

/** In the order of the sources, then of the text. */
function comparePlace(a: Attested, b: Attested): number {
  return (
    (a.source?.position ?? Infinity) - (b.source?.position ?? Infinity) ||
    compareText(a.source?.siglum ?? '', b.source?.siglum ?? '') ||
    (a.passage?.spans[0]?.[0] ?? 0) - (b.passage?.spans[0]?.[0] ?? 0)
  )
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
