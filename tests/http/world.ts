// The people and projects of the HTTP tests, made by code in the running instance's database: every role in project A,
// and project B, of which none of them may learn a word.
import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import type { Role } from '#lib/access/role.ts'
import { nouns } from '#lib/live/records.ts'
import { operatorGrant, personActor, type Grant } from '#lib/server/access.ts'
import { sha256 } from '#lib/server/audit.ts'
import { database } from '#lib/server/database/client.ts'
import { createToken, makePerson } from '#lib/server/people/commands.ts'
import { addMember } from '#lib/server/projects/members.ts'
import { createProject } from '#lib/server/projects/commands.ts'
import { record } from '#lib/server/record.ts'
import { writeRecords } from '#lib/server/records/commands.ts'
import { createRow } from '#lib/server/records/rows.ts'
import { openSessionCookie } from '#lib/server/session.ts'
import type { Base } from './bodies.ts'
import { fieldsOf } from './bodies.ts'
import type { Principal } from './expected-access.ts'
import { readingOf, writeText, type Text } from './texts.ts'

export interface Asker {
  /** Null: nobody. */
  readonly userId: string | null
  readonly headers: Readonly<Record<string, string>>
}
export interface Fixture {
  readonly id: string
  readonly slug: string
  readonly base: Base
  /** Acts in the project as its owner. */
  readonly grant: Grant
}
export interface World {
  readonly url: string
  /** Every role has its person here. */
  readonly a: Fixture
  /** Nobody of the askers is a member here. */
  readonly b: Fixture
  /** As A, to be put away. */
  readonly doomed: Fixture
  /** Open to whoever accepts an invitation. */
  readonly party: Fixture
  readonly askers: Readonly<Record<Principal, Asker>>
}

export const password = 'vita brevis ars longa'
export const sameOrigin = { 'sec-fetch-site': 'same-origin' } as const

/** Leads this process to the database and secrets of the running instance. */
export function joinInstance(): string {
  const { url, databaseUrl, dataDir } = inject('fontes')
  Object.assign(process.env, { DATABASE_URL: databaseUrl, FONTES_DATA_DIR: dataDir, FONTES_URL: url })
  return url
}

export async function makeWorld(): Promise<World> {
  const url = joinInstance()
  const passwordHash = (await hashOnce()).passwordHash
  const person = async (name: string, isAdmin = false): Promise<string> => {
    const { id } = await makePerson({ email: `${randomUUID()}@example.org`, name, password: null, isAdmin })
    await database().user.update({ where: { id }, data: { passwordHash } })
    return id
  }
  const a = await makeProject(await person('founder A'), `canary-a-${randomUUID()}`)
  const b = await makeProject(await person('founder B'), `canary-b-${randomUUID()}`)
  const doomed = await makeProject(await person('founder D'), `canary-d-${randomUUID()}`)
  const party = await makeProject(await person('founder P'), `canary-p-${randomUUID()}`)
  const elsewhere = await makeProject(await person('founder E'), `canary-e-${randomUUID()}`)

  const join = async (userId: string, role: Role) => {
    for (const { grant } of [a, doomed]) await addTo(grant, userId, role)
  }
  const browser = async (userId: string): Promise<Asker> => {
    const { name, value } = await openSessionCookie(userId)
    return { userId, headers: { ...sameOrigin, cookie: `${name}=${value}` } }
  }
  const member = async (role: Role): Promise<Asker> => {
    const userId = await person(role)
    await join(userId, role)
    return browser(userId)
  }
  const machine = async (
    role: Role,
    scope: 'read' | 'write',
    only: Fixture | null = null,
  ): Promise<Asker> => {
    const userId = await person(`${scope} token`)
    await join(userId, role)
    if (only) await addTo(only.grant, userId, role)
    const { secret } = await createToken(userId, {
      name: scope,
      scope,
      projectId: only?.id ?? null,
      expiresInDays: 1,
    })
    return { userId, headers: { authorization: `Bearer ${secret}` } }
  }

  const suspended = await member('owner')
  await database().user.update({ where: { id: suspended.userId ?? '' }, data: { suspendedAt: new Date() } })
  const removed = await member('owner')
  const removedToken = await machine('owner', 'write')
  for (const { userId } of [removed, removedToken]) {
    await database().member.updateMany({ where: { userId: userId ?? '' }, data: { retiredAt: new Date() } })
  }
  return {
    url,
    a,
    b,
    doomed,
    party,
    askers: {
      anonymous: { userId: null, headers: sameOrigin },
      suspended,
      removed,
      nonMember: await browser(await person('stranger')),
      admin: await browser(await person('administrator', true)),
      viewer: await member('viewer'),
      commenter: await member('commenter'),
      annotator: await member('annotator'),
      editor: await member('editor'),
      owner: await member('owner'),
      readToken: await machine('editor', 'read'),
      writeToken: await machine('editor', 'write'),
      removedToken,
      boundToken: await machine('owner', 'write', elsewhere),
    },
  }
}

/** A second project for tests that need one of their own. */
export async function makeProject(ownerId: string, canary: string): Promise<Fixture> {
  const { id, slug } = await createProject(personActor({ id: ownerId }), { id: randomUUID(), title: canary })
  const grant = operatorGrant(ownerId, id, slug)
  const sourceIds = [randomUUID(), randomUUID()] as const
  const revisionId = randomUUID()
  const text = `Das Schreiben ${canary} ist verloren.`
  let corrected: Text | null = null
  await record(grant, { id: randomUUID(), request: null }, async (door) => {
    corrected = await writeText(door, canary, true)
    for (const [n, sourceId] of sourceIds.entries())
      await createRow(door, 'source', sourceId, sourceFields(canary, String(n)))
    const bytes = Buffer.from(text)
    const originalSha256 = sha256(bytes)
    await door.tx.original.create({
      data: { projectId: id, sha256: originalSha256, fileName: 'brief.txt', size: bytes.length, bytes },
    })
    const fields = {
      ...{
        sourceId: sourceIds[0],
        number: 1,
        originalSha256,
        fileName: 'brief.txt',
        format: 'text',
        encoding: 'utf-8',
      },
      ...{ textSha256: sha256(text), length: text.length, report: { counts: {}, problems: [] } },
    }
    await createRow(door, 'revision', revisionId, fields, { columns: { text, reading: withoutText(text) } })
  })
  const [passageId, claimId, otherClaimId, attestationId] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ]
  const base: Base = {
    canary,
    text,
    sourceIds,
    revisionId,
    passageId,
    claimIds: [claimId, otherClaimId],
    attestationId,
    corrected: corrected as unknown as Text,
  }
  await writeRecords(grant, randomUUID(), [
    { op: 'create', kind: 'passage', id: passageId, fields: fieldsOf('passage', base, 0, '') },
    { op: 'create', kind: 'claim', id: claimId, fields: fieldsOf('claim', base, 0, '') },
    { op: 'create', kind: 'claim', id: otherClaimId, fields: fieldsOf('claim', base, 1, '') },
    { op: 'create', kind: 'attestation', id: attestationId, fields: fieldsOf('attestation', base, 0, '') },
  ])
  return { id, slug, base, grant }
}

export function sourceFields(canary: string, siglum: string): Record<string, unknown> {
  return { ...nouns.source.defaults, siglum, title: `${canary} ${siglum}` }
}

/** Makes a person a member and returns the member's id. */
export async function addTo(grant: Grant, userId: string, role: Role): Promise<string> {
  const events = await record(grant, { id: randomUUID(), request: null }, (door) =>
    addMember(door, { userId, role }),
  )
  return events[0]?.id ?? ''
}

function withoutText(text: string): object {
  const { text: _text, ...rest } = readingOf(text)
  return rest
}

// One slow hash serves everybody: the matrix is not about passwords.
let hashed: Promise<{ passwordHash: string }> | undefined
function hashOnce(): Promise<{ passwordHash: string }> {
  hashed ??= import('#lib/server/people/passwords.ts').then(async ({ hashPassword }) => ({
    passwordHash: await hashPassword(password),
  }))
  return hashed
}
