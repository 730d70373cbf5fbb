// What the write door costs: claims written through record() and all its rules, beside the same rows written by plain SQL
// in the same transactions without log, audit or notice. One project and many, one writer and twenty.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { v7 } from 'uuid'

const dataDir = await mkdtemp(join(tmpdir(), 'fontes-bench-'))
process.env['FONTES_DATA_DIR'] = dataDir
delete process.env['DATABASE_URL']
const { startDatabase } = await import('#lib/server/instance/embedded-database.ts')
const { migrate } = await import('#lib/server/instance/migrations.ts')
const { closeDatabase, database } = await import('#lib/server/database/client.ts')
const { operatorGrant } = await import('#lib/server/access.ts')
const { makePerson } = await import('#lib/server/people/commands.ts')
const { createProject } = await import('#lib/server/projects/commands.ts')
const { writeRecords } = await import('#lib/server/records/commands.ts')

const running = await startDatabase()
try {
  await migrate(running.url)
  const person = await makePerson({
    email: 'bench@fontes.test',
    name: 'Bench',
    password: 'correct horse',
    isAdmin: true,
    locale: 'en',
  })
  const grants = await Promise.all(
    Array.from({ length: 20 }, async (_, i) => {
      const id = v7()
      const actor = { userId: person.id, via: 'command', scope: 'write', onlyProjectId: null } as const
      await createProject(actor, {
        id,
        slug: `bench-${i}`,
        title: `Bench ${i}`,
        description: '',
        language: 'en',
      })
      return operatorGrant(person.id, id, `bench-${i}`)
    }),
  )
  const [first] = grants
  if (!first) throw new Error('There is no project to write into.')

  const throughTheDoor = (grant: typeof first): Promise<unknown> =>
    writeRecords(grant, v7(), [
      { op: 'create', kind: 'claim', id: v7(), fields: { statement: 'Soldiers fired.' } },
    ])
  const plain = (grant: typeof first): Promise<unknown> =>
    database().claim.create({
      data: {
        projectId: grant.projectId,
        id: v7(),
        statement: 'Soldiers fired.',
        type: 'event',
        who: '',
        what: '',
        place: '',
        dateText: '',
        dateEdtf: '',
        scopeNote: '',
        language: '',
        state: 'draft',
        createdById: person.id,
      },
    })

  await measure('warming up', 1, 200, () => throughTheDoor(first))
  for (const [name, writers, grantOf] of [
    ['one project, one writer', 1, () => first],
    ['one project, twenty writers', 20, () => first],
    ['twenty projects, one writer each', 20, (i: number) => grants[i % grants.length] ?? first],
  ] as const) {
    const door = await measure(`${name}: write door`, writers, 600, (i) => throughTheDoor(grantOf(i)))
    const bare = await measure(`${name}: plain insert`, writers, 600, (i) => plain(grantOf(i)))
    console.log(`${name}: the door costs ${(bare / door).toFixed(1)} times a plain insert\n`)
  }
} finally {
  await closeDatabase()
  await running.stop()
  await rm(dataDir, { recursive: true, force: true })
}

/** Runs `count` writes with `writers` at a time; prints and returns writes per second, with the median and p95 of one. */
async function measure(
  name: string,
  writers: number,
  count: number,
  write: (i: number) => Promise<unknown>,
): Promise<number> {
  const times: number[] = []
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (let i = next++; i < count; i = next++) {
        const start = performance.now()
        await write(i)
        times.push(performance.now() - start)
      }
    }),
  )
  const perSecond = (count / (performance.now() - began)) * 1000
  times.sort((a, b) => a - b)
  const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1)
  console.log(
    `${name.padEnd(52)} ${perSecond.toFixed(0).padStart(6)}/s   median ${at(0.5)} ms   p95 ${at(0.95)} ms`,
  )
  return perSecond
}
