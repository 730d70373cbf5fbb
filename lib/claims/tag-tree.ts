// The tree of tags: its order, its branches, and moves within it as changes of parent and position.
import type { ById, Tag } from './recorded.ts'

type Hung = Pick<Tag, 'id' | 'parentId' | 'label' | 'position'>

export interface TagNode<T extends Hung> {
  readonly tag: T
  /** 0 at the root. */
  readonly depth: number
  /** Where it stands among its siblings, from 0, and how many they are. */
  readonly at: number
  readonly siblings: number
  readonly hasChildren: boolean
}

/** A tag whose parent is gone, or that hangs below itself, stands at the root: nothing disappears. */
function childrenOf<T extends Hung>(tags: ById<T>): Map<string | null, T[]> {
  const parentOf = (tag: T): string | null =>
    tag.parentId !== null && tags[tag.parentId] && !hangsBelow(tags, tag.parentId, tag.id)
      ? tag.parentId
      : null
  const children = new Map<string | null, T[]>()
  for (const tag of Object.values(tags)) {
    const parent = parentOf(tag)
    const list = children.get(parent)
    if (list) list.push(tag)
    else children.set(parent, [tag])
  }
  for (const list of children.values())
    list.sort((a, b) => a.position - b.position || compareText(a.label, b.label) || compareText(a.id, b.id))
  return children
}

/** The tree in reading order, each parent before its children. */
export function tagTree<T extends Hung>(tags: ById<T>): TagNode<T>[] {
  const children = childrenOf(tags)
  const nodes: TagNode<T>[] = []
  const walk = (parent: string | null, depth: number): void => {
    const list = children.get(parent) ?? []
    list.forEach((tag, at) => {
      nodes.push({ tag, depth, at, siblings: list.length, hasChildren: children.has(tag.id) })
      walk(tag.id, depth + 1)
    })
  }
  walk(null, 0)
  return nodes
}

/** `id` and everything below it. */
export function withDescendants(tags: ById<Pick<Tag, 'id' | 'parentId'>>, id: string): Set<string> {
  const found = new Set([id])
  for (let size = 0; size !== found.size;) {
    size = found.size
    for (const tag of Object.values(tags))
      if (tag.parentId !== null && found.has(tag.parentId)) found.add(tag.id)
  }
  return found
}

/** Whether `id` is `above` itself or hangs somewhere below it. */
export function hangsBelow(tags: ById<Pick<Tag, 'id' | 'parentId'>>, id: string, above: string): boolean {
  const seen = new Set<string>()
  for (let at: string | null = id; at !== null && !seen.has(at); at = tags[at]?.parentId ?? null) {
    if (at === above) return true
    seen.add(at)
  }
  return false
}

export type TagMove = 'up' | 'down' | 'in' | 'out'
export interface TagChange {
  readonly id: string
  readonly parentId: string | null
  readonly position: number
}

/**
 * The changes that move a tag one step: among its siblings, under the sibling before it, or out behind its parent.
 * Null when there is nowhere to go. Only tags that change are listed.
 */
export function moveTag<T extends Hung>(tags: ById<T>, id: string, move: TagMove): TagChange[] | null {
  const children = childrenOf(tags)
  const parentId = [...children].find(([, list]) => list.some((tag) => tag.id === id))?.[0] ?? null
  const siblings = children.get(parentId) ?? []
  const at = siblings.findIndex((tag) => tag.id === id)
  const before = siblings[at - 1]
  switch (move) {
    case 'up':
      return at > 0 ? placeTag(tags, id, parentId, at - 1) : null
    case 'down':
      return at < siblings.length - 1 ? placeTag(tags, id, parentId, at + 1) : null
    case 'in':
      return before ? placeTag(tags, id, before.id, children.get(before.id)?.length ?? 0) : null
    case 'out': {
      if (parentId === null) return null
      const above = tags[parentId]?.parentId ?? null
      const grand = above !== null && tags[above] ? above : null
      const behind = (children.get(grand) ?? []).findIndex((tag) => tag.id === parentId) + 1
      return placeTag(tags, id, grand, behind)
    }
  }
}

/** The changes that hang a tag under `parentId` as its child number `at`. Null when that would make a ring. */
export function placeTag<T extends Hung>(
  tags: ById<T>,
  id: string,
  parentId: string | null,
  at: number,
): TagChange[] | null {
  const moved = tags[id]
  if (!moved || (parentId !== null && hangsBelow(tags, parentId, id))) return null
  const others = (childrenOf(tags).get(parentId) ?? []).filter((tag) => tag.id !== id)
  const order = [...others.slice(0, at), moved, ...others.slice(at)]
  return order.flatMap((tag, position): TagChange[] =>
    tag.position === position && tag.parentId === parentId ? [] : [{ id: tag.id, parentId, position }],
  )
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
