'use client'

import { useId, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { CheckField } from '#components/ui/field.tsx'

export interface Option {
  readonly id: string
  readonly label: ReactNode
  /** How deep it stands, for trees. */
  readonly depth?: number
}

/** Ticks what is in; nothing ticked means all. */
export function ChoiceList({
  title,
  hint,
  options,
  chosen,
  isReadOnly,
  onChange,
}: {
  title: string
  hint?: string
  options: readonly Option[]
  chosen: readonly string[]
  isReadOnly: boolean
  onChange(ids: string[]): void
}) {
  const t = useTranslations('editions')
  const headId = useId()
  // What has been deleted since stays in the list and is passed over.
  const living = options.filter(({ id }) => chosen.includes(id)).length
  const toggle = (id: string): void => {
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  }
  return (
    <div role="group" aria-labelledby={headId} className="border-t border-rule pt-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 id={headId} className="text-base">
          {title}{' '}
          <span className="font-sans text-sm text-ink-faint">
            {chosen.length === 0 ? t('all') : t('some', { count: living, total: options.length })}
          </span>
        </h3>
        {chosen.length > 0 && !isReadOnly && (
          <Button variant="link" size="small" onClick={() => onChange([])}>
            {t('chooseAll')}
          </Button>
        )}
      </div>
      {hint !== undefined && <p className="text-sm text-ink-faint">{hint}</p>}
      {options.length === 0 && <p className="text-sm text-ink-soft">{t('nothingThere')}</p>}
      <div
        className="mt-1.5 grid max-h-72 gap-1 overflow-y-auto py-0.5 pl-0.5"
        {...(options.length > 8 ? { tabIndex: 0, role: 'region', 'aria-labelledby': headId } : {})}
      >
        {options.map(({ id, label, depth = 0 }) => (
          <div key={id} style={depth === 0 ? undefined : { paddingInlineStart: `${depth * 1.25}rem` }}>
            <CheckField
              label={label}
              checked={chosen.includes(id)}
              disabled={isReadOnly}
              onChange={() => toggle(id)}
            />
          </div>
        ))}
      </div>
    </div>
  )
}
