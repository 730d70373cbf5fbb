'use client'

// The pages of a source's facsimile with their pictures, and the words of the page that is shown. Fetched only while it is open.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { call } from '#lib/api/client.ts'
import { unpackWords, type PageWord } from '#lib/facsimile/page-words.ts'
import { withPictures, type Sheet } from '#lib/facsimile/sheets.ts'
import type { RecordOf } from '#lib/live/records.ts'

export type Picture = RecordOf<'pageImage'>
export type ShownSheet = Sheet & { readonly picture: Picture | null }

export interface Sheets {
  readonly sheets: readonly ShownSheet[]
  /** Where in the text words of another page begin. */
  readonly runs: readonly (readonly [number, number])[]
  readonly state: 'waiting' | 'failed' | 'here'
}

/** The living pictures of a source, those of no page among them. */
export function usePictures(sourceId: string): readonly Picture[] {
  const all = useRecords('pageImage')
  return useMemo(() => Object.values(all).filter((one) => one.sourceId === sourceId), [all, sourceId])
}

export function useSheets(sourceId: string, revisionId: string): Sheets {
  const { slug } = useProject()
  const pictures = usePictures(sourceId)
  const { data, isError } = useQuery({
    queryKey: ['facsimile', slug, revisionId],
    staleTime: Infinity,
    queryFn: ({ signal }) => call('getFacsimile', { params: { project: slug, id: revisionId }, signal }),
  })
  return useMemo(
    () => ({
      sheets: data ? withPictures(data.sheets, pictures) : noSheets,
      runs: data?.runs ?? noRuns,
      state: data ? 'here' : isError ? 'failed' : 'waiting',
    }),
    [data, isError, pictures],
  )
}

const noSheets: readonly ShownSheet[] = []
const noRuns: Sheets['runs'] = []
const noWords: readonly PageWord[] = []

/** The words of one page; none while they are on their way. */
export function usePageWords(revisionId: string, sheet: Sheet | null): readonly PageWord[] {
  const { slug } = useProject()
  const page = sheet?.page ?? 0
  const { data } = useQuery({
    queryKey: ['facsimile-page', slug, revisionId, page],
    enabled: sheet !== null && sheet.words > 0,
    staleTime: Infinity,
    queryFn: ({ signal }) =>
      call('getFacsimilePage', { params: { project: slug, id: revisionId, page: String(page) }, signal }),
  })
  return useMemo(() => (data && sheet ? unpackWords(data.words) : noWords), [data, sheet])
}
