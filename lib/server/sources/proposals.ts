// The import desk: a file is handed in, read into a proposal, looked at, and accepted or taken off again. Until it is accepted it
// belongs to whoever handed it in and is no part of the project: no event tells of it, and nobody else can find it.
import 'server-only'
import type { z } from 'zod'
import { AppError } from '#lib/api/problem.ts'
import type { handedIn, Proposal, ProposedReference } from '#lib/api/proposal.ts'
import { decode } from '#lib/reading/decode.ts'
import type { Choices, Reading } from '#lib/reading/reading.ts'
import type { Grant } from '../access.ts'
import { sha256 } from '../audit.ts'
import { database, Prisma } from '../database/client.ts'
import { prepareReader } from '../reading/reader-process.ts'
import { coolDown, readWarm } from '../reading/warm-readers.ts'
import { findRecord } from '../records/rows.ts'
import { checkLength, cleanName, findDuplicate } from './incoming.ts'
import {
  expiry,
  findProposal,
  findProposals,
  light,
  loadBytes,
  loadStoredReading,
  mostBytesTogether,
  mostFiles,
  noOutcome,
  readColumns,
  toProposal,
  type ProposalRow,
} from './proposal-rows.ts'

export type HandedIn = z.infer<typeof handedIn>

const keyOf = (row: { projectId: string; id: string }): string => `${row.projectId} ${row.id}`

/** My files on the desk of this project, in the order in which they came. */
export async function listProposals(grant: Grant): Promise<Proposal[]> {
  // Whoever looks at the desk is about to bring something in.
  prepareReader()
  await sweep()
  return (await findProposals(grant)).map(toProposal)
}

/**
 * Keeps a file for whoever hands it in, to be read. The same bytes once more are the file that lies there; bytes of a source of
 * the project are no new file. Throws `too_large`, `conflict` (the id is used for something else) and `unprocessable` (`desk_full`).
 */
export async function handIn(
  grant: Grant,
  input: { id: string; fileName: string; bytes: Uint8Array },
): Promise<HandedIn> {
  const { id, bytes } = input
  const fileName = cleanName(input.fileName)
  checkLength(bytes, fileName)
  const hash = sha256(bytes)
  const duplicate = await findDuplicate(database(), grant, hash)
  if (duplicate) {
    const source = await findRecord(database(), grant.projectId, 'source', duplicate.sourceId)
    const { siglum = '', title = '' } = source ?? {}
    return { kind: 'duplicate', sourceId: duplicate.sourceId, revisionId: duplicate.id, siglum, title }
  }
  await sweep()
  const mine = await findProposals(grant)
  const same = mine.find((one) => one.sha256 === hash)
  if (same) return { kind: 'proposal', proposal: toProposal(same) }
  const together = mine.reduce((sum, one) => sum + one.size, bytes.length)
  if (mine.length >= mostFiles || together > mostBytesTogether)
    throw new AppError('unprocessable', 'The desk is full. Accept some files or take them off first.', {
      reason: 'desk_full',
    })
  const { projectId } = grant
  try {
    await database().importProposal.create({
      data: {
        ...{ projectId, id, userId: grant.actor.userId, fileName, sha256: hash, size: bytes.length },
        bytes: new Uint8Array(bytes),
        choices: {},
        references: [],
        state: 'unread',
        outcome: noOutcome,
        expiresAt: expiry(),
      },
    })
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') throw error
    throw new AppError('conflict', 'There is another file with this id.', { reason: 'exists' })
  }
  return { kind: 'proposal', proposal: toProposal(await findProposal(grant, id)) }
}

export interface ReadAgain {
  /** Left out: as it was. Empty: as the bytes say. */
  readonly encoding?: string | undefined
  readonly choices?: Choices | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Reads a file on my desk, with the encoding and the choices asked for, and keeps what came of it. A file that cannot be read
 * at all leaves the desk. Throws `unprocessable` with the reader's code, `not_found`.
 */
export async function readProposal(
  grant: Grant,
  id: string,
  again: ReadAgain,
): Promise<{ proposal: Proposal; reading: Reading | null }> {
  const row = await findProposal(grant, id)
  const encoding = again.encoding ?? row.encoding
  const chosen = again.choices ?? toProposal(row).choices
  const { signal } = again
  const outcome = await readWarm(keyOf(row), {
    fileName: row.fileName,
    sha256: row.sha256,
    choices: chosen,
    userId: grant.actor.userId,
    load: () => loadBytes(grant, id),
    ...(encoding === '' ? {} : { encoding }),
    ...(signal ? { signal } : {}),
  }).catch(async (error: unknown) => {
    if (error instanceof AppError && row.state !== 'read') {
      const problem = { reason: error.reason ?? error.code, detail: error.message }
      await keep(row, { state: 'failed', outcome: { ...noOutcome, problem } })
    }
    throw error
  })
  if (outcome.kind === 'unsure') {
    // Reading it as it was asked for before stands, if there was such a reading.
    if (row.state === 'read') throw encodingUnsure(outcome.candidates)
    const kept = {
      state: 'unsure',
      outcome: { ...noOutcome, candidates: outcome.candidates.map((one) => ({ ...one })) },
    }
    return { proposal: await keep(row, kept), reading: null }
  }
  if (outcome.kind === 'refused') {
    const hasWish = encoding !== '' || Object.keys(chosen).length > 0
    if (row.state !== 'read' && !hasWish) await discardProposal(grant, id)
    throw new AppError('unprocessable', outcome.message, { reason: outcome.code })
  }
  const { reading } = outcome
  const columns = await readColumns(reading, chosen, row.fileName)
  return { proposal: await keep(row, { ...columns, encoding, choices: chosen }), reading }
}

const encodingUnsure = (
  candidates: readonly { encoding: string; label: string; preview: string }[],
): AppError =>
  new AppError('unprocessable', 'It is not certain in which encoding this file was written.', {
    reason: 'encoding_unsure',
    candidates: [...candidates],
  })

/** A file on my desk with its reading as it was last read; without one when it was never read. */
export async function loadProposal(
  grant: Grant,
  id: string,
): Promise<{ proposal: Proposal; reading: Reading | null }> {
  const row = await findProposal(grant, id)
  return { proposal: toProposal(row), reading: await loadStoredReading(grant, id) }
}

/** The decoded original, as the reading points into it. */
export async function loadProposalOriginal(grant: Grant, id: string): Promise<{ raw: string }> {
  const row = await findProposal(grant, id)
  const reading = await loadStoredReading(grant, id)
  if (!reading) throw new AppError('conflict', 'This file was not read yet.', { reason: 'not_read' })
  return { raw: reading.original ?? (await decodedOf(grant, row, reading.source.encoding)) }
}

async function decodedOf(grant: Grant, row: ProposalRow, encoding: string): Promise<string> {
  const decoded = decode(await loadBytes(grant, row.id), encoding)
  if (decoded.kind !== 'decoded') throw new RangeError(`proposal ${row.id} is not ${encoding}`)
  return decoded.raw
}

/** Names the source to be, or keeps what was said of its references. */
export async function reviseProposal(
  grant: Grant,
  id: string,
  change: {
    siglum?: string | undefined
    title?: string | undefined
    references?: ProposedReference[] | undefined
  },
): Promise<Proposal> {
  const { siglum, title, references } = change
  return keep(await findProposal(grant, id), {
    ...(siglum === undefined ? {} : { siglum: siglum.trim() }),
    ...(title === undefined ? {} : { title: title.trim() }),
    ...(references === undefined ? {} : { references }),
  })
}

/** Takes a file off my desk; `not_found` when it does not lie there. */
export async function discardProposal(grant: Grant, id: string): Promise<void> {
  const row = await findProposal(grant, id)
  coolDown(keyOf(row))
  await database().importProposal.deleteMany({ where: { projectId: row.projectId, id, userId: row.userId } })
}

async function keep(row: ProposalRow, data: Prisma.ImportProposalUpdateInput): Promise<Proposal> {
  const { count } = await database().importProposal.updateMany({
    where: { projectId: row.projectId, id: row.id, userId: row.userId },
    data: {
      ...(data as Prisma.ImportProposalUpdateManyMutationInput),
      updatedAt: new Date(),
      expiresAt: expiry(),
    },
  })
  // Taken off while it was read: there is nothing left to tell of.
  if (count === 0) throw new AppError('not_found', 'This file is no longer on the desk.')
  return toProposal(
    await database().importProposal.findUniqueOrThrow({
      where: { projectId_id: { projectId: row.projectId, id: row.id } },
      select: light,
    }),
  )
}

/** What nobody has touched for long goes, whoever it belonged to. */
async function sweep(): Promise<void> {
  await database().importProposal.deleteMany({ where: { expiresAt: { lte: new Date() } } })
}
