// The application and its database are killed again and again at a random moment while ten people write (six times; as often
// as FONTES_KILL_ROUNDS says). Afterwards every
// write that was acknowledged is there, every write of unknown outcome exists once when it is sent again, the event
// numbers have no gap, and `doctor` finds nothing (trust.md 3c, property P1).
import { spawnSync } from 'node:child_process'
import { setTimeout as rest } from 'node:timers/promises'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeDatabase } from '#lib/server/database/client.ts'
import { operatorGrant } from '#lib/server/access.ts'
import { createToken, makePerson } from '#lib/server/people/commands.ts'
import { createProject } from '#lib/server/projects/commands.ts'
import { addMember } from '#lib/server/projects/members.ts'
import { record } from '#lib/server/record.ts'
import { chance } from '../support/chance.ts'
import { startFontes, type RunningFontes } from '../support/server.ts'

const rounds = Number(process.env['FONTES_KILL_ROUNDS'] ?? 6)
const writers = 10
const seed = Number(process.env['FONTES_SEED'] ?? 20_261_125)

interface Sent {
  operation: string
  id: string
  statement: string
}
interface Writer {
  secret: string
  acknowledged: Sent[]
  /** Sent, and no answer came: it may be stored or not. */
  open: Sent | null
}

let fontes: RunningFontes
const people: Writer[] = []

beforeAll(async () => {
  fontes = await startFontes()
  process.env['DATABASE_URL'] = fontes.databaseUrl
  process.env['FONTES_DATA_DIR'] = fontes.dataDir
  const owner = await makePerson({
    email: 'owner@kill.test',
    name: 'Owner',
    password: 'correct horse',
    isAdmin: true,
    locale: 'en',
  })
  const project = await createProject(
    { userId: owner.id, via: 'command', scope: 'write', onlyProjectId: null },
    { id: v7(), slug: 'kill', title: 'Killed again and again', description: '', language: 'en' },
  )
  for (let i = 0; i < writers; i++) {
    const email = `writer${i}@kill.test`
    const person = await makePerson({
      email,
      name: `Writer ${i}`,
      password: 'correct horse',
      isAdmin: false,
      locale: 'en',
    })
    const grant = operatorGrant(owner.id, project.id, 'kill')
    const member = { userId: person.id, role: 'annotator' } as const
    await record(grant, { id: v7(), request: member }, (door) => addMember(door, member))
    const { secret } = await createToken(person.id, {
      name: 'writes',
      scope: 'write',
      projectId: null,
      expiresInDays: 1,
    })
    people.push({ secret, acknowledged: [], open: null })
  }
  await closeDatabase()
})
afterAll(() => fontes.stop())

it(
  'loses no acknowledged write in rounds of kill -9 on application and database',
  { timeout: 60_000 + rounds * 60_000 },
  async () => {
    const random = chance(seed)
    for (let round = 0; round < rounds; round++) {
      const isOver = { now: false }
      const work = people.map((writer, i) => write(writer, `round ${round}, writer ${i}`, isOver))
      // In the middle of writing: after some have been answered, at a moment nobody chose.
      const enough = random.int(writers * 5) + writers
      for (let waited = 0; acknowledgedIn(round) < enough && waited < 15_000; waited += 20) await rest(20)
      await rest(random.int(120))
      isOver.now = true
      await fontes.killHard()
      await Promise.all(work)
      fontes = await startFontes({ dataDir: fontes.dataDir, port: fontes.port })
    }
    const acknowledged = people.flatMap((writer) => writer.acknowledged)
    const open = people.flatMap((writer) => (writer.open ? [writer.open] : []))
    console.log(
      `seed ${seed}: ${acknowledged.length} acknowledged writes, ${open.length} of unknown outcome in the last round`,
    )
    expect(acknowledged.length).toBeGreaterThan(rounds * writers)

    for (const writer of people) if (writer.open) expect(await send(writer, writer.open)).toBe(200)

    const answer = await fetch(`${fontes.url}/api/v1/projects/kill/snapshot`, { headers: bearer(people[0]!) })
    const snapshot = (await answer.json()) as {
      version: number
      records: { claim: { id: string; statement: string }[] }
    }
    const stored = new Map(snapshot.records.claim.map((claim) => [claim.id, claim.statement]))
    const expected = [...acknowledged, ...open]
    expect(expected.filter(({ id, statement }) => stored.get(id) !== statement)).toEqual([])
    // Nothing exists that nobody sent, and nothing twice.
    expect(snapshot.records.claim.length).toBe(new Set(expected.map(({ id }) => id)).size)

    const doctor = spawnSync(process.execPath, ['scripts/fontes.mjs', 'doctor', '--json'], {
      encoding: 'utf8',
      env: { ...process.env, FONTES_DATA_DIR: fontes.dataDir, DATABASE_URL: '' },
    })
    expect(JSON.parse(doctor.stdout)).toEqual({ ok: true, findings: [] })
    expect(doctor.status).toBe(0)
  },
)

const acknowledgedIn = (round: number): number =>
  people
    .flatMap((writer) => writer.acknowledged)
    .filter(({ statement }) => statement.includes(`of round ${round},`)).length

/** Writes claims one after the other until the line breaks or the round is over. */
async function write(writer: Writer, label: string, isOver: { now: boolean }): Promise<void> {
  for (let n = 0; !isOver.now; n++) {
    const sent = writer.open ?? { operation: v7(), id: v7(), statement: `Claim ${n} of ${label}.` }
    writer.open = sent
    const status = await send(writer, sent)
    if (status === 200) {
      writer.acknowledged.push(sent)
      writer.open = null
    } else if (status === 429 || status === 503) await rest(100)
    else if (status !== null) throw new Error(`A write was answered with ${status}.`)
    else return
  }
}

/** The status of the answer; null when none came. */
async function send(writer: Writer, { operation, id, statement }: Sent): Promise<number | null> {
  const body = { id: operation, writes: [{ op: 'create', kind: 'claim', id, fields: { statement } }] }
  try {
    const answer = await fetch(`${fontes.url}/api/v1/projects/kill/operations`, {
      method: 'POST',
      headers: { ...bearer(writer), 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return null
  }
}

const bearer = (writer: Writer) => ({ Authorization: `Bearer ${writer.secret}` })
