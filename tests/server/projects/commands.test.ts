import '#tests/support/database.ts'
import { expect, test } from 'vitest'
import { authorize, operatorGrant, personActor } from '#lib/server/access.ts'
import { database } from '#lib/server/database/client.ts'
import { checkProject } from '#lib/server/invariants.ts'
import { createProject, retireProject, reviseProject } from '#lib/server/projects/commands.ts'
import { addMember, retireMember, reviseMember } from '#lib/server/projects/members.ts'
import { listProjects, loadProject } from '#lib/server/projects/queries.ts'
import { slugOf } from '#lib/server/projects/slug.ts'
import { record } from '#lib/server/record.ts'
import { loadSnapshot } from '#lib/server/records/queries.ts'
import type { Grant } from '#lib/server/access.ts'
import { makeCast, refusalOf } from '#tests/support/actors.ts'
import { addMemberTo, makeClaim, makePersonRow, makeProject, newId } from '#tests/support/factories.ts'

async function memberOf(grant: Grant, userId: string) {
  const found = ((await loadSnapshot(grant)).records.member ?? []).find((one) => one.userId === userId)
  if (!found) throw new Error('no member')
  return found
}

test.each([
  ['Die Mühle zu Thirle', 'die-muehle-zu-thirle'],
  ['Дело № 5: Чичерин', 'delo-5-chicherin'],
  ['Ἑλληνικά', 'hellenika'.slice(1)],
  ['Œuvres — «complètes»', 'oeuvres-completes'],
  ['中文', 'project'],
  ['A', 'project'],
  ['long '.repeat(40), 'long-long-long-long-long-long-long-long-long-long'],
])('the address of %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})

test('a new project has an owner, a log from the first event, and an address of its own', async () => {
  const person = await makePersonRow()
  const [a, b] = await Promise.all([
    createProject(personActor(person), { id: newId(), title: 'Die Mühle' }),
    createProject(personActor(person), { id: newId(), title: 'Die Mühle' }),
  ])
  expect(a.slug).not.toBe(b.slug)
  expect(a).toMatchObject({
    role: 'owner',
    version: 1,
    counts: { members: 1, sources: 0, claims: 0, passages: 0 },
  })
  expect(await checkProject(a.id)).toEqual([])
  expect(await checkProject(b.id)).toEqual([])
})

test('the same project asked for again is the same, by somebody else it is refused', async () => {
  const [person, other] = [await makePersonRow(), await makePersonRow()]
  const input = { id: newId(), title: 'Twice', slug: 'twice-over' }
  const first = await createProject(personActor(person), input)
  expect(await createProject(personActor(person), input)).toEqual(first)
  expect(await refusalOf(createProject(personActor(other), input))).toBe('conflict exists')
  expect(await refusalOf(createProject(personActor(other), { ...input, id: newId() }))).toBe(
    'conflict slug_taken',
  )
  const token = { ...personActor(other), scope: 'read' } as const
  expect(await refusalOf(createProject(token, { id: newId(), title: 'X' }))).toBe('forbidden')
})

test('projects are listed with counts to their members only', async () => {
  const { project, people, grants } = await makeCast()
  await makeClaim(grants.editor)
  for (const role of ['owner', 'viewer'] as const) {
    const listed = await listProjects(personActor(people[role]))
    expect(listed).toMatchObject([{ id: project.id, role, counts: { claims: 1, members: 5 } }])
  }
  expect(await listProjects(personActor(await makePersonRow()))).toEqual([])
  const bound = { ...personActor(people.viewer), onlyProjectId: newId() }
  expect(await listProjects(bound)).toEqual([])
})

test('title and description are the owner’s, and changed only from the version seen', async () => {
  const { project, grants } = await makeCast()
  expect(await refusalOf(reviseProject(grants.editor, 1, { title: 'No' }))).toBe('forbidden')
  const events = await reviseProject(grants.owner, 1, { title: 'Yes' })
  expect(await reviseProject(grants.owner, 1, { title: 'Yes' })).toEqual(events)
  expect(await refusalOf(reviseProject(grants.owner, 1, { title: 'Stale' }))).toBe(
    'precondition_failed has_changed',
  )
  expect(await loadProject(project.grant)).toMatchObject({ title: 'Yes', version: 2 })
  expect(await checkProject(project.id)).toEqual([])
})

test('a project that is put away is gone for all, and nothing of it is erased', async () => {
  const { project, people, grants } = await makeCast()
  expect(await refusalOf(retireProject(grants.editor, 1))).toBe('forbidden')
  await retireProject(grants.owner, 1)
  expect(await refusalOf(authorize(personActor(people.owner), 'project.read', project.slug))).toBe(
    'not_found',
  )
  expect(await refusalOf(makeClaim(grants.editor))).toBe('not_found')
  expect(await refusalOf(loadSnapshot(grants.owner))).toBe('not_found')
  expect(await database().member.count({ where: { projectId: project.id } })).toBe(5)
  expect(await checkProject(project.id)).toEqual([])
})

test('a project keeps an owner', async () => {
  const project = await makeProject()
  const owner = await memberOf(project.grant, project.owner.id)
  expect(await refusalOf(reviseMember(project.grant, owner.id, 1, 'editor'))).toBe('unprocessable last_owner')
  expect(await refusalOf(retireMember(project.grant, owner.id, 1))).toBe('unprocessable last_owner')
  const second = await addMemberTo(project, 'owner')
  await retireMember(second.grant, owner.id, 1)
  expect(await refusalOf(loadSnapshotAs(project.owner.id, project.id))).toBe('not_found')
  expect(await checkProject(project.id)).toEqual([])
})

const loadSnapshotAs = async (userId: string, projectId: string) =>
  loadSnapshot(await authorize(personActor({ id: userId }), 'project.read', projectId))

test('two owners who remove each other at once leave one', async () => {
  const project = await makeProject()
  const second = await addMemberTo(project, 'owner')
  const [one, two] = [
    await memberOf(project.grant, project.owner.id),
    await memberOf(project.grant, second.person.id),
  ]
  const results = await Promise.allSettled([
    retireMember(project.grant, two.id, 1),
    retireMember(second.grant, one.id, 1),
  ])
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  expect(
    await database().member.count({ where: { projectId: project.id, role: 'owner', retiredAt: null } }),
  ).toBe(1)
})

test('only owners manage members, whoever is removed can come back as another', async () => {
  const { project, grants, people } = await makeCast()
  const viewer = await memberOf(grants.owner, people.viewer.id)
  for (const role of ['editor', 'annotator', 'commenter', 'viewer'] as const) {
    expect(await refusalOf(reviseMember(grants[role], viewer.id, 1, 'owner'))).toBe('forbidden')
    expect(await refusalOf(retireMember(grants[role], viewer.id, 1))).toBe('forbidden')
  }
  await retireMember(grants.owner, viewer.id, 1)
  expect(await refusalOf(authorize(personActor(people.viewer), 'project.read', project.id))).toBe('not_found')
  await record(
    operatorGrant(people.viewer.id, project.id, project.slug),
    { id: newId(), request: 'again' },
    (door) => addMember(door, { userId: people.viewer.id, role: 'editor' }),
  )
  const back = await memberOf(grants.owner, people.viewer.id)
  expect(back).toMatchObject({ id: viewer.id, role: 'editor', version: 3, name: people.viewer.name })
  expect(await checkProject(project.id)).toEqual([])
})
