'use client'

// The layers laid over one text: the passages that are shown, how many are not, and the colours of the marks.
import { useDeferredValue, useMemo } from 'react'
import { useRecords } from '#components/live/use-project.ts'
import {
  hidesNothing,
  layerTest,
  passageKinds,
  type LayerChoice,
  type LayerColouring,
  type PassageLayers,
} from '#lib/claims/layers.ts'
import { layerColours, passageLayers } from '#lib/claims/passage-layers.ts'
import { claimStates } from '#lib/claims/vocabulary.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { intervalIndex } from '#lib/text/interval-index.ts'
import type { TagColour } from './marks.ts'
import type { Argument } from './use-argument.ts'
import type { Passages } from './use-passages.ts'

export interface Layers {
  /** The passages that are shown; those hidden are still found by their id, and nothing is marked twice over them. */
  readonly passages: Passages
  /** The argument, with the colours of the chosen aspect. */
  readonly argument: Argument
  readonly hiddenCount: number
  readonly all: readonly RecordOf<'passage'>[]
  layersOf(passage: RecordOf<'passage'>): PassageLayers
  readonly colours: ReadonlyMap<string, TagColour | 'none'> | null
}

export function useLayers(
  all: Passages,
  argument: Argument,
  choice: LayerChoice,
  revisionId: string,
): Layers {
  const layersOf = useLayersOf(revisionId)
  const passages = useMemo((): Passages => {
    if (hidesNothing(choice)) return all
    const isShown = layerTest(choice)
    const list = all.list.filter((passage) => isShown(layersOf(passage)))
    // The lanes stay: a mark does not move because another is hidden.
    return { ...all, list, index: intervalIndex(list) }
  }, [all, choice, layersOf])
  const { colouring } = choice
  const colours = useColours(all.list, colouring, layersOf)
  const coloured = useMemo((): Argument => {
    if (colours === null) return argument
    const known = new Map<string, ReturnType<Argument['of']>>()
    return {
      ...argument,
      of(id) {
        let said = known.get(id)
        if (!said) {
          const passage = all.byId.get(id)
          const first = passage && colouring !== 'plain' ? layersOf(passage)[colouring] : []
          const colour = first.map((value) => colours.get(value)).find((one) => one !== undefined)
          known.set(id, (said = { ...argument.of(id), colour: colour ?? 'none' }))
        }
        return said
      },
    }
  }, [argument, all.byId, colouring, colours, layersOf])
  return {
    passages,
    argument: coloured,
    hiddenCount: all.list.length - passages.list.length,
    all: all.list,
    layersOf,
    colours,
  }
}

/** Null where tags give the colour themselves. */
function useColours(
  passages: readonly RecordOf<'passage'>[],
  colouring: LayerColouring,
  layersOf: (passage: RecordOf<'passage'>) => PassageLayers,
): ReadonlyMap<string, TagColour | 'none'> | null {
  return useMemo(() => {
    if (colouring === 'tag') return null
    if (colouring === 'plain') return new Map()
    if (colouring === 'kind') return layerColours(passageKinds)
    if (colouring === 'state') return layerColours(claimStates)
    return layerColours(new Set(passages.flatMap((passage) => layersOf(passage)[colouring])))
  }, [passages, colouring, layersOf])
}

/** Looks up the layers of a passage. A moment behind the records, so that writing never waits for it. */
function useLayersOf(revisionId: string): (passage: RecordOf<'passage'>) => PassageLayers {
  const note = useRecords('note')
  const tagging = useRecords('tagging')
  const attestation = useRecords('attestation')
  const evidence = useRecords('evidence')
  const comment = useRecords('comment')
  const claim = useRecords('claim')
  const references = useRecords('sourceReference')
  const referencesHere = useMemo(
    () =>
      intervalIndex(
        Object.values(references).flatMap(({ id, spans, revisionId: madeOn }) =>
          spans && madeOn === revisionId ? [{ id, spans }] : [],
        ),
      ),
    [references, revisionId],
  )
  const layersOf = useMemo(
    () =>
      passageLayers({ note, tagging, attestation, evidence, comment, claim }, ({ spans }) =>
        spans.some((span) => referencesHere.overlapping(span).length > 0),
      ),
    [note, tagging, attestation, evidence, comment, claim, referencesHere],
  )
  return useDeferredValue(layersOf)
}
