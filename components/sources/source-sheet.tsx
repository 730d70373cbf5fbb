'use client'

// The description sheet of a source: read as a list, edited as one form.
import { useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import { FormActions } from '#components/claims/form-actions.tsx'
import { PageSection } from '#components/ui/page.tsx'
import { useChange } from '#components/claims/use-change.ts'
import { useDraft } from '#components/claims/use-draft.ts'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import type { RecordFields, RecordOf } from '#lib/live/records.ts'
import { isDateReady } from './date-fields.tsx'
import { SheetFields, pickSheet, trimmedSheet } from './sheet-fields.tsx'
import { SheetView } from './sheet-view.tsx'

export function SourceSheet({ source }: { source: RecordOf<'source'> }) {
  const t = useTranslations('sources')
  const { may, me } = useProject()
  const [isEditing, setIsEditing] = useState(false)
  const canWrite = may('source.write', source.createdById === me.id)
  return (
    <PageSection
      title={t('sheet')}
      actions={
        canWrite &&
        !isEditing && (
          <Button size="small" onClick={() => setIsEditing(true)}>
            {t('edit')}
          </Button>
        )
      }
    >
      {isEditing ? (
        <SourceForm source={source} onDone={() => setIsEditing(false)} />
      ) : (
        <SheetView sheet={source} emptyText={t(canWrite ? 'sheetEmpty' : 'sheetEmptyReadOnly')} />
      )}
    </PageSection>
  )
}

type Fields = Omit<RecordFields<'source'>, 'position'>

function SourceForm({ source, onDone }: { source: RecordOf<'source'>; onDone(): void }) {
  const t = useTranslations('sources')
  const change = useChange()
  const sources = useRecords('source')
  const draft = useDraft<Fields>({ siglum: source.siglum, title: source.title, ...pickSheet(source) })
  const { values, typed } = draft
  const siglum = values.siglum.trim()
  const isTaken = Object.values(sources).some((one) => one.id !== source.id && one.siglum === siglum)
  const siglumError = siglum === '' ? t('needsSiglum') : isTaken ? t('siglumTaken', { siglum }) : undefined
  const titleError = values.title.trim() === '' ? t('needsTitle') : undefined
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (siglumError ?? titleError ?? !isDateReady(values.dateEdtf)) return
    const fields = { siglum, title: values.title.trim(), ...trimmedSheet(values) }
    change.revise(t('didDescribe', { siglum }), 'source', source, fields)
    onDone()
  }
  return (
    <form className="grid max-w-3xl gap-4" onSubmit={submit} noValidate>
      <div className="grid gap-4 sm:grid-cols-[8rem_minmax(0,1fr)]">
        <TextField
          label={t('siglum')}
          maxLength={24}
          required
          value={values.siglum}
          onChange={typed('siglum')}
          {...(siglumError === undefined ? {} : { error: siglumError })}
        />
        <TextField
          label={t('titleField')}
          maxLength={500}
          required
          value={values.title}
          onChange={typed('title')}
          {...(titleError === undefined ? {} : { error: titleError })}
        />
      </div>
      <SheetFields values={values} set={(name, value) => draft.set(name, value as never)} />
      <FormActions onCancel={onDone} />
    </form>
  )
}
