// Where the cards of a margin stand: beside their lines as far as there is room, never over one another.

export interface MarginItem {
  readonly id: string
  /** The height of its line, in pixels from the top of the page. */
  readonly wanted: number
  readonly height: number
}

/**
 * The top of each item. Items keep the order of `wanted`; the item `firm` (if any) stands exactly where it wants to, the
 * others give way: those before it upwards, those after it downwards. Without it, all give way downwards.
 */
export function packMargin(
  items: readonly MarginItem[],
  gap: number,
  firm: string | null = null,
): Map<string, number> {
  const sorted = items
    .map((item, order) => ({ ...item, order }))
    .sort((a, b) => a.wanted - b.wanted || a.order - b.order)
  const tops = new Map<string, number>()
  const pivot = sorted.findIndex((item) => item.id === firm)
  let free = -Infinity
  for (const item of sorted.slice(Math.max(0, pivot))) {
    const top = Math.max(item.wanted, free)
    tops.set(item.id, top)
    free = top + item.height + gap
  }
  if (pivot <= 0) return tops
  // Above the firm item: first as far down as wanted, then pushed up from below where they would run into the next.
  const above = sorted.slice(0, pivot)
  free = -Infinity
  const wished = above.map((item) => {
    const top = Math.max(item.wanted, free)
    free = top + item.height + gap
    return top
  })
  let floor = tops.get(sorted[pivot]?.id ?? '') ?? 0
  for (let i = above.length - 1; i >= 0; i--) {
    const item = above[i] as MarginItem
    const top = Math.min(wished[i] ?? 0, floor - gap - item.height)
    tops.set(item.id, top)
    floor = top
  }
  return tops
}

export interface Crowding {
  readonly gap: number
  /** The height of an item that is shown by its beginning alone, in pixels. */
  readonly small: number
  /** How far an item may be pushed from its line before those above it are shortened, in pixels. */
  readonly slack: number
}

/**
 * The items that must be shown by their beginning alone, since whole they would push the next ones too far from their lines. In the
 * order of `wanted`; an item that nothing follows closely stays whole, and so does `firm`.
 */
export function crowdedItems(
  items: readonly MarginItem[],
  { gap, small, slack }: Crowding,
  firm: string | null = null,
): Set<string> {
  const sorted = [...items].sort((a, b) => a.wanted - b.wanted)
  const crowded = new Set<string>()
  let free = -Infinity
  sorted.forEach(({ id, wanted, height }, i) => {
    // What is firm stands at its line, whatever stands above.
    const top = id === firm ? wanted : Math.max(wanted, free)
    const next = sorted[i + 1]
    const isCrowded =
      id !== firm && height > small && next !== undefined && top + height + gap > next.wanted + slack
    if (isCrowded) crowded.add(id)
    free = top + (isCrowded ? small : height) + gap
  })
  return crowded
}
