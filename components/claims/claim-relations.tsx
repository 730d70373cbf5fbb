'use client'

import { useMemo, useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useMemberName, useProject, useRecords } from '#components/live/use-project.ts'
import { ComboField } from '#components/reader/combo-field.tsx'
import { AddingSection } from '#components/ui/adding-section.tsx'
import { TextAreaField } from '#components/ui/field.tsx'
import { Link } from '#components/ui/link.tsx'
import { claimRelationTypes } from '#lib/claims/vocabulary.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { claimOptions } from './claim-options.ts'
import { FormActions } from './form-actions.tsx'
import { useChange } from './use-change.ts'
import { useVocabulary } from './use-vocabulary.ts'
import { VocabularyField } from './vocabulary-field.tsx'
import { Tool } from './tool.tsx'

type Relation = RecordOf<'claimRelation'>

/** How this claim stands to others, read from here in both directions. */
export function ClaimRelations({ claim }: { claim: RecordOf<'claim'> }) {
  const t = useTranslations('claims.relations')
  const { may } = useProject()
  const relations = useRecords('claimRelation')
  const [isAdding, setIsAdding] = useState(false)
  const own = useMemo(
    () =>
      Object.values(relations)
        .filter((one) => one.fromClaimId === claim.id || one.toClaimId === claim.id)
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    [relations, claim.id],
  )
  const canWrite = may('argument.write')
  return (
    <AddingSection
      title={t('title')}
      none={t('none')}
      add={t('add')}
      mayAdd={canWrite}
      isAdding={isAdding}
      onAdd={() => setIsAdding(true)}
      list={
        own.length === 0 ? null : (
          <ul className="grid gap-3">
            {own.map((relation) => (
              <RelationItem key={relation.id} relation={relation} claimId={claim.id} />
            ))}
          </ul>
        )
      }
      form={<RelationForm claim={claim} onDone={() => setIsAdding(false)} />}
    />
  )
}

function RelationItem({ relation, claimId }: { relation: Relation; claimId: string }) {
  const t = useTranslations('claims.relations')
  const word = useVocabulary()
  const claims = useRecords('claim')
  const nameOf = useMemberName()
  const change = useChange()
  const { slug, may, me } = useProject()
  const isFrom = relation.fromClaimId === claimId
  const other = claims[isFrom ? relation.toClaimId : relation.fromClaimId]
  return (
    <li className="text-sm">
      <p>
        <span className="text-ink-soft">
          {word(isFrom ? 'claimRelationTypes' : 'claimRelationTypesInverse', relation.relation)}
        </span>{' '}
        {other && (
          <Link
            href={`/projects/${slug}/claims/${other.id}`}
            className="font-serif text-base text-accent hover:underline"
          >
            {other.statement}
          </Link>
        )}
      </p>
      {relation.reasoning !== '' && (
        <p className="mt-0.5 max-w-prose whitespace-pre-line">{relation.reasoning}</p>
      )}
      <p className="mt-0.5 flex flex-wrap items-center gap-2 text-ink-soft">
        {nameOf(relation.createdById)}
        {may('argument.write', relation.createdById === me.id) && (
          <Tool onClick={() => change.retire(t('didRemove'), 'claimRelation', relation)}>{t('remove')}</Tool>
        )}
      </p>
    </li>
  )
}

function RelationForm({ claim, onDone }: { claim: RecordOf<'claim'>; onDone(): void }) {
  const t = useTranslations('claims.relations')
  const claims = useRecords('claim')
  const change = useChange()
  const [relation, setRelation] = useState<Relation['relation']>('contradictory')
  const [toClaimId, setToClaimId] = useState<string | null>(null)
  const [reasoning, setReasoning] = useState('')
  const [wasTried, setWasTried] = useState(false)
  const optionsFor = useMemo(() => claimOptions(Object.values(claims), [claim.id]), [claims, claim.id])
  const chosen = toClaimId === null ? undefined : claims[toClaimId]
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setWasTried(true)
    if (toClaimId === null) return
    change.create(t('didAdd'), 'claimRelation', {
      fromClaimId: claim.id,
      toClaimId,
      relation,
      reasoning: reasoning.trim(),
    })
    onDone()
  }
  return (
    <form
      className="mt-3 grid max-w-2xl gap-3 rounded border border-rule bg-paper-raised p-4"
      onSubmit={submit}
    >
      <VocabularyField
        list="claimRelationTypes"
        values={claimRelationTypes}
        label={t('which')}
        value={relation}
        onChange={(value) => setRelation(value)}
      />
      {chosen ? (
        <p className="flex flex-wrap items-baseline gap-2">
          <span className="font-serif">{chosen.statement}</span>
          <Tool onClick={() => setToClaimId(null)}>{t('change')}</Tool>
        </p>
      ) : (
        <ComboField
          label={t('other')}
          placeholder={t('otherHint')}
          optionsFor={optionsFor}
          onPick={(picked) => 'id' in picked && setToClaimId(picked.id)}
          onEscape={onDone}
          autoFocus
        />
      )}
      {wasTried && !chosen && (
        <p role="alert" className="text-sm text-danger">
          {t('needsOther')}
        </p>
      )}
      <TextAreaField
        label={t('reason')}
        rows={2}
        maxLength={8000}
        value={reasoning}
        onChange={(event) => setReasoning(event.target.value)}
      />
      <FormActions onCancel={onDone} />
    </form>
  )
}
