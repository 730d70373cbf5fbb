'use client'

import { Plus, X } from 'lucide-react'
import { useMemo, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import { FormActions } from '#components/claims/form-actions.tsx'
import { useDraft } from '#components/claims/use-draft.ts'
import { VocabularyField } from '#components/claims/vocabulary-field.tsx'
import { useRecords } from '#components/live/use-project.ts'
import { Button, IconButton } from '#components/ui/button.tsx'
import { SelectField, TextAreaField, TextField } from '#components/ui/field.tsx'
import type { Attestation } from '#lib/claims/recorded.ts'
import { infoClasses, modalities, polarities, standings } from '#lib/claims/vocabulary.ts'

type Fields = Pick<
  Attestation,
  'polarity' | 'modality' | 'standing' | 'infoClass' | 'informant' | 'paraphrase' | 'basis'
>

/** How a passage speaks of the claim, how near its author stood, and from whom it is had. */
export function AttestationForm({
  attestation,
  onSave,
  onCancel,
}: {
  attestation: Fields
  onSave(fields: Fields): void
  onCancel(): void
}) {
  const t = useTranslations('claims.evidence')
  const { polarity, modality, standing, infoClass, informant, paraphrase, basis } = attestation
  const { values, set, typed } = useDraft<Fields>({
    polarity,
    modality,
    standing,
    infoClass,
    informant,
    paraphrase,
    basis,
  })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    onSave({
      ...values,
      informant: values.informant.trim(),
      paraphrase: values.paraphrase.trim(),
      basis: values.basis.filter((one) => one.sourceId !== null || one.text.trim() !== ''),
    })
  }
  return (
    <form className="grid gap-3" onSubmit={submit}>
      <div className="grid gap-3 sm:grid-cols-2">
        <VocabularyField
          list="polarities"
          values={polarities}
          label={t('polarity')}
          value={values.polarity}
          onChange={(value) => set('polarity', value)}
        />
        <VocabularyField
          list="modalities"
          values={modalities}
          label={t('modality')}
          value={values.modality}
          onChange={(value) => set('modality', value)}
        />
        <VocabularyField
          list="standings"
          values={standings}
          label={t('standing')}
          hint={t('standingHint')}
          value={values.standing}
          onChange={(value) => set('standing', value)}
        />
        <VocabularyField
          list="infoClasses"
          values={infoClasses}
          label={t('infoClass')}
          value={values.infoClass}
          onChange={(value) => set('infoClass', value)}
        />
      </div>
      <TextField
        label={t('informant')}
        hint={t('informantHint')}
        maxLength={300}
        value={values.informant}
        onChange={typed('informant')}
      />
      <BasisFields basis={values.basis} onChange={(next) => set('basis', next)} />
      <TextAreaField
        label={t('paraphrase')}
        hint={t('paraphraseHint')}
        rows={3}
        maxLength={4000}
        value={values.paraphrase}
        onChange={typed('paraphrase')}
      />
      <FormActions onCancel={onCancel} />
    </form>
  )
}

/** What the passage itself names as its ground: a source here, or one that nobody has brought in. */
function BasisFields({
  basis,
  onChange,
}: {
  basis: Fields['basis']
  onChange(basis: Fields['basis']): void
}) {
  const t = useTranslations('claims.evidence')
  const sources = useRecords('source')
  const list = useMemo(() => Object.values(sources).sort((a, b) => a.position - b.position), [sources])
  const setAt = (at: number, next: Partial<Fields['basis'][number]>): void =>
    onChange(basis.map((one, i) => (i === at ? { ...one, ...next } : one)))
  return (
    <fieldset className="grid gap-2">
      <legend className="text-sm font-semibold text-ink-soft">{t('basis')}</legend>
      <p className="text-sm text-ink-soft">{t('basisHint')}</p>
      {basis.map((one, at) => (
        <div key={at} className="flex items-end gap-2">
          <div className="w-36 shrink-0">
            <SelectField
              label={t('basisSource')}
              value={one.sourceId ?? ''}
              onChange={(event) =>
                setAt(at, { sourceId: event.target.value === '' ? null : event.target.value })
              }
            >
              <option value="">{t('basisElsewhere')}</option>
              {list.map((source) => (
                <option key={source.id} value={source.id}>
                  {source.siglum}
                </option>
              ))}
            </SelectField>
          </div>
          <div className="min-w-0 grow">
            <TextField
              label={t('basisText')}
              maxLength={500}
              value={one.text}
              onChange={(event) => setAt(at, { text: event.target.value })}
            />
          </div>
          <IconButton label={t('basisRemove')} onClick={() => onChange(basis.filter((_, i) => i !== at))}>
            <X size={16} aria-hidden />
          </IconButton>
        </div>
      ))}
      {basis.length < 20 && (
        <div>
          <Button
            variant="quiet"
            size="small"
            onClick={() => onChange([...basis, { sourceId: null, text: '' }])}
          >
            <Plus size={14} aria-hidden /> {t('basisAdd')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
