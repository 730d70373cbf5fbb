// The order in which the blocks of a page are read: what the file says (ALTO 4.3), else the chain of blocks, else as they stand.
import { elementNamed, type XmlElement } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'

/** `blocks` in their order; those of which the order does not speak keep their place behind the ones before them. */
export function readingOrder<T>(
  blocks: readonly T[],
  elementOf: (block: T) => XmlElement,
  root: XmlElement,
): T[] {
  const order = elementNamed(root, 'ReadingOrder')
  const named = order ? references(order) : []
  const chain = named.length > 0 ? named : chained(blocks.map(elementOf))
  if (chain.length === 0) return [...blocks]
  const place = new Map(chain.map((id, i) => [id, i]))
  let last = -1
  return blocks
    .map((block, i) => {
      // A group may name the block, or one that holds it.
      let at: XmlElement | null = elementOf(block)
      while (at && !place.has(attribute(at, 'ID') ?? '')) at = at.parent
      const own = at ? place.get(attribute(at, 'ID') ?? '') : undefined
      last = own ?? last
      return { block, key: last, i }
    })
    .sort((a, b) => a.key - b.key || a.i - b.i)
    .map(({ block }) => block)
}

function references(group: XmlElement): string[] {
  return group.children.flatMap((child) => {
    if (child.kind !== 'element') return []
    return child.local === 'ElementRef' ? [attribute(child, 'REF') ?? ''] : references(child)
  })
}

/** `IDNEXT` of each block (`ZORDER` says nothing of reading). */
function chained(blocks: readonly XmlElement[]): string[] {
  const next = new Map(
    blocks.map((block) => [attribute(block, 'ID') ?? '', attribute(block, 'IDNEXT')] as const),
  )
  const followers = new Set(next.values())
  if ([...followers].every((one) => one === undefined)) return []
  const chain: string[] = []
  for (const start of next.keys()) {
    if (followers.has(start)) continue
    for (let at: string | undefined = start; at !== undefined && !chain.includes(at); at = next.get(at)) chain.push(at)
  }
  return chain
} // prettier-ignore
