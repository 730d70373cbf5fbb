// What the database holds by itself, whoever writes, and whether it is what prisma/schema.prisma says.
import { randomUUID } from 'node:crypto'
import { describe, expect, inject, it } from 'vitest'
import { database } from '#lib/server/database/client.ts'
import { migrate } from '#lib/server/instance/migrations.ts'
import { migrationNames, outOfStep } from '#lib/server/instance/schema-engine.ts'

describe('migrations', () => {
  it('are all applied once, and a second start has nothing to do', async () => {
    const rows = await database().$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY name`
    expect(rows.map((row) => row.name)).toEqual(await migrationNames())
    expect(await migrate(process.env['DATABASE_URL'] ?? '')).toEqual([])
  })

  it('say the same as prisma/schema.prisma', async () => {
    expect(await outOfStep(inject('templateUrl'))).toBe('')
  })

  it('refuse a database of a newer version', async () => {
    await database().$executeRaw`
      INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
      VALUES ('x', 'x', now(), '29990101000000_from_the_future', 1)`
    await expect(migrate(process.env['DATABASE_URL'] ?? '')).rejects.toThrow(/newer version of Fontes/)
    await database().$executeRaw`DELETE FROM _prisma_migrations WHERE id = 'x'`
  })
})

async function project(): Promise<string> {
  const id = randomUUID()
  await database().project.create({
    data: { id, slug: `p-${id}`, title: 'Rapallo', createdById: randomUUID() },
  })
  return id
}

describe('the logs can only grow', () => {
  it('refuses to change, delete or empty the events of a project', async () => {
    const projectId = await project()
    const { id: targetId } = { id: randomUUID() }
    const event = {
      projectId,
      version: 1,
      operationId: randomUUID(),
      kind: 'source',
      action: 'create',
      targetId,
    }
    await database().event.create({
      data: { ...event, actorId: randomUUID(), at: new Date(), prevHash: '', hash: 'h' },
    })
    await expect(
      database().event.updateMany({ where: { projectId }, data: { hash: 'other' } }),
    ).rejects.toThrow(/append-only/)
    await expect(database().event.deleteMany({ where: { projectId } })).rejects.toThrow(/append-only/)
    await expect(database().project.delete({ where: { id: projectId } })).rejects.toThrow(/append-only/)
    await expect(database().$executeRaw`TRUNCATE "Event"`).rejects.toThrow(/append-only/)
    expect(await database().event.count({ where: { projectId, hash: 'h' } })).toBe(1)
  })

  it('refuses the same for the events of the instance', async () => {
    await database().instanceEvent.create({ data: { kind: 'sign-in', detail: {}, prevHash: '', hash: 'h' } })
    await expect(database().instanceEvent.updateMany({ data: { hash: 'other' } })).rejects.toThrow(
      /append-only/,
    )
    await expect(database().instanceEvent.deleteMany()).rejects.toThrow(/append-only/)
    await expect(database().$executeRaw`TRUNCATE "InstanceEvent"`).rejects.toThrow(/append-only/)
    expect(await database().instanceEvent.count()).toBe(1)
  })
})

async function revision(projectId: string): Promise<{ sourceId: string; id: string }> {
  const createdById = randomUUID()
  const sourceId = randomUUID()
  const id = randomUUID()
  const empty = {
    creators: [],
    dateText: '',
    dateEdtf: '',
    dateBasis: '',
    place: '',
    genre: '',
    language: '',
    archiveReference: '',
    transmission: '',
    rights: '',
    description: '',
  }
  await database().source.create({
    data: { projectId, id: sourceId, siglum: 'A', title: 'Treaty', position: 1, createdById, ...empty },
  })
  await database().original.create({
    data: { projectId, sha256: 's', fileName: 'a.txt', size: 3, bytes: new TextEncoder().encode('abc') },
  })
  await database().revision.create({
    data: {
      projectId,
      id,
      sourceId,
      number: 1,
      originalSha256: 's',
      fileName: 'a.txt',
      format: 'text',
      encoding: 'utf-8',
      text: 'abc',
      textSha256: 't',
      length: 3,
      reading: { blocks: [] },
      report: {},
      createdById,
    },
  })
  return { sourceId, id }
}

describe('the evidence is never written into', () => {
  it('refuses another text, reading or origin of a revision, and other bytes of an original', async () => {
    const projectId = await project()
    const { id } = await revision(projectId)
    const where = { projectId, id }
    await expect(database().revision.updateMany({ where, data: { text: 'abd' } })).rejects.toThrow(
      /immutable/,
    )
    await expect(database().revision.updateMany({ where, data: { reading: {} } })).rejects.toThrow(
      /immutable/,
    )
    await expect(database().revision.updateMany({ where, data: { length: 4 } })).rejects.toThrow(/immutable/)
    const other = { bytes: new TextEncoder().encode('xyz') }
    await expect(database().original.updateMany({ where: { projectId }, data: other })).rejects.toThrow(
      /immutable/,
    )
  })

  it('lets a revision be retired and restored', async () => {
    const projectId = await project()
    const { id } = await revision(projectId)
    const where = { projectId, id }
    await database().revision.updateMany({ where, data: { retiredAt: new Date(), version: 2 } })
    await database().revision.updateMany({ where, data: { retiredAt: null, version: 3 } })
    expect(await database().revision.count({ where: { ...where, version: 3, retiredAt: null } })).toBe(1)
  })
})

describe('evidence and tags lead from one thing to one thing', () => {
  async function claim(projectId: string): Promise<string> {
    const id = randomUUID()
    const empty = { who: '', what: '', place: '', dateText: '', dateEdtf: '', scopeNote: '', language: '' }
    await database().claim.create({
      data: {
        projectId,
        id,
        statement: 'There were clauses.',
        type: 'fact',
        state: 'open',
        createdById: randomUUID(),
        ...empty,
      },
    })
    return id
  }
  const link = (projectId: string, ends: Record<string, string>, reasoning = 'because') =>
    database().evidenceLink.create({
      data: {
        projectId,
        id: randomUUID(),
        relation: 'supports',
        strength: '',
        linkedGroup: '',
        reasoning,
        createdById: randomUUID(),
        ...ends,
      },
    })

  it('takes exactly one from and one to, with a reason', async () => {
    const projectId = await project()
    const [a, b] = [await claim(projectId), await claim(projectId)]
    const kept = await link(projectId, { fromClaimId: a, toClaimId: b })
    await expect(link(projectId, { toClaimId: b })).rejects.toThrow(/EvidenceLink_one_from/)
    await expect(link(projectId, { fromClaimId: a })).rejects.toThrow(/EvidenceLink_one_to/)
    await expect(link(projectId, { fromClaimId: a, toClaimId: b, toLinkId: kept.id })).rejects.toThrow(
      /EvidenceLink_one_to/,
    )
    await expect(link(projectId, { fromClaimId: a, toClaimId: b }, '  ')).rejects.toThrow(
      /EvidenceLink_reason/,
    )
    await expect(link(projectId, { fromClaimId: a, toClaimId: a })).rejects.toThrow(
      /EvidenceLink_not_its_own_claim/,
    )
    await expect(link(projectId, { id: kept.id, fromClaimId: a, toLinkId: kept.id })).rejects.toThrow()
  })

  it('refuses a link into another project', async () => {
    const [here, there] = [await project(), await project()]
    const [a, b] = [await claim(here), await claim(there)]
    await expect(link(here, { fromClaimId: a, toClaimId: b })).rejects.toThrow(/oreign key/)
  })

  it('puts a tag on exactly one thing', async () => {
    const projectId = await project()
    const claimId = await claim(projectId)
    const tag = { projectId, id: randomUUID(), label: 'war', colour: 'slate', description: '', position: 1 }
    await database().tag.create({ data: { ...tag, createdById: randomUUID() } })
    const tagging = (ends: Record<string, string>) =>
      database().tagging.create({
        data: { projectId, id: randomUUID(), tagId: tag.id, createdById: randomUUID(), ...ends },
      })
    await tagging({ claimId })
    await expect(tagging({})).rejects.toThrow(/Tagging_one_target/)
  })
})
