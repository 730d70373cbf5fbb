import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '#lib/live/canonical.ts'
import { projectEvent, write, type ProjectEvent } from '#lib/live/event.ts'
import { listHanging, listReferences } from '#lib/live/record-links.ts'
import { recordSchema } from '#lib/live/record-schemas.ts'
import { nouns, recordKinds } from '#lib/live/records.ts'
import { applyEvents, emptyState } from '#lib/live/state.ts'

const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const at = '2026-01-01T00:00:00.000Z'

/** A log over five claims and five tags, in which each event fits the one before. */
const log: fc.Arbitrary<ProjectEvent[]> = fc
  .array(
    fc.record({
      n: fc.nat(4),
      kind: fc.constantFrom('claim' as const, 'tag' as const),
      isRetired: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map((steps) => {
    const last = new Map<string, Record<string, unknown>>()
    return steps.map(({ n, kind, isRetired }, i): ProjectEvent => {
      const key = `${kind} ${n}`
      const before = last.get(key) ?? null
      const after = {
        id: idOf(n),
        version: Number(before?.['version'] ?? 0) + 1,
        retiredAt: isRetired ? at : null,
        statement: `at ${i}`,
      }
      last.set(key, after)
      const action = before ? (isRetired ? 'retired' : 'revised') : 'created'
      return {
        version: i + 1,
        operationId: idOf(100 + i),
        kind,
        action,
        id: idOf(n),
        actorId: idOf(9),
        at,
        before,
        after,
      }
    })
  })

test('[L1] applying a log twice, or in overlapping pieces, is applying it once', () => {
  fc.assert(
    fc.property(log, fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 8 }), (events, pieces) => {
      const once = applyEvents(emptyState(idOf(1)), events)
      expect(applyEvents(once.state, events).state).toEqual(once.state)
      let state = emptyState(idOf(1))
      for (const [from, length] of pieces)
        state = applyEvents(state, events.slice(Math.min(from, state.version), from + length)).state
      expect(applyEvents(state, events).state).toEqual(once.state)
    }),
  )
})

test('[L2] nothing behind a missing number is applied, and the gap is told', () => {
  fc.assert(
    fc.property(
      log.filter((events) => events.length > 1),
      fc.nat(),
      (events, n) => {
        const missing = n % (events.length - 1)
        const { state, gap } = applyEvents(emptyState(idOf(1)), events.toSpliced(missing, 1))
        expect(gap).toBe(true)
        expect(state).toEqual(applyEvents(emptyState(idOf(1)), events.slice(0, missing)).state)
      },
    ),
  )
})

test('only what lives is held, as its last event left it', () => {
  fc.assert(
    fc.property(log, (events) => {
      const { state, gap } = applyEvents(emptyState(idOf(1)), events)
      expect(gap).toBe(false)
      const expected: Record<string, Record<string, unknown>> = { claim: {}, tag: {} }
      for (const { kind, id, after } of events) {
        const ofKind = expected[kind] ?? {}
        if (after?.['retiredAt'] == null) ofKind[id] = after
        else Reflect.deleteProperty(ofKind, id)
      }
      expect({ claim: state.records.claim, tag: state.records.tag }).toEqual(expected)
    }),
  )
})

test('one spelling for each value: the order of keys does not matter, everything else does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const shuffled = JSON.parse(JSON.stringify(a), (_, value: unknown) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).reverse())
          : value,
      ) as unknown
      expect(canonicalJson(shuffled)).toBe(canonicalJson(a))
      expect(JSON.parse(canonicalJson(a))).toEqual(JSON.parse(JSON.stringify(a)))
      if (canonicalJson(a) === canonicalJson(b))
        expect(JSON.parse(JSON.stringify(a))).toEqual(JSON.parse(JSON.stringify(b)))
    }),
  )
})

test('what a record cannot stand without, and what hangs on it, are the same links seen from both ends', () => {
  for (const kind of recordKinds) {
    for (const { kind: other, field } of listHanging(kind)) {
      const fields = { [field]: idOf(1), targetKind: kind }
      expect(listReferences(other, fields).filter((one) => one.isHard && one.field === field)).toEqual([
        { field, kind, id: idOf(1), isHard: true },
      ])
    }
  }
  expect(listHanging('passage').map((one) => one.kind)).toEqual([
    'placement',
    'note',
    'tagging',
    'attestation',
    'borrowing',
    'comment',
  ])
  // A tag outlives its parent, a passage the part of the source it was counted to.
  expect(listHanging('tag').map((one) => one.field)).toEqual(['tagId'])
  expect(listHanging('unit')).toEqual([])
})

test('links name fields that there are, and kinds', () => {
  for (const kind of recordKinds) {
    for (const [field, target] of Object.entries(nouns[kind].links)) {
      expect(Object.keys(nouns[kind].shape)).toContain(field)
      expect(recordKinds).toContain(target)
    }
    for (const field of nouns[kind].fixed) expect(Object.keys(nouns[kind].shape)).toContain(field)
  }
})

test('writes and events refuse what they do not know', () => {
  const one = { op: 'retire', kind: 'claim', id: idOf(1), ifVersion: 1 }
  expect(write.safeParse(one).success).toBe(true)
  for (const wrong of [
    { ...one, kind: '__proto__' },
    { ...one, ifVersion: 0 },
    { ...one, projectId: idOf(2) },
    { ...one, id: 'x' },
  ]) {
    expect(write.safeParse(wrong).success).toBe(false)
  }
  const [event] =
    fc.sample(
      log.filter((events) => events.length > 0),
      1,
    )[0] ?? []
  expect(projectEvent.safeParse(event).success).toBe(true)
  expect(projectEvent.safeParse({ ...event, version: 0 }).success).toBe(false)
  expect(recordSchema('claim').safeParse({ statement: 'alone' }).success).toBe(false)
})
