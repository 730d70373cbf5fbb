import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { createSchema, reviseSchema } from '#lib/live/record-schemas.ts'
import { nouns, recordKinds, type RecordKind } from '#lib/live/records.ts'
import { toProse } from '#lib/prose/document.ts'

const a = '00000000-0000-7000-8000-000000000001'
const b = '00000000-0000-7000-8000-000000000002'
const sha = '0'.repeat(64)

/** Each noun from its required fields alone. */
const least: Record<RecordKind, Record<string, unknown>> = {
  project: { title: 'P', description: '', language: 'de' },
  member: { userId: a, role: 'viewer', name: 'N' },
  source: { siglum: 'A', title: 'T' },
  revision: {
    sourceId: a, number: 1, originalSha256: sha, fileName: 'f', format: 'text', encoding: 'utf-8', textSha256: sha, length: 0,
    report: { counts: {}, problems: [] },
  }, // prettier-ignore
  correction: {
    sourceId: a, revisionId: b, spanBefore: [0, 3], spanAfter: [0, 4], reading: 'vnd', correction: 'unde', type: 'machine', reason: '',
  }, // prettier-ignore
  unit: { sourceId: a, label: 'Letter 1' },
  passage: { sourceId: a, revisionId: b, spans: [[0, 3]], quote: 'abc' },
  placement: { passageId: a, revisionId: b, passageSpans: [[0, 3]], decision: 'detached', verdict: 'lost' },
  note: { passageId: a, body: toProse('x') },
  tag: { label: 't' },
  tagging: { tagId: a, claimId: b },
  claim: { statement: 's' },
  attestation: { passageId: a, claimId: b, polarity: 'affirms' },
  evidence: { fromClaimId: a, toClaimId: b, relation: 'supports', reasoning: 'r' },
  claimRelation: { fromClaimId: a, toClaimId: b, relation: 'contrary' },
  sourceRelation: { fromSourceId: a, toSourceId: b, relation: 'copies' },
  sourceReference: { sourceId: a, revisionId: b, kind: 'work', quote: 'q', status: 'confirmed' },
  assessment: { sourceId: a, judgement: 'j' },
  position: { claimId: a, holder: 'h', stance: 'holds' },
  conflict: { title: 't' },
  comment: { targetKind: 'claim', targetId: a, body: toProse('x') },
  borrowing: {
    sourceId: a, revisionId: b, passageId: null, format: 'hypothesis', fileName: 'f', originalId: '1', document: '', start: null, end: null,
    quote: 'q', prefix: '', suffix: '', notes: [], tags: [], author: '', created: '', verdict: 'lost', reason: '', isChosen: false,
  }, // prettier-ignore
  pageImage: {
    sourceId: a, page: null, fileName: 'f', sha256: sha, mediaType: 'image/png', width: 1, height: 1, size: 1,
  }, // prettier-ignore
  edition: { title: 't' },
}
const takes = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success
const takesNew = (kind: RecordKind, fields: Record<string, unknown>): boolean =>
  takes(createSchema(kind), { ...least[kind], ...fields })

test.each(recordKinds)('[C9] a %s can be made from its required fields', (kind) => {
  const made = createSchema(kind).parse(least[kind])
  expect(Object.keys(made).sort()).toEqual(Object.keys(nouns[kind].shape).sort())
  expect(createSchema(kind).parse(made)).toEqual(made)
  for (const name of Object.keys(least[kind])) {
    const { [name]: _gone, ...rest } = least[kind]
    const isAlternative = ['claimId', 'fromClaimId', 'toClaimId'].includes(name) && kind !== 'attestation'
    if (!(name in nouns[kind].defaults) || isAlternative)
      expect(takes(createSchema(kind), rest), name).toBe(false)
  }
})

test.each(recordKinds)('[C6] a %s takes no unknown field', (kind) => {
  for (const name of ['projectId', 'version', 'createdById', 'retiredAt', 'constructor']) {
    expect(takesNew(kind, { [name]: 1 })).toBe(false)
    expect(takes(reviseSchema(kind), { [name]: 1 })).toBe(false)
  }
  expect(takes(reviseSchema(kind), {})).toBe(false)
})

test.each(recordKinds)('[C7] the fixed fields of a %s stay', (kind) => {
  const fields = createSchema(kind).parse(least[kind])
  for (const name of nouns[kind].fixed)
    expect(takes(reviseSchema(kind), { [name]: fields[name] })).toBe(false)
})

test('[C1] evidence has one origin and one target', () => {
  const ends = ['fromAttestationId', 'fromClaimId', 'fromAssessmentId', 'toClaimId', 'toLinkId']
  fc.assert(
    fc.property(fc.tuple(...ends.map(() => fc.boolean())), (set) => {
      const given = Object.fromEntries(
        ends.map((name, i) => [name, set[i] ? `00000000-0000-7000-8000-00000000001${i}` : null]),
      )
      const from = set.slice(0, 3).filter(Boolean).length
      const to = set.slice(3).filter(Boolean).length
      expect(takesNew('evidence', given)).toBe(from === 1 && to === 1)
    }),
  )
})

test('[C2] evidence gives its reason', () => {
  for (const reasoning of ['', '   ', '\n']) expect(takesNew('evidence', { reasoning })).toBe(false)
  expect(takes(reviseSchema('evidence'), { reasoning: ' ' })).toBe(false)
})

test('[C3] nothing relates to itself', () => {
  expect(takesNew('evidence', { fromClaimId: a, toClaimId: a })).toBe(false)
  expect(takesNew('claimRelation', { fromClaimId: a, toClaimId: a })).toBe(false)
  expect(takesNew('sourceRelation', { fromSourceId: a, toSourceId: a })).toBe(false)
})

test('[C4] a tag is on one thing', () => {
  expect(takesNew('tagging', { passageId: a, claimId: null })).toBe(true)
  expect(takesNew('tagging', { passageId: a })).toBe(false)
  expect(takesNew('tagging', { claimId: null })).toBe(false)
})

test('[C5] text is well formed, lines are lines, and what is required is said', () => {
  for (const statement of ['', ' \n ', 'a\0', '\ud800', 'x'.repeat(2001)])
    expect(takesNew('claim', { statement })).toBe(false)
  expect(takesNew('claim', { statement: 'two\nlines' })).toBe(true)
  expect(takesNew('claim', { who: 'two\nlines' })).toBe(false)
  expect(takesNew('tag', { label: 'two\nlines' })).toBe(false)
  expect(takesNew('project', { language: 'a\0' })).toBe(false)
})

test('[C8] dates are EDTF or empty', () => {
  for (const dateEdtf of ['', '1630', '1630-05', '1630~', '163X', '1630/1635'])
    expect(takesNew('claim', { dateEdtf }), dateEdtf).toBe(true)
  for (const dateEdtf of ['about 1630', '30.5.1630', '1630-13-01'])
    expect(takesNew('claim', { dateEdtf }), dateEdtf).toBe(false)
})

test('spans are ordered, apart, and not empty', () => {
  const at = (spans: unknown) => takesNew('passage', { spans })
  expect(at([[0, 3], [3, 5]])).toBe(true) // prettier-ignore
  for (const wrong of [[], [[3, 3]], [[4, 3]], [[5, 8], [0, 3]], [[0, 3], [2, 5]], [[-1, 3]], [[0.5, 3]]]) expect(at(wrong)).toBe(false) // prettier-ignore
})
