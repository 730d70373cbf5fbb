// A project goes into an archive and comes back whole, on another instance, or not at all.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { personActor, type Grant } from '#lib/server/access.ts'
import { sha256 } from '#lib/server/audit.ts'
import { importArchive } from '#lib/server/archives/commands.ts'
import { loadArchive } from '#lib/server/archives/queries.ts'
import { database } from '#lib/server/database/client.ts'
import { checkProject } from '#lib/server/invariants.ts'
import { freshDatabase } from '#tests/support/database.ts'
import {
  addMemberTo,
  make,
  makeAttestation,
  makeClaim,
  makePassage,
  makePersonRow,
  makeProject,
  makeSource,
  newId,
  retirement,
  revision,
  write,
  type TestPerson,
  type TestProject,
} from '#tests/support/factories.ts'

type Files = Record<string, Uint8Array>
interface Manifest {
  files: { path: string; size: number; sha256: string }[]
  [name: string]: unknown
}

const manifestOf = (bytes: Uint8Array): Manifest =>
  JSON.parse(strFromU8(unzipSync(bytes)['manifest.json']!)) as Manifest

let project: TestProject
let helper: TestPerson
let archive: Uint8Array

/** A project with something of every noun, something changed, and something retired. */
async function fillProject(): Promise<void> {
  project = await makeProject('The mill of Brunswick')
  const { grant } = project
  const second = await addMemberTo(project, 'annotator')
  helper = second.person
  const source = await makeSource(grant, 'The mill burned 𝔞 in 1630.\nNobody saw it burn.', 'A')
  const other = await makeSource(grant, 'The mill stood in 1640.', 'B')
  const passage = await makePassage(grant, source, [[0, 15]])
  const counter = await makePassage(second.grant, other, [[0, 14]])
  const claim = await makeClaim(grant)
  const newer = await makeClaim(grant, 'The mill burned later.')
  await write(grant, revision('claim', claim, { supersededById: newer.id }))
  const attestation = await makeAttestation(grant, passage.id, claim.id)
  const against = await makeAttestation(second.grant, counter.id, claim.id)
  const evidence = { strength: 'strong', relation: 'supports', toClaimId: claim.id } as const
  const link = await make(grant, 'evidence', {
    ...evidence,
    fromAttestationId: attestation.id,
    reasoning: 'It says so.',
  })
  await make(second.grant, 'evidence', {
    fromAttestationId: against.id,
    relation: 'contradicts',
    toClaimId: claim.id,
    reasoning: 'It still stood.',
  })
  const judged = await make(grant, 'assessment', { sourceId: source.sourceId, judgement: 'A late copy.' })
  await make(grant, 'evidence', {
    fromAssessmentId: judged.id,
    toLinkId: link.id,
    relation: 'undercuts',
    reasoning: 'A copy.',
  })
  const tag = await make(grant, 'tag', { label: 'fire' })
  const child = await make(grant, 'tag', { label: 'arson', parentId: tag.id })
  await make(grant, 'tagging', { tagId: child.id, passageId: passage.id })
  const body = {
    type: 'doc' as const,
    content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Look at the “ß”.' }] }],
  }
  await make(grant, 'note', { passageId: passage.id, body, register: 'textual' })
  const gone = await make(grant, 'note', { passageId: passage.id, body })
  await write(grant, retirement('note', gone))
  await make(grant, 'unit', { sourceId: source.sourceId, label: 'Postscript' })
  const copied = await make(grant, 'sourceRelation', {
    fromSourceId: other.sourceId,
    toSourceId: source.sourceId,
    relation: 'copies',
  })
  await make(grant, 'sourceReference', {
    ...{ sourceId: other.sourceId, revisionId: other.revisionId, kind: 'work', quote: 'the mill book' },
    ...{ status: 'confirmed', targetSourceId: source.sourceId, relationId: copied.id },
  })
  await make(grant, 'claimRelation', { fromClaimId: newer.id, toClaimId: claim.id, relation: 'contrary' })
  const position = await make(grant, 'position', { claimId: claim.id, holder: 'Anna', stance: 'holds' })
  await make(grant, 'position', {
    claimId: claim.id,
    holder: 'Anna',
    stance: 'rejects',
    replacesId: position.id,
  })
  await make(grant, 'conflict', { title: 'When?', claimIds: [claim.id, newer.id] })
  const thread = await make(grant, 'comment', { targetKind: 'claim', targetId: claim.id, body })
  await make(second.grant, 'comment', { parentId: thread.id, targetKind: 'claim', targetId: claim.id, body })
  await make(grant, 'edition', { title: 'For print' })
}

/** As another instance: an empty database, with the same person as owner or somebody else. */
async function onAnotherInstance(owner?: TestPerson): Promise<TestPerson> {
  await freshDatabase()
  if (!owner) return makePersonRow('A stranger')
  await database().user.create({ data: { id: owner.id, name: owner.name, email: owner.email } })
  return owner
}

async function countRows(): Promise<number[]> {
  const db = database()
  return Promise.all([
    db.project.count(),
    db.source.count(),
    db.user.count(),
    db.event.count(),
    db.original.count(),
    db.instanceEvent.count(),
  ])
}

const grantOf = async (person: TestPerson, id: string): Promise<Grant> => {
  const { authorize } = await import('#lib/server/access.ts')
  return authorize(personActor(person), 'project.export', id)
}

let repeated: string

beforeAll(async () => {
  await fillProject()
  archive = (await loadArchive(project.grant)).bytes
  repeated = sha256((await loadArchive(project.grant)).bytes)
})

describe('round trip', () => {
  it('[R1] the same project gives the same archive, byte for byte', () => {
    expect(repeated).toBe(sha256(archive))
  })

  it('[R2] archive, restore elsewhere, archive again: the manifests are equal', async () => {
    for (const someone of [project.owner, undefined]) {
      const owner = await onAnotherInstance(someone)
      const summary = await importArchive(personActor(owner), archive)
      expect(summary).toMatchObject({
        id: project.id,
        slug: project.slug,
        role: 'owner',
        counts: { sources: 2, passages: 2 },
      })
      const again = (await loadArchive(await grantOf(owner, project.id))).bytes
      expect(manifestOf(again)).toEqual(manifestOf(archive))
      expect(await checkProject(project.id)).toEqual([])
    }
  })

  it('[R3] people come by id and name, without an e-mail, and cannot sign in', async () => {
    for (const bytes of Object.values(unzipSync(archive)))
      expect(strFromU8(bytes)).not.toContain('@example.org')
    const stranger = await onAnotherInstance()
    await importArchive(personActor(stranger), archive)
    const people = await database().user.findMany({ where: { id: { in: [project.owner.id, helper.id] } } })
    expect(people.map((one) => [one.name, one.passwordHash])).toEqual(
      expect.arrayContaining([
        [project.owner.name, null],
        [helper.name, null],
      ]),
    )
  })

  it('[R4] a member of the archive who restores it becomes owner, and the history says so', async () => {
    const owner = await onAnotherInstance(helper)
    const summary = await importArchive(personActor(owner), archive)
    expect(summary.role).toBe('owner')
    const last = await database().event.findFirst({
      where: { projectId: project.id },
      orderBy: { version: 'desc' },
    })
    expect(last).toMatchObject({ kind: 'member', action: 'revised', actorId: helper.id })
  })
})

describe('what is refused leaves nothing behind', () => {
  /** Unpacks, changes, writes the manifest anew (unless told not to) and packs. */
  function tamper(change: (files: Files) => void, withManifest = true): Uint8Array {
    const files = unzipSync(archive)
    change(files)
    if (withManifest) {
      const manifest = JSON.parse(strFromU8(files['manifest.json']!)) as Manifest
      manifest.files = Object.entries(files)
        .filter(([path]) => path !== 'manifest.json')
        .map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) }))
      files['manifest.json'] = strToU8(JSON.stringify(manifest))
    }
    return zipSync(files)
  }
  const edit = (path: string, change: (text: string) => string) => (files: Files) => {
    const before = strFromU8(files[path]!)
    files[path] = strToU8(change(before))
    expect(strFromU8(files[path])).not.toBe(before)
  }
  const inManifest = (change: (manifest: Manifest) => void) => (files: Files) => {
    const manifest = JSON.parse(strFromU8(files['manifest.json']!)) as Manifest
    change(manifest)
    files['manifest.json'] = strToU8(JSON.stringify(manifest))
  }
  const firstOriginal = (files: Files): string =>
    Object.keys(files).find((path) => path.startsWith('originals/'))!
  const firstText = (files: Files): string => Object.keys(files).find((path) => path.startsWith('texts/'))!

  const cases: [name: string, reason: string, make: () => Uint8Array][] = [
    ['no zip at all', 'archive_damaged', () => strToU8('not a zip')],
    ['cut off', 'archive_damaged', () => archive.slice(0, archive.length >> 1)],
    ['a zip of something else', 'not_an_archive', () => zipSync({ 'a.txt': strToU8('a') })],
    [
      'of a newer version',
      'archive_newer_version',
      () =>
        tamper(
          inManifest((m) => (m['formatVersion'] = 99)),
          false,
        ),
    ],
    [
      'a record changed',
      'hash_mismatch',
      () =>
        tamper(
          edit('records/claims.jsonl', (t) => t.replace('mill', 'hill')),
          false,
        ),
    ],
    ['a file missing', 'archive_damaged', () => tamper((files) => delete files['events.jsonl'], false)],
    [
      'a file too many',
      'archive_damaged',
      () => tamper((files) => (files['extra.txt'] = strToU8('x')), false),
    ],
    [
      'an unsafe path',
      'archive_damaged',
      () => tamper((files) => (files['../../etc/passwd'] = strToU8('x'))),
    ],
    [
      'the history changed',
      'broken_history',
      () =>
        tamper(edit('events.jsonl', (t) => t.replace('The mill burned later.', 'The mill never burned.'))),
    ],
    [
      'the history cut',
      'broken_history',
      () => tamper(edit('events.jsonl', (t) => `${t.trimEnd().split('\n').slice(0, -1).join('\n')}\n`)),
    ],
    ['a line that is no JSON', 'invalid_line', () => tamper(edit('records/notes.jsonl', (t) => `${t}{`))],
    [
      'an unknown field',
      'invalid_line',
      () => tamper(edit('records/claims.jsonl', (t) => t.replace('"what":""', '"what":"","projectId":"x"'))),
    ],
    [
      'a script as a link',
      'invalid_line',
      () =>
        tamper(
          edit('records/notes.jsonl', (t) =>
            t.replace(
              '"type":"text"',
              '"marks":[{"type":"link","attrs":{"href":"javascript:alert(1)"}}],"type":"text"',
            ),
          ),
        ),
    ],
    [
      'NUL in a text',
      'invalid_line',
      () => tamper(edit('records/claims.jsonl', (t) => t.replace('burned', 'bur\\u0000ned'))),
    ],
    [
      'half a character',
      'invalid_line',
      () => tamper(edit('records/claims.jsonl', (t) => t.replace('burned', 'bur\\ud800ned'))),
    ],
    [
      'a link that leads nowhere',
      'missing_link',
      () =>
        tamper(edit('records/taggings.jsonl', (t) => t.replace(/"tagId":"[^"]+"/, `"tagId":"${newId()}"`))),
    ],
    [
      'an author who is nobody',
      'missing_link',
      () =>
        tamper(
          edit('records/notes.jsonl', (t) =>
            t.replace(/"createdById":"[^"]+"/, `"createdById":"${newId()}"`),
          ),
        ),
    ],
    ['an id twice', 'invalid_line', () => tamper(edit('records/tags.jsonl', (t) => t + t))],
    [
      'evidence for itself',
      'invalid_line',
      () =>
        tamper(
          edit('records/evidence.jsonl', (t) => t.replace('"toClaimId":null', `"toClaimId":"${newId()}"`)),
        ),
    ],
    [
      'other words at a passage',
      'other_words',
      () => tamper(edit('records/passages.jsonl', (t) => t.replace('The mill burned', 'The mill danced'))),
    ],
    [
      'an original exchanged',
      'hash_mismatch',
      () => tamper((files) => (files[firstOriginal(files)] = strToU8('forged'))),
    ],
    [
      'a text exchanged',
      'hash_mismatch',
      () => tamper((files) => edit(firstText(files), (t) => t.replace('mill', 'hill'))(files)),
    ],
    [
      'a bomb',
      'archive_too_large',
      () => tamper((files) => (files['bomb'] = new Uint8Array(8 * 1024 * 1024))),
    ],
  ]

  beforeAll(async () => {
    await onAnotherInstance(project.owner)
  })

  it.each(cases)('[R5] %s is refused as %s', async (_name, reason, make) => {
    const bytes = make()
    const before = await countRows()
    await expect(importArchive(personActor(project.owner), bytes)).rejects.toMatchObject({ reason })
    expect(await countRows()).toEqual(before)
  })

  it('[R6] a project that is already here is a conflict', async () => {
    await importArchive(personActor(project.owner), archive)
    const before = await countRows()
    await expect(importArchive(personActor(project.owner), archive)).rejects.toMatchObject({
      code: 'conflict',
      reason: 'project_exists',
    })
    expect(await countRows()).toEqual(before)
  })

  it('[R6] an address that is taken is a conflict when asked for, and another is found when not', async () => {
    const owner = await onAnotherInstance(project.owner)
    const taken = await makeProject('The mill of Brunswick')
    await expect(importArchive(personActor(owner), archive, taken.slug)).rejects.toMatchObject({
      code: 'conflict',
      reason: 'slug_taken',
    })
    expect((await importArchive(personActor(owner), archive)).slug).toBe(`${project.slug}-2`)
  })

  it('[R7] nobody but an administrator restores what speaks for others who have an account', async () => {
    const stranger = await onAnotherInstance()
    await database().user.create({
      data: { id: helper.id, name: 'The real one', email: 'real@example.org', passwordHash: 'scrypt' },
    })
    const before = await countRows()
    await expect(importArchive(personActor(stranger), archive)).rejects.toMatchObject({
      code: 'forbidden',
      reason: 'known_people',
    })
    expect(await countRows()).toEqual(before)
    await database().user.update({ where: { id: stranger.id }, data: { isAdmin: true } })
    await importArchive(personActor(stranger), archive)
    expect(await database().user.findUnique({ where: { id: helper.id } })).toMatchObject({
      name: 'The real one',
      email: 'real@example.org',
    })
  })

  it('[R7] a token that may only read, or is bound to one project, restores nothing', async () => {
    const actor = personActor(project.owner)
    await expect(importArchive({ ...actor, scope: 'read' }, archive)).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(importArchive({ ...actor, onlyProjectId: newId() }, archive)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})
