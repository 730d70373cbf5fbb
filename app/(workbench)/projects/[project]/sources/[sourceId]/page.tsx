// A source to read. The words come with the page, so they can be read before any script runs; everything about them comes
// from the project's store. No loading.tsx: what is streamed behind one stays hidden until a script shows it.
import { notFound } from 'next/navigation'
import { SourceReader, type ShownRevision } from '#components/reader/source-reader.tsx'
import { layDown } from '#lib/api/enclosure.ts'
import { AppError } from '#lib/api/problem.ts'
import type { Grant } from '#lib/server/access.ts'
import { pageGrant } from '#lib/server/page-grant.ts'
import { getRecord, listRecords } from '#lib/server/records/queries.ts'
import { placePassages } from '#lib/server/revisions/places.ts'
import { loadShownText } from '#lib/server/sources/shown-text.ts'

interface Props {
  params: Promise<{ project: string; sourceId: string }>
  searchParams: Promise<{
    passage?: string | string[]
    beside?: string | string[]
    claim?: string | string[]
    /** All words at once, for a browser without scripts. */
    whole?: string | string[]
    revision?: string | string[]
  }>
}

export async function generateMetadata({ params }: Props) {
  const { project, sourceId } = await params
  const grant = await pageGrant(project)
  const source = await orNotFound(getRecord(grant, 'source', sourceId))
  return { title: `${source.siglum} ${source.title}` }
}

export default async function SourcePage({ params, searchParams }: Props) {
  const { project, sourceId } = await params
  const asked = await searchParams
  const grant = await pageGrant(project)
  const claimId = one(asked.claim)
  const besideId = claimId === null ? null : one(asked.beside)
  const [main, beside] = await Promise.all([
    lookUp(grant, sourceId, one(asked.revision)),
    besideId === null || besideId === sourceId ? null : lookUp(grant, besideId),
  ])
  if (!main) notFound()
  const openAt = one(asked.whole) !== null ? 'all' : await placeOf(grant, one(asked.passage), main.revisionId)
  return (
    <SourceReader
      main={main}
      openAt={openAt}
      beside={beside}
      claimId={claimId}
      passageId={one(asked.passage)}
      isAsked={one(asked.revision) !== null}
    />
  )
}

/** The revision asked for, or the newest one of a source, with its text laid down for the page; null when there is none. */
async function lookUp(
  grant: Grant,
  sourceId: string,
  revisionId: string | null = null,
): Promise<ShownRevision | null> {
  const { records } = await listRecords(grant, 'revision')
  const revisions = records
    .filter((revision) => revision.sourceId === sourceId)
    .sort((a, b) => b.number - a.number)
  const [newest] = revisions
  const shown = revisionId === null ? newest : revisions.find(({ id }) => id === revisionId)
  if (!shown) return null
  // A revision never changes, so every page that shows it may name its text the same; ids are unique within a project only.
  const enclosureId = `text-${grant.projectId}-${shown.id}`
  layDown(enclosureId, await loadShownText(grant, shown.id))
  return { sourceId, revisionId: shown.id, isOlder: shown.id !== newest?.id, enclosureId }
}

/** Where the passage of the address begins in this revision; the top when it does not stand in it. */
async function placeOf(grant: Grant, passageId: string | null, revisionId: string): Promise<number> {
  if (passageId === null) return 0
  try {
    const passage = await getRecord(grant, 'passage', passageId)
    const [placed] = await placePassages(grant, revisionId, [passage])
    return placed?.spans[0]?.[0] ?? 0
  } catch (error) {
    if (error instanceof AppError) return 0
    throw error
  }
}

const one = (value: string | string[] | undefined): string | null =>
  typeof value === 'string' ? value : null

async function orNotFound<T>(wanted: Promise<T>): Promise<T> {
  try {
    return await wanted
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}
