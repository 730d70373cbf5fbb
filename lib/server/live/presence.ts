// Who is here and where they read. Kept in memory only, in every process that has a stream open, and carried between
// processes by pg_notify: nothing of it is ever stored.
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { endpoints } from '#lib/api/endpoints.ts'
import type { LiveFrame } from '#lib/live/event.ts'
import type { Grant } from '../access.ts'
import { database } from '../database/client.ts'
import { invite, subscribersOf } from './hub.ts'

type Shown = z.output<typeof endpoints.showPresence.body>
type PresentPerson = Extract<LiveFrame, { type: 'presence' }>['people'][number]

interface Notice extends Shown {
  readonly projectId: string
  readonly userId: string
  readonly name: string
}
/** A process that has just begun to listen asks the others to say again what they know. */
type Message = { readonly process: string } & (
  { readonly kind: 'here'; readonly notice: Notice } | { readonly kind: 'ask'; readonly projectId: string }
)

interface Presence {
  readonly person: PresentPerson
  /** As it came through this process; null for what was heard from others. */
  readonly notice: Notice | null
  expiresMs: number
}

const channel = 'fontes_presence'
/** Two beats of the browser (20 s each) may be lost. */
const expiryMs = 45_000

const shared = globalThis as {
  fontesPresence?: Map<string, Map<string, Presence>>
  fontesPresenceProcess?: string
}
const thisProcess = (): string => (shared.fontesPresenceProcess ??= randomUUID())
const projects = (): Map<string, Map<string, Presence>> => (shared.fontesPresence ??= new Map())

/** Says where the grant's holder reads, in every process. */
export async function showPresence(grant: Grant, shown: Shown): Promise<void> {
  const { userId } = grant.actor
  const user = await database().user.findUnique({ where: { id: userId }, select: { name: true } })
  if (!user) return
  const notice: Notice = { ...shown, projectId: grant.projectId, userId, name: user.name }
  take(notice, notice)
  await send({ kind: 'here', notice, process: thisProcess() })
}

/** Everyone in a project now, each person once, where they were seen last. */
export function listPresence(projectId: string): PresentPerson[] {
  const byPerson = new Map<string, Presence>()
  for (const one of projects().get(projectId)?.values() ?? []) {
    const known = byPerson.get(one.person.userId)
    if (!known || known.expiresMs < one.expiresMs) byPerson.set(one.person.userId, one)
  }
  return [...byPerson.values()].map((one) => one.person).sort((a, b) => a.name.localeCompare(b.name))
}

/** Forgets a person who may not be here any more. */
export function forgetPerson(projectId: string, userId: string): void {
  const present = projects().get(projectId)
  if (!present) return
  let isChanged = false
  for (const [key, { person }] of present)
    if (person.userId === userId) isChanged = present.delete(key) || isChanged
  if (isChanged) tell(projectId)
}

/** Begins to hear of others in a project; called by whoever opens a stream. */
export function followPresence(projectId: string): void {
  invite({ channel, onNotice, onConnected: (ids) => ids.forEach(askPresence), sweep })
  if (!projects().has(projectId)) projects().set(projectId, new Map())
}

/** Asks the other processes who is in a project. */
export function askPresence(projectId: string): void {
  // A courtesy: whoever is not named now is named with their next beat.
  send({ kind: 'ask', projectId, process: thisProcess() }).catch(() => undefined)
}

async function send(message: Message): Promise<void> {
  await database().$executeRaw`SELECT pg_notify(${channel}, ${JSON.stringify(message)})`
}

function onNotice(payload: string): void {
  const message = JSON.parse(payload) as Message
  if (message.kind === 'here') {
    // What this process said it knows; taken again, a late echo would bring back somebody who has left meanwhile.
    if (message.process !== thisProcess()) take(message.notice, null)
    return
  }
  for (const { notice } of projects().get(message.projectId)?.values() ?? [])
    if (notice) send({ kind: 'here', notice, process: thisProcess() }).catch(() => undefined)
}

function take(notice: Notice, own: Notice | null): void {
  const { projectId, userId, clientId, where, sourceId, name } = notice
  // What nobody here listens to need not be remembered, but for what others may ask us about.
  if (!projects().has(projectId) && !own) return
  const present = projects().get(projectId) ?? new Map<string, Presence>()
  projects().set(projectId, present)
  const key = `${userId} ${clientId}`
  const known = present.get(key)
  const before = JSON.stringify(listPresence(projectId))
  if (notice.leaving) present.delete(key)
  else {
    const person = { userId, name, where, sourceId }
    present.set(key, {
      person,
      notice: own ?? known?.notice ?? null,
      expiresMs: performance.now() + expiryMs,
    })
  }
  if (JSON.stringify(listPresence(projectId)) !== before) tell(projectId)
}

/** Drops those who have not been heard of for 45 s. */
export function sweep(nowMs = performance.now()): void {
  for (const [projectId, present] of projects()) {
    const before = present.size
    for (const [key, { expiresMs }] of present) if (expiresMs <= nowMs) present.delete(key)
    if (present.size < before) tell(projectId)
    if (present.size === 0 && subscribersOf(projectId).length === 0) projects().delete(projectId)
  }
}

function tell(projectId: string): void {
  for (const subscriber of subscribersOf(projectId)) subscriber.onPresence()
}
