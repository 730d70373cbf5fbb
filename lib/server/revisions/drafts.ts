// Corrections that people collect before they make a revision of them. They are private to their author, stand outside of the
// project's log, and go once they are applied; one that is proposed is seen by those who may apply it.
import 'server-only'
import type { z } from 'zod'
import { can } from '#lib/access/policy.ts'
import { AppError } from '#lib/api/problem.ts'
import type { Draft, draftChange, drafts, newDraft } from '#lib/api/revision.ts'
import { checkCorrections } from '#lib/corrections/apply.ts'
import type { CorrectionFinding, TextCorrection } from '#lib/corrections/correction.ts'
import { wordsBefore, wordsBehind } from '#lib/corrections/hunks.ts'
import { needsReason } from '#lib/sources/schema.ts'
import type { CorrectionType } from '#lib/sources/vocabulary.ts'
import { notFound, type Grant } from '../access.ts'
import { database, type Transaction } from '../database/client.ts'
import { tellOfDraft } from '../live/draft-news.ts'
import { findRecord } from '../records/rows.ts'
import { findNewest, findSource, loadWholeReading } from './chain.ts'
import { placeDrafts, type DraftRow } from './place-drafts.ts'

const mostDrafts = 1000

/** My drafts for a source and, for those who may apply them, what others propose. */
export async function listDrafts(grant: Grant, sourceId: string): Promise<z.output<typeof drafts>> {
  const newest = await findNewest(database(), grant, sourceId)
  const rows = await findVisible(database(), grant, sourceId)
  const shown = await show(grant, sourceId, newest.id, rows)
  const isMine = (one: Draft): boolean => one.createdById === grant.actor.userId
  return {
    number: newest.number,
    mine: shown.filter(isMine),
    proposed: shown.filter((one) => !isMine(one)),
  }
}

/** Rows that the actor may see, in the order in which they were collected. */
function findVisible(tx: Transaction, grant: Grant, sourceId: string): Promise<DraftRow[]> {
  const own = { createdById: grant.actor.userId }
  return tx.correctionDraft.findMany({
    where: {
      projectId: grant.projectId,
      sourceId,
      ...(mayApply(grant) ? { OR: [own, { isProposed: true }] } : own),
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}

const mayApply = (grant: Grant): boolean => can(grant.role, 'revision.write', true)

/**
 * Collects a correction. Throws `conflict` (`exists`), `unprocessable`: `other_source`, `quote_mismatch`, `too_many_drafts` and
 * what stands against it (lib/corrections), also beside what one has collected already.
 */
export async function draftCorrection(
  grant: Grant,
  sourceId: string,
  id: string,
  asked: z.output<typeof newDraft>,
): Promise<Draft> {
  const { projectId } = grant
  const newest = await findNewest(database(), grant, sourceId)
  const present = await database().correctionDraft.findUnique({ where: { projectId_id: { projectId, id } } })
  if (present) {
    if (isSame(present, grant, sourceId, asked)) return showOne(grant, newest.id, present)
    throw new AppError('conflict', 'There is another correction with this id.', { reason: 'exists' })
  }
  const revision = await findRecord(database(), projectId, 'revision', asked.revisionId)
  if (revision?.sourceId !== sourceId || revision.retiredAt !== null)
    throw new AppError('unprocessable', 'This revision belongs to another source.', {
      reason: 'other_source',
    })
  const mine = await findOwn(grant, sourceId)
  if (mine.length >= mostDrafts)
    throw new AppError('unprocessable', 'Apply or give up some corrections before you collect more.', {
      reason: 'too_many_drafts',
    })
  await checkAmong(grant, asked, mine, null)
  const row = await database().correctionDraft.create({
    data: { projectId, id, sourceId, createdById: grant.actor.userId, ...asked },
  })
  await tellOfDraft(grant, row)
  return showOne(grant, newest.id, row)
}

/** Changes a draft of one's own. Throws 412 with the draft as it is, and as `draftCorrection`. */
export async function reviseDraft(
  grant: Grant,
  sourceId: string,
  id: string,
  ifVersion: number,
  asked: z.output<typeof draftChange>,
): Promise<Draft> {
  const { projectId } = grant
  const newest = await findNewest(database(), grant, sourceId)
  const row = await findDraft(grant, sourceId, id)
  if (row.createdById !== grant.actor.userId)
    throw new AppError('forbidden', 'Only its author changes a correction that is collected.')
  await demandVersion(grant, newest.id, row, ifVersion)
  const { correction, type, reason, isProposed } = asked
  const data = {
    ...(correction === undefined ? {} : { correction }),
    ...(type === undefined ? {} : { type }),
    ...(reason === undefined ? {} : { reason }),
    ...(isProposed === undefined ? {} : { isProposed }),
  }
  const after = { ...row, ...data, type: (type ?? row.type) as CorrectionType }
  if (needsReason(after.type) && after.reason.trim() === '')
    throw new AppError('invalid', 'An emendation and a conjecture need a reason.', {
      fields: [{ path: 'reason', message: 'required' }],
    })
  if (correction !== undefined) await checkAmong(grant, after, await findOwn(grant, sourceId), id)
  const { count } = await database().correctionDraft.updateMany({
    where: { projectId, id, version: ifVersion },
    data: { ...data, version: ifVersion + 1, updatedAt: new Date() },
  })
  const now = await findDraft(grant, sourceId, id)
  if (count === 0) await demandVersion(grant, newest.id, now, ifVersion)
  await tellOfDraft(grant, { ...now, isProposed: now.isProposed || row.isProposed })
  return showOne(grant, newest.id, now)
}

/** Gives up a draft of one's own, or declines one that is proposed: it goes back to its author. */
export async function discardDraft(
  grant: Grant,
  sourceId: string,
  id: string,
  ifVersion: number,
): Promise<void> {
  const { projectId } = grant
  const newest = await findNewest(database(), grant, sourceId)
  const row = await findDraft(grant, sourceId, id)
  await demandVersion(grant, newest.id, row, ifVersion)
  const where = { projectId, id, version: ifVersion }
  if (row.createdById === grant.actor.userId) await database().correctionDraft.deleteMany({ where })
  else
    await database().correctionDraft.updateMany({
      where,
      data: { isProposed: false, version: ifVersion + 1, updatedAt: new Date() },
    })
  await tellOfDraft(grant, row)
}

/** A draft that the actor may see, or `not_found`. */
async function findDraft(grant: Grant, sourceId: string, id: string): Promise<DraftRow> {
  await findSource(database(), grant, sourceId)
  const row = await database().correctionDraft.findFirst({
    where: { projectId: grant.projectId, sourceId, id },
  })
  const isVisible = row?.createdById === grant.actor.userId || (row?.isProposed === true && mayApply(grant))
  if (!row || !isVisible) throw notFound()
  return row
}

const findOwn = (grant: Grant, sourceId: string): Promise<DraftRow[]> =>
  database().correctionDraft.findMany({
    where: { projectId: grant.projectId, sourceId, createdById: grant.actor.userId },
  })

async function demandVersion(
  grant: Grant,
  newestId: string,
  row: DraftRow,
  ifVersion: number,
): Promise<void> {
  if (row.version === ifVersion) return
  throw new AppError('precondition_failed', 'This was changed meanwhile.', {
    reason: 'has_changed',
    current: await showOne(grant, newestId, row),
  })
}

function isSame(row: DraftRow, grant: Grant, sourceId: string, asked: z.output<typeof newDraft>): boolean {
  const isTheirs = row.createdById === grant.actor.userId && row.sourceId === sourceId
  const names = ['revisionId', 'start', 'end', 'reading', 'correction', 'type', 'reason'] as const
  return isTheirs && names.every((name) => row[name] === asked[name])
}

/** Refuses what cannot be applied by itself, or beside what one has collected in the same revision. */
async function checkAmong(
  grant: Grant,
  asked: Pick<DraftRow, 'revisionId' | 'start' | 'end' | 'reading' | 'correction' | 'type'>,
  mine: readonly DraftRow[],
  ownId: string | null,
): Promise<void> {
  const reading = await loadWholeReading(database(), grant, asked.revisionId)
  if (asked.end > reading.text.length || reading.text.slice(asked.start, asked.end) !== asked.reading)
    throw new AppError('unprocessable', 'The text at this place is not the reading.', {
      reason: 'quote_mismatch',
    })
  const others = mine.filter((one) => one.revisionId === asked.revisionId && one.id !== ownId)
  const all = [...others, asked].map(toCorrection)
  const [finding] = checkCorrections(reading, all).filter(
    (one) => one.index === others.length || one.other === others.length,
  )
  if (finding) throw refusalOf(finding)
}

/** What stands against a correction, as a refusal. */
export function refusalOf(finding: CorrectionFinding): AppError {
  return new AppError('unprocessable', finding.message, { reason: finding.code })
}

export function toCorrection(row: Pick<DraftRow, 'start' | 'end' | 'correction' | 'type'>): TextCorrection {
  return { ...row, type: row.type as CorrectionType }
}

async function show(
  grant: Grant,
  sourceId: string,
  newestId: string,
  rows: readonly DraftRow[],
): Promise<Draft[]> {
  const { placed, texts } = await placeDrafts(database(), grant, sourceId, newestId, rows)
  return placed.map(({ row, place }): Draft => {
    const { projectId: _project, createdAt, updatedAt, type, ...rest } = row
    const text = texts.get(row.revisionId) ?? ''
    return {
      ...rest,
      type: type as CorrectionType,
      createdAt: createdAt.toISOString(),
      updatedAt: updatedAt.toISOString(),
      before: wordsBefore(text, row.start),
      behind: wordsBehind(text, row.end),
      place: place && [place[0], place[1]],
    }
  })
}

async function showOne(grant: Grant, newestId: string, row: DraftRow): Promise<Draft> {
  const [shown] = await show(grant, row.sourceId, newestId, [row])
  if (!shown) throw notFound()
  return shown
}
