import type { ComboOption } from '#components/reader/combo-field.tsx'
import { searchText } from '#lib/text/search.ts'

/** Offers claims by their words, the newest first among equals; never those in `without`. */
export function claimOptions(
  claims: readonly { id: string; statement: string }[],
  without: readonly string[] = [],
): (query: string) => ComboOption[] {
  const newest = claims.filter((claim) => !without.includes(claim.id)).sort((a, b) => (a.id < b.id ? 1 : -1))
  return (query) => {
    const words = query.split(/\s+/).filter(Boolean)
    const found: ComboOption[] = []
    for (const claim of newest) {
      if (found.length === 7) break
      if (words.every((word) => searchText(claim.statement, word, { limit: 1 }).length > 0))
        found.push({ id: claim.id, label: claim.statement })
    }
    return found
  }
}
