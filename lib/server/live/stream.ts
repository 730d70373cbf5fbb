// The live line of one browser tab: server-sent events that say only that something changed, and who is here. What
// changed is fetched by the ordinary routes, under the ordinary policy.
import 'server-only'
import { AppError } from '#lib/api/problem.ts'
import type { LiveFrame } from '#lib/live/event.ts'
import type { Grant } from '../access.ts'
import { sha256 } from '../audit.ts'
import { database } from '../database/client.ts'
import { bearerOf } from '../request-guards.ts'
import { sessionOf } from '../session.ts'
import { followDrafts } from './draft-news.ts'
import { countStreams, subscribe, type Credential } from './hub.ts'
import { askPresence, followPresence, forgetPerson, listPresence } from './presence.ts'

/** More streams than tabs a person reads in; HTTP/1.1 browsers open no more to one server. */
const streamsPerPerson = 6
const beatMs = 20_000
/** Frames that may wait for a reader who does not read. */
const mostWaiting = 200

const encoder = new TextEncoder()

/**
 * Opens the live line of `grant` on its project. `since`, or the cursor a browser sends back as Last-Event-ID, is the
 * number the reader knows: if there is more, the first frame says so. Throws `rate_limited` (`too_many_streams`).
 */
export async function openStream(grant: Grant, request: Request, since?: number): Promise<Response> {
  const { projectId, actor } = grant
  const credential = await credentialOf(request)
  if (countStreams(actor.userId) >= streamsPerPerson) {
    throw new AppError('rate_limited', 'Too many live lines are open.', { reason: 'too_many_streams' })
  }
  let known = since ?? readCursor(request.headers.get('last-event-id')) ?? -1
  let close = (): void => undefined

  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let isOpen = true
        const send = (text: string): void => {
          if (!isOpen) return
          if ((controller.desiredSize ?? 0) < -mostWaiting) return close()
          controller.enqueue(encoder.encode(text))
        }
        const frame = (content: LiveFrame, id?: string): void =>
          send(
            `${id === undefined ? '' : `id: ${id}\n`}event: ${content.type}\ndata: ${JSON.stringify(content)}\n\n`,
          )
        const tellVersion = (version: number): void => {
          if (version <= known) return
          known = version
          frame({ type: 'changed', version }, writeCursor(version))
        }
        followDrafts()
        followPresence(projectId)
        const leave = subscribe(projectId, {
          userId: actor.userId,
          credential,
          onVersion: tellVersion,
          onDrafts: (sourceId) => frame({ type: 'drafts', sourceId }),
          onPresence: () => frame({ type: 'presence', people: listPresence(projectId) }),
          onClosed: (reason) => {
            frame({ type: 'closed', reason })
            close()
            if (reason === 'removed') forgetPerson(projectId, actor.userId)
          },
        })
        const beat = setInterval(() => send(': beat\n\n'), beatMs)
        beat.unref()
        close = () => {
          if (!isOpen) return
          isOpen = false
          clearInterval(beat)
          leave()
          request.signal.removeEventListener('abort', close)
          try {
            controller.close()
          } catch {
            // The reader has cancelled: it is closed already.
          }
        }
        request.signal.addEventListener('abort', close)
        if (request.signal.aborted) return close()
        send('retry: 2000\n\n')
        frame({ type: 'presence', people: listPresence(projectId) })
        // Asked after subscribing, so that nothing falls between the two.
        currentVersion(projectId).then(tellVersion, () => undefined)
        askPresence(projectId)
      },
      cancel: () => close(),
    },
    { highWaterMark: 16 },
  )
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // no-transform: a proxy or a compressor that gathers before it sends would hold every frame back.
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
      Connection: 'keep-alive',
    },
  })
}

async function currentVersion(projectId: string): Promise<number> {
  const project = await database().project.findUnique({
    where: { id: projectId },
    select: { eventVersion: true },
  })
  return project?.eventVersion ?? -1
}

async function credentialOf(request: Request): Promise<Credential | null> {
  const bearer = bearerOf(request)
  if (bearer !== null) return { kind: 'token', hash: sha256(bearer) }
  const session = await sessionOf(request)
  return session ? { kind: 'session', hash: session.idHash } : null
}

// Opaque to readers: they give back what they got, and learn no number from it.
function writeCursor(version: number): string {
  return Buffer.from(`v${version}`).toString('base64url')
}

function readCursor(cursor: string | null): number | null {
  const version = /^v(\d{1,9})$/.exec(Buffer.from(cursor ?? '', 'base64url').toString())?.[1]
  return version === undefined ? null : Number(version)
}
