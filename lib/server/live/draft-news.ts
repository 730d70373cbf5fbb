// Tells browsers that drafts of corrections have changed: only that they have, and only those who may see them. Drafts stand
// outside of the log, so the project's number does not move with them.
import 'server-only'
import { can } from '#lib/access/policy.ts'
import type { Grant } from '../access.ts'
import { database } from '../database/client.ts'
import { log } from '../log.ts'
import { invite, subscribersOf, tellReaders } from './hub.ts'

interface Notice {
  readonly projectId: string
  readonly sourceId: string
  readonly authorId: string
  /** It is proposed, or was until now: whoever may apply it sees the change. */
  readonly isProposed: boolean
}

const channel = 'fontes_drafts'

/** Begins to hear of drafts; called by whoever opens a stream. */
export function followDrafts(): void {
  invite({
    channel,
    onNotice: (payload) => {
      tell(JSON.parse(payload) as Notice).catch((error: unknown) =>
        log('warn', 'news of drafts were not told', { error }),
      )
    },
    // What was said meanwhile is not known: everybody looks again.
    onConnected: (projectIds) => {
      for (const projectId of projectIds)
        for (const subscriber of subscribersOf(projectId)) subscriber.onDrafts(null)
    },
    sweep: () => undefined,
  })
}

/** Says in every process that a draft was collected, changed or given up. It is written already: this cannot fail it. */
export async function tellOfDraft(
  grant: Grant,
  { sourceId, createdById, isProposed }: { sourceId: string; createdById: string; isProposed: boolean },
): Promise<void> {
  const notice: Notice = { projectId: grant.projectId, sourceId, authorId: createdById, isProposed }
  try {
    await database().$executeRaw`SELECT pg_notify(${channel}, ${JSON.stringify(notice)})`
  } catch (error) {
    log('warn', 'news of drafts were not sent', { error })
  }
}

const tell = ({ projectId, sourceId, authorId, isProposed }: Notice): Promise<void> =>
  tellReaders(projectId, (subscriber, role) => {
    if (subscriber.userId === authorId || (isProposed && can(role, 'revision.write', true)))
      subscriber.onDrafts(sourceId)
  })
