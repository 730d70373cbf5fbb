'use client'

// Claims that rest on passages nobody has looked at since their words were changed, taken out or no longer certain.
import { useMemo } from 'react'
import { useRecords } from '#components/live/use-project.ts'
import { useReview } from './use-review.ts'

export interface ClaimAlarm {
  readonly count: number
  /** Of so many of them the sense may have turned. */
  readonly senseCount: number
}

/** By claim; a claim without alarm is not in it. */
export function useClaimAlarms(): ReadonlyMap<string, ClaimAlarm> {
  const { open } = useReview()
  const attestations = useRecords('attestation')
  return useMemo(() => {
    const passages = new Map<string, Set<string>>()
    if (open.size > 0)
      for (const { claimId, passageId } of Object.values(attestations))
        if (open.has(passageId)) {
          const here = passages.get(claimId)
          if (here) here.add(passageId)
          else passages.set(claimId, new Set([passageId]))
        }
    return new Map(
      [...passages].map(([claimId, ids]) => [
        claimId,
        { count: ids.size, senseCount: [...ids].filter((id) => open.get(id)?.mayTurnSense).length },
      ]),
    )
  }, [open, attestations])
}
