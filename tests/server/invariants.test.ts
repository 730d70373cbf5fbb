// Each kind of damage, done past the write door with the database's own guards switched off, is found and named.
import '#tests/support/database.ts'
import { beforeEach, expect, test } from 'vitest'
import { toProse } from '#lib/prose/document.ts'
import { database } from '#lib/server/database/client.ts'
import { checkInstance, checkProject } from '#lib/server/invariants.ts'
import { appendInstanceEvent } from '#lib/server/people/instance-events.ts'
import {
  load,
  make,
  makeAttestation,
  makeClaim,
  makePassage,
  makeProject,
  makeSource,
  newId,
  retirement,
  revision,
  write,
  type TestProject,
} from '#tests/support/factories.ts'

const text = 'Anno 1630 brannte die Mühle ab; der Müller entkam mit seinen drei Kindern.'

async function fullProject(): Promise<TestProject> {
  const project = await makeProject()
  const { grant } = project
  const source = await makeSource(grant, text)
  const passage = await makePassage(grant, source, [[0, 9], [18, 27]]) // prettier-ignore
  const claim = await makeClaim(grant)
  const attestation = await makeAttestation(grant, passage.id, claim.id)
  await make(grant, 'evidence', {
    fromAttestationId: attestation.id,
    toClaimId: claim.id,
    relation: 'supports',
    reasoning: 'So.',
  })
  const tag = await make(grant, 'tag', { label: 'mill' })
  await make(grant, 'tagging', { tagId: tag.id, passageId: passage.id })
  await make(grant, 'note', { passageId: passage.id, body: toProse('A note.') })
  await write(grant, revision('claim', claim, { statement: 'Changed.' }))
  const second = await makeClaim(grant, 'Gone.')
  await write(grant, retirement('claim', second))
  return project
}

async function damage(project: TestProject, sql: string): Promise<void> {
  await database().$transaction([
    // Triggers and foreign keys sleep until the end of this transaction.
    database().$executeRaw`SET LOCAL session_replication_role = replica`,
    database().$executeRawUnsafe(sql.replaceAll('$P', `'${project.id}'::uuid`)),
  ])
}

let project: TestProject
beforeEach(async () => {
  project = await fullProject()
})

const codesOf = async (): Promise<string[]> =>
  [...new Set((await checkProject(project.id)).map((one) => one.code))].sort()

test('the guards of the database itself refuse such changes', async () => {
  const refused = (sql: string) =>
    expect(database().$executeRawUnsafe(sql.replaceAll('$P', `'${project.id}'::uuid`))).rejects.toThrow()
  await refused(`UPDATE "Event" SET kind = 'claim' WHERE "projectId" = $P`)
  await refused(`DELETE FROM "Event" WHERE "projectId" = $P`)
  await refused(`UPDATE "Revision" SET text = 'x' WHERE "projectId" = $P`)
  await refused(`UPDATE "Original" SET bytes = 'x' WHERE "projectId" = $P`)
  await refused(`UPDATE "EvidenceLink" SET "toClaimId" = NULL WHERE "projectId" = $P`)
  await refused(`DELETE FROM "Claim" WHERE "projectId" = $P`)
})

test.each([
  [
    'a quote',
    `UPDATE "Passage" SET quote = 'Anno 1631' WHERE "projectId" = $P`,
    ['quote_differs', 'rows_differ'],
  ],
  [
    'a place',
    `UPDATE "Passage" SET spans = '[[0, 900]]' WHERE "projectId" = $P`,
    ['quote_differs', 'rows_differ'],
  ],
  [
    'the context',
    `UPDATE "Passage" SET suffix = 'x' WHERE "projectId" = $P`,
    ['context_differs', 'rows_differ'],
  ],
  [
    'a text',
    `UPDATE "Revision" SET text = replace(text, '1630', '1631') WHERE "projectId" = $P`,
    ['map_broken', 'quote_differs', 'text_changed'],
  ],
  [
    'a text’s hash',
    `UPDATE "Revision" SET "textSha256" = repeat('0', 64) WHERE "projectId" = $P`,
    ['rows_differ', 'text_changed'],
  ],
  [
    'an original',
    `UPDATE "Original" SET bytes = 'x'::bytea WHERE "projectId" = $P`,
    ['map_broken', 'original_changed'],
  ],
  [
    'the way back',
    `UPDATE "Revision" SET reading = jsonb_set(reading, '{map}', '[]') WHERE "projectId" = $P`,
    ['map_broken'],
  ],
  [
    'an original without a revision',
    `INSERT INTO "Original" ("projectId", sha256, "fileName", size, bytes)
    VALUES ($P, encode(sha256('y'::bytea), 'hex'), 'y', 1, 'y')`,
    ['original_orphaned'],
  ],
  [
    'a missing event',
    `DELETE FROM "Event" WHERE "projectId" = $P AND version = 3`,
    ['chain_broken', 'operation_differs', 'rows_differ', 'version_gap'],
  ],
  [
    'the last event missing',
    `DELETE FROM "Event" WHERE "projectId" = $P
    AND version = (SELECT max(version) FROM "Event" WHERE "projectId" = $P)`,
    ['head_differs', 'operation_differs', 'rows_differ', 'version_gap'],
  ],
  [
    'a rewritten event',
    `UPDATE "Event" SET "actorId" = gen_random_uuid() WHERE "projectId" = $P AND version = 4`,
    ['chain_broken'],
  ],
  [
    'an event with another content',
    `UPDATE "Event" SET after = jsonb_set(after, '{label}', '"lie"') WHERE "projectId" = $P AND kind = 'tag'`,
    ['chain_broken', 'rows_differ'],
  ],
  ['the counter', `UPDATE "Project" SET "eventVersion" = "eventVersion" + 1 WHERE id = $P`, ['version_gap']],
  ['the head hash', `UPDATE "Project" SET "headHash" = repeat('0', 64) WHERE id = $P`, ['head_differs']],
  [
    'an operation',
    `DELETE FROM "Operation" WHERE "projectId" = $P AND "fromVersion" = 3`,
    ['operation_differs'],
  ],
  [
    'a row changed past the door',
    `UPDATE "Claim" SET statement = 'Lie.' WHERE "projectId" = $P`,
    ['rows_differ'],
  ],
  ['a row deleted', `DELETE FROM "Note" WHERE "projectId" = $P`, ['rows_differ']],
  [
    'a row added',
    `INSERT INTO "Tag" SELECT "projectId", gen_random_uuid(), "parentId", label, colour, description, position, version,
    "createdById", "createdAt", "updatedAt", "retiredAt" FROM "Tag" WHERE "projectId" = $P`,
    ['rows_differ'],
  ],
  [
    'a claim deleted under its evidence',
    `DELETE FROM "Claim" WHERE "projectId" = $P AND "retiredAt" IS NULL`,
    ['link_dangles', 'rows_differ'],
  ],
  [
    'a claim retired alone',
    `UPDATE "Claim" SET "retiredAt" = now() WHERE "projectId" = $P`,
    ['link_dangles', 'rows_differ'],
  ],
  [
    'an author who is nobody',
    `UPDATE "Tag" SET "createdById" = gen_random_uuid() WHERE "projectId" = $P`,
    ['rows_differ', 'unknown_author'],
  ],
  ['no owner', `UPDATE "Member" SET role = 'editor' WHERE "projectId" = $P`, ['no_owner', 'rows_differ']],
  [
    'a column of another shape',
    `UPDATE "Note" SET body = '{"type": "script"}' WHERE "projectId" = $P`,
    ['row_unreadable', 'rows_differ'],
  ],
])('%s', async (_, sql, expected) => {
  expect(await codesOf()).toEqual([])
  await damage(project, sql)
  expect(await codesOf()).toEqual(expected)
})

test('evidence with two ends, or none, is found even where the database’s own check is gone', async () => {
  await database()
    .$executeRaw`ALTER TABLE "EvidenceLink" DROP CONSTRAINT "EvidenceLink_one_from", DROP CONSTRAINT "EvidenceLink_one_to"`
  await damage(project, `UPDATE "EvidenceLink" SET "toClaimId" = NULL WHERE "projectId" = $P`)
  expect(await codesOf()).toEqual(['ends_wrong', 'rows_differ'])
})

test('the log of the instance is checked as well, and damage in one project is not found in another', async () => {
  await appendInstanceEvent({ kind: 'signed_in', actorId: newId(), detail: {} })
  await appendInstanceEvent({ kind: 'signed_out', actorId: newId(), detail: {} })
  const intact = await fullProject()
  expect(await checkProject(intact.id)).toEqual([])
  await damage(project, `UPDATE "InstanceEvent" SET detail = '{"seconds": 1}' WHERE kind = 'signed_in'`)
  await damage(
    project,
    `UPDATE "Claim" SET statement = 'Lie.' WHERE "projectId" = $P AND "retiredAt" IS NULL`,
  )
  const findings = (await checkInstance()).filter(
    (one) => one.projectId === project.id || one.projectId === null,
  )
  expect(findings.map((one) => one.code)).toEqual(['rows_differ', 'instance_chain_broken'])
  const claim = findings[0]
  expect((await load(project.grant, 'claim', claim?.id ?? '')).statement).toBe('Lie.')
  expect(await checkProject(intact.id)).toEqual([])
})
