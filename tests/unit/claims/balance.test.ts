import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allWeighed, gatherBalance, sidesToCompare, type BalanceRecords } from '#lib/claims/balance.ts'
import { claimOf, filterLedger, ledgerRows, noFilter, sortLedger } from '#lib/claims/ledger.ts'
import type { Evidence } from '#lib/claims/recorded.ts'
import {
  anAssessment,
  anAttestation,
  aClaim,
  aLink,
  aPassage,
  aPosition,
  aSource,
  aTag,
  aTagging,
  recordsOf,
} from './argument-records.ts'

/** Two letters that disagree, and a chronicle that undercuts the second. */
const dossier = () =>
  recordsOf({
    source: [
      aSource('sA', { siglum: 'A', position: 0 }),
      aSource('sB', { siglum: 'B', position: 1 }),
      aSource('sC', { siglum: 'C', position: 2 }),
    ],
    claim: [
      aClaim('c1', { statement: 'The bridge burned in 1642' }),
      aClaim('c2', { statement: 'Nobody crossed' }),
    ],
    passage: [
      aPassage('pA1', 'sA', { spans: [[10, 20]] }),
      aPassage('pA2', 'sA', { spans: [[50, 60]] }),
      aPassage('pB', 'sB', {}),
      aPassage('pC', 'sC', {}),
    ],
    attestation: [
      anAttestation('tA1', 'pA1', 'c1', { polarity: 'affirms' }),
      anAttestation('tA2', 'pA2', 'c1', { polarity: 'affirms' }),
      anAttestation('tB', 'pB', 'c1', { polarity: 'denies' }),
      anAttestation('tC', 'pC', 'c1', { polarity: 'silent' }),
    ],
    assessment: [anAssessment('q1', 'sB', {})],
    evidence: [
      aLink('e1', { fromAttestationId: 'tA1', toClaimId: 'c1', relation: 'supports', strength: 'weak' }),
      aLink('e2', { fromAttestationId: 'tB', toClaimId: 'c1', relation: 'contradicts', strength: 'strong' }),
      aLink('e3', { fromAssessmentId: 'q1', toLinkId: 'e2', relation: 'undercuts' }),
      aLink('e4', { fromClaimId: 'c2', toClaimId: 'c1', relation: 'supports', strength: 'decisive' }),
      aLink('e5', { fromClaimId: 'c2', toLinkId: 'e3', relation: 'undercuts' }),
    ],
  })

describe('the balance of a claim', () => {
  test('puts each link on its side, the heaviest first', () => {
    const balance = gatherBalance('c1', dossier())
    expect(balance.supports.map((joint) => joint.items.map(({ link }) => link.id))).toEqual([['e4'], ['e1']])
    expect(balance.contradicts.flatMap((joint) => joint.items.map(({ link }) => link.id))).toEqual(['e2'])
    expect(balance.qualifies).toEqual([])
  })
  test('shows an undercut at the link that it attacks, and the answer to it below', () => {
    const [against] = gatherBalance('c1', dossier()).contradicts
    const undercut = against?.items[0]?.about[0]
    expect(undercut?.link.id).toBe('e3')
    expect(undercut?.origin).toMatchObject({ kind: 'assessment', source: { siglum: 'B' } })
    expect(undercut?.about.map(({ link }) => link.id)).toEqual(['e5'])
    expect(gatherBalance('c1', dossier()).undercuts).toEqual([])
  })
  test('lists what is attested but not weighed, and silence apart', () => {
    const balance = gatherBalance('c1', dossier())
    expect(balance.unweighed.map(({ attestation }) => attestation.id)).toEqual(['tA2'])
    expect(balance.silent.map(({ attestation }) => attestation.id)).toEqual(['tC'])
    expect(balance.attested.map(({ attestation }) => attestation.id)).toEqual(['tA1', 'tA2', 'tB', 'tC'])
  })
  test('keeps linked evidence together at the place of its heaviest member', () => {
    const records = dossier()
    const evidence = {
      ...records.evidence,
      e1: { ...(records.evidence['e1'] as Evidence), linkedGroup: 'route' },
      e6: aLink('e6', {
        fromAttestationId: 'tA2',
        toClaimId: 'c1',
        relation: 'supports',
        strength: 'moderate',
      }),
      e7: aLink('e7', {
        fromAttestationId: 'tA2',
        toClaimId: 'c1',
        relation: 'supports',
        strength: 'strong',
        linkedGroup: 'route',
      }),
    }
    const balance = gatherBalance('c1', { ...records, evidence })
    expect(balance.supports.map((joint) => [joint.name, joint.items.map(({ link }) => link.id)])).toEqual([
      ['', ['e4']],
      ['route', ['e7', 'e1']],
      ['', ['e6']],
    ])
  })
  test('says when what stood behind a link is gone instead of dropping the link', () => {
    const records = dossier()
    const balance = gatherBalance('c1', { ...records, attestation: {}, claim: {} })
    expect(balance.contradicts[0]?.items[0]?.origin).toEqual({ kind: 'gone' })
  })
  test('does not hang on links that attack each other in a ring', () => {
    const evidence = {
      a: aLink('a', { fromClaimId: 'c2', toClaimId: 'c1', relation: 'supports' }),
      b: aLink('b', { fromClaimId: 'c2', toLinkId: 'c', relation: 'undercuts' }),
      c: aLink('c', { fromClaimId: 'c2', toLinkId: 'b', relation: 'undercuts' }),
    }
    expect(allWeighed(gatherBalance('c1', { ...dossier(), evidence })).map(({ link }) => link.id)).toEqual([
      'a',
    ])
    expect(claimOf(evidence.b, evidence)).toBe(null)
  })
  test('offers the source for and the source against to be read together', () => {
    expect(sidesToCompare(gatherBalance('c1', dossier()))).toEqual(['sA', 'sB'])
    expect(sidesToCompare(gatherBalance('c2', dossier()))).toBe(null)
  })
  test('is the same in whatever order the records come', () => {
    const expected = JSON.stringify(gatherBalance('c1', dossier()))
    const shuffled = <T>(records: Readonly<Record<string, T>>, keys: readonly number[]): Record<string, T> =>
      Object.fromEntries(
        Object.entries(records)
          .map((entry, i): [number, [string, T]] => [keys[i % keys.length] ?? 0, entry])
          .sort((a, b) => a[0] - b[0])
          .map(([, entry]) => entry),
      )
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 7, maxLength: 7 }), (keys) => {
        const records = dossier()
        const mixed = Object.fromEntries(
          Object.entries(records).map(([kind, list]) => [
            kind,
            shuffled(list as Record<string, unknown>, keys),
          ]),
        ) as unknown as BalanceRecords
        expect(JSON.stringify(gatherBalance('c1', mixed))).toBe(expected)
      }),
    )
  })
})

describe('the ledger', () => {
  const records = () => {
    const { tag, tagging, position } = recordsOf({
      tag: [aTag('t1', { label: 'War' }), aTag('t2', { label: 'Bridges', parentId: 't1' })],
      tagging: [aTagging('g1', 't2', 'c1')],
      position: [aPosition('o1', 'c2', { userId: 'u9' })],
    })
    return { ...dossier(), tag, tagging, position }
  }
  const rowOf = (id: string) => ledgerRows(records()).find((row) => row.claim.id === id)
  const found = (filter: Partial<typeof noFilter>) =>
    filterLedger(ledgerRows(records()), { ...noFilter, ...filter }, records().tag)
      .map((row) => row.claim.id)
      .sort()

  test('counts for, against and every undercut, each link once', () => {
    expect(rowOf('c1')?.counts).toEqual({
      supports: 2,
      contradicts: 1,
      qualifies: 0,
      contextualises: 0,
      undercuts: 2,
    })
    expect(rowOf('c2')?.counts.supports).toBe(0)
  })
  test('names the sources that attest, with their side, and not the silent ones', () => {
    expect(rowOf('c1')?.sources).toEqual([
      { id: 'sA', siglum: 'A', affirms: true, denies: false },
      { id: 'sB', siglum: 'B', affirms: false, denies: true },
    ])
  })
  test('a tag finds what is tagged below it', () => {
    expect(found({ tag: 't1' })).toEqual(['c1'])
    expect(found({ tag: 't2' })).toEqual(['c1'])
  })
  test.each([
    ['words in any order and case', 'BURNED bridge', ['c1']],
    ['a word of a quoted passage', 'quotation', ['c1']],
    ['nothing for a word that is nowhere', 'zeppelin', []],
    ['everything without words', '  ', ['c1', 'c2']],
  ])('the search finds %s', (_, query, expected) => expect(found({ query })).toEqual(expected))
  test('filters by person, source and state together', () => {
    expect(found({ person: 'u9' })).toEqual(['c2'])
    expect(found({ source: 'sB', state: 'draft' })).toEqual(['c1'])
    expect(found({ source: 'sB', state: 'accepted' })).toEqual([])
  })
  test('sorts by a column both ways', () => {
    const rows = ledgerRows(records())
    const order = (isDescending: boolean) =>
      sortLedger(rows, 'supports', isDescending, { names: new Map(), locale: 'en' }).map(
        (row) => row.claim.id,
      )
    expect(order(true)).toEqual(['c1', 'c2'])
    expect(order(false)).toEqual(['c2', 'c1'])
  })
})
