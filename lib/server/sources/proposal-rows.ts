// A file on somebody's desk as it is stored and as it travels. Its reading lies in the row as compressed JSON: a reload, another
// process or a restart finds it as it was.
import 'server-only'
import { promisify } from 'node:util'
import { constants, gunzip, gzip } from 'node:zlib'
import { z } from 'zod'
import { choices, proposedReference, readOutcome, type Proposal } from '#lib/api/proposal.ts'
import type { Reading } from '#lib/reading/reading.ts'
import { reportOf } from '#lib/reading/report.ts'
import { countQuestions } from '#lib/reading/summary.ts'
import { notFound, type Grant } from '../access.ts'
import { sha256 } from '../audit.ts'
import { database, type Prisma, type Transaction } from '../database/client.ts'
import { proposeTitle } from './proposed-name.ts'

const zip = promisify(gzip)
const unzip = promisify(gunzip)

/** A file nobody has touched for so long is gone. */
export const keptForDays = 14
/** What one person may have lying on the desk of one project. */
export const mostFiles = 300
export const mostBytesTogether = 600 * 1024 * 1024

/** What is stored of an outcome: nothing before the first reading. */
export const storedOutcome = z.strictObject({
  read: readOutcome.nullable(),
  title: z.string(),
  candidates: z.array(z.object({ encoding: z.string(), label: z.string(), preview: z.string() })),
  problem: z.strictObject({ reason: z.string(), detail: z.string() }).nullable(),
})
export type StoredOutcome = z.output<typeof storedOutcome>
export const noOutcome: StoredOutcome = { read: null, title: '', candidates: [], problem: null }

/** All columns but the heavy ones. */
export const light = {
  projectId: true,
  id: true,
  userId: true,
  fileName: true,
  sha256: true,
  size: true,
  encoding: true,
  choices: true,
  references: true,
  siglum: true,
  title: true,
  state: true,
  outcome: true,
  readingSha256: true,
  createdAt: true,
  expiresAt: true,
} as const satisfies Prisma.ImportProposalSelect

export type ProposalRow = Prisma.ImportProposalGetPayload<{ select: typeof light }>

const isMine = (grant: Grant) => ({
  projectId: grant.projectId,
  userId: grant.actor.userId,
  expiresAt: { gt: new Date() },
})

/** My file with this id; `not_found` for somebody else's, and for one that has expired. */
export async function findProposal(grant: Grant, id: string): Promise<ProposalRow> {
  const row = await database().importProposal.findFirst({ where: { ...isMine(grant), id }, select: light })
  if (!row) throw notFound()
  return row
}

/** My files, in the order in which they came. */
export function findProposals(
  grant: Grant,
  where: Prisma.ImportProposalWhereInput = {},
): Promise<ProposalRow[]> {
  return database().importProposal.findMany({
    where: { ...isMine(grant), ...where },
    select: light,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}

/** The bytes of my file; `not_found` when it has gone meanwhile. */
export async function loadBytes(grant: Grant, id: string, tx: Transaction = database()): Promise<Uint8Array> {
  const row = await tx.importProposal.findFirst({ where: { ...isMine(grant), id }, select: { bytes: true } })
  if (!row) throw notFound()
  return row.bytes
}

/** The reading as it was stored; null before the first. */
export async function loadStoredReading(grant: Grant, id: string): Promise<Reading | null> {
  const row = await database().importProposal.findFirst({
    where: { ...isMine(grant), id },
    select: { reading: true },
  })
  if (!row) throw notFound()
  // Written by ourselves, after the answer of the child was checked.
  return row.reading === null ? null : (JSON.parse((await unzip(row.reading)).toString()) as Reading)
}

/** The columns that a reading fills. */
export async function readColumns(
  reading: Reading,
  choice: Readonly<Record<string, string>>,
  fileName: string,
) {
  const json = JSON.stringify(reading)
  const { format, encoding, language = '' } = reading.source
  const { archival, back, works, dates, names } = reading.references
  const outcome: StoredOutcome = {
    read: {
      ...{ format, encoding, language, characters: reading.text.length },
      report: reportOf(reading, choice),
      questions: countQuestions(reading, choice),
      decisions: reading.decisions.filter(({ options }) => options.length > 1).length,
      references: archival.length + back.length + works.length + dates.length + names.length,
    },
    title: proposeTitle(reading, fileName),
    candidates: [],
    problem: null,
  }
  return {
    state: 'read',
    outcome,
    reading: new Uint8Array(await zip(json, { level: constants.Z_BEST_SPEED })),
    readingSha256: sha256(json),
  }
}

/** A row as the desk sees it. */
export function toProposal(row: ProposalRow): Proposal {
  const outcome = storedOutcome.safeParse(row.outcome)
  const { read, title, candidates, problem } = outcome.success ? outcome.data : noOutcome
  // What an older version stored and this one cannot read, is read again.
  const isLost = row.state === 'read' && read === null
  const { id, fileName, size, sha256: hash, encoding, siglum, readingSha256 } = row
  return {
    ...{
      id,
      fileName,
      size,
      sha256: hash,
      encoding,
      siglum,
      readingSha256,
      candidates,
      problem,
      outcome: read,
    },
    state: isLost ? 'unread' : (row.state as Proposal['state']),
    choices: choices.catch({}).parse(row.choices),
    references: z.array(proposedReference).catch([]).parse(row.references),
    title: row.title || title,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }
}

/** A reading as the desk takes it: without the decoded original, which is fetched once and stays. */
export function toDeskReading(reading: Reading | null): Record<string, unknown> | null {
  if (!reading) return null
  const { original: _original, words: _words, ...rest } = reading
  return rest
}

/** When a file that is touched now will be gone. */
export function expiry(): Date {
  return new Date(Date.now() + keptForDays * 86_400_000)
}
