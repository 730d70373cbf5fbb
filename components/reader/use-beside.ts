'use client'

// The texts beside the first: which claim locks all of them together, which sources they are, and their words, each fetched once.
import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { call } from '#lib/api/client.ts'
import type { SourceDocument } from './source-document.ts'

/** Beside the first: four texts are as many as one can look at. */
export const MOST_BESIDE = 3

export interface Beside {
  readonly isOpen: boolean
  readonly claimId: string | null
  /** The sources chosen, in order. */
  readonly sourceIds: readonly string[]
  /** Those of them whose words are here. */
  readonly documents: readonly SourceDocument[]
  readonly hasFailed: boolean
  /** Opens the choice, with what is known already; a source comes beside those that are open for the same claim. */
  open(claimId: string | null, sourceId: string | null): void
  /** Locks the texts that are open to another claim. */
  lockTo(claimId: string): void
  drop(sourceId: string): void
  close(): void
}

interface Choice {
  readonly isOpen: boolean
  readonly claimId: string | null
  readonly sourceIds: readonly string[]
}

/** `atLoad`: what the server has sent along for the address. */
export function useBeside(mainId: string, atLoad: SourceDocument | null, claimAtLoad: string | null): Beside {
  const { slug } = useProject()
  const revisions = useRecords('revision')
  const more = useSearchParams().get('also')
  const [choice, setChoice] = useState<Choice>(() => {
    const others = more?.split('.').filter((id) => id !== mainId && id !== atLoad?.sourceId) ?? []
    return {
      isOpen: claimAtLoad !== null && atLoad !== null,
      claimId: claimAtLoad,
      sourceIds: atLoad ? [atLoad.sourceId, ...new Set(others)].slice(0, MOST_BESIDE) : [],
    }
  })
  const [known, setKnown] = useState<readonly SourceDocument[]>(atLoad ? [atLoad] : [])
  const [failed, setFailed] = useState<readonly string[]>([])
  const { isOpen, claimId, sourceIds } = choice
  const isLocked = isOpen && claimId !== null && sourceIds.length > 0

  // What is still to be fetched: sources, each with its newest revision.
  const missing = useMemo(() => {
    const wanted = isLocked ? sourceIds.filter((id) => !known.some((one) => one.sourceId === id)) : []
    return wanted.flatMap((sourceId) => {
      const newest = Object.values(revisions)
        .filter((revision) => revision.sourceId === sourceId)
        .sort((a, b) => b.number - a.number)[0]
      return newest ? [`${sourceId} ${newest.id}`] : []
    })
  }, [isLocked, sourceIds, known, revisions])
  const asked = missing.join(';')
  useEffect(() => {
    if (asked === '') return
    const gone = new AbortController()
    for (const one of asked.split(';')) {
      const [sourceId = '', id = ''] = one.split(' ')
      call('getText', { params: { project: slug, id }, signal: gone.signal }).then(
        ({ text, reading }) => {
          setFailed((before) => before.filter((other) => other !== sourceId))
          setKnown((before) => [
            ...before.filter((other) => other.sourceId !== sourceId),
            { sourceId, revisionId: id, text, reading },
          ])
        },
        () => {
          if (!gone.signal.aborted) setFailed((before) => [...before, sourceId])
        },
      )
    }
    return () => gone.abort()
  }, [asked, slug])

  // The address always names what is seen, so that a reload and a sent link show the same; the page itself stays.
  useEffect(() => {
    const address = new URL(location.href)
    const [first, ...others] = isLocked ? sourceIds : []
    const set = (name: string, value: string | null | undefined): void => {
      if (value) address.searchParams.set(name, value)
      else address.searchParams.delete(name)
    }
    set('beside', first)
    set('also', others.join('.'))
    set('claim', isLocked ? claimId : null)
    if (address.href !== location.href) history.replaceState(history.state, '', address)
  }, [isLocked, sourceIds, claimId])

  const open = useCallback((nextClaim: string | null, sourceId: string | null) => {
    setChoice((before) => {
      const kept = before.isOpen && before.claimId === nextClaim ? before.sourceIds : []
      const isNew = sourceId !== null && !kept.includes(sourceId)
      const room = kept.slice(0, isNew ? MOST_BESIDE - 1 : MOST_BESIDE)
      return { isOpen: true, claimId: nextClaim, sourceIds: isNew ? [...room, sourceId] : room }
    })
  }, [])
  const lockTo = useCallback(
    (next: string) => setChoice((before) => ({ ...before, isOpen: true, claimId: next })),
    [],
  )
  const drop = useCallback(
    (sourceId: string) =>
      setChoice((before) => ({ ...before, sourceIds: before.sourceIds.filter((id) => id !== sourceId) })),
    [],
  )
  const close = useCallback(() => setChoice((before) => ({ ...before, isOpen: false })), [])
  const documents = useMemo(
    () => (isLocked ? sourceIds.flatMap((id) => known.find((one) => one.sourceId === id) ?? []) : []),
    [isLocked, sourceIds, known],
  )
  return {
    isOpen,
    claimId,
    sourceIds,
    documents,
    hasFailed: isLocked && sourceIds.some((id) => failed.includes(id)),
    open,
    lockTo,
    drop,
    close,
  }
}
