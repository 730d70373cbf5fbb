// The tags of an edition: the tree in its order, and the index with all that carries each.
import type { RecordOf } from '#lib/live/records.ts'
import { byMaking, compare, groupBy, type Chosen } from './choose.ts'
import type { PassageReference } from './edition-argument.ts'
import type { EditionTag } from './edition.ts'

interface TagInTree {
  tag: RecordOf<'tag'>
  depth: number
  parent: string | null
}

/** Depth first. A tag whose parent is missing, or which is its own ancestor, stands at the root. */
export function orderTags(tags: readonly RecordOf<'tag'>[]): TagInTree[] {
  const known = new Set(tags.map((tag) => tag.id))
  const children = groupBy(tags, (tag) =>
    tag.parentId !== null && known.has(tag.parentId) ? tag.parentId : '',
  )
  const out: TagInTree[] = []
  const seen = new Set<string>()
  const visit = (list: readonly RecordOf<'tag'>[], depth: number, parent: string | null): void => {
    for (const tag of [...list].sort(
      (a, b) => a.position - b.position || compare(a.label, b.label) || byMaking(a, b),
    )) {
      if (seen.has(tag.id)) continue
      seen.add(tag.id)
      out.push({ tag, depth, parent })
      visit(children.get(tag.id) ?? [], depth + 1, tag.id)
    }
  }
  visit(children.get('') ?? [], 0, null)
  visit(tags, 0, null)
  return out
}

/** The index: every tag when all are printed, else those chosen or used, and what stands above them. */
export function indexTags(
  tree: readonly TagInTree[],
  keys: ReadonlyMap<string, string>,
  chosen: Chosen,
  references: ReadonlyMap<string, PassageReference>,
  claimReference: (id: string) => EditionTag['claims'][number],
): EditionTag[] {
  const taggings = groupBy(chosen.records.tagging, (one) => one.tagId)
  const parentOf = new Map(tree.map((one) => [one.tag.id, one.parent]))
  const wanted = new Set<string>()
  for (const { tag } of tree) {
    if (!chosen.isTag(tag.id) && !taggings.has(tag.id)) continue
    for (let id: string | null = tag.id; id !== null && !wanted.has(id); id = parentOf.get(id) ?? null)
      wanted.add(id)
  }
  return tree
    .filter((one) => wanted.has(one.tag.id))
    .map(({ tag, depth, parent }): EditionTag => {
      const marks = taggings.get(tag.id) ?? []
      return {
        id: tag.id,
        key: keys.get(tag.id) ?? '',
        label: tag.label,
        colour: tag.colour,
        description: tag.description,
        depth,
        parent: parent === null ? null : (keys.get(parent) ?? null),
        passages: marks
          .flatMap((one) => references.get(one.passageId ?? '') ?? [])
          .sort((a, b) => Number(a.key.slice(1)) - Number(b.key.slice(1)))
          .filter((one, index, list) => one.key !== list[index - 1]?.key),
        claims: marks.flatMap((one) => (one.claimId === null ? [] : [claimReference(one.claimId)])),
      }
    })
}
