// Each stance has a colour and a shape; the shape alone is enough to tell them apart.
import { useTranslations } from 'use-intl'
import type { MarkStance } from './marks.ts'
import './controls.css'

const shapes: Record<MarkStance, string> = {
  marked: 'M2 11h12',
  affirms: 'M2 8.5 6 12.5 14 4',
  denies: 'M2 8h10v4',
  supports: 'M8 3v10M3 8h10',
  contradicts: 'M3 8h10',
  qualifies: 'M2 9c2-4 4-4 6-1s4 3 6-1',
  contextualises: 'M8 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9',
  undercuts: 'M4 4l8 8M12 4l-8 8',
}

/** The sign of a stance, with its name for screen readers (unless the name stands beside it anyway). */
export function StanceMark({ stance, isNamed = false }: { stance: MarkStance; isNamed?: boolean }) {
  const t = useTranslations('reader.stance')
  return (
    <span className={`stance stance-${stance}`}>
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
        <path
          d={shapes[stance]}
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span className={isNamed ? 'stance-name' : 'visually-hidden'}>{t(stance)}</span>
    </span>
  )
}
