// The streams of this process, by project. News of a project reaches a stream only after the database has said once more
// that its reader is still a member and still signed in; one question serves all streams of a project.
import 'server-only'
import type { Role } from '#lib/access/role.ts'
import { database } from '../database/client.ts'
import { log } from '../log.ts'
import { channel as projectChannel } from '../record.ts'
import { listen, type Listening } from './listen.ts'

/** How a reader came in: re-checked as long as the stream stands. */
export interface Credential {
  readonly kind: 'session' | 'token'
  readonly hash: string
}

export interface Subscriber {
  readonly userId: string
  /** Null only in code that asked for nobody's session (tests, commands). */
  readonly credential: Credential | null
  onVersion(version: number): void
  onPresence(): void
  /** Drafts of corrections have changed, of this source or (null) of any. */
  onDrafts(sourceId: string | null): void
  onClosed(reason: 'removed' | 'signed_out'): void
}

interface Topic {
  readonly subscribers: Set<Subscriber>
  /** The highest number heard of. */
  version: number
  isChecking: boolean
  lastCheckMs: number
}

/** Another kind of live data on the same connection. */
interface Guest {
  readonly channel: string
  onNotice(payload: string): void
  /** Listening begins (again): what was said of these projects meanwhile was not heard. */
  onConnected(projectIds: readonly string[]): void
  /** Called every five seconds. */
  sweep(): void
}

interface Hub {
  readonly topics: Map<string, Topic>
  readonly guests: Map<string, Guest>
  listening: Listening | null
  poll: NodeJS.Timeout | null
}

// Next loads a module more than once; the connection and its streams must exist once for each process.
const shared = globalThis as { fontesHub?: Hub }
const pollMs = 5000
const recheckMs = 60_000

function hub(): Hub {
  return (shared.fontesHub ??= {
    topics: new Map(),
    guests: new Map(),
    listening: null,
    poll: null,
  })
}

/** Takes `guest` along; must be called before the first subscription. */
export function invite(guest: Guest): void {
  const { guests } = hub()
  if (!guests.has(guest.channel)) guests.set(guest.channel, guest)
}

/** Tells `subscriber` of news of a project until the returned function is called. */
export function subscribe(projectId: string, subscriber: Subscriber): () => void {
  const { topics } = hub()
  let topic = topics.get(projectId)
  if (!topic)
    topics.set(projectId, (topic = { subscribers: new Set(), version: 0, isChecking: false, lastCheckMs: 0 }))
  topic.subscribers.add(subscriber)
  open()
  return () => {
    topic.subscribers.delete(subscriber)
    if (topic.subscribers.size === 0 && topics.get(projectId) === topic) topics.delete(projectId)
    if (topics.size === 0) void closeHub()
  }
}

/** The streams of a project in this process. */
export function subscribersOf(projectId: string): readonly Subscriber[] {
  return [...(hub().topics.get(projectId)?.subscribers ?? [])]
}

/** Streams a person has open in this process, over all projects. */
export function countStreams(userId: string): number {
  let count = 0
  for (const { subscribers } of hub().topics.values())
    for (const one of subscribers) if (one.userId === userId) count++
  return count
}

function open(): void {
  const self = hub()
  self.listening ??= listen({
    channels: [projectChannel, ...self.guests.keys()],
    onNotice: (channel, payload) => {
      if (channel === projectChannel) onProjectNotice(payload)
      else self.guests.get(channel)?.onNotice(payload)
    },
    onConnected: () => {
      void poll()
      for (const guest of self.guests.values()) guest.onConnected([...self.topics.keys()])
    },
  })
  if (self.poll) return
  self.poll = setInterval(() => {
    void poll()
    for (const guest of self.guests.values()) guest.sweep()
  }, pollMs)
  self.poll.unref()
}

/** Lets go of the connection; the next subscription opens it again. */
export async function closeHub(): Promise<void> {
  const self = hub()
  if (self.poll) clearInterval(self.poll)
  self.poll = null
  const { listening } = self
  self.listening = null
  await listening?.close()
}

function onProjectNotice(payload: string): void {
  const [projectId = '', version = ''] = payload.split(' ')
  const topic = hub().topics.get(projectId)
  if (topic) void onNews(projectId, topic, Number(version))
}

/** The net under LISTEN: asks for the numbers of all projects that somebody here reads. */
async function poll(): Promise<void> {
  const { topics } = hub()
  if (topics.size === 0) return
  try {
    const rows = await database().project.findMany({
      where: { id: { in: [...topics.keys()] } },
      select: { id: true, eventVersion: true },
    })
    const now = performance.now()
    for (const { id, eventVersion } of rows) {
      const topic = topics.get(id)
      if (!topic) continue
      if (eventVersion > topic.version || now - topic.lastCheckMs > recheckMs)
        void onNews(id, topic, eventVersion)
    }
  } catch (error) {
    log('warn', 'live poll failed', { error })
  }
}

/**
 * Calls `tell` for the streams of a project, after the check that all news goes through; `role` is what the reader may do now.
 */
export async function tellReaders(
  projectId: string,
  tell: (subscriber: Subscriber, role: Role) => void,
): Promise<void> {
  const subscribers = subscribersOf(projectId)
  if (subscribers.length === 0) return
  const { closed, roles } = await checkReaders(projectId, subscribers)
  for (const subscriber of subscribers) {
    const role = roles.get(subscriber.userId)
    const reason = closed.get(subscriber)
    if (reason) subscriber.onClosed(reason)
    else if (role) tell(subscriber, role)
  }
}

async function onNews(projectId: string, topic: Topic, version: number): Promise<void> {
  topic.version = Math.max(topic.version, version)
  // Numbers that arrive while a check runs are told after one more check.
  if (topic.isChecking) return
  topic.isChecking = true
  try {
    for (let told = -1; told < topic.version;) {
      told = topic.version
      topic.lastCheckMs = performance.now()
      const { closed } = await checkReaders(projectId, [...topic.subscribers])
      for (const subscriber of [...topic.subscribers]) {
        const reason = closed.get(subscriber)
        if (reason) subscriber.onClosed(reason)
        // Whoever came during the check was let in by the check of their own request.
        else subscriber.onVersion(told)
      }
    }
  } catch (error) {
    // Nobody is told anything unchecked; the poll tries again.
    log('warn', 'live check failed', { error })
    topic.version = Math.min(topic.version, version - 1)
  } finally {
    topic.isChecking = false
  }
}

interface Checked {
  /** Those who may not listen any more, and why. */
  readonly closed: ReadonlyMap<Subscriber, 'removed' | 'signed_out'>
  /** Of those who are members, by person. */
  readonly roles: ReadonlyMap<string, Role>
}

async function checkReaders(projectId: string, subscribers: readonly Subscriber[]): Promise<Checked> {
  const hashes = (kind: Credential['kind']): string[] =>
    subscribers.flatMap(({ credential }) => (credential?.kind === kind ? [credential.hash] : []))
  const [members, sessions, tokens] = await Promise.all([
    database().member.findMany({
      where: {
        projectId,
        userId: { in: subscribers.map((one) => one.userId) },
        retiredAt: null,
        user: { suspendedAt: null },
        project: { retiredAt: null },
      },
      select: { userId: true, role: true },
    }),
    livingHashes(
      hashes('session'),
      (known) =>
        database().$queryRaw<
          { hash: string }[]
        >`SELECT "idHash" AS hash FROM "Session" WHERE "idHash" = ANY(${known})
        AND "lastSeenAt" > now() - interval '7 days' AND "createdAt" > now() - interval '30 days'`,
    ),
    livingHashes(
      hashes('token'),
      (known) =>
        database().$queryRaw<{ hash: string }[]>`SELECT hash FROM "ApiToken" WHERE hash = ANY(${known})
        AND "revokedAt" IS NULL AND ("expiresAt" IS NULL OR "expiresAt" > now())`,
    ),
  ])
  const roles = new Map(members.map((one) => [one.userId, one.role as Role]))
  const closed = new Map<Subscriber, 'removed' | 'signed_out'>()
  for (const one of subscribers) {
    const living = one.credential?.kind === 'token' ? tokens : sessions
    if (!roles.has(one.userId)) closed.set(one, 'removed')
    else if (one.credential && !living.has(one.credential.hash)) closed.set(one, 'signed_out')
  }
  return { closed, roles }
}

async function livingHashes(
  known: readonly string[],
  ask: (known: readonly string[]) => Promise<{ hash: string }[]>,
): Promise<Set<string>> {
  return known.length === 0 ? new Set() : new Set((await ask(known)).map((row) => row.hash))
}
