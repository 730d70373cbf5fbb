// Editions of a project, from one consistent state of it.
import 'server-only'
import type { ExportFormat } from '#lib/api/export-format.ts'
import type { RevisionLink } from '#lib/corrections/revisions.ts'
import { buildEdition, type EditionInput } from '#lib/edition/build.ts'
import type { Edition, EditionLanguage } from '#lib/edition/edition.ts'
import { newestRevision, type StoredReading } from '#lib/edition/sources.ts'
import { writers } from '#lib/edition/writers/index.ts'
import { recordKinds, type RecordOf } from '#lib/live/records.ts'
import type { RecordLists } from '#lib/live/state.ts'
import type { Span } from '#lib/text/span.ts'
import { notFound, type Grant } from '../access.ts'
import { loadArchive } from '../archives/queries.ts'
import { database, Prisma, type Transaction } from '../database/client.ts'
import { loadStoredFacsimile } from '../facsimile/boxes.ts'
import { environment } from '../instance/environment.ts'
import { findRecord, findRecords } from '../records/rows.ts'
import { linkColumns } from '../revisions/chain.ts'
import { placeAmong } from '../revisions/places.ts'
import { version } from '../version.ts'

export interface ExportedFile {
  fileName: string
  mediaType: string
  bytes: Uint8Array
}

/** An edition in one format, or with `archive` the whole project. `edition` is the id of a saved choice; without it, everything. */
export async function exportProject(
  grant: Grant,
  wanted: { format: ExportFormat; edition?: string | undefined; language: EditionLanguage },
): Promise<ExportedFile> {
  if (wanted.format === 'archive') {
    const { slug, bytes } = await loadArchive(grant)
    return { fileName: `${slug}.fontes.zip`, mediaType: 'application/zip', bytes }
  }
  const writer = writers[wanted.format]
  const edition = await loadEdition(grant, wanted.edition ?? null, wanted.language)
  return {
    fileName: `${edition.project.slug}-${edition.stamp.projectVersion}.${writer.extension}`,
    mediaType: writer.mediaType,
    bytes: new TextEncoder().encode(writer.write(edition)),
  }
}

/** The edition as plain data; null chooses everything. A retired or unknown choice is `not_found`. */
export async function loadEdition(
  grant: Grant,
  editionId: string | null,
  language: EditionLanguage,
): Promise<Edition> {
  return buildEdition(await loadEditionInput(grant, editionId, language))
}

/** Everything that an edition is made of. */
export async function loadEditionInput(
  grant: Grant,
  editionId: string | null,
  language: EditionLanguage,
): Promise<EditionInput> {
  const input = await database().$transaction((tx) => readInput(tx, grant, editionId, language), {
    isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead,
    timeout: 60_000,
    maxWait: 10_000,
  })
  return {
    ...input,
    places: await findPlaces(grant, input),
    facsimiles: await loadFacsimiles(grant, input),
  }
}

/**
 * Places of passages that were marked on another file's text than the one that is printed: the two texts are compared, in a
 * process that can be ended. After the transaction: revisions never change, and decisions are those that it read.
 */
async function findPlaces(
  grant: Grant,
  { records, edition, revisions }: EditionInput,
): Promise<Map<string, readonly Span[]>> {
  const links = new Map(revisions.map((one) => [one.id, one]))
  const ground = { links, placements: Map.groupBy(records.placement ?? [], (one) => one.passageId) }
  const elsewhere = Map.groupBy(records.passage ?? [], (one) => one.sourceId)
  const places = new Map<string, readonly Span[]>()
  for (const [sourceId, revisionId] of newestOf(records, edition)) {
    const passages = (elsewhere.get(sourceId) ?? []).filter((one) => one.revisionId !== revisionId)
    for (const { passage, spans } of await placeAmong(grant, ground, revisionId, passages))
      places.set(passage.id, spans)
  }
  return places
}

/**
 * Where words stand on pages, for printed sources that have such places or pictures. After the transaction: revisions never
 * change, the pictures themselves are among the records, and places may have to be carried through many revisions.
 */
async function loadFacsimiles(
  grant: Grant,
  { records, edition }: EditionInput,
): Promise<NonNullable<EditionInput['facsimiles']>> {
  const measured = await database().$queryRaw<{ sourceId: string }[]>`
    SELECT DISTINCT "sourceId" FROM "Revision"
    WHERE "projectId" = ${grant.projectId}::uuid AND (reading ? 'words' OR reading ? 'surfaces')`
  const shown = new Set([...measured, ...(records.pageImage ?? [])].map((one) => one.sourceId))
  const facsimiles = []
  // One after the other: each may be a whole book of words.
  for (const [sourceId, revisionId] of newestOf(records, edition))
    if (shown.has(sourceId)) facsimiles.push(await loadStoredFacsimile(grant, revisionId))
  return facsimiles
}

/** The newest revision of each printed source. */
function newestOf(
  lists: RecordLists,
  edition: Pick<RecordOf<'edition'>, 'sourceIds'> | null,
): Map<string, string> {
  const chosen = new Set(edition?.sourceIds ?? [])
  const sources = (lists.source ?? []).filter((source) => chosen.size === 0 || chosen.has(source.id))
  return new Map(
    sources.flatMap((source) => {
      const revision = newestRevision(lists.revision ?? [], source.id)
      return revision ? [[source.id, revision.id] as const] : []
    }),
  )
}

async function readInput(
  tx: Transaction,
  grant: Grant,
  editionId: string | null,
  language: EditionLanguage,
): Promise<EditionInput> {
  const { projectId } = grant
  const project = await tx.project.findUnique({
    where: { id: projectId },
    select: {
      id: true,
      slug: true,
      title: true,
      description: true,
      language: true,
      eventVersion: true,
      headHash: true,
    },
  })
  if (!project) throw notFound()
  const edition = editionId === null ? null : await findRecord(tx, projectId, 'edition', editionId)
  if (editionId !== null && (!edition || edition.retiredAt !== null)) throw notFound()
  const records: Record<string, unknown> = {}
  // Discussion is never printed, so it is not even read.
  for (const kind of recordKinds)
    if (kind !== 'comment') records[kind] = await findRecords(tx, projectId, kind, { retiredAt: null })
  const lists = records as RecordLists
  const { eventVersion, headHash, ...about } = project
  return {
    language,
    stamp: {
      projectVersion: eventVersion,
      headHash,
      generatedAt: new Date().toISOString(),
      appVersion: version,
      origin: environment().url.replace(/\/$/, ''),
    },
    project: about,
    edition,
    records: lists,
    ...(await loadReadings(tx, projectId, lists, edition)),
    people: await loadNames(tx, lists),
  }
}

/** Only the revisions that are printed: texts are what is heavy. */
async function loadReadings(
  tx: Transaction,
  projectId: string,
  lists: RecordLists,
  edition: RecordOf<'edition'> | null,
): Promise<Pick<EditionInput, 'readings' | 'revisions'>> {
  const newest = newestOf(lists, edition)
  const revisions = await tx.revision.findMany({
    where: { projectId, sourceId: { in: [...newest.keys()] } },
    select: linkColumns,
  })
  const rows = await tx.revision.findMany({
    where: { projectId, id: { in: [...newest.values()] } },
    select: { id: true, text: true, reading: true },
  })
  const readings = rows.map(({ id, text, reading }) => ({
    revisionId: id,
    text,
    reading: reading as StoredReading['reading'],
  }))
  return { readings, revisions: revisions as RevisionLink[] }
}

/** Names of everyone who made something; many are no longer members. */
async function loadNames(tx: Transaction, lists: RecordLists): Promise<{ id: string; name: string }[]> {
  const ids = new Set(
    (Object.values(lists) as (readonly { createdById: string }[])[]).flatMap((list) =>
      list.map((one) => one.createdById),
    ),
  )
  for (const edition of lists.edition ?? []) for (const id of edition.userIds) ids.add(id)
  return tx.user.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })
}
