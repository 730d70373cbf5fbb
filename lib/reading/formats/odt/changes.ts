// The tracked changes of an OpenDocument text: said once at its beginning, with the words that were deleted, and pointed to from
// their places. ODF 1.3 part 3, 5.5.
import type { Change, Story, StoryPiece } from '../../flow/story.ts'
import { attribute, type XmlOpen } from '../../xml/walk.ts'

export interface Changes {
  region(id: string, change: Change, story: Story): void
  /** The insertion in which the next characters stand. */
  insertion(): Change | null
  begin(tag: XmlOpen): void
  end(tag: XmlOpen): void
  /** The words that were deleted here. */
  deleted(tag: XmlOpen): StoryPiece[]
}

export function changeReader(): Changes {
  const regions = new Map<string, { change: Change; story: Story }>()
  const open: Change[] = []
  const regionOf = (tag: XmlOpen): { change: Change; story: Story } | undefined =>
    regions.get(attribute(tag, 'change-id') ?? '')
  return {
    region: (id, change, story) => void regions.set(id, { change, story }),
    insertion: () => open.at(-1) ?? null,
    begin(tag) {
      const change = regionOf(tag)?.change
      if (change?.kind === 'insertion') open.push(change)
    },
    end(tag) {
      const change = regionOf(tag)?.change
      const at = change ? open.lastIndexOf(change) : -1
      if (at >= 0) open.splice(at, 1)
    },
    deleted(tag) {
      const region = regionOf(tag)
      if (region?.change.kind !== 'deletion') return []
      // Deleted words were deleted in one place; a file that names them in many says nothing more.
      regions.delete(attribute(tag, 'change-id') ?? '')
      const { change, story } = region
      return story.flatMap(({ pieces }, i): StoryPiece[] => [
        // A paragraph's end among the deleted words is a line end.
        ...(i === 0 ? [] : [{ op: 'line-end', change } as const]),
        ...pieces.flatMap((one): StoryPiece[] => {
          if (one.op === 'page' || one.op === 'box') return []
          return [one.op === 'cell' ? { op: 'text', text: '\t', change } : { ...one, change }]
        }),
      ])
    },
  }
}
