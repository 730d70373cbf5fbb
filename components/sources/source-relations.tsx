'use client'

// How a source hangs on others, as a historian found it: with the degree of certainty, and whether it was checked.
import { useMemo, useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import { FormActions } from '#components/claims/form-actions.tsx'
import { useChange } from '#components/claims/use-change.ts'
import { useDraft } from '#components/claims/use-draft.ts'
import { useVocabulary } from '#components/claims/use-vocabulary.ts'
import { VocabularyField } from '#components/claims/vocabulary-field.tsx'
import { useMemberName, useProject, useRecords } from '#components/live/use-project.ts'
import { AddingSection } from '#components/ui/adding-section.tsx'
import { SelectField, TextAreaField } from '#components/ui/field.tsx'
import { Link } from '#components/ui/link.tsx'
import type { RecordOf } from '#lib/live/records.ts'
import {
  checkStatuses,
  relationCertainties,
  relationScopes,
  sourceRelationTypes,
} from '#lib/sources/vocabulary.ts'
import { Tool } from '#components/claims/tool.tsx'

type Relation = RecordOf<'sourceRelation'>

export function SourceRelations({ source }: { source: RecordOf<'source'> }) {
  const t = useTranslations('sources.relations')
  const { may } = useProject()
  const relations = useRecords('sourceRelation')
  const sources = useRecords('source')
  const [isAdding, setIsAdding] = useState(false)
  const own = useMemo(
    () =>
      Object.values(relations)
        .filter((one) => one.fromSourceId === source.id || one.toSourceId === source.id)
        .sort(
          (a, b) =>
            Number(a.toSourceId === source.id) - Number(b.toSourceId === source.id) || (a.id < b.id ? -1 : 1),
        ),
    [relations, source.id],
  )
  const canAdd = may('source.write') && Object.keys(sources).length > 1
  return (
    <AddingSection
      title={t('title')}
      none={t('none')}
      add={t('add')}
      mayAdd={canAdd}
      isAdding={isAdding}
      onAdd={() => setIsAdding(true)}
      list={
        own.length === 0 ? null : (
          <ul className="grid gap-3">
            {own.map((relation) => (
              <RelationItem key={relation.id} relation={relation} source={source} />
            ))}
          </ul>
        )
      }
      form={<RelationForm source={source} onDone={() => setIsAdding(false)} />}
    />
  )
}

function RelationItem({ relation, source }: { relation: Relation; source: RecordOf<'source'> }) {
  const t = useTranslations('sources.relations')
  const word = useVocabulary()
  const nameOf = useMemberName()
  const change = useChange()
  const { may, me } = useProject()
  const [isEditing, setIsEditing] = useState(false)
  if (isEditing) {
    return (
      <li>
        <RelationForm source={source} relation={relation} onDone={() => setIsEditing(false)} />
      </li>
    )
  }
  return (
    <li className="text-sm">
      <p className={relation.certainty === 'rejected' ? 'line-through decoration-rule-strong' : undefined}>
        <SourceName id={relation.fromSourceId} here={source.id} />{' '}
        {word('sourceRelationTypes', relation.relation)}{' '}
        <SourceName id={relation.toSourceId} here={source.id} />
      </p>
      <p className="text-ink-soft">
        {t('qualities', {
          certainty: word('relationCertainties', relation.certainty),
          scope: word('relationScopes', relation.scope),
          check: word('checkStatuses', relation.checkStatus),
        })}
      </p>
      {relation.reasoning !== '' && <p className="max-w-prose whitespace-pre-line">{relation.reasoning}</p>}
      <p className="flex flex-wrap items-center gap-3 text-ink-soft">
        {nameOf(relation.createdById)}
        {may('source.write', relation.createdById === me.id) && (
          <>
            <Tool onClick={() => setIsEditing(true)}>{t('edit')}</Tool>
            <Tool onClick={() => change.retire(t('didRemove'), 'sourceRelation', relation)}>
              {t('remove')}
            </Tool>
          </>
        )}
      </p>
    </li>
  )
}

function SourceName({ id, here }: { id: string; here: string }) {
  const { slug } = useProject()
  const sources = useRecords('source')
  const source = sources[id]
  if (!source) return <span>…</span>
  if (id === here) return <strong className="font-semibold">{source.siglum}</strong>
  return (
    <Link href={`/projects/${slug}/sources/${id}/description`} className="text-accent hover:underline">
      <strong className="font-semibold">{source.siglum}</strong> ({source.title})
    </Link>
  )
}

type Fields = Pick<
  Relation,
  'fromSourceId' | 'toSourceId' | 'relation' | 'scope' | 'certainty' | 'checkStatus' | 'reasoning'
>

function RelationForm({
  source,
  relation,
  onDone,
}: {
  source: RecordOf<'source'>
  relation?: Relation
  onDone(): void
}) {
  const t = useTranslations('sources.relations')
  const change = useChange()
  const sources = useRecords('source')
  const others = useMemo(
    () =>
      Object.values(sources)
        .filter((one) => one.id !== source.id)
        .sort((a, b) => a.position - b.position),
    [sources, source.id],
  )
  const [isFrom, setIsFrom] = useState(true)
  const [otherId, setOtherId] = useState(others[0]?.id ?? '')
  const { values, set, typed } = useDraft<Omit<Fields, 'fromSourceId' | 'toSourceId'>>({
    relation: relation?.relation ?? 'copies',
    scope: relation?.scope ?? 'whole',
    certainty: relation?.certainty ?? 'probable',
    checkStatus: relation?.checkStatus ?? 'unchecked',
    reasoning: relation?.reasoning ?? '',
  })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const fields = { ...values, reasoning: values.reasoning.trim() }
    if (relation) change.revise(t('didRevise'), 'sourceRelation', relation, fields)
    else if (otherId !== '')
      change.create(t('didAdd'), 'sourceRelation', {
        ...fields,
        fromSourceId: isFrom ? source.id : otherId,
        toSourceId: isFrom ? otherId : source.id,
      })
    onDone()
  }
  const sourceField = (label: string) => (
    <SelectField label={label} value={otherId} onChange={(event) => setOtherId(event.target.value)}>
      {others.map((one) => (
        <option key={one.id} value={one.id}>
          {`${one.siglum} · ${one.title}`}
        </option>
      ))}
    </SelectField>
  )
  return (
    <form
      className="mt-3 grid max-w-3xl gap-3 rounded border border-rule bg-paper-raised p-4"
      onSubmit={submit}
    >
      {!relation && (
        <SelectField
          label={t('direction')}
          value={isFrom ? 'from' : 'to'}
          onChange={(event) => setIsFrom(event.target.value === 'from')}
        >
          <option value="from">{t('fromHere', { siglum: source.siglum })}</option>
          <option value="to">{t('toHere', { siglum: source.siglum })}</option>
        </SelectField>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <VocabularyField
          list="sourceRelationTypes"
          values={sourceRelationTypes}
          label={t('which')}
          value={values.relation}
          onChange={(value) => set('relation', value)}
        />
        {!relation && sourceField(t('other'))}
        <VocabularyField
          list="relationScopes"
          values={relationScopes}
          label={t('scope')}
          value={values.scope}
          onChange={(value) => set('scope', value)}
        />
        <VocabularyField
          list="relationCertainties"
          values={relationCertainties}
          label={t('certainty')}
          value={values.certainty}
          onChange={(value) => set('certainty', value)}
        />
        <VocabularyField
          list="checkStatuses"
          values={checkStatuses}
          label={t('check')}
          value={values.checkStatus}
          onChange={(value) => set('checkStatus', value)}
        />
      </div>
      <TextAreaField
        label={t('reason')}
        hint={t('reasonHint')}
        rows={3}
        maxLength={8000}
        value={values.reasoning}
        onChange={typed('reasoning')}
      />
      <FormActions onCancel={onDone} />
    </form>
  )
}
