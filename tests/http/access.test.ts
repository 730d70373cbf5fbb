// The authorization matrix: every endpoint × every kind of asker × own, other's, foreign and swapped, over HTTP against
// the built application. What must come out stands in expected-access.ts, written without looking at the policy.
import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '#lib/server/database/client.ts'
import { checkRoutes } from '#lib/server/route-check.ts'
import { ask, inParallel, type Seen } from './ask.ts'
import { listCells, nameOf, prepare, type Cell } from './cells.ts'
import type { Principal } from './expected-access.ts'
import { makeWorld, type Fixture, type World } from './world.ts'

const outsiders: readonly Principal[] = [
  'anonymous',
  'suspended',
  'nonMember',
  'admin',
  'removed',
  'boundToken',
  'removedToken',
]

test('every endpoint has its route, and every route is an endpoint', async () => {
  expect(await checkRoutes()).toEqual([])
})

// Thousands of requests: a minute on two free cores, more where others work beside.
describe('the authorization matrix', { timeout: 300_000 }, () => {
  const cells = listCells()
  let world: World
  let plans: Awaited<ReturnType<typeof prepare>>
  beforeAll(async () => {
    world = await makeWorld()
    plans = await prepare(world, cells)
  })

  const leaks: string[] = []
  let executed = 0
  const run = async (chosen: readonly Cell[]): Promise<string[]> => {
    const wrong: string[] = []
    await inParallel(chosen, async (cell) => {
      const seen = await ask(world.url, cell.endpoint, await plans.get(cell)?.())
      executed++
      const wanted = cell.outcome === 'ok' ? statusOfSuccess(cell) : cell.outcome
      if (seen.status !== wanted)
        wrong.push(`${nameOf(cell)}: ${seen.status} instead of ${wanted}. ${seen.text.slice(0, 300)}`)
      leaks.push(...leaksIn(cell, seen, world))
    })
    return wrong
  }

  test('whoever may not is refused, and nothing is written', async () => {
    const before = await versions(world.a, world.b, world.doomed)
    const counts = await countAll()
    expect(await run(cells.filter(({ outcome }) => outcome !== 'ok'))).toEqual([])
    expect(await versions(world.a, world.b, world.doomed)).toEqual(before)
    expect(await countAll()).toEqual(counts)
  })

  test('whoever may, can', async () => {
    const allowed = cells.filter(({ outcome }) => outcome === 'ok')
    const isLast = ({ endpoint }: Cell) => endpoint.id === 'retireProject'
    const [b] = await versions(world.b)
    expect(await run(allowed.filter((cell) => !isLast(cell)))).toEqual([])
    expect(await run(allowed.filter(isLast))).toEqual([])
    expect(await versions(world.b)).toEqual([b])
  })

  test('no answer holds a word of a project its asker is no member of', () => {
    expect(leaks).toEqual([])
    // The search itself must be able to find: a member's answers hold the word of their own project.
    expect(found).toBeGreaterThan(100)
  })

  test('every cell was asked, and there are at least 5000', () => {
    console.log(
      `authorization matrix: ${executed} requests, ${new Set(cells.map(({ endpoint }) => endpoint.id)).size} endpoints`,
    )
    expect(executed).toBe(cells.length)
    expect(executed).toBeGreaterThanOrEqual(5000)
  })
})

let found = 0
function leaksIn(cell: Cell, seen: Seen, { a, b }: World): string[] {
  const isInside = !outsiders.includes(cell.principal)
  if (isInside && seen.all.includes(a.base.canary)) found++
  const forbidden = isInside ? [b] : [a, b]
  return forbidden
    .filter(({ base }) => seen.all.includes(base.canary))
    .map(({ slug }) => `${nameOf(cell)} tells of ${slug}`)
}

async function versions(...fixtures: Fixture[]): Promise<number[]> {
  const rows = await database().project.findMany({
    where: { id: { in: fixtures.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
    select: { eventVersion: true },
  })
  return rows.map(({ eventVersion }) => eventVersion)
}

/** Rows that no project event tells of. */
async function countAll(): Promise<Record<string, number>> {
  const db = database()
  return {
    people: await db.user.count(),
    sessions: await db.session.count(),
    projects: await db.project.count(),
    originals: await db.original.count(),
    drafts: await db.correctionDraft.count(),
    openInvitations: await db.invitation.count({ where: { revokedAt: null, usesLeft: { gt: 0 } } }),
    openTokens: await db.apiToken.count({ where: { revokedAt: null } }),
  }
}

// The archive of the test is of a project that is here: who may restore learns that, and nobody else does.
function statusOfSuccess({ endpoint }: Cell): number {
  return endpoint.id === 'importArchive' ? 409 : (endpoint.status ?? 200)
}
