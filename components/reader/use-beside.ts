'use client'

// The second text: which claim locks it to the first, which source it is, and its words, fetched once.
import { useCallback, useEffect, useState } from 'react'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { call } from '#lib/api/client.ts'
import type { SourceDocument } from './source-document.ts'

export interface Beside {
  readonly isOpen: boolean
  readonly claimId: string | null
  readonly sourceId: string | null
  readonly document: SourceDocument | null
  readonly hasFailed: boolean
  /** Opens the choice, with what is known already. */
  open(claimId: string | null, sourceId: string | null): void
  close(): void
}

interface Choice {
  readonly isOpen: boolean
  readonly claimId: string | null
  readonly sourceId: string | null
}

/** `atLoad`: what the server has sent along for the address. */
export function useBeside(atLoad: SourceDocument | null, claimAtLoad: string | null): Beside {
  const { slug } = useProject()
  const revisions = useRecords('revision')
  const [choice, setChoice] = useState<Choice>(() => ({
    isOpen: claimAtLoad !== null && atLoad !== null,
    claimId: claimAtLoad,
    sourceId: atLoad?.sourceId ?? null,
  }))
  const [document, setDocument] = useState<SourceDocument | null>(atLoad)
  const [failedId, setFailedId] = useState<string | null>(null)
  const { isOpen, claimId, sourceId } = choice
  const isLocked = isOpen && claimId !== null && sourceId !== null
  const isHere = document !== null && document.sourceId === sourceId

  const newestId =
    Object.values(revisions)
      .filter((revision) => revision.sourceId === sourceId)
      .sort((a, b) => b.number - a.number)[0]?.id ?? null

  useEffect(() => {
    if (!isLocked || isHere) return
    if (newestId === null) return
    const gone = new AbortController()
    call('getText', { params: { project: slug, id: newestId }, signal: gone.signal }).then(
      (answer) => {
        setFailedId(null)
        setDocument({
          sourceId: answer.sourceId,
          revisionId: answer.id,
          text: answer.text,
          reading: answer.reading,
        })
      },
      () => {
        if (!gone.signal.aborted) setFailedId(sourceId)
      },
    )
    return () => gone.abort()
  }, [isLocked, isHere, sourceId, newestId, slug])

  // The address always names what is seen, so that a reload and a sent link show the same; the page itself stays.
  useEffect(() => {
    const address = new URL(location.href)
    if (isLocked) {
      address.searchParams.set('beside', sourceId)
      address.searchParams.set('claim', claimId)
    } else {
      address.searchParams.delete('beside')
      address.searchParams.delete('claim')
    }
    if (address.href !== location.href) history.replaceState(history.state, '', address)
  }, [isLocked, sourceId, claimId])

  const open = useCallback(
    (nextClaim: string | null, nextSource: string | null) =>
      setChoice({ isOpen: true, claimId: nextClaim, sourceId: nextSource }),
    [],
  )
  const close = useCallback(() => setChoice((before) => ({ ...before, isOpen: false })), [])
  return {
    isOpen,
    claimId,
    sourceId,
    document: isLocked && isHere ? document : null,
    hasFailed: isLocked && !isHere && (newestId === null || failedId === sourceId),
    open,
    close,
  }
}
