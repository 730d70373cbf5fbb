'use client'

// The lines of one aspect in the panel of layers: their names and their order.
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useMemberName, useRecords } from '#components/live/use-project.ts'
import { nothing, passageKinds, passageStances, type Aspect } from '#lib/claims/layers.ts'
import { hangsBelow, tagTree } from '#lib/claims/tag-tree.ts'
import { claimStates } from '#lib/claims/vocabulary.ts'
import { shorten } from './passage-card.tsx'
import type { MarkStance, TagColour } from './marks.ts'

export interface LayerRow {
  readonly value: string
  readonly name: string
  /** How deep a tag hangs in its tree. */
  readonly depth: number
  readonly colour?: TagColour
  readonly stance?: MarkStance
}

/** A line for each layer that has passages, and for each that is in the choice: what is hidden can be shown again. */
export function useLayerNames(
  aspect: Aspect,
  counts: ReadonlyMap<string, number>,
  chosen: readonly string[] = [],
): readonly LayerRow[] {
  const t = useTranslations('reader')
  const ofStates = useTranslations('vocabulary.claimStates')
  const nameOf = useMemberName()
  const tags = useRecords('tag')
  const claims = useRecords('claim')
  return useMemo(() => {
    const wanted = new Set([...counts.keys(), ...chosen])
    const row = (value: string, name: string): LayerRow => ({ value, name, depth: 0 })
    const inOrder = <T extends string>(values: readonly T[], name: (value: T) => string): LayerRow[] =>
      values.filter((value) => wanted.has(value)).map((value) => row(value, name(value)))
    const without = (name: string): LayerRow[] => (wanted.has(nothing) ? [row(nothing, name)] : [])
    switch (aspect) {
      case 'person':
        return [...wanted]
          .map((id) => row(id, nameOf(id)))
          .sort((a, b) => a.name.localeCompare(b.name) || (a.value < b.value ? -1 : 1))
      case 'kind':
        return inOrder(passageKinds, (kind) => t(`layers.kinds.${kind}`))
      case 'tag': {
        const tree = tagTree(tags).filter(({ tag }) => [...wanted].some((id) => hangsBelow(tags, id, tag.id)))
        return [
          ...tree.map(({ tag, depth }) => ({ value: tag.id, name: tag.label, depth, colour: tag.colour })),
          ...without(t('layers.noTag')),
        ]
      }
      case 'claim': {
        const known = Object.values(claims).filter(({ id }) => wanted.has(id))
        const byWeight = known.sort(
          (a, b) =>
            (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0) || a.statement.localeCompare(b.statement),
        )
        return [
          ...byWeight.map(({ id, statement }) => row(id, shorten(statement, 90))),
          ...without(t('layers.noClaim')),
        ]
      }
      case 'stance':
        return passageStances
          .filter((stance) => wanted.has(stance))
          .map((stance) => ({ ...row(stance, t(`stance.${stance}`)), stance }))
      case 'state':
        return [...inOrder(claimStates, (state) => ofStates(state)), ...without(t('layers.noClaim'))]
    }
  }, [aspect, counts, chosen, t, ofStates, nameOf, tags, claims])
}
