// The link that makes the first person: new at each start, one at a time, none once somebody has a password.
import { createHash, randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { database } from '#lib/server/database/client.ts'
import { ownerLink } from '#lib/server/instance/owner-link.ts'
import { freshDatabase } from '#tests/support/database.ts'

const hashOf = (link: string) =>
  createHash('sha256')
    .update(link.split('#')[1] ?? '')
    .digest('hex')
const open = () =>
  database().invitation.findMany({ where: { projectId: null, revokedAt: null, usesLeft: { gt: 0 } } })

beforeEach(async () => {
  await freshDatabase()
})

describe('the owner link', () => {
  it('works once, for a week, and only its hash is stored', async () => {
    const link = (await ownerLink()) ?? ''
    const [row, ...others] = await open()
    expect(others).toEqual([])
    expect(row).toMatchObject({ role: 'owner', usesLeft: 1, tokenHash: hashOf(link) })
    expect(Math.round(((row?.expiresAt.getTime() ?? 0) - Date.now()) / 86_400_000)).toBe(7)
    expect(JSON.stringify(row)).not.toContain(link.split('#')[1])
  })

  it('is made anew at each start, and the one before ends', async () => {
    const first = (await ownerLink()) ?? ''
    const second = (await ownerLink()) ?? ''
    expect(second).not.toBe(first)
    expect((await open()).map((row) => row.tokenHash)).toEqual([hashOf(second)])
  })

  it('is one even when several processes start at once', async () => {
    await Promise.all([ownerLink(), ownerLink(), ownerLink()])
    expect(await open()).toHaveLength(1)
  })

  it('is still made while people without a password exist, and no longer once one has one', async () => {
    const person = { email: 'a@example.org', name: 'A' }
    await database().user.create({ data: { ...person, id: randomUUID() } })
    expect(await ownerLink()).not.toBeNull()
    await database().user.updateMany({ data: { passwordHash: 'scrypt$…' } })
    expect(await ownerLink()).toBeNull()
  })
})
