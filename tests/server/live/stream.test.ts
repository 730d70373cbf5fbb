import '#tests/support/database.ts'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { liveFrame, type LiveFrame } from '#lib/live/event.ts'
import type { Grant } from '#lib/server/access.ts'
import { database } from '#lib/server/database/client.ts'
import { closeHub, countStreams } from '#lib/server/live/hub.ts'
import { listPresence, showPresence, sweep } from '#lib/server/live/presence.ts'
import { openStream } from '#lib/server/live/stream.ts'
import { discardDraft, draftCorrection, reviseDraft } from '#lib/server/revisions/drafts.ts'
import { endSession, startSession } from '#lib/server/people/sessions.ts'
import { retireMember } from '#lib/server/projects/members.ts'
import { loadSnapshot } from '#lib/server/records/queries.ts'
import { openSessionCookie } from '#lib/server/session.ts'
import { refusalOf } from '#tests/support/actors.ts'
import { addMemberTo, makeClaim, makeProject, makeSource, newId } from '#tests/support/factories.ts'

const address = 'http://localhost:3000/api/v1/projects/x/events'

/** A reader of the line: everything it got, as text and as frames. */
async function readLine(grant: Grant, headers: Record<string, string> = {}, since?: number) {
  const leaving = new AbortController()
  const response = await openStream(grant, new Request(address, { headers, signal: leaving.signal }), since)
  const frames: LiveFrame[] = []
  const line = { response, frames, text: '', isEnded: false, leave: () => leaving.abort() }
  void (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body as ReadableStream<Uint8Array>) {
      const text = decoder.decode(chunk, { stream: true })
      line.text += text
      for (const [, data = ''] of text.matchAll(/^data: (.*)$/gm))
        frames.push(liveFrame.parse(JSON.parse(data)))
    }
    line.isEnded = true
  })()
  lines.push(line)
  return line
}
const lines: { leave(): void }[] = []
afterEach(async () => {
  for (const line of lines.splice(0)) line.leave()
  await closeHub()
})

async function until<T>(what: () => T | undefined | false | null, ms = 5000): Promise<T> {
  const end = performance.now() + ms
  for (;;) {
    const found = what()
    if (found) return found
    if (performance.now() > end) throw new Error('it did not come')
    await wait(10)
  }
}
const highest = (frames: LiveFrame[]): number =>
  Math.max(0, ...frames.flatMap((frame) => (frame.type === 'changed' ? [frame.version] : [])))

/** Waits until this process's LISTEN stands: the first frames come by a query, not by it. */
async function listening(): Promise<void> {
  for (;;) {
    const rows = await database().$queryRaw<unknown[]>`SELECT 1 FROM pg_stat_activity
      WHERE application_name = 'fontes live' AND datname = current_database() AND query LIKE 'LISTEN "fontes_presence"' AND state = 'idle'`
    if (rows.length > 0) return
    await wait(10)
  }
}

test('[L12] a change is told at once, by number only', async () => {
  const project = await makeProject()
  const line = await readLine(project.grant)
  await until(() => highest(line.frames) === 2)
  await listening()
  const began = performance.now()
  const claim = await makeClaim(project.grant, 'A secret statement')
  await until(() => highest(line.frames) === 3)
  const ms = performance.now() - began
  console.info(`write to frame: ${ms.toFixed(0)} ms`)
  expect(ms).toBeLessThan(2000)
  expect(line.text).not.toContain(claim.id)
  expect(line.text).not.toContain('secret')
  expect(line.text).toMatch(/^retry: 2000\n\n/)
  const { headers } = line.response
  expect(headers.get('content-type')).toContain('text/event-stream')
  expect(headers.get('x-accel-buffering')).toBe('no')
  expect(headers.get('cache-control')).toContain('no-transform')
})

test('who comes back with a cursor hears at once that there is more, and nothing when there is not', async () => {
  const project = await makeProject()
  const first = await readLine(project.grant)
  const cursor = await until(() => /^id: (.+)$/m.exec(first.text)?.[1])
  expect(cursor).not.toMatch(/^\d+$/)
  await makeClaim(project.grant)
  const behind = await readLine(project.grant, { 'Last-Event-ID': cursor })
  await until(() => highest(behind.frames) === 3)
  const level = await readLine(project.grant, {}, 3)
  await until(() => level.frames.length > 0)
  await wait(200)
  // That drafts may have changed is said whenever the line to the database is new; it is no news of the project.
  expect(level.frames.map((frame) => frame.type).filter((type) => type !== 'drafts')).toEqual(['presence'])
})

test('[L13] after its connection is killed the process catches up by itself', async () => {
  const project = await makeProject()
  const line = await readLine(project.grant)
  await until(() => highest(line.frames) === 2)
  const kill = () =>
    database().$queryRaw<unknown[]>`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'fontes live' AND datname = current_database()`
  await listening()
  expect(await kill()).toHaveLength(1)
  // Nobody listens at this moment.
  await makeClaim(project.grant)
  await until(() => highest(line.frames) === 3, 8000)
  await wait(500)
  await makeClaim(project.grant)
  await until(() => highest(line.frames) === 4, 1500)
})

test('[L14] a removed member’s line is closed at once, and hears nothing of what comes after', async () => {
  const project = await makeProject()
  const member = await addMemberTo(project, 'editor')
  const line = await readLine(member.grant)
  await until(() => highest(line.frames) > 0)
  const members = (await loadSnapshot(project.grant)).records.member ?? []
  const record = members.find((one) => one.userId === member.person.id)
  if (!record) throw new Error('no member')
  const began = performance.now()
  await retireMember(project.grant, record.id, record.version)
  await until(() => line.isEnded)
  expect(performance.now() - began).toBeLessThan(2000)
  expect(line.frames.at(-1)).toEqual({ type: 'closed', reason: 'removed' })
  const heard = line.text
  await makeClaim(project.grant)
  await wait(300)
  expect(line.text).toBe(heard)
  expect(countStreams(member.person.id)).toBe(0)
})

test('who has signed out hears no more than that', async () => {
  const project = await makeProject()
  const cookie = await openSessionCookie(project.owner.id)
  const other = await startSession(project.owner.id, 'another browser')
  const line = await readLine(project.grant, { cookie: `${cookie.name}=${cookie.value}` })
  await until(() => highest(line.frames) === 2)
  await endSession(other)
  await makeClaim(project.grant)
  await until(() => highest(line.frames) === 3)
  await database().session.deleteMany({ where: { userId: project.owner.id } })
  await makeClaim(project.grant)
  await until(() => line.isEnded)
  expect(line.frames.at(-1)).toEqual({ type: 'closed', reason: 'signed_out' })
  expect(highest(line.frames)).toBe(3)
})

test('a person has six lines at most, and those they leave are free again', async () => {
  const project = await makeProject()
  const open = []
  for (let i = 0; i < 6; i++) open.push(await readLine(project.grant))
  expect(await refusalOf(openStream(project.grant, new Request(address)))).toBe(
    'rate_limited too_many_streams',
  )
  open[0]?.leave()
  await until(() => countStreams(project.owner.id) === 5)
  const again = await readLine(project.grant)
  await again.response.body?.cancel().catch(() => undefined)
  for (const one of open) one.leave()
  again.leave()
  await until(() => countStreams(project.owner.id) === 0)
})

test('[L15] presence is told to everyone in the project, expires, and is never stored', async () => {
  const project = await makeProject()
  const member = await addMemberTo(project, 'viewer')
  const line = await readLine(project.grant)
  const present = () =>
    line.frames.flatMap((frame) => (frame.type === 'presence' ? [frame.people] : [])).at(-1) ?? []
  const clientId = newId()
  const sourceId = newId()
  await showPresence(member.grant, { clientId, where: 'S1', sourceId, leaving: false })
  await until(() => present().length === 1)
  expect(present()).toEqual([{ userId: member.person.id, name: member.person.name, where: 'S1', sourceId }])
  await showPresence(member.grant, { clientId: newId(), where: 'Claims', sourceId: null, leaving: false })
  await until(() => present()[0]?.where === 'Claims')
  expect(listPresence(project.id)).toHaveLength(1)
  await showPresence(member.grant, { clientId, where: '', sourceId: null, leaving: true })
  sweep(performance.now() + 46_000)
  await until(() => present().length === 0)
  expect(await database().event.count({ where: { projectId: project.id, version: { gt: 3 } } })).toBe(0)
})

test('presence comes from other processes too', async () => {
  const project = await makeProject()
  const line = await readLine(project.grant)
  await listening()
  expect(line.isEnded).toBe(false)
  const notice = {
    clientId: newId(),
    where: 'S2',
    sourceId: null,
    leaving: false,
    projectId: project.id,
    userId: newId(),
    name: 'Far',
  }
  // As another process would say it.
  await database()
    .$executeRaw`SELECT pg_notify('fontes_presence', ${JSON.stringify({ kind: 'here', notice, process: newId() })})`
  await until(() => listPresence(project.id).some((one) => one.name === 'Far'))
})

test('[L15] who has left does not come back with the echo of what their own process said', async () => {
  const project = await makeProject()
  await readLine(project.grant)
  await listening()
  await showPresence(project.grant, { clientId: newId(), where: 'S1', sourceId: null, leaving: false })
  sweep(performance.now() + 46_000)
  // Notices come in the order they were sent: once this one is here, so is whatever came of the first.
  const far = { ...{ clientId: newId(), where: 'S2', sourceId: null, leaving: false }, name: 'Far' }
  const notice = { ...far, projectId: project.id, userId: newId() }
  await database()
    .$executeRaw`SELECT pg_notify('fontes_presence', ${JSON.stringify({ kind: 'here', notice, process: newId() })})`
  await until(() => listPresence(project.id).some((one) => one.name === 'Far'))
  expect(listPresence(project.id).map(({ name }) => name)).toEqual(['Far'])
})

test('[L16] a draft is told to its author, and to who may apply it once it is proposed', async () => {
  const project = await makeProject()
  const annotator = (await addMemberTo(project, 'annotator')).grant
  const viewer = (await addMemberTo(project, 'viewer')).grant
  const source = await makeSource(project.grant, 'The mlil stood below the weir.\n')
  const grants = { author: annotator, owner: project.grant, viewer }
  const open = await Promise.all(
    Object.entries(grants).map(async ([name, grant]) => [name, await readLine(grant)] as const),
  )
  await until(() => open.every(([, { frames }]) => frames.some(({ type }) => type === 'changed')))
  await listening()
  /** Who is told of the source within a moment; the author always is, so the others had their time. */
  const told = async (work: Promise<unknown>): Promise<string[]> => {
    for (const [, { frames }] of open) frames.length = 0
    await work
    const heard = (line: { frames: LiveFrame[] }): boolean =>
      line.frames.some((frame) => frame.type === 'drafts' && frame.sourceId === source.sourceId)
    await until(() => open.some(([name, line]) => name === 'author' && heard(line)))
    await wait(100)
    return open.filter(([, line]) => heard(line)).map(([name]) => name)
  }
  const id = newId()
  const { sourceId, revisionId } = source
  const draft = { revisionId, start: 4, end: 8, reading: 'mlil', correction: 'mill', reason: '' }
  expect(await told(draftCorrection(annotator, sourceId, id, { ...draft, type: 'transcription' }))).toEqual([
    'author',
  ])
  expect(await told(reviseDraft(annotator, sourceId, id, 1, { isProposed: true }))).toEqual([
    'author',
    'owner',
  ])
  expect(await told(discardDraft(project.grant, sourceId, id, 2))).toEqual(['author', 'owner'])
  expect(await told(discardDraft(annotator, sourceId, id, 3))).toEqual(['author'])
  expect(open.map(([, { text }]) => text).join('')).not.toContain('mill')
})
