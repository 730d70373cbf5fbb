// The regions of a page in their reading order, nested regions in their place.
import type { XmlElement } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'

const holders = new Set(['TextRegion', 'TableRegion'])

/** Regions with text: by the file's reading order; those it does not name stand behind. */
export function orderRegions(page: XmlElement): XmlElement[] {
  const regions: XmlElement[] = []
  const collect = (element: XmlElement): void => {
    for (const child of element.children) {
      if (child.kind !== 'element' || !child.local.endsWith('Region')) continue
      if (holders.has(child.local)) regions.push(child)
      if (child.local !== 'TableRegion') collect(child)
    }
  }
  collect(page)
  const place = new Map<string, number>()
  for (const child of page.children)
    if (child.kind === 'element' && child.local === 'ReadingOrder')
      for (const id of references(child)) place.set(id, place.size)
  let last = -1
  return regions
    .map((region, i) => {
      const own = placeOf(region, place)
      last = own ?? last
      return { region, key: own ?? (place.size > 0 && !isNested(region) ? Infinity : last), i }
    })
    .sort((a, b) => (a.key === b.key ? a.i - b.i : a.key - b.key))
    .map(({ region }) => region)
}

/** Of the order itself, or as Transkribus notes it. */
function placeOf(region: XmlElement, place: ReadonlyMap<string, number>): number | undefined {
  const own = place.get(attribute(region, 'id') ?? '')
  if (own !== undefined || place.size > 0) return own
  const custom = /readingOrder\s*\{\s*index:\s*(\d+)/.exec(attribute(region, 'custom') ?? '')?.[1]
  return custom === undefined ? undefined : Number(custom)
}

const isNested = ({ parent }: XmlElement): boolean => parent?.local.endsWith('Region') ?? false

/** Ids in the order of groups within groups; `index` counts where it is given. */
function references(group: XmlElement): string[] {
  const index = (element: XmlElement): number => Number(attribute(element, 'index') ?? NaN)
  const children = group.children.flatMap((child) => (child.kind === 'element' ? [child] : []))
  const sorted = children.every((child) => Number.isFinite(index(child)))
    ? [...children].sort((a, b) => index(a) - index(b))
    : children
  return sorted.flatMap((child) => {
    const id = attribute(child, 'regionRef')
    return [...(id === undefined ? [] : [id]), ...references(child)]
  })
}
