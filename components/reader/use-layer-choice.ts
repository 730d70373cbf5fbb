'use client'

// Which layers a person wants to see in a project: kept in the browser, or brought along by a link for as long as nothing else is
// chosen.
import { useSearchParams } from 'next/navigation'
import { useCallback, useMemo, useState } from 'react'
import { useProject } from '#components/live/use-project.ts'
import { allLayers, readLayers, writeLayers, type LayerChoice } from '#lib/claims/layers.ts'
import { useKept } from './kept-in-browser.ts'
import { layersKey } from './opening-marks.ts'

export interface LayerChoosing {
  readonly choice: LayerChoice
  /** The choice came with the address and is not kept. */
  readonly isFromLink: boolean
  choose(choice: LayerChoice): void
  /** Leaves the choice of the link for one's own. */
  leaveLink(): void
}

export function useLayerChoice(): LayerChoosing {
  const { projectId, me } = useProject()
  const [kept, keep] = useKept(layersKey(me.id, projectId))
  const inAddress = useSearchParams().get('layers')
  const [left, setLeft] = useState<string | null>(null)
  const isFromLink = inAddress !== null && inAddress !== left
  const written = isFromLink ? inAddress : kept
  const choice = useMemo(() => (written === null ? allLayers : readLayers(written)), [written])
  const leaveLink = useCallback(() => {
    setLeft(inAddress)
    const address = new URL(location.href)
    address.searchParams.delete('layers')
    history.replaceState(history.state, '', address)
  }, [inAddress])
  const choose = useCallback(
    (next: LayerChoice) => {
      const text = writeLayers(next)
      keep(text === '' ? null : text)
      leaveLink()
    },
    [keep, leaveLink],
  )
  return useMemo(() => ({ choice, isFromLink, choose, leaveLink }), [choice, isFromLink, choose, leaveLink])
}

/** The address of this page with the layers in it; `passageId` also names where to open. */
export function addressWithLayers(choice: LayerChoice, passageId: string | null): string {
  const address = new URL(location.href)
  const text = writeLayers(choice)
  if (text === '') address.searchParams.delete('layers')
  else address.searchParams.set('layers', text)
  if (passageId !== null) address.searchParams.set('passage', passageId)
  return address.href
}
