'use client'

// The parts of a source that have creators of their own: a letter in an edition, a note by the editor, a poem in a letter.
import { useMemo, useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import { FormActions } from '#components/claims/form-actions.tsx'
import { useChange } from '#components/claims/use-change.ts'
import { useDraft } from '#components/claims/use-draft.ts'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { AddingSection } from '#components/ui/adding-section.tsx'
import { TextField } from '#components/ui/field.tsx'
import type { RecordOf } from '#lib/live/records.ts'
import { sourceUnitDefaults } from '#lib/sources/schema.ts'
import { isDateReady } from './date-fields.tsx'
import { NamesField } from './names-field.tsx'
import { SheetFields, pickSheet, trimmedSheet, type Sheet } from './sheet-fields.tsx'
import { SheetView } from './sheet-view.tsx'
import { Tool } from '#components/claims/tool.tsx'

type Unit = RecordOf<'unit'>

export function Units({ source }: { source: RecordOf<'source'> }) {
  const t = useTranslations('sources.units')
  const { may } = useProject()
  const units = useRecords('unit')
  const change = useChange()
  const [isAdding, setIsAdding] = useState(false)
  const own = useMemo(
    () =>
      Object.values(units)
        .filter((unit) => unit.sourceId === source.id)
        .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)),
    [units, source.id],
  )
  return (
    <AddingSection
      title={t('title')}
      none={t('none')}
      add={t('add')}
      mayAdd={may('source.write')}
      isAdding={isAdding}
      onAdd={() => setIsAdding(true)}
      list={
        own.length === 0 ? null : (
          <ol className="grid gap-5">
            {own.map((unit) => (
              <UnitItem key={unit.id} unit={unit} />
            ))}
          </ol>
        )
      }
      form={
        <UnitForm
          initial={{ label: '', addressees: [], translator: '', ...pickSheet(sourceUnitDefaults) }}
          onCancel={() => setIsAdding(false)}
          onSave={(fields) => {
            setIsAdding(false)
            change.create(t('didAdd', { label: fields.label }), 'unit', {
              ...fields,
              sourceId: source.id,
              position: own.length,
            })
          }}
        />
      }
    />
  )
}

function UnitItem({ unit }: { unit: Unit }) {
  const t = useTranslations('sources.units')
  const { may, me } = useProject()
  const change = useChange()
  const [isEditing, setIsEditing] = useState(false)
  const passages = useRecords('passage')
  const count = useMemo(
    () => Object.values(passages).filter((passage) => passage.unitId === unit.id).length,
    [passages, unit.id],
  )
  if (isEditing) {
    return (
      <li>
        <UnitForm
          initial={unit}
          onCancel={() => setIsEditing(false)}
          onSave={(fields) => {
            setIsEditing(false)
            change.revise(t('didRevise', { label: fields.label }), 'unit', unit, fields)
          }}
        />
      </li>
    )
  }
  const more = (
    [
      [t('addressees'), unit.addressees.join('; ')],
      [t('translator'), unit.translator],
    ] as const
  ).filter(([, value]) => value !== '')
  return (
    <li className="border-l-3 border-rule pl-3">
      <h3 className="font-serif text-lg">{unit.label}</h3>
      <p className="mb-1 text-sm text-ink-soft">
        {unit.spans ? t('hasPlace') : t('hasNoPlace')} · {t('passageCount', { count })}
      </p>
      <SheetView sheet={unit} more={more} emptyText={more.length === 0 ? t('empty') : ''} />
      {may('source.write', unit.createdById === me.id) && (
        <p className="mt-1 flex gap-3">
          <Tool onClick={() => setIsEditing(true)}>{t('edit')}</Tool>
          <Tool onClick={() => change.retire(t('didRetire', { label: unit.label }), 'unit', unit)}>
            {t('retire')}
          </Tool>
        </p>
      )}
    </li>
  )
}

type Fields = Sheet & Pick<Unit, 'label' | 'addressees' | 'translator'>

function UnitForm({
  initial,
  onSave,
  onCancel,
}: {
  initial: Fields
  onSave(fields: Fields): void
  onCancel(): void
}) {
  const t = useTranslations('sources.units')
  const { label, addressees, translator } = initial
  const draft = useDraft<Fields>({ label, addressees, translator, ...pickSheet(initial) })
  const [wasTried, setWasTried] = useState(false)
  const { values, set, typed } = draft
  const isNamed = values.label.trim() !== ''
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setWasTried(true)
    if (!isNamed || !isDateReady(values.dateEdtf)) return
    onSave({
      ...trimmedSheet(values),
      label: values.label.trim(),
      addressees: values.addressees,
      translator: values.translator.trim(),
    })
  }
  return (
    <form
      className="mt-3 grid max-w-3xl gap-4 rounded border border-rule bg-paper-raised p-4"
      onSubmit={submit}
      noValidate
    >
      <TextField
        label={t('label')}
        hint={t('labelHint')}
        maxLength={300}
        required
        value={values.label}
        onChange={typed('label')}
        {...(wasTried && !isNamed ? { error: t('needsLabel') } : {})}
      />
      <SheetFields values={values} set={(name, value) => set(name, value as never)} />
      <div className="grid gap-4 sm:grid-cols-2">
        <NamesField
          label={t('addressees')}
          names={values.addressees}
          onChange={(names) => set('addressees', names)}
        />
        <TextField
          label={t('translator')}
          maxLength={300}
          value={values.translator}
          onChange={typed('translator')}
        />
      </div>
      <FormActions onCancel={onCancel} />
    </form>
  )
}
