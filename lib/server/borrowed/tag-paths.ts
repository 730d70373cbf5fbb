// Tags of other programs in the tree that is here: found by name where there is one of that name, made where there is none.
import 'server-only'
import { createSchema } from '#lib/live/record-schemas.ts'
import { v7 } from 'uuid'
import type { Desk } from '../records/desk.ts'
import type { AnyRecord } from '../records/rows.ts'

export interface TagPaths {
  /** The tag of a path, made if need be; null when a name in it is too long for a tag here. */
  find(path: readonly string[]): Promise<string | null>
  /** The tags that were made, each with those above it. */
  readonly made: readonly string[]
}

/** As many characters as a tag's name may have. */
const LONGEST = 120

const folded = (label: string): string =>
  label.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('und')

/**
 * A tag without tags above it is found wherever in the tree it stands, the highest first: other programs know no tree. A path is
 * followed from its first name, again wherever that stands.
 */
export async function openTagPaths(desk: Desk): Promise<TagPaths> {
  const all = await desk.list('tag', { retiredAt: null })
  const depths = depthsOf(all)
  const byName = new Map<string, { id: string; depth: number }>()
  const children = new Map<string, string>()
  for (const tag of all) {
    const name = folded(String(tag['label']))
    const depth = depths.get(tag.id) ?? 0
    const known = byName.get(name)
    if (!known || depth < known.depth) byName.set(name, { id: tag.id, depth })
    if (typeof tag['parentId'] === 'string') children.set(`${tag['parentId']} ${name}`, tag.id)
  }
  let position = all.reduce((last, tag) => Math.max(last, Number(tag['position']) + 1), 0)
  const made: string[] = []

  const make = async (label: string, parentId: string | null, path: readonly string[]): Promise<string> => {
    const id = v7()
    const fields = createSchema('tag').parse({ label, parentId, position: position++ })
    await desk.create('tag', { id, fields })
    made.push(path.join(' / '))
    return id
  }
  return {
    made,
    async find(path) {
      const labels = path.map((label) => label.replace(/\s+/g, ' ').trim())
      if (labels.length === 0 || labels.some((label) => label === '' || label.length > LONGEST)) return null
      let id: string | null = null
      for (const [k, label] of labels.entries()) {
        const name = folded(label)
        const parent: string | null = id
        id = (parent === null ? byName.get(name)?.id : children.get(`${parent} ${name}`)) ?? null
        if (id !== null) continue
        id = await make(label, parent, labels.slice(0, k + 1))
        if (parent === null) byName.set(name, { id, depth: 0 })
        else children.set(`${parent} ${name}`, id)
      }
      return id
    },
  }
}

function depthsOf(tags: readonly AnyRecord[]): ReadonlyMap<string, number> {
  const parents = new Map(tags.map((tag) => [tag.id, tag['parentId']]))
  return new Map(
    tags.map(({ id }) => {
      let depth = 0
      for (let at = parents.get(id); typeof at === 'string' && depth < 100; at = parents.get(at)) depth++
      return [id, depth]
    }),
  )
}
