'use client'

// A claim in the project's own neutral words, with its scope: who, what, where, when.
import { useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import { DateFields, isDateReady } from '#components/sources/date-fields.tsx'
import { TextAreaField, TextField } from '#components/ui/field.tsx'
import { claimDefaults } from '#lib/claims/schema.ts'
import { claimTypes } from '#lib/claims/vocabulary.ts'
import type { RecordFields } from '#lib/live/records.ts'
import { FormActions } from './form-actions.tsx'
import { useDraft } from './use-draft.ts'
import { VocabularyField } from './vocabulary-field.tsx'

export type ClaimFields = Omit<RecordFields<'claim'>, 'state' | 'supersededById'>

/** Asks for a claim; hands over trimmed fields. With `initial` it revises, without it makes a new one. */
export function ClaimForm({
  initial,
  onSave,
  onCancel,
}: {
  initial?: ClaimFields
  onSave(fields: ClaimFields): void
  onCancel(): void
}) {
  const t = useTranslations('claims.form')
  const { state: _state, supersededById: _superseded, ...blank } = claimDefaults
  const { values, set, typed } = useDraft<ClaimFields>(pickFields(initial ?? { statement: '', ...blank }))
  const [wasTried, setWasTried] = useState(false)
  const isNamed = values.statement.trim() !== ''
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setWasTried(true)
    if (isNamed && isDateReady(values.dateEdtf)) onSave(trimmed(values))
  }
  return (
    <form className="grid gap-4" onSubmit={submit} noValidate>
      <TextAreaField
        label={t('statement')}
        hint={t('statementHint')}
        rows={3}
        maxLength={2000}
        required
        value={values.statement}
        onChange={typed('statement')}
        {...(wasTried && !isNamed ? { error: t('needsStatement') } : {})}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <VocabularyField
          list="claimTypes"
          values={claimTypes}
          label={t('type')}
          value={values.type}
          onChange={(type) => set('type', type)}
        />
        <TextField
          label={t('language')}
          hint={t('languageHint')}
          maxLength={40}
          value={values.language}
          onChange={typed('language')}
        />
      </div>
      <fieldset className="grid gap-4 border-t border-rule pt-3 sm:grid-cols-2">
        <legend className="pr-3 text-sm font-semibold text-ink-soft">{t('scope')}</legend>
        <TextField label={t('who')} maxLength={500} value={values.who} onChange={typed('who')} />
        <TextField label={t('what')} maxLength={500} value={values.what} onChange={typed('what')} />
        <TextField label={t('place')} maxLength={500} value={values.place} onChange={typed('place')} />
        <div className="hidden sm:block" />
        <DateFields
          dateText={values.dateText}
          dateEdtf={values.dateEdtf}
          onText={(text) => set('dateText', text)}
          onEdtf={(text) => set('dateEdtf', text)}
        />
        <div className="sm:col-span-2">
          <TextAreaField
            label={t('scopeNote')}
            hint={t('scopeNoteHint')}
            rows={2}
            maxLength={4000}
            value={values.scopeNote}
            onChange={typed('scopeNote')}
          />
        </div>
      </fieldset>
      <FormActions onCancel={onCancel} {...(initial ? {} : { saveLabel: t('create') })} />
    </form>
  )
}

function pickFields(claim: ClaimFields): ClaimFields {
  const { statement, type, who, what, place, dateText, dateEdtf, scopeNote, language } = claim
  return { statement, type, who, what, place, dateText, dateEdtf, scopeNote, language }
}

function trimmed(fields: ClaimFields): ClaimFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value.trim()]),
  ) as unknown as ClaimFields
}
