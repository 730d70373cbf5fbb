'use client'

import { useTranslations } from 'use-intl'
import { useVocabulary } from '#components/claims/use-vocabulary.ts'
import type { Sheet } from './sheet-fields.tsx'
import { useBounds } from './use-bounds.ts'

/** A sheet as a list of what is known; nothing is listed that is not. */
export function SheetView({
  sheet,
  emptyText,
  more = [],
}: {
  sheet: Sheet
  emptyText: string
  /** Further lines, label and value, before the long texts. */
  more?: readonly (readonly [string, string])[]
}) {
  const t = useTranslations('sources')
  const word = useVocabulary()
  const boundsOf = useBounds()
  const bounds = boundsOf(sheet.dateEdtf)
  const hasDate = sheet.dateText !== '' || sheet.dateEdtf !== ''
  const rows = (
    [
      [t('creators'), sheet.creators.join('; ')],
      [t('place'), sheet.place],
      [t('genre'), sheet.genre],
      [t('language'), sheet.language],
      [t('archiveReference'), sheet.archiveReference],
      ...more,
      [t('transmission'), sheet.transmission],
      [t('rights'), sheet.rights],
      [t('description'), sheet.description],
    ] as const
  ).filter(([, value]) => value !== '')
  if (rows.length === 0 && !hasDate) return <p className="text-sm text-ink-soft">{emptyText}</p>
  return (
    <dl className="grid gap-x-6 gap-y-1.5 text-sm sm:grid-cols-[max-content_minmax(0,42rem)]">
      {hasDate && (
        <div className="sm:contents">
          <dt className="text-ink-soft">{t('dateColumn')}</dt>
          <dd>
            {sheet.dateText}{' '}
            {sheet.dateEdtf !== '' && <code className="font-mono text-xs">{sheet.dateEdtf}</code>}
            {sheet.dateBasis !== '' && (
              <span className="text-ink-soft"> ({word('dateBases', sheet.dateBasis)})</span>
            )}
            {bounds && <span className="block text-ink-soft">{bounds}</span>}
          </dd>
        </div>
      )}
      {rows.map(([label, value]) => (
        <div key={label} className="sm:contents">
          <dt className="text-ink-soft">{label}</dt>
          <dd className="whitespace-pre-line">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
