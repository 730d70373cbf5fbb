'use client'

import { useMemo } from 'react'
import { useRecords } from '#components/live/use-project.ts'
import type { RecordOf } from '#lib/live/records.ts'

export interface ClaimSource {
  readonly source: RecordOf<'source'>
  readonly passageIds: readonly string[]
}

/** The sources with passages that attest a claim, in the order of the project. */
export function useClaimSources(claimId: string | null): readonly ClaimSource[] {
  const attestations = useRecords('attestation')
  const passages = useRecords('passage')
  const sources = useRecords('source')
  return useMemo(() => {
    if (claimId === null) return []
    const bySource = new Map<string, Set<string>>()
    for (const { claimId: attested, passageId } of Object.values(attestations)) {
      const sourceId = attested === claimId ? passages[passageId]?.sourceId : undefined
      if (sourceId === undefined) continue
      const ids = bySource.get(sourceId)
      if (ids) ids.add(passageId)
      else bySource.set(sourceId, new Set([passageId]))
    }
    return Object.values(sources)
      .flatMap((source): ClaimSource[] => {
        const ids = bySource.get(source.id)
        return ids ? [{ source, passageIds: [...ids] }] : []
      })
      .sort((a, b) => a.source.position - b.source.position || a.source.siglum.localeCompare(b.source.siglum))
  }, [claimId, attestations, passages, sources])
}
