'use client'

import { X } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useRecords } from '#components/live/use-project.ts'
import { searchText } from '#lib/text/search.ts'
import { ComboField, type ComboOption } from './combo-field.tsx'
import type { ExistingOrNew } from './use-annotate.ts'
import './controls.css'

/** Collects tags for something not yet written. */
export function TagField({
  tags,
  onChange,
}: {
  tags: readonly ExistingOrNew[]
  onChange(tags: readonly ExistingOrNew[]): void
}) {
  const t = useTranslations('reader.tag')
  const known = useRecords('tag')
  const labelOf = (one: ExistingOrNew): string => ('id' in one ? (known[one.id]?.label ?? '') : one.label)
  return (
    <div className="tag-field">
      {tags.map((one, i) => (
        <span
          key={i}
          className={`tag-chip tag-${'id' in one ? (known[one.id]?.colour ?? 'slate') : 'slate'}`}
        >
          {labelOf(one)}
          <button
            type="button"
            className="chip-remove"
            aria-label={t('remove', { label: labelOf(one) })}
            onClick={() => onChange(tags.filter((_, at) => at !== i))}
          >
            <X size={11} aria-hidden />
          </button>
        </span>
      ))}
      <TagPicker onPick={(picked) => onChange([...tags, picked])} />
    </div>
  )
}

/** One line to choose or make a tag. */
export function TagPicker({
  onPick,
  onEscape,
  autoFocus = false,
}: {
  onPick(tag: ExistingOrNew): void
  onEscape?(): void
  autoFocus?: boolean
}) {
  const t = useTranslations('reader.tag')
  const tags = useRecords('tag')
  const optionsFor = useMemo(() => {
    const sorted = Object.values(tags).sort(
      (a, b) => a.position - b.position || a.label.localeCompare(b.label),
    )
    return (query: string): ComboOption[] =>
      sorted
        .filter((tag) => query === '' || searchText(tag.label, query, { limit: 1 }).length > 0)
        .map((tag) => {
          const parent = tag.parentId ? tags[tag.parentId]?.label : undefined
          return { id: tag.id, label: tag.label, colour: tag.colour, ...(parent ? { hint: parent } : {}) }
        })
  }, [tags])
  return (
    <ComboField
      label={t('choose')}
      placeholder={t('placeholder')}
      optionsFor={optionsFor}
      createLabel={(query) => t('create', { query })}
      onPick={onPick}
      {...(onEscape ? { onEscape } : {})}
      autoFocus={autoFocus}
    />
  )
}
