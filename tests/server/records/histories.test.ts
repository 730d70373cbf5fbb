// Any history: the log folded is the rows, and what is undone is as if it had not been.
import '#tests/support/database.ts'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Write } from '#lib/live/event.ts'
import type { RecordKind } from '#lib/live/records.ts'
import { applyEvents, emptyState, toState, type ProjectState } from '#lib/live/state.ts'
import type { Grant } from '#lib/server/access.ts'
import { checkProject } from '#lib/server/invariants.ts'
import { revertOperation, writeRecords } from '#lib/server/records/commands.ts'
import { listChanges, loadSnapshot } from '#lib/server/records/queries.ts'
import {
  addMemberTo,
  creation,
  makeProject,
  makeSource,
  newId,
  passageFields,
  type TestSource,
} from '#tests/support/factories.ts'

/** The project as a browser holds it that has read every event from the first. */
async function foldAll(grant: Grant): Promise<ProjectState> {
  let state = emptyState(grant.projectId)
  for (;;) {
    const { events, version } = await listChanges(grant, state.version, 100)
    const next = applyEvents(state, events)
    expect(next.gap).toBe(false)
    state = next.state
    if (state.version === version) return state
  }
}

async function fresh(grant: Grant): Promise<ProjectState> {
  const { projectId, version, records } = await loadSnapshot(grant)
  return toState(projectId, version, records)
}

type Step =
  | {
      kind: 'claim' | 'tag' | 'passage' | 'attestation' | 'tagging' | 'evidence' | 'note'
      pick: number
      other: number
    }
  | { kind: 'revise' | 'retire' | 'restore' | 'undo'; pick: number; other: number }

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(
    'claim', 'claim', 'tag', 'passage', 'passage', 'attestation', 'attestation', 'tagging', 'evidence', 'note',
    'revise', 'revise', 'retire', 'restore', 'undo', 'undo',
  ), // prettier-ignore
  pick: fc.nat(1000),
  other: fc.nat(1000),
})

const writable: readonly RecordKind[] = [
  'claim',
  'tag',
  'passage',
  'attestation',
  'tagging',
  'evidence',
  'note',
  'source',
]
const text = 'Im Jahre 1630 brannte die Mühle ab. '.repeat(20)

interface World {
  grant: Grant
  source: TestSource
  ids: Partial<Record<RecordKind, string[]>>
  operations: string[]
}

/** The writes of a step, or null when there is nothing yet to do it to. */
function writesOf({ kind, pick, other }: Step, { source, ids }: World, state: ProjectState): Write[] | null {
  const choose = (of: RecordKind, n: number): string | undefined => {
    const known = ids[of] ?? []
    return known[n % Math.max(1, known.length)]
  }
  const claimId = choose('claim', pick)
  const passageId = choose('passage', other)
  switch (kind) {
    case 'claim':
      return [creation('claim', { statement: `Claim ${pick}` })]
    case 'tag':
      return [creation('tag', { label: `Tag ${pick}`, parentId: choose('tag', other) ?? null })]
    case 'passage': {
      const start = pick % 600
      return [creation('passage', passageFields(source, [[start, start + 5 + (other % 40)]]))]
    }
    case 'attestation':
      return claimId && passageId
        ? [creation('attestation', { passageId, claimId, polarity: 'denies' })]
        : null
    case 'tagging': {
      const tagId = choose('tag', pick)
      return tagId && claimId ? [creation('tagging', { tagId, claimId })] : null
    }
    case 'evidence': {
      const fromAttestationId = choose('attestation', pick)
      const toLinkId = other % 3 === 0 ? choose('evidence', other) : undefined
      const to = toLinkId ? { toLinkId } : { toClaimId: claimId ?? null }
      const fields = { relation: 'supports', reasoning: 'It says so.' } as const
      return fromAttestationId && (toLinkId ?? claimId)
        ? [creation('evidence', { ...fields, fromAttestationId, ...to })]
        : null
    }
    case 'note':
      return passageId
        ? [creation('note', { passageId, body: { type: 'doc', content: [{ type: 'paragraph' }] } })]
        : null
    case 'revise': {
      const claim = claimId ? state.records.claim[claimId] : undefined
      return claim
        ? [
            {
              op: 'revise',
              kind: 'claim',
              id: claim.id,
              ifVersion: claim.version,
              fields: { statement: `Rev ${other}` },
            },
          ]
        : null
    }
    case 'retire': {
      const target = writable[pick % writable.length] ?? 'claim'
      const living = Object.values(state.records[target] as Record<string, { id: string; version: number }>)
      const one = living[other % Math.max(1, living.length)]
      return one ? [{ op: 'retire', kind: target, id: one.id, ifVersion: one.version }] : null
    }
    case 'restore': {
      const target = writable[pick % writable.length] ?? 'claim'
      const id = target === 'source' ? source.sourceId : choose(target, other)
      return id ? [{ op: 'restore', kind: target, id }] : null
    }
    case 'undo':
      return null
  }
}

async function play(world: World, steps: readonly Step[]): Promise<void> {
  for (const one of steps) {
    const id = newId()
    try {
      if (one.kind === 'undo') {
        const target = world.operations[one.pick % Math.max(1, world.operations.length)]
        if (!target) continue
        await revertOperation(world.grant, id, target)
      } else {
        const writes = writesOf(one, world, await fresh(world.grant))
        if (!writes) continue
        await writeRecords(world.grant, id, writes)
        for (const write of writes) if (write.op === 'create') (world.ids[write.kind] ??= []).push(write.id)
      }
      world.operations.push(id)
    } catch (error) {
      // A refusal is an answer; anything else is a fault.
      if (typeof (error as { code?: unknown }).code !== 'string' || (error as Error).name !== 'AppError')
        throw error
    }
  }
}

let grant: Grant
beforeAll(async () => {
  grant = (await makeProject()).grant
})

test('[L11] after any history the log folded equals the rows, and every promise about them holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const source = await makeSource(grant, text)
      await play({ grant, source, ids: {}, operations: [] }, steps)
      const folded = await foldAll(grant)
      expect(folded).toEqual(await fresh(grant))
      expect(await checkProject(grant.projectId)).toEqual([])
    }),
    { numRuns: 12 },
  )
}, 180_000)

test('[L10] undo straight after any operation gives the records that were there before, and redo those after it', async () => {
  const content = (state: ProjectState): unknown =>
    JSON.parse(
      JSON.stringify(state.records, (key, value: unknown) =>
        ['version', 'updatedAt'].includes(key) ? undefined : value,
      ),
    )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 20 }), step, async (steps, last) => {
      const project = await makeProject()
      const world: World = {
        grant: project.grant,
        source: await makeSource(project.grant, text),
        ids: {},
        operations: [],
      }
      await play(world, steps)
      const before = await fresh(world.grant)
      const count = world.operations.length
      await play(world, [last])
      const operation = world.operations[count]
      const after = await fresh(world.grant)
      if (!operation || after.version === before.version) return
      const undo = newId()
      await revertOperation(world.grant, undo, operation)
      expect(content(await fresh(world.grant))).toEqual(content(before))
      await revertOperation(world.grant, newId(), undo)
      expect(content(await fresh(world.grant))).toEqual(content(after))
    }),
    { numRuns: 25 },
  )
}, 180_000)

test('[L4] ten who write at once get one gapless log', async () => {
  const project = await makeProject()
  const people = await Promise.all(Array.from({ length: 10 }, () => addMemberTo(project, 'editor')))
  const start = (await loadSnapshot(project.grant)).version
  const began = performance.now()
  await Promise.all(
    people.map(async (one) => {
      for (let i = 0; i < 20; i++)
        await writeRecords(one.grant, newId(), [creation('claim', { statement: `${one.person.name} ${i}` })])
    }),
  )
  const ms = performance.now() - began
  const { events, version } = await listChanges(project.grant, start, 1000)
  expect(version).toBe(start + 200)
  expect(events.map((event) => event.version)).toEqual(Array.from({ length: 200 }, (_, i) => start + 1 + i))
  const times = events.map((event) => event.at)
  expect(times).toEqual([...times].sort())
  expect(await checkProject(project.id)).toEqual([])
  console.info(`10 writers, 200 operations: ${(ms / 200).toFixed(1)} ms each`)
}, 60_000)
