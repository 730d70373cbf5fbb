// Makes what a test needs, through the write door and with the parents it needs, so that every row has its event.
import { v7 } from 'uuid'
import type { Role } from '#lib/access/role.ts'
import type { ProjectEvent, Write } from '#lib/live/event.ts'
import { createSchema } from '#lib/live/record-schemas.ts'
import { type RecordFields, type RecordKind, type RecordOf } from '#lib/live/records.ts'
import { describe } from '#lib/anchoring/describe.ts'
import { readSource } from '#lib/reading/read-source.ts'
import type { Span } from '#lib/text/span.ts'
import type { Grant } from '#lib/server/access.ts'
import { authorize, operatorGrant, personActor } from '#lib/server/access.ts'
import { sha256 } from '#lib/server/audit.ts'
import { database } from '#lib/server/database/client.ts'
import { createProject } from '#lib/server/projects/commands.ts'
import { addMember } from '#lib/server/projects/members.ts'
import { record } from '#lib/server/record.ts'
import { writeRecords } from '#lib/server/records/commands.ts'
import { createRow, findRecord } from '#lib/server/records/rows.ts'

export const newId = (): string => v7()
let serial = 0

export interface TestPerson {
  readonly id: string
  readonly name: string
  readonly email: string
}

/** A person without a password: tests that sign in make theirs with `makePerson` of lib/server/people. */
export async function makePersonRow(name = `Person ${++serial}`): Promise<TestPerson> {
  const id = newId()
  const person = { id, name, email: `${id}@example.org` }
  await database().user.create({ data: person })
  return person
}

export interface TestProject {
  readonly id: string
  readonly slug: string
  readonly owner: TestPerson
  /** The owner's grant. */
  readonly grant: Grant
}

/** A project and its owner. */
export async function makeProject(title = `Project ${++serial}`): Promise<TestProject> {
  const owner = await makePersonRow()
  const actor = personActor(owner)
  const { id, slug } = await createProject(actor, { id: newId(), title })
  return { id, slug, owner, grant: await authorize(actor, 'project.read', id) }
}

/** A new person in the project, with their own grant. */
export async function addMemberTo(
  project: TestProject,
  role: Role,
): Promise<{ person: TestPerson; grant: Grant }> {
  const person = await makePersonRow()
  await record(operatorGrant(person.id, project.id, project.slug), { id: newId(), request: role }, (door) =>
    addMember(door, { userId: person.id, role }),
  )
  return { person, grant: await authorize(personActor(person), 'project.read', project.id) }
}

export interface TestSource {
  readonly sourceId: string
  readonly revisionId: string
  readonly text: string
}

/** A source with one revision, read from `text` as a plain file; the `text` it gives is the one that was read. */
export async function makeSource(grant: Grant, file: string, siglum = `S${++serial}`): Promise<TestSource> {
  const [sourceId, revisionId] = [newId(), newId()]
  const bytes = Buffer.from(file)
  const hash = sha256(bytes)
  const outcome = await readSource(bytes, { fileName: 'source.txt', sha256: hash })
  if (outcome.kind !== 'read') throw new Error('the text of a test cannot be read')
  const { text: read, ...reading } = outcome.reading
  await record(grant, { id: newId(), request: { sourceId } }, async (door) => {
    await createRow(
      door,
      'source',
      sourceId,
      createSchema('source').parse({ siglum, title: `Source ${siglum}` }),
    )
    const { projectId } = grant
    await door.tx.original.createMany({
      data: [{ projectId, sha256: hash, fileName: 'source.txt', size: bytes.length, bytes }],
      skipDuplicates: true,
    })
    const fields = {
      sourceId,
      number: 1,
      originalSha256: hash,
      fileName: 'source.txt',
      format: 'text',
      encoding: 'utf-8',
      textSha256: sha256(read),
      length: read.length,
      report: { counts: {}, problems: [] },
    }
    await createRow(door, 'revision', revisionId, fields, { columns: { text: read, reading } })
  })
  return { sourceId, revisionId, text: read }
}

/** A create write whose left-out fields take the noun's defaults. */
export function creation<K extends RecordKind>(
  kind: K,
  fields: Partial<RecordFields<K>>,
  id = newId(),
): Write {
  return { op: 'create', kind, id, fields: { ...fields } }
}

/** Creates one record and gives it as it stands. */
export async function make<K extends RecordKind>(
  grant: Grant,
  kind: K,
  fields: Partial<RecordFields<K>>,
): Promise<RecordOf<K>> {
  const write = creation(kind, fields)
  await writeRecords(grant, newId(), [write])
  return load(grant, kind, write.id)
}

/** A record as it stands, alive or retired. */
export async function load<K extends RecordKind>(grant: Grant, kind: K, id: string): Promise<RecordOf<K>> {
  const found = await findRecord(database(), grant.projectId, kind, id)
  if (!found) throw new Error(`there is no ${kind} ${id}`)
  return found
}

/** The fields of a passage on `spans`, as the browser would send them. */
export function passageFields(source: TestSource, spans: readonly Span[]): RecordFields<'passage'> {
  const { sourceId, revisionId } = source
  const selector = describe(source.text, spans)
  return {
    sourceId,
    revisionId,
    unitId: null,
    ...selector,
    spans: selector.spans.map(([start, end]) => [start, end]),
  }
}

export function makePassage(
  grant: Grant,
  source: TestSource,
  spans: readonly Span[],
): Promise<RecordOf<'passage'>> {
  return make(grant, 'passage', passageFields(source, spans))
}

export function makeClaim(grant: Grant, statement = 'The mill burned in 1630.'): Promise<RecordOf<'claim'>> {
  return make(grant, 'claim', { statement })
}

export function makeAttestation(
  grant: Grant,
  passageId: string,
  claimId: string,
): Promise<RecordOf<'attestation'>> {
  return make(grant, 'attestation', { passageId, claimId, polarity: 'affirms' })
}

export function revision<K extends RecordKind>(
  kind: K,
  one: { id: string; version: number },
  fields: Partial<RecordFields<K>>,
): Write {
  return { op: 'revise', kind, id: one.id, ifVersion: one.version, fields: { ...fields } }
}

export function retirement(kind: RecordKind, one: { id: string; version: number }): Write {
  return { op: 'retire', kind, id: one.id, ifVersion: one.version }
}

export function restoration(kind: RecordKind, id: string): Write {
  return { op: 'restore', kind, id }
}

/** Writes as one operation with a new id. */
export function write(grant: Grant, ...writes: Write[]): Promise<ProjectEvent[]> {
  return writeRecords(grant, newId(), writes)
}
