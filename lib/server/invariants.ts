// Every promise about what is stored, asked of what is stored. Reads only; used by `fontes doctor` and by the tests.
import 'server-only'
import { z } from 'zod'
import { canonicalJson } from '#lib/live/canonical.ts'
import type { ProjectEvent } from '#lib/live/event.ts'
import { listReferences } from '#lib/live/record-links.ts'
import { nouns, recordKinds, type RecordKind } from '#lib/live/records.ts'
import { database, type Transaction } from './database/client.ts'
import type { Check, Find, Finding } from './finding.ts'
import { checkInstanceLog, checkLog } from './log-check.ts'
import { findRecords, type AnyRecord } from './records/rows.ts'
import { checkRevisions } from './revision-check.ts'
import { checkTexts } from './text-check.ts'

/** All projects, retired ones too, and the log of the instance. */
export async function checkInstance(): Promise<Finding[]> {
  const projects = await database().project.findMany({ select: { id: true }, orderBy: { createdAt: 'asc' } })
  const findings: Finding[] = []
  for (const { id } of projects) findings.push(...(await checkProject(id)))
  await checkInstanceLog((code, message) => findings.push({ code, projectId: null, message }))
  return findings
}

/** Everything that must hold in one project, seen at one moment. An empty list: it holds. */
export function checkProject(projectId: string): Promise<Finding[]> {
  return database().$transaction(
    async (tx) => {
      const findings: Finding[] = []
      const find: Find = (code, message, where = {}) => {
        findings.push({ code, projectId, message, ...where })
      }
      const check: Check = { tx, projectId, find, records: await loadRecords(tx, projectId, find) }
      const folded = await checkLog(check)
      checkRows(check, folded)
      await checkLinks(check)
      checkOwners(check)
      await checkTexts(check)
      await checkRevisions(check)
      return findings
    },
    { isolationLevel: 'RepeatableRead', timeout: 600_000, maxWait: 10_000 },
  )
}

async function loadRecords(tx: Transaction, projectId: string, find: Find): Promise<Check['records']> {
  const records = new Map<RecordKind, Map<string, AnyRecord>>()
  for (const kind of recordKinds) {
    try {
      const rows = await findRecords(tx, projectId, kind, {})
      records.set(kind, new Map(rows.map((record) => [record.id, record])))
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error
      find(
        'row_unreadable',
        `a column holds what its schema does not admit: ${error.issues[0]?.message ?? ''}`,
        { kind },
      )
      records.set(kind, new Map())
    }
  }
  return records
}

/** The rows are what the log says, no more and no less. A member's name is the person's and may change beside the log. */
function checkRows({ records, find }: Check, folded: ReadonlyMap<string, ProjectEvent>): void {
  // Fields that came later than the event have their defaults.
  const strip = (kind: RecordKind, record: Record<string, unknown>): string =>
    canonicalJson({ ...nouns[kind].defaults, ...record, ...(kind === 'member' ? { name: null } : {}) })
  for (const [kind, byId] of records) {
    for (const [id, record] of byId) {
      const event = folded.get(`${kind} ${id}`)
      // Who restores an archive becomes its owner without an event, so that the history stays the one archived.
      const isRestorer =
        kind === 'member' && record['userId'] === record.createdById && record['role'] === 'owner'
      if (!event && isRestorer) continue
      if (!event) find('rows_differ', 'the row has no event', { kind, id })
      else if (!event.after || strip(kind, event.after) !== strip(kind, record)) {
        find('rows_differ', `the row is not what event ${event.version} left`, { kind, id })
      }
    }
  }
  for (const event of folded.values()) {
    const { kind, id } = event
    if (!records.get(kind)?.has(id))
      find('rows_differ', `event ${event.version} speaks of a row that is not there`, { kind, id })
  }
}

/** What a living record cannot stand without is alive; everything else it points at is at least there. */
async function checkLinks({ tx, records, find }: Check): Promise<void> {
  const authors = new Set(
    [...records.values()].flatMap((byId) => [...byId.values()].map((one) => one.createdById)),
  )
  const people = await tx.user.findMany({ where: { id: { in: [...authors] } }, select: { id: true } })
  const known = new Set(people.map((one) => one.id))
  const count = (record: AnyRecord, names: string[]): number =>
    names.filter((name) => record[name] != null).length
  for (const [kind, byId] of records) {
    for (const [id, record] of byId) {
      if (!known.has(record.createdById))
        find('unknown_author', 'made by nobody that is known here', { kind, id })
      if (kind === 'evidence') {
        const from = count(record, ['fromAttestationId', 'fromClaimId', 'fromAssessmentId'])
        if (from !== 1 || count(record, ['toClaimId', 'toLinkId']) !== 1) {
          find('ends_wrong', 'evidence needs one thing it comes from and one it bears on', { kind, id })
        }
      }
      if (kind === 'placement' && !isInOtherText(records, record))
        find('ends_wrong', 'it places a passage in a text of another source, or in its own', { kind, id })
      if (kind === 'tagging' && count(record, ['passageId', 'claimId']) !== 1) {
        find('ends_wrong', 'a tagging is on one thing', { kind, id })
      }
      for (const { field, kind: other, id: target, isHard } of listReferences(kind, record)) {
        const found = records.get(other)?.get(target)
        if (!found) find('link_dangles', `${field} points at no ${other}`, { kind, id })
        else if (isHard && record.retiredAt === null && found.retiredAt !== null) {
          find('link_dangles', `${field} points at a retired ${other}`, { kind, id })
        }
      }
    }
  }
}

/** A passage is placed in a text of its own source that it was not made on. */
function isInOtherText(records: Check['records'], placement: AnyRecord): boolean {
  const passage = records.get('passage')?.get(String(placement['passageId']))
  const revision = records.get('revision')?.get(String(placement['revisionId']))
  return passage?.['sourceId'] === revision?.['sourceId'] && passage?.['revisionId'] !== revision?.id
}

function checkOwners({ records, find, projectId }: Check): void {
  if (records.get('project')?.get(projectId)?.retiredAt != null) return
  const members = [...(records.get('member')?.values() ?? [])]
  if (!members.some((one) => one['role'] === 'owner' && one.retiredAt === null))
    find('no_owner', 'the project has no owner')
}
