'use client'

// The corrections one collects for a text, and those that others propose: on the server, but outside of the project's records,
// since nobody else may know of them.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import { newId } from '#components/live/new-id.ts'
import { useProject, useStore } from '#components/live/use-project.ts'
import { call, toProblem, type Answer, type CallOptions } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'
import type { Draft } from '#lib/api/revision.ts'
import { useSourceRevisions } from './use-source-revisions.ts'

export type NewDraft = CallOptions<'draftCorrection'>['body']
export type DraftChange = CallOptions<'reviseDraft'>['body']
export type Done<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

export interface Drafts {
  readonly isReady: boolean
  readonly mine: readonly Draft[]
  readonly proposed: readonly Draft[]
  add(draft: NewDraft): Promise<Done<Draft>>
  revise(draft: Draft, change: DraftChange): Promise<Done<Draft>>
  discard(draft: Draft): Promise<Done<undefined>>
  apply(ids: readonly string[], reason: string, revisionId: string): Promise<Done<Answer<'applyCorrections'>>>
}

const none: readonly Draft[] = []

export function useDrafts(sourceId: string, isWanted: boolean): Drafts {
  const { slug, may } = useProject()
  const { newest } = useSourceRevisions(sourceId)
  const client = useQueryClient()
  const key = useMemo(() => ['drafts', slug, sourceId, newest?.number ?? 0], [slug, sourceId, newest?.number])
  const list = useQuery({
    queryKey: key,
    enabled: isWanted && may('correction.draft') && newest !== null,
    queryFn: ({ signal }) => call('listDrafts', { params: { project: slug, id: sourceId }, signal }),
  })
  const store = useStore()
  // Drafts of one's other windows, and what others propose, come in as they are written.
  useEffect(
    () =>
      store.onDrafts((changed) => {
        if (changed === null || changed === sourceId)
          void client.invalidateQueries({ queryKey: ['drafts', slug, sourceId] })
      }),
    [store, client, slug, sourceId],
  )
  const settle = useCallback(
    async <T>(work: Promise<T>): Promise<Done<T>> => {
      try {
        return { ok: true, value: await work }
      } catch (error) {
        return { ok: false, problem: toProblem(error) }
      } finally {
        await client.invalidateQueries({ queryKey: ['drafts', slug, sourceId] })
      }
    },
    [client, slug, sourceId],
  )
  const number = list.data?.number ?? newest?.number ?? 1
  return useMemo(() => {
    const params = (correction: string) => ({ project: slug, id: sourceId, correction })
    return {
      isReady: list.data !== undefined,
      mine: list.data?.mine ?? none,
      proposed: list.data?.proposed ?? none,
      add: (body) => settle(call('draftCorrection', { params: params(newId()), body })),
      revise: ({ id, version }, body) =>
        settle(call('reviseDraft', { params: params(id), body, ifMatch: version })),
      discard: ({ id, version }) => settle(call('discardDraft', { params: params(id), ifMatch: version })),
      apply: (ids, reason, revisionId) =>
        settle(
          call('applyCorrections', {
            params: { project: slug, id: sourceId },
            body: { id: revisionId, corrections: [...ids], reason },
            ifMatch: number,
          }),
        ),
    }
  }, [list.data, settle, slug, sourceId, number])
}
