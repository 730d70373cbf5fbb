import type { RecordOf } from '#lib/live/records.ts'

/** A wash of the tag's colour behind a strong edge of it. Written out, so that the stylesheet knows every name. */
const tints: Record<RecordOf<'tag'>['colour'], string> = {
  ochre: 'bg-tag-ochre-wash border-tag-ochre',
  madder: 'bg-tag-madder-wash border-tag-madder',
  verdigris: 'bg-tag-verdigris-wash border-tag-verdigris',
  indigo: 'bg-tag-indigo-wash border-tag-indigo',
  plum: 'bg-tag-plum-wash border-tag-plum',
  olive: 'bg-tag-olive-wash border-tag-olive',
  sienna: 'bg-tag-sienna-wash border-tag-sienna',
  slate: 'bg-tag-slate-wash border-tag-slate',
}

/** Classes that tint something by a tag's colour; it needs a border of its own to show the edge. */
export function tagTint(colour: RecordOf<'tag'>['colour']): string {
  return tints[colour]
}

/** A tag's name on its colour; the name is always there, the colour only helps. */
export function TagChip({ tag }: { tag: Pick<RecordOf<'tag'>, 'label' | 'colour'> }) {
  return (
    <span
      className={`inline-flex items-center border-l-3 px-1.5 py-0.5 text-xs leading-4 text-ink ${tagTint(tag.colour)}`}
    >
      {tag.label}
    </span>
  )
}
