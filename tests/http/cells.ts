// The cells of the authorization matrix, and for each a request that would succeed if its asker were allowed: whatever
// is refused is refused for who asks, and not for what is asked.
import { randomUUID } from 'node:crypto'
import type { Endpoint } from '#lib/api/endpoint.ts'
import { endpoints, listEndpoints } from '#lib/api/endpoints.ts'
import type { Write } from '#lib/live/event.ts'
import type { RecordKind } from '#lib/live/records.ts'
import { operatorGrant } from '#lib/server/access.ts'
import { database } from '#lib/server/database/client.ts'
import { createToken, makePerson } from '#lib/server/people/commands.ts'
import { createInvitation } from '#lib/server/people/invitations.ts'
import { addPageImage } from '#lib/server/facsimile/images.ts'
import { coolDown } from '#lib/server/reading/warm-readers.ts'
import { record } from '#lib/server/record.ts'
import { writeRecords } from '#lib/server/records/commands.ts'
import { createRow } from '#lib/server/records/rows.ts'
import { handIn, readProposal } from '#lib/server/sources/proposals.ts'
import { ask, type Asked } from './ask.ts'
import {
  annotatedProject,
  annotationFile,
  borrowingOf,
  changeOf,
  fieldsOf,
  passageToPlace,
  pictureOf,
  type CreatedKind,
} from './bodies.ts'
import { expected, principals, type Outcome, type Principal, type Relation } from './expected-access.ts'
import { draftOf, makeDraft, makeText, type Text } from './texts.ts'
import { addTo, password, sourceFields, type Fixture, type World } from './world.ts'

export interface Cell {
  readonly endpoint: Endpoint
  readonly principal: Principal
  readonly relation: Relation
  readonly outcome: Outcome
}

export const nameOf = ({ endpoint, principal, relation }: Cell): string =>
  `${endpoint.id} × ${principal} × ${relation}`

export function listCells(): Cell[] {
  return listEndpoints().flatMap((endpoint) =>
    principals.flatMap((principal) =>
      relationsOf(endpoint).map((relation) => ({
        endpoint,
        principal,
        relation,
        outcome: expected(endpoint.id, principal, relation),
      })),
    ),
  )
}

function relationsOf({ id, path }: Endpoint): Relation[] {
  if (id === 'revokeToken') return ['own', 'swapped']
  if (!path.includes('{project}')) return ['own']
  if (!path.includes('{id}') || id.startsWith('create:')) return ['own', 'foreign']
  const [operation, kind] = id.split(':')
  const isMadeByPeople = kind !== undefined && !['member', 'revision', 'correction'].includes(kind)
  const isOfOnePerson = path.includes('/proposals/')
  if (operation === 'revertOperation' || isMadeByPeople || isOfOnePerson)
    return ['own', 'other', 'foreign', 'swapped']
  return ['own', 'foreign', 'swapped']
}

/** Makes everything the cells ask about and returns how each is asked. */
export async function prepare(
  world: World,
  cells: readonly Cell[],
): Promise<Map<Cell, () => Promise<Asked>>> {
  const targets = new Targets(world)
  const archive = await archiveOf(world)
  const plans = new Map<Cell, () => Promise<Asked>>()
  for (const cell of cells) plans.set(cell, await plan(world, targets, cell, archive))
  await targets.make()
  return plans
}

/** Ids of records that are made together later: one for each request that will succeed, else one for all. */
class Targets {
  private readonly writes = new Map<
    string,
    {
      fixture: Fixture
      makerId: string
      create: Write[]
      retire: Write[]
      sources: string[]
      borrowings: string[]
      pictures: string[]
    }
  >()
  private readonly shared = new Map<string, string>()
  private readonly once = new Map<string, Promise<string>>()
  private readonly proposals = new Map<string, Promise<Desked>>()
  private readonly texts = new Map<string, Promise<Text>>()
  readonly world: World

  constructor(world: World) {
    this.world = world
  }

  record(kind: RecordKind, fixture: Fixture, makerId: string, isRetired: boolean, isSingle: boolean): string {
    const key = `${kind} ${fixture.id} ${makerId} ${isRetired}`
    const present = this.shared.get(key)
    if (present && !isSingle) return present
    const id = randomUUID()
    if (!isSingle) this.shared.set(key, id)
    const list = this.listFor(fixture, makerId)
    if (kind === 'source') list.sources.push(id)
    else if (kind === 'borrowing') list.borrowings.push(id)
    else if (kind === 'pageImage') list.pictures.push(id)
    else
      list.create.push({ op: 'create', kind, id, fields: this.fields(kind as CreatedKind, fixture, makerId) })
    if (isRetired) list.retire.push({ op: 'retire', kind, id, ifVersion: 1 })
    return id
  }

  /** What is made at once: anew for a request that will succeed, else one for all. */
  async made(key: string, isSingle: boolean, make: () => Promise<string>): Promise<string> {
    if (isSingle) return make()
    const present = this.once.get(key) ?? make()
    this.once.set(key, present)
    return present
  }

  /** A text to correct: a new one for a request that will succeed, else one for all. */
  async text(home: Fixture, isSingle: boolean, isCorrected: boolean): Promise<Text> {
    const make = (): Promise<Text> => makeText(home.grant, home.base.canary, isCorrected)
    if (isSingle) return make()
    const key = `${home.id} ${isCorrected}`
    const present = this.texts.get(key) ?? make()
    this.texts.set(key, present)
    return present
  }

  /** A file that was read, on the desk of `makerId`. */
  async proposal(fixture: Fixture, makerId: string, isSingle: boolean): Promise<Desked> {
    const key = `${fixture.id} ${makerId}`
    const present = this.proposals.get(key)
    if (present && !isSingle) return present
    const made = layOnDesk(fixture, makerId)
    if (!isSingle) this.proposals.set(key, made)
    return made
  }

  /** Fields of a record that can be made once everything is there. */
  fields(kind: CreatedKind, fixture: Fixture, makerId: string): Record<string, unknown> {
    const n = randomUUID().slice(0, 13)
    if (kind !== 'tagging' && kind !== 'placement') return fieldsOf(kind, fixture.base, n, '')
    // A passage carries a tag once and is placed once, so each tagging has its own tag, each placement its own passage.
    const id = randomUUID()
    const ground =
      kind === 'tagging'
        ? { kind: 'tag' as const, fields: fieldsOf('tag', fixture.base, n, '') }
        : { kind: 'passage' as const, fields: passageToPlace(fixture.base) }
    this.listFor(fixture, makerId).create.push({ op: 'create', id, ...ground })
    return fieldsOf(kind, fixture.base, n, id)
  }

  async make(): Promise<void> {
    for (const { fixture, makerId, create, retire, sources, borrowings, pictures } of this.writes.values()) {
      const grant = operatorGrant(makerId, fixture.id, fixture.slug)
      if (sources.length > 0) {
        await record(grant, { id: randomUUID(), request: null }, async (door) => {
          for (const id of sources)
            await createRow(
              door,
              'source',
              id,
              sourceFields(fixture.base.canary.slice(0, 8), id.slice(0, 13)),
            )
        })
      }
      if (borrowings.length > 0) {
        await record(grant, { id: randomUUID(), request: null }, async (door) => {
          for (const id of borrowings) await createRow(door, 'borrowing', id, borrowingOf(fixture.base, id))
        })
      }
      for (const id of pictures) {
        const sourceId = fixture.base.sourceIds[0]
        await addPageImage(grant, {
          id,
          sourceId,
          fileName: 'page.png',
          page: 0,
          bytes: pictureOf(fixture.base),
        })
      }
      for (const writes of [create, retire]) {
        for (let from = 0; from < writes.length; from += 400) {
          await writeRecords(grant, randomUUID(), writes.slice(from, from + 400))
        }
      }
    }
  }

  private listFor(fixture: Fixture, makerId: string) {
    const key = `${fixture.id} ${makerId}`
    const list = this.writes.get(key) ?? {
      fixture,
      makerId,
      create: [],
      retire: [],
      sources: [],
      borrowings: [],
      pictures: [],
    }
    this.writes.set(key, list)
    return list
  }
}

async function archiveOf({ url, party }: World): Promise<Uint8Array<ArrayBuffer>> {
  const { secret } = await createToken(party.grant.actor.userId, {
    name: 'archive',
    scope: 'read',
    projectId: null,
    expiresInDays: 1,
  })
  const headers = { authorization: `Bearer ${secret}` }
  const seen = await ask(url, endpoints.exportProject, {
    params: { project: party.slug },
    query: { format: 'archive' },
    headers,
  })
  if (seen.status !== 200) throw new Error(`no archive to import: ${seen.text}`)
  return Uint8Array.from(seen.bytes)
}

async function plan(
  world: World,
  targets: Targets,
  cell: Cell,
  archive: Uint8Array<ArrayBuffer>,
): Promise<() => Promise<Asked>> {
  const { endpoint, principal, relation, outcome } = cell
  const { headers, userId } = world.askers[principal]
  const isFar = relation === 'foreign'
  const isProjectItself = endpoint.id === 'reviseProject' || endpoint.id === 'retireProject'
  const near = isProjectItself ? world.doomed : world.a
  const fixture = isFar ? world.b : near
  // Half of the askers name the project by its id.
  const project = principals.indexOf(principal) % 2 === 0 ? fixture.slug : fixture.id
  const home = isFar || relation === 'swapped' ? world.b : near
  const founder = home.grant.actor.userId
  const maker = home === near && relation === 'own' ? (userId ?? founder) : founder
  const isSingle = outcome === 'ok'
  const matched = endpoint.needsIfMatch ? { 'if-match': '"1"' } : {}
  const asked = (more: Asked): (() => Promise<Asked>) => {
    const params = endpoint.path.includes('{project}') ? { project, ...more.params } : more.params
    return async () => ({ ...more, params, headers: { ...headers, ...matched, ...more.headers } })
  }

  const [operation, kind] = endpoint.id.split(':') as [string, RecordKind | undefined]
  if (kind !== undefined) {
    if (operation === 'list') return asked({})
    if (operation === 'create') {
      return asked({
        params: { id: randomUUID() },
        body: targets.fields(kind as CreatedKind, fixture, founder),
      })
    }
    if (kind === 'member')
      return asked({ params: { id: await targets.made(`member ${home.id}`, false, () => memberOf(home)) } })
    if (kind === 'revision') return asked({ params: { id: home.base.revisionId } })
    if (kind === 'correction') return asked({ params: { id: home.base.corrected.corrected?.correctionId } })
    const changes = operation !== 'get' && isSingle
    const id = targets.record(kind, home, maker, operation === 'restore', changes)
    return asked({ params: { id }, ...(operation === 'revise' ? { body: changeOf(kind, home.base) } : {}) })
  }

  switch (endpoint.id) {
    case 'reviseMe':
      return asked({ body: { theme: 'dark' } })
    case 'changePassword':
      return asked({ body: { current: password, next: `${password} et cetera` } })
    case 'endSessions':
      return asked({ body: { keepCurrent: true } })
    case 'createToken':
      return asked({ body: { name: 'made by the matrix', scope: 'read' } })
    case 'revokeToken': {
      const ownerId = relation === 'own' && userId ? userId : founder
      const wanted = { name: 'to revoke', scope: 'read', projectId: null, expiresInDays: 1 } as const
      const id = await targets.made(
        `token ${ownerId}`,
        isSingle,
        async () => (await createToken(ownerId, wanted)).token.id,
      )
      return asked({ params: { id } })
    }
    case 'readInvitation':
    case 'acceptInvitation': {
      const isUsed = isSingle && endpoint.id === 'acceptInvitation'
      const token = await targets.made('invitation', isUsed, async () => {
        const { url } = await createInvitation(world.party.grant, {
          role: 'viewer',
          note: '',
          uses: 1,
          expiresInDays: 1,
        })
        return url.split('#')[1] ?? ''
      })
      return asked({ body: endpoint.id === 'readInvitation' ? { token } : { token, person: null } })
    }
    case 'createProject':
      return asked({ body: { id: randomUUID(), title: `Made by ${principal}` } })
    case 'importArchive':
      return asked({ file: archive, query: { slug: `archive-${randomUUID()}` } })
    case 'reviseProject':
    case 'retireProject':
      return async () => {
        const { version } = await database().project.findUniqueOrThrow({
          where: { id: fixture.id },
          select: { version: true },
        })
        const body = endpoint.id === 'reviseProject' ? { body: { description: 'changed' } } : {}
        return { params: { project }, headers: { ...headers, 'if-match': `"${version}"` }, ...body }
      }
    case 'changes':
      return asked({ query: { since: 0 } })
    case 'showPresence':
      return asked({ body: { clientId: randomUUID(), where: 'reader', sourceId: null } })
    case 'writeBatch': {
      const write = {
        op: 'create',
        kind: 'claim',
        id: randomUUID(),
        fields: fieldsOf('claim', fixture.base, 'batch', ''),
      }
      return asked({ body: { id: randomUUID(), writes: [write] } })
    }
    case 'revertOperation': {
      const id = await targets.made(`operation ${maker} ${home.id}`, isSingle, async () => {
        const operationId = randomUUID()
        const fields = fieldsOf('claim', home.base, 'to take back', '')
        const grant = operatorGrant(maker, home.id, home.slug)
        await writeRecords(grant, operationId, [{ op: 'create', kind: 'claim', id: randomUUID(), fields }])
        return operationId
      })
      return asked({ params: { id }, body: { operationId: randomUUID() } })
    }
    case 'createInvitation':
      return asked({ body: { role: 'viewer' } })
    case 'revokeInvitation': {
      const wanted = { role: 'viewer', note: home.base.canary, uses: 1, expiresInDays: 1 } as const
      const id = await targets.made(
        `invitation ${home.id}`,
        isSingle,
        async () => (await createInvitation(home.grant, wanted)).invitation.id,
      )
      return asked({ params: { id } })
    }
    case 'reviseMember':
    case 'retireMember':
      return asked({
        params: { id: await targets.made(`member ${home.id}`, isSingle, () => memberOf(home)) },
        ...(endpoint.id === 'reviseMember' ? { body: { role: 'commenter' } } : {}),
      })
    case 'getRevision':
    case 'getText':
    case 'getLines':
    case 'getOriginal':
    case 'getFacsimile':
    case 'getDoubtfulWords':
      return asked({ params: { id: home.base.revisionId } })
    case 'getFacsimilePage':
      return asked({ params: { id: home.base.revisionId, page: '0' } })
    case 'getPageImageFile':
      return asked({ params: { id: targets.record('pageImage', home, maker, false, false) } })
    case 'addPageImage':
      return asked({
        params: { id: home.base.sourceIds[0] },
        file: pictureOf(home.base),
        query: { fileName: 'page.png', id: randomUUID(), page: 0 },
      })
    case 'importSource': {
      const file = Uint8Array.from(Buffer.from(`${fixture.base.canary} brought in by ${principal}.\n`))
      return asked({
        file,
        query: { fileName: `${principal}.txt`, sourceId: randomUUID(), revisionId: randomUUID() },
      })
    }
    case 'createProposal': {
      const file = Uint8Array.from(Buffer.from(`${fixture.base.canary} laid on the desk by ${principal}.\n`))
      return asked({ file, query: { fileName: `${principal}.txt`, id: randomUUID() } })
    }
    case 'readProposal':
    case 'getProposalReading':
    case 'getProposalOriginal':
    case 'reviseProposal':
    case 'acceptProposal':
    case 'discardProposal': {
      const { id, readingSha256 } = await targets.proposal(home, maker, isSingle)
      const bodies: Record<string, Record<string, unknown>> = {
        readProposal: { withReading: true },
        reviseProposal: { title: home.base.canary },
        acceptProposal: { sourceId: randomUUID(), revisionId: randomUUID(), readingSha256 },
      }
      const body = bodies[endpoint.id]
      return asked({ params: { id }, ...(body ? { body } : {}) })
    }
    case 'getDifference':
      return asked({ params: { id: home.base.corrected.corrected?.revisionId } })
    case 'getPlace':
      return asked({
        params: {
          id: home.base.corrected.corrected?.revisionId,
          passage: home.base.corrected.corrected?.passageId,
        },
      })
    case 'listPlaces':
      return asked({ params: { id: home.base.corrected.revisionId } })
    case 'listDrafts':
      return asked({ params: { id: home.base.corrected.sourceId } })
    case 'draftCorrection':
    case 'reviseDraft':
    case 'discardDraft': {
      const text = await targets.text(home, isSingle, false)
      const body = { draftCorrection: draftOf(text, home.base.canary), reviseDraft: { reason: 'seen' } }
      const correction =
        endpoint.id === 'draftCorrection'
          ? randomUUID()
          : await makeDraft(home.grant, text, maker, home.base.canary)
      return asked({
        params: { id: text.sourceId, correction },
        ...(endpoint.id === 'discardDraft' ? {} : { body: body[endpoint.id] }),
      })
    }
    case 'applyCorrections': {
      const text = await targets.text(home, isSingle, false)
      const draft = await makeDraft(home.grant, text, maker, home.base.canary)
      return asked({ params: { id: text.sourceId }, body: { id: randomUUID(), corrections: [draft] } })
    }
    case 'restoreRevision': {
      const { sourceId, revisionId } = await targets.text(home, isSingle, true)
      return asked({
        params: { id: sourceId },
        body: { id: randomUUID(), revisionId },
        headers: { 'if-match': '"2"' },
      })
    }
    case 'previewRevision':
    case 'acceptRevision': {
      const { sourceId } = await targets.text(home, isSingle, false)
      const file = Uint8Array.from(Buffer.from(`${home.base.canary} in a better file by ${principal}.\n`))
      const query = { fileName: `${principal}.txt`, revisionId: randomUUID() }
      const { revisionId: _new, ...seen } = query
      return asked({ params: { id: sourceId }, file, query: endpoint.id === 'acceptRevision' ? query : seen })
    }
    case 'previewBorrowed':
      return asked({
        params: { id: home.base.sourceIds[0] },
        file: annotationFile(home.base),
        query: { fileName: 'a.json' },
      })
    case 'acceptBorrowed':
      return asked({
        params: { id: home.base.sourceIds[0] },
        file: annotationFile(home.base),
        query: { fileName: 'a.json' },
        body: {
          operationId: randomUUID(),
          document: home.base.canary,
          revisionId: home.base.revisionId,
          decisions: [{ index: 0, do: 'keep' }],
        },
      })
    case 'previewBorrowedSource':
    case 'acceptBorrowedSource': {
      const body = {
        operationId: randomUUID(),
        document: home.base.canary,
        sourceId: randomUUID(),
        revisionId: randomUUID(),
      }
      return asked({
        file: annotatedProject(home.base, `${home.base.canary} analysed by ${principal}.`),
        query: { fileName: 'a.qde' },
        ...(endpoint.id === 'acceptBorrowedSource' ? { body } : {}),
      })
    }
    case 'exportProject':
      return asked({ query: { format: 'markdown' } })
    default:
      return asked({})
  }
}

interface Desked {
  readonly id: string
  readonly readingSha256: string
}

async function layOnDesk({ id: projectId, slug, base }: Fixture, makerId: string): Promise<Desked> {
  const grant = operatorGrant(makerId, projectId, slug)
  const id = randomUUID()
  const bytes = Buffer.from(`${base.canary} on a desk, ${id}.\n`)
  await handIn(grant, { id, fileName: `${base.canary}.txt`, bytes })
  const { readingSha256 } = (await readProposal(grant, id, {})).proposal
  coolDown(`${projectId} ${id}`)
  return { id, readingSha256 }
}

async function memberOf({ grant, base }: Fixture): Promise<string> {
  const { id } = await makePerson({
    email: `m-${randomUUID()}@example.org`,
    name: base.canary,
    password: null,
  })
  return addTo(grant, id, 'viewer')
}
