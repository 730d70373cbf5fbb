// A source to read. The words come with the page, so they can be read before any script runs; everything about them comes
// from the project's store. No loading.tsx: what is streamed behind one stays hidden until a script shows it.
import { headers } from 'next/headers.js'
import { notFound } from 'next/navigation'
import { beginAhead } from '#components/enclosure/ahead.ts'
import { EarlyScript } from '#components/enclosure/early-script.tsx'
import { layersKey, paintOpeningMarks, toOpeningMarks } from '#components/reader/opening-marks.ts'
import { SourceReader, type ShownRevision } from '#components/reader/source-reader.tsx'
import { addressOf } from '#lib/api/client.ts'
import { layDown } from '#lib/api/enclosure.ts'
import { endpoints } from '#lib/api/endpoints.ts'
import { AppError } from '#lib/api/problem.ts'
import type { Grant } from '#lib/server/access.ts'
import { pageGrant } from '#lib/server/page-grant.ts'
import { findOpeningPassages } from '#lib/server/records/opening-marks.ts'
import { getRecord } from '#lib/server/records/queries.ts'
import { placePassages } from '#lib/server/revisions/places.ts'
import { findPlaceToLook } from '#lib/server/revisions/review.ts'
import { listRevisions, loadShownText } from '#lib/server/sources/shown-text.ts'

interface Props {
  params: Promise<{ project: string; sourceId: string }>
  searchParams: Promise<{
    passage?: string | string[]
    beside?: string | string[]
    claim?: string | string[]
    /** All words at once, for a browser without scripts. */
    whole?: string | string[]
    revision?: string | string[]
    /** The passage whose words are to be selected anew. */
    reselect?: string | string[]
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
  const anew = one(asked.reselect)
  const at =
    anew === null
      ? await placeOf(grant, one(asked.passage), main.revisionId)
      : await placeToLook(grant, anew, main.revisionId)
  // Marks muted by the claim that a text is locked to are drawn by the reader alone.
  const opening =
    claimId === null ? await findOpeningPassages(grant, main.revisionId, [at - before, at + after]) : []
  const nonce = (await headers()).get('x-nonce') ?? ''
  const texts = [main, ...(beside ? [beside] : [])].map(({ enclosureId, revisionId }) => ({
    id: enclosureId,
    url: addressOf(endpoints.getText.path, { project, id: revisionId }),
    isPacked: false,
  }))
  return (
    <>
      <EarlyScript nonce={nonce} run={beginAhead} given={texts} />
      <SourceReader
        main={main}
        openAt={one(asked.whole) === null ? at : 'all'}
        beside={beside}
        claimId={claimId}
        passageId={one(asked.passage)}
        isAsked={one(asked.revision) !== null}
      />
      {opening.length > 0 && (
        <EarlyScript
          nonce={nonce}
          run={paintOpeningMarks}
          given={{
            marks: toOpeningMarks(opening),
            layersKey: layersKey(grant.actor.userId, grant.projectId),
          }}
        />
      )}
    </>
  )
}

/** How far before and after the place where a text opens its words come with the page, in UTF-16 code units and generously. */
const before = 10_000
const after = 40_000

/** The revision asked for, or the newest one of a source, with its text laid down for the page; null when there is none. */
async function lookUp(
  grant: Grant,
  sourceId: string,
  revisionId: string | null = null,
): Promise<ShownRevision | null> {
  const revisions = await listRevisions(grant, sourceId)
  const [newest] = revisions
  const shown = revisionId === null ? newest : revisions.find(({ id }) => id === revisionId)
  if (!shown) return null
  // A revision never changes, so every page that shows it may name its text the same; ids are unique within a project only.
  const enclosureId = `text-${grant.projectId}-${shown.id}`
  layDown(enclosureId, await loadShownText(grant, shown.id))
  return { sourceId, revisionId: shown.id, isOlder: shown.id !== newest?.id, enclosureId }
}

/** Where a passage that is to be selected anew is most likely to be found; the top when nothing is known. */
async function placeToLook(grant: Grant, passageId: string, revisionId: string): Promise<number> {
  try {
    return await findPlaceToLook(grant, revisionId, passageId)
  } catch (error) {
    if (error instanceof AppError) return 0
    throw error
  }
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
