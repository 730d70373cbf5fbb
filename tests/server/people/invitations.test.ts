import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { authorize, personActor } from '#lib/server/access.ts'
import { database } from '#lib/server/database/client.ts'
import { ownerLink } from '#lib/server/instance/owner-link.ts'
import { makePerson } from '#lib/server/people/commands.ts'
import {
  createInvitation,
  listInvitations,
  readInvitation,
  revokeInvitation,
} from '#lib/server/people/invitations.ts'
import { acceptInvitation } from '#lib/server/people/join.ts'
import { checkSignIn } from '#lib/server/people/check-sign-in.ts'
import { createProject } from '#lib/server/projects/commands.ts'
import { retireMember } from '#lib/server/projects/members.ts'
import type { Person } from '#lib/server/people/sessions.ts'

const password = 'vita brevis ars longa'
const newcomer = () => ({
  email: `new-${randomUUID()}@example.org`,
  name: 'Newcomer',
  password,
  locale: 'de' as const,
})
const wish = { role: 'annotator', note: 'seminar', uses: 1, expiresInDays: 7 } as const
const tokenOf = (url: string) => url.split('#')[1] ?? ''
const closed = { code: 'not_found', reason: 'invitation' }

async function somebody(): Promise<Person> {
  return makePerson({ email: `x-${randomUUID()}@example.org`, name: 'Somebody', password: null })
}
async function newProject(owner: Person) {
  const { slug } = await createProject(personActor(owner), {
    id: randomUUID(),
    title: `Project ${randomUUID()}`,
  })
  return authorize(personActor(owner), 'member.manage', slug)
}

describe('the owner link', () => {
  let link = ''
  beforeAll(async () => {
    link = tokenOf((await ownerLink()) ?? '')
  })

  test('is read without being used up', async () => {
    for (let times = 0; times < 3; times++) {
      expect(await readInvitation(link)).toMatchObject({ kind: 'owner', projectTitle: null, role: null })
    }
  })
  test('needs a person who says who they are', async () => {
    await expect(acceptInvitation(link, null, null)).rejects.toMatchObject({ code: 'unauthenticated' })
  })
  test('makes one administrator, who owns what was there before, and then is closed, also for a race', async () => {
    const dossier = await newProject(await somebody())
    const outcomes = await Promise.allSettled([
      acceptInvitation(link, newcomer(), null),
      acceptInvitation(link, newcomer(), null),
    ])
    const made = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    expect(made).toHaveLength(1)
    const owner = await database().user.findUniqueOrThrow({ where: { id: made[0]?.userId ?? '' } })
    expect(owner).toMatchObject({ isAdmin: true, locale: 'de' })
    expect((await authorize(personActor(owner), 'member.manage', dossier.slug)).role).toBe('owner')
    expect(made[0]?.projectSlug).toBe(dossier.slug)
    expect((await checkSignIn({ email: owner.email, password, userAgent: '', address: '' })).kind).toBe(
      'opened',
    )
    await expect(readInvitation(link)).rejects.toMatchObject(closed)
    expect(await ownerLink()).toBeNull()
  })
})

describe('invitations', () => {
  test('are listed without what opens them; the database holds no secret', async () => {
    const grant = await newProject(await somebody())
    const { url, invitation } = await createInvitation(grant, wish)
    expect(await listInvitations(grant)).toEqual([invitation])
    expect(JSON.stringify(await database().invitation.findMany())).not.toContain(tokenOf(url))
    expect(await readInvitation(tokenOf(url))).toMatchObject({ kind: 'member', role: 'annotator' })
  })
  test('make a member of a new person, once', async () => {
    const grant = await newProject(await somebody())
    const token = tokenOf((await createInvitation(grant, wish)).url)
    const { userId, projectSlug } = await acceptInvitation(token, newcomer(), null)
    expect(projectSlug).toBe(grant.slug)
    expect((await authorize(personActor({ id: userId }), 'project.read', grant.slug)).role).toBe('annotator')
    expect((await database().user.findUniqueOrThrow({ where: { id: userId } })).isAdmin).toBe(false)
    await expect(acceptInvitation(token, newcomer(), null)).rejects.toMatchObject(closed)
    expect(await listInvitations(grant)).toEqual([])
  })
  test('with one use make one member of two who come at once, and leave no account of the other', async () => {
    const grant = await newProject(await somebody())
    const token = tokenOf((await createInvitation(grant, wish)).url)
    const people = [newcomer(), newcomer()]
    const outcomes = await Promise.allSettled(people.map((person) => acceptInvitation(token, person, null)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await database().user.count({ where: { email: { in: people.map(({ email }) => email) } } })).toBe(
      1,
    )
  })
  test('let a signed-in person join; a second time costs no use and lowers no role', async () => {
    const owner = await somebody()
    const grant = await newProject(owner)
    const token = tokenOf((await createInvitation(grant, { ...wish, uses: 2 })).url)
    const person = await somebody()
    await acceptInvitation(token, null, person)
    await acceptInvitation(token, null, person)
    await acceptInvitation(token, null, owner)
    expect((await authorize(personActor(owner), 'member.manage', grant.slug)).role).toBe('owner')
    expect(await listInvitations(grant)).toMatchObject([{ usesLeft: 1 }])
  })
  test('bring back a removed member', async () => {
    const grant = await newProject(await somebody())
    const person = await somebody()
    const token = tokenOf((await createInvitation(grant, { ...wish, uses: 2 })).url)
    await acceptInvitation(token, null, person)
    const member = await database().member.findFirstOrThrow({ where: { userId: person.id } })
    await retireMember(grant, member.id, member.version)
    await expect(authorize(personActor(person), 'project.read', grant.slug)).rejects.toMatchObject({
      code: 'not_found',
    })
    await acceptInvitation(token, null, person)
    expect((await authorize(personActor(person), 'project.read', grant.slug)).role).toBe('annotator')
  })
  test('close when withdrawn, run out by the clock of the database, or their maker lost the role', async () => {
    const owner = await somebody()
    const grant = await newProject(owner)
    const make = async () => {
      const { url, invitation } = await createInvitation(grant, wish)
      return { token: tokenOf(url), id: invitation.id }
    }
    const withdrawn = await make()
    await revokeInvitation(grant, withdrawn.id)
    const old = await make()
    await database()
      .$executeRaw`UPDATE "Invitation" SET "expiresAt" = now() - interval '1 second' WHERE id = ${old.id}::uuid`
    for (const { token } of [withdrawn, old]) {
      await expect(readInvitation(token)).rejects.toMatchObject(closed)
      await expect(acceptInvitation(token, newcomer(), null)).rejects.toMatchObject(closed)
    }
    const orphaned = await make()
    await database().member.updateMany({ where: { userId: owner.id }, data: { role: 'editor' } })
    await expect(acceptInvitation(orphaned.token, newcomer(), null)).rejects.toMatchObject(closed)
  })
  test('are not withdrawn from another project, and give no role above the inviter’s', async () => {
    const grant = await newProject(await somebody())
    const other = await newProject(await somebody())
    const { invitation } = await createInvitation(grant, wish)
    await expect(revokeInvitation(other, invitation.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      createInvitation({ ...grant, role: 'editor' }, { ...wish, role: 'owner' }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
  test('refuse an address that has an account, and leave the use', async () => {
    const grant = await newProject(await somebody())
    const { email } = await somebody()
    const token = tokenOf((await createInvitation(grant, wish)).url)
    await expect(acceptInvitation(token, { ...newcomer(), email }, null)).rejects.toMatchObject({
      reason: 'email_taken',
    })
    expect(await listInvitations(grant)).toMatchObject([{ usesLeft: 1 }])
  })
  test('a guessed secret opens nothing', async () => {
    await expect(readInvitation('A'.repeat(43))).rejects.toMatchObject(closed)
  })
})
