import type { Source, Unit } from '#lib/claims/recorded.ts'

/** Siglum, unit and date of what is quoted. */
export function SourceLabel({ source, unit }: { source: Source | null; unit: Unit | null }) {
  if (!source) return null
  const date = unit?.dateText || unit?.dateEdtf || source.dateText || source.dateEdtf
  return (
    <span>
      <abbr title={source.title} className="siglum no-underline">
        {source.siglum}
      </abbr>
      {unit && <span>, {unit.label}</span>}
      {date !== '' && <span>, {date}</span>}
    </span>
  )
}
