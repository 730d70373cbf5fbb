'use client'

import { useMemo, useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import { FormActions } from '#components/claims/form-actions.tsx'
import { useDraft } from '#components/claims/use-draft.ts'
import { useVocabulary } from '#components/claims/use-vocabulary.ts'
import { useRecords } from '#components/live/use-project.ts'
import { SelectField, TextAreaField, TextField } from '#components/ui/field.tsx'
import { hangsBelow, tagTree } from '#lib/claims/tag-tree.ts'
import { tagColours } from '#lib/claims/vocabulary.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { tagTint } from './tag-chip.tsx'

type Fields = Pick<RecordOf<'tag'>, 'label' | 'description' | 'colour' | 'parentId'>

/** Name, colour, place and meaning of a tag. */
export function TagForm({
  initial,
  tagId,
  onSave,
  onCancel,
}: {
  initial: Fields
  /** Null for a new one. */
  tagId: string | null
  onSave(fields: Fields): void
  onCancel(): void
}) {
  const t = useTranslations('tags')
  const word = useVocabulary()
  const tags = useRecords('tag')
  const { label, description, colour, parentId } = initial
  const { values, set, typed } = useDraft<Fields>({ label, description, colour, parentId })
  const [wasTried, setWasTried] = useState(false)
  const places = useMemo(
    () => tagTree(tags).filter(({ tag }) => tagId === null || !hangsBelow(tags, tag.id, tagId)),
    [tags, tagId],
  )
  const isNamed = values.label.trim() !== ''
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setWasTried(true)
    if (isNamed) onSave({ ...values, label: values.label.trim(), description: values.description.trim() })
  }
  return (
    <form className="grid gap-3" onSubmit={submit} noValidate>
      <TextField
        label={t('label')}
        maxLength={120}
        required
        value={values.label}
        onChange={typed('label')}
        {...(wasTried && !isNamed ? { error: t('needsLabel') } : {})}
      />
      <fieldset>
        <legend className="text-sm font-semibold text-ink-soft">{t('colour')}</legend>
        <div className="mt-1 grid grid-cols-2 gap-2 sm:grid-cols-4">
          {tagColours.map((one) => (
            <label
              key={one}
              className={`flex min-h-8 items-center gap-2 border-l-4 px-2 text-sm ${tagTint(one)}`}
            >
              <input
                type="radio"
                name="colour"
                value={one}
                checked={values.colour === one}
                onChange={() => set('colour', one)}
              />
              {word('tagColours', one)}
            </label>
          ))}
        </div>
      </fieldset>
      <SelectField
        label={t('parent')}
        value={values.parentId ?? ''}
        onChange={(event) => set('parentId', event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{t('noParent')}</option>
        {places.map(({ tag, depth }) => (
          <option key={tag.id} value={tag.id}>
            {'\u2003'.repeat(depth) + tag.label}
          </option>
        ))}
      </SelectField>
      <TextAreaField
        label={t('description')}
        hint={t('descriptionHint')}
        rows={3}
        maxLength={4000}
        value={values.description}
        onChange={typed('description')}
      />
      <FormActions onCancel={onCancel} />
    </form>
  )
}
