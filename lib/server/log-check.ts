// Whether the logs are what was written: numbers, hashes, operations.
import 'server-only'
import { projectEvent, type ProjectEvent } from '#lib/live/event.ts'
import { eventHash } from './audit.ts'
import { database } from './database/client.ts'
import type { Check, Find } from './finding.ts'
import { instanceEventHash, type InstanceEvent } from './people/instance-events.ts'
import { toEvent } from './record.ts'

/** Numbers without gaps, an unbroken chain, operations that agree; gives the last state of each record by the log. */
export async function checkLog({ tx, projectId, find }: Check): Promise<Map<string, ProjectEvent>> {
  const project = await tx.project.findUniqueOrThrow({ where: { id: projectId } })
  const folded = new Map<string, ProjectEvent>()
  const byOperation = new Map<string, { from: number; to: number }>()
  let [expected, head] = [1, '']
  for (let after = 0; ;) {
    const rows = await tx.event.findMany({
      where: { projectId, version: { gt: after } },
      orderBy: { version: 'asc' },
      take: 2000,
    })
    for (const row of rows) {
      after = row.version
      const event = toEvent(row)
      const where = { kind: event.kind, id: event.id }
      if (row.version !== expected) find('version_gap', `event ${row.version} follows ${expected - 1}`, where)
      expected = row.version + 1
      if (!projectEvent.safeParse(event).success)
        find('event_unreadable', `event ${row.version} has no known shape`, where)
      if (row.prevHash !== head || row.hash !== eventHash(projectId, head, event)) {
        find(
          'chain_broken',
          `event ${row.version} is not what was written, or not after what it followed`,
          where,
        )
      }
      head = row.hash
      folded.set(`${event.kind} ${event.id}`, event)
      const span = byOperation.get(event.operationId)
      byOperation.set(event.operationId, { from: span?.from ?? row.version, to: row.version })
    }
    if (rows.length === 0) break
  }
  if (project.eventVersion !== expected - 1) {
    find('version_gap', `the project counts ${project.eventVersion} events, its log ends at ${expected - 1}`)
  }
  if (project.headHash !== head) find('head_differs', 'the project’s head hash is not that of its last event')
  const operations = await tx.operation.findMany({ where: { projectId } })
  for (const { id, fromVersion, toVersion } of operations) {
    const span = byOperation.get(id)
    if (span?.from !== fromVersion || span.to !== toVersion)
      find('operation_differs', `operation ${id} does not cover its events`)
    byOperation.delete(id)
  }
  for (const id of byOperation.keys())
    find('operation_differs', `the events of operation ${id} have no operation`)
  return folded
}

/** The chain of the instance's own log. */
export async function checkInstanceLog(find: Find): Promise<void> {
  const rows = await database().instanceEvent.findMany({ orderBy: { id: 'asc' } })
  let head = ''
  for (const { id, at, kind, actorId, detail, prevHash, hash } of rows) {
    const event = { at: at.toISOString(), kind, actorId, detail: detail as InstanceEvent['detail'] }
    if (prevHash !== head || hash !== instanceEventHash(head, event)) {
      find(
        'instance_chain_broken',
        `instance event ${id} is not what was written, or not after what it followed`,
      )
    }
    head = hash
  }
}
