// Suggestions in the order in which they are worth a look: what leads to other sources first, names last, and each name once with
// all its spellings.
import { referenceKinds, type ReferenceKind } from '#lib/sources/vocabulary.ts'
import type { Suggestion } from './suggestions.ts'

/** A name with its spellings, the most frequent first. */
export interface SuggestedName {
  /** The fullest form. */
  readonly name: string
  readonly spellings: readonly Suggestion[]
  /** How often they stand in the text, together. */
  readonly times: number
}

/** Suggestions by kind: signatures, back references, works, dates, names; kinds without any are left out. */
export function byKind(
  suggestions: readonly Suggestion[],
): { kind: ReferenceKind; suggestions: Suggestion[] }[] {
  const own = Map.groupBy(suggestions, ({ kind }) => kind)
  return referenceKinds.flatMap((kind) => {
    const found = own.get(kind)
    return found ? [{ kind, suggestions: found }] : []
  })
}

/** Names that stand often come first, then by letters. */
export function byName(names: readonly Suggestion[]): SuggestedName[] {
  return [...Map.groupBy(names, ({ normalized }) => normalized)]
    .map(([name, own]) => ({
      name,
      spellings: [...own].sort((a, b) => timesOf(b) - timesOf(a)),
      times: own.reduce((sum, one) => sum + timesOf(one), 0),
    }))
    .sort((a, b) => b.times - a.times || a.name.localeCompare(b.name))
}

const timesOf = ({ spans }: Suggestion): number => spans?.length ?? 1
