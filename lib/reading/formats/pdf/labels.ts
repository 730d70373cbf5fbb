// Page labels: what the file says, what is printed on the page, or the count; a number is never invented.
import { fromRoman } from './heads.ts'

export interface PageLabel {
  readonly label: string
  readonly labelSource: 'printed' | 'counted'
}

/**
 * One label per page. The file's own labels count when they say more than the plain count or when nothing is printed; between
 * printed numbers that agree with each other pages without one are counted on.
 */
export function labelPages(
  given: readonly (string | null)[],
  printed: ReadonlyMap<number, string>,
): PageLabel[] {
  const saysMore = given.some((label, order) => label !== null && label !== String(order + 1))
  if (given.every((label) => label !== null) && (saysMore || printed.size === 0))
    return given.map((label) => ({ label: label ?? '', labelSource: saysMore ? 'printed' : 'counted' }))
  return given.map((_, order) => {
    const own = printed.get(order)
    if (own !== undefined) return { label: own, labelSource: 'printed' }
    return { label: countOn(order, printed) ?? String(order + 1), labelSource: 'counted' }
  })
}

/** The number that a page must have for its neighbours to be right; null where they disagree or there are none. */
function countOn(order: number, printed: ReadonlyMap<number, string>): string | null {
  const arabic = [...printed].flatMap(([at, label]) =>
    /^\d+$/.test(label) && fromRoman(label) === 0 ? [[at, Number(label)] as const] : [],
  )
  const before = arabic.findLast(([at]) => at < order)
  const after = arabic.find(([at]) => at > order)
  const offsets = [before, after].flatMap((one) => (one ? [one[1] - one[0]] : []))
  const [offset] = offsets
  if (offset === undefined || offsets.some((one) => one !== offset) || offset + order < 1) return null
  return String(offset + order)
}
