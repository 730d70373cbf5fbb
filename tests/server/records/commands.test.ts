import '#tests/support/database.ts'
import { beforeAll, expect, test } from 'vitest'
import type { Grant } from '#lib/server/access.ts'
import { personActor } from '#lib/server/access.ts'
import { database } from '#lib/server/database/client.ts'
import { reviseMember, retireMember } from '#lib/server/projects/members.ts'
import { toProse } from '#lib/prose/document.ts'
import { revertOperation, writeRecords } from '#lib/server/records/commands.ts'
import { loadSnapshot } from '#lib/server/records/queries.ts'
import { makeCast, refusalOf, type Cast } from '#tests/support/actors.ts'
import {
  creation,
  load,
  make,
  makeAttestation,
  makeClaim,
  makePassage,
  makeProject,
  makeSource,
  newId,
  passageFields,
  addMemberTo,
  restoration,
  retirement,
  revision,
  write,
} from '#tests/support/factories.ts'

let cast: Cast
let owner: Grant
beforeAll(async () => {
  cast = await makeCast()
  owner = cast.grants.owner
})
const text = 'Anno 1630 brannte die Mühle ab; der Müller entkam. Nobody saw who had set the fire.'

const versionOf = async (grant: Grant): Promise<number> =>
  (await database().project.findUniqueOrThrow({ where: { id: grant.projectId } })).eventVersion

test('[L6] all writes of an operation are kept, or none', async () => {
  const before = await versionOf(owner)
  const good = creation('claim', { statement: 'A' })
  const bad = creation('attestation', { passageId: newId(), claimId: good.id, polarity: 'affirms' })
  expect(await refusalOf(write(owner, good, bad))).toBe('unprocessable link_missing')
  expect(await versionOf(owner)).toBe(before)
  await expect(load(owner, 'claim', good.id)).rejects.toThrow('no claim')
})

test('[L5] the same operation sent again gives the same events and writes nothing', async () => {
  const id = newId()
  const writes = [creation('claim', { statement: 'Once.' }), creation('tag', { label: 'once' })]
  const first = await writeRecords(owner, id, writes)
  const answers = await Promise.all(Array.from({ length: 20 }, () => writeRecords(owner, id, writes)))
  for (const again of answers) expect(again).toEqual(first)
  expect(await database().event.count({ where: { projectId: owner.projectId, operationId: id } })).toBe(2)
  expect(await refusalOf(writeRecords(owner, id, [creation('tag', { label: 'other' })]))).toBe(
    'unprocessable operation_reused',
  )
  expect(await refusalOf(writeRecords(cast.grants.editor, id, writes))).toBe('unprocessable operation_reused')
})

test('making the same record again is harmless, other content under its id is a conflict', async () => {
  const one = creation('claim', { statement: 'The same.' })
  await write(owner, one)
  expect(await write(owner, one)).toEqual([])
  const other = creation('claim', { statement: 'Another.' }, one.id)
  expect(await refusalOf(write(owner, other))).toBe('conflict exists')
})

test('[L7] of many who change one version exactly one wins, the others get the record as it is', async () => {
  const claim = await makeClaim(owner)
  const attempts = Array.from({ length: 12 }, (_, i) =>
    write(owner, revision('claim', claim, { statement: `Version of ${i}` })),
  )
  const results = await Promise.allSettled(attempts)
  const lost = results.flatMap((one) =>
    one.status === 'rejected' ? [one.reason as { code: string; extra: { current?: unknown } }] : [],
  )
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  const current = await load(owner, 'claim', claim.id)
  for (const { code, extra } of lost) {
    expect(code).toBe('precondition_failed')
    expect(extra.current).toEqual(current)
  }
})

test('fields that do not fit are refused, and unknown ones', async () => {
  const at = (fields: Record<string, unknown>) =>
    refusalOf(writeRecords(owner, newId(), [{ op: 'create', kind: 'claim', id: newId(), fields }]))
  expect(await at({ statement: '' })).toBe('invalid')
  expect(await at({ statement: 'x', version: 9 })).toBe('invalid')
  expect(await at({ statement: 'x', projectId: newId() })).toBe('invalid')
  expect(await at({ statement: 'a\0b' })).toBe('invalid')
  expect(await at({ statement: '\ud800' })).toBe('invalid')
  expect(await at({ statement: { not: '' } })).toBe('invalid')
})

test('members, projects and revisions are not written by this way', async () => {
  const role = { op: 'create', kind: 'member', id: newId(), fields: { role: 'owner' } } as const
  expect(await refusalOf(write(owner, role))).toBe('unprocessable by_command')
  const source = await makeSource(owner, text)
  const retire = { op: 'retire', kind: 'revision', id: source.revisionId, ifVersion: 1 } as const
  expect(await refusalOf(write(owner, retire))).toBe('unprocessable by_command')
})

test('an id of another project is the same as none', async () => {
  const foreign = await makeClaim(cast.elsewhere.grant)
  const source = await makeSource(owner, text)
  const passage = await makePassage(owner, source, [[0, 9]])
  const link = { passageId: passage.id, polarity: 'affirms' } as const
  const toForeign = await refusalOf(write(owner, creation('attestation', { ...link, claimId: foreign.id })))
  const toNothing = await refusalOf(write(owner, creation('attestation', { ...link, claimId: newId() })))
  expect(toForeign).toBe(toNothing)
  expect(await refusalOf(write(owner, revision('claim', foreign, { statement: 'Mine now.' })))).toBe(
    'not_found',
  )
  expect(await refusalOf(write(owner, retirement('claim', foreign)))).toBe('not_found')
  expect(await refusalOf(write(owner, restoration('claim', foreign.id)))).toBe('not_found')
  expect((await load(cast.elsewhere.grant, 'claim', foreign.id)).statement).toBe(foreign.statement)
})

test.each([
  ['a quote that does not stand there', { quote: 'Anno 1631' }, 'unprocessable quote_mismatch'],
  ['a place behind the end', { spans: [[5000, 5009]] as [number, number][] }, 'unprocessable outside_text'],
  ['a place beside the words', { spans: [[1, 10]] as [number, number][] }, 'unprocessable quote_mismatch'],
])('a passage with %s is refused', async (_, wrong, expected) => {
  const source = await makeSource(owner, text)
  const fields = passageFields(source, [[0, 9]])
  expect(await refusalOf(write(owner, creation('passage', { ...fields, ...wrong })))).toBe(expected)
})

test('the context of a passage is read from the text, whatever was sent', async () => {
  const source = await makeSource(owner, text)
  const fields = { ...passageFields(source, [[10, 17]]), prefix: 'lies', suffix: 'lies' }
  const { prefix, suffix, quote } = await make(owner, 'passage', fields)
  expect([prefix, quote, suffix]).toEqual(['Anno 1630 ', 'brannte', text.slice(17, 49)])
  const other = await makeSource(owner, 'Other text')
  const mixed = { ...passageFields(source, [[0, 4]]), sourceId: other.sourceId }
  expect(await refusalOf(write(owner, creation('passage', mixed)))).toBe('unprocessable other_source')
})

test('a passage moves only to words that stand there', async () => {
  const source = await makeSource(owner, text)
  const passage = await makePassage(owner, source, [[0, 4]])
  const moved = passageFields(source, [[5, 9]])
  await write(owner, revision('passage', passage, { spans: moved.spans, quote: moved.quote }))
  expect(await load(owner, 'passage', passage.id)).toMatchObject({ quote: '1630', prefix: 'Anno ' })
  const wrong = revision('passage', { id: passage.id, version: 2 }, { quote: '1631' })
  expect(await refusalOf(write(owner, wrong))).toBe('unprocessable quote_mismatch')
})

test('tags make a tree, and a claim is not superseded by itself', async () => {
  const top = await make(owner, 'tag', { label: 'top' })
  const leaf = await make(owner, 'tag', { label: 'leaf', parentId: top.id })
  expect(await refusalOf(write(owner, revision('tag', top, { parentId: leaf.id })))).toBe(
    'unprocessable circle',
  )
  expect(await refusalOf(write(owner, revision('tag', top, { parentId: top.id })))).toBe(
    'unprocessable circle',
  )
  const claim = await makeClaim(owner)
  expect(await refusalOf(write(owner, revision('claim', claim, { supersededById: claim.id })))).toBe(
    'unprocessable circle',
  )
})

test('a tag is put on a thing once', async () => {
  const tag = await make(owner, 'tag', { label: 'mill' })
  const claim = await makeClaim(owner)
  const fields = { tagId: tag.id, claimId: claim.id }
  const first = await make(owner, 'tagging', fields)
  expect(await refusalOf(write(owner, creation('tagging', fields)))).toBe('conflict already_tagged')
  await write(owner, retirement('tagging', first))
  await write(owner, creation('tagging', fields))
  expect(await refusalOf(write(owner, restoration('tagging', first.id)))).toBe('conflict already_tagged')
})

test('a position replaces the latest of the same holder on the same claim', async () => {
  const claim = await makeClaim(owner)
  const first = await make(owner, 'position', { claimId: claim.id, holder: 'Lund', stance: 'holds' })
  const next = { claimId: claim.id, holder: 'Lund', stance: 'rejects', replacesId: first.id } as const
  expect(await refusalOf(write(owner, creation('position', { ...next, holder: 'Berg' })))).toBe(
    'unprocessable other_position',
  )
  await write(owner, creation('position', next))
  expect(await refusalOf(write(owner, creation('position', next)))).toBe('conflict already_replaced')
})

test('an answer belongs to the first comment of a thread on the same thing, and names members only', async () => {
  const [claim, other] = [await makeClaim(owner), await makeClaim(owner)]
  const on = { targetKind: 'claim', body: toProse('Hm.') } as const
  const head = await make(owner, 'comment', { ...on, targetId: claim.id })
  const reply = await make(owner, 'comment', { ...on, targetId: claim.id, parentId: head.id })
  const refusal = (fields: object) =>
    refusalOf(write(owner, creation('comment', { ...on, targetId: claim.id, ...fields })))
  expect(await refusal({ parentId: reply.id })).toBe('unprocessable other_thread')
  expect(await refusal({ parentId: head.id, targetId: other.id })).toBe('unprocessable other_thread')
  expect(await refusal({ targetId: newId() })).toBe('unprocessable link_missing')
  const mention = (id: string) => ({
    body: {
      type: 'doc' as const,
      content: [{ type: 'paragraph' as const, content: [{ type: 'mention' as const, attrs: { id } }] }],
    },
  })
  expect(await refusal(mention(cast.elsewhere.owner.id))).toBe('unprocessable not_a_member')
  await write(owner, creation('comment', { ...on, targetId: claim.id, ...mention(cast.people.viewer.id) }))
})

test('two sources never have one siglum', async () => {
  const one = await makeSource(owner, text, 'Dup1')
  const two = await makeSource(owner, text, 'Dup2')
  expect(one.sourceId).not.toBe(two.sourceId)
  const source = await load(owner, 'source', two.sourceId)
  expect(await refusalOf(write(owner, revision('source', source, { siglum: 'Dup1' })))).toBe(
    'unprocessable siglum_taken',
  )
})

test.each([
  ['viewer', 'claim', 'forbidden'],
  ['commenter', 'claim', 'forbidden'],
  ['annotator', 'claim', 'made'],
  ['editor', 'claim', 'made'],
  ['annotator', 'edition', 'forbidden'],
  ['editor', 'edition', 'made'],
] as const)('a %s making a %s: %s', async (role, kind, expected) => {
  const fields = kind === 'claim' ? { statement: 'X' } : { title: 'X' }
  const attempt = write(cast.grants[role], { op: 'create', kind, id: newId(), fields })
  expect(expected === 'made' ? (await attempt).length : await refusalOf(attempt)).toBe(
    expected === 'made' ? 1 : expected,
  )
})

test('an annotator changes only their own', async () => {
  const { annotator } = cast.grants
  const theirs = await makeClaim(owner)
  const own = await makeClaim(annotator)
  expect(await refusalOf(write(annotator, revision('claim', theirs, { statement: 'X' })))).toBe('forbidden')
  expect(await refusalOf(write(annotator, retirement('claim', theirs)))).toBe('forbidden')
  expect(await write(annotator, revision('claim', own, { statement: 'X' }))).toHaveLength(1)
})

test('what others have built on it is not one’s own to put away', async () => {
  const { annotator } = cast.grants
  const own = await makeClaim(annotator)
  await make(owner, 'comment', { targetKind: 'claim', targetId: own.id, body: toProse('Look.') })
  await make(owner, 'position', { claimId: own.id, holder: 'Lund', stance: 'holds' })
  expect(await refusalOf(write(annotator, retirement('claim', own)))).toBe('forbidden others_depend')
  expect(await write(owner, retirement('claim', own))).toHaveLength(3)
})

test('[L8] the role is read again under the lock: who was removed or downgraded meanwhile writes nothing', async () => {
  const project = await makeProject()
  const editor = await addMemberTo(project, 'editor')
  const members = (await loadSnapshot(project.grant)).records.member ?? []
  const member = members.find((one) => one.userId === editor.person.id)
  if (!member) throw new Error('no member')
  await reviseMember(project.grant, member.id, member.version, 'viewer')
  expect(await refusalOf(makeClaim(editor.grant))).toBe('forbidden')
  await retireMember(project.grant, member.id, member.version + 1)
  expect(await refusalOf(makeClaim(editor.grant))).toBe('not_found')
})

test('a token that may only read writes nothing', async () => {
  const actor = { ...personActor(cast.people.owner), via: 'token', scope: 'read' } as const
  expect(await refusalOf(makeClaim({ ...owner, actor }))).toBe('forbidden')
})

test('[L9] retiring takes along what cannot stand alone, children first, and restoring brings just that back', async () => {
  const source = await makeSource(owner, text)
  const passage = await makePassage(owner, source, [[0, 9]])
  const claim = await makeClaim(owner)
  const attestation = await makeAttestation(owner, passage.id, claim.id)
  const link = await make(owner, 'evidence', {
    fromAttestationId: attestation.id, toClaimId: claim.id, relation: 'supports', reasoning: 'It says so.',
  }) // prettier-ignore
  const undercut = await make(owner, 'evidence', {
    fromClaimId: (await makeClaim(owner, 'The writer lied.')).id, toLinkId: link.id, relation: 'undercuts', reasoning: 'He lied.',
  }) // prettier-ignore
  const note = await make(owner, 'note', { passageId: passage.id, body: toProse('A note.') })
  const before = await loadSnapshot(owner)
  await write(owner, retirement('note', note))

  const events = await write(owner, retirement('source', await load(owner, 'source', source.sourceId)))
  const ids = events.map((event) => event.id)
  expect(new Set(ids)).toEqual(
    new Set([source.sourceId, source.revisionId, passage.id, attestation.id, link.id, undercut.id]),
  )
  const place = (id: string) => ids.indexOf(id)
  expect(place(undercut.id)).toBeLessThan(place(link.id))
  expect(place(link.id)).toBeLessThan(place(attestation.id))
  expect(place(attestation.id)).toBeLessThan(place(passage.id))
  expect(place(source.sourceId)).toBe(ids.length - 1)
  expect(await refusalOf(write(owner, restoration('attestation', attestation.id)))).toBe(
    'unprocessable link_retired',
  )

  await write(owner, restoration('source', source.sourceId))
  expect((await load(owner, 'note', note.id)).retiredAt).not.toBeNull()
  await write(owner, restoration('note', note.id))
  expect(livingIds(await loadSnapshot(owner))).toEqual(livingIds(before))
})

const livingIds = (snapshot: { records: object }): string[] =>
  Object.values(snapshot.records as Record<string, { id: string }[]>)
    .flatMap((list) => list.map((one) => one.id))
    .sort()

test('[L10] undo takes an operation back, redo brings it again, and both refuse what has changed since', async () => {
  const [make_, undo, redo] = [newId(), newId(), newId()]
  const claim = creation('claim', { statement: 'First.' })
  const tag = creation('tag', { label: 'Undo' })
  await writeRecords(owner, make_, [claim, tag, creation('tagging', { tagId: tag.id, claimId: claim.id })])
  const whole = await loadSnapshot(owner)
  await revertOperation(owner, undo, make_)
  expect((await load(owner, 'claim', claim.id)).retiredAt).not.toBeNull()
  await revertOperation(owner, redo, undo)
  expect(livingIds(await loadSnapshot(owner))).toEqual(livingIds(whole))
  expect(await revertOperation(owner, redo, undo)).toHaveLength(3)

  const revised = newId()
  await writeRecords(owner, revised, [
    revision('claim', await load(owner, 'claim', claim.id), { statement: 'Second.' }),
  ])
  await write(owner, revision('claim', await load(owner, 'claim', claim.id), { statement: 'Third.' }))
  expect(await refusalOf(revertOperation(owner, newId(), revised))).toBe('conflict has_changed')
  expect(await refusalOf(revertOperation(owner, newId(), newId()))).toBe('not_found')
})

test('undo does not put away what others have built on it since', async () => {
  const id = newId()
  const claim = creation('claim', { statement: 'Mine.' })
  await writeRecords(owner, id, [claim])
  await make(cast.grants.editor, 'position', { claimId: claim.id, holder: 'Berg', stance: 'rejects' })
  expect(await refusalOf(revertOperation(owner, newId(), id))).toBe('conflict has_changed')
})

test('undo needs the permission of each inverse write', async () => {
  const id = newId()
  await writeRecords(owner, id, [creation('claim', { statement: 'Of the owner.' })])
  expect(await refusalOf(revertOperation(cast.grants.annotator, newId(), id))).toBe('forbidden')
  expect(await refusalOf(revertOperation(cast.elsewhere.grant, newId(), id))).toBe('not_found')
})
