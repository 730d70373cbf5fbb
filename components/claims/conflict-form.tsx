'use client'

import { useMemo, useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import { AttestedLine } from '#components/evidence/attested-line.tsx'
import { useRecords } from '#components/live/use-project.ts'
import { shorten } from '#components/reader/passage-card.tsx'
import { CheckField, TextAreaField, TextField } from '#components/ui/field.tsx'
import type { Balance } from '#lib/claims/balance.ts'
import { conflictResolutions } from '#lib/claims/vocabulary.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { FormActions } from './form-actions.tsx'
import { useChange } from './use-change.ts'
import { useDraft } from './use-draft.ts'
import { VocabularyField } from './vocabulary-field.tsx'

type Conflict = RecordOf<'conflict'>

/** Which passages (and which rival claims) disagree, how that is resolved, and why. */
export function ConflictForm({
  claim,
  balance,
  conflict,
  onDone,
}: {
  claim: RecordOf<'claim'>
  balance: Balance
  conflict?: Conflict
  onDone(): void
}) {
  const t = useTranslations('claims.conflicts')
  const change = useChange()
  const rivals = useRivals(claim.id)
  const [wasTried, setWasTried] = useState(false)
  const { values, set, typed } = useDraft<
    Pick<Conflict, 'title' | 'claimIds' | 'attestationIds' | 'resolution' | 'rationale'>
  >({
    title: conflict?.title ?? t('defaultTitle', { statement: shorten(claim.statement, 200) }),
    claimIds: conflict?.claimIds ?? [claim.id],
    attestationIds: conflict?.attestationIds ?? opposed(balance),
    resolution: conflict?.resolution ?? 'open',
    rationale: conflict?.rationale ?? '',
  })
  const sides = values.attestationIds.length + values.claimIds.filter((id) => id !== claim.id).length
  const isReady = values.title.trim() !== '' && sides >= 1
  const toggle = (name: 'attestationIds' | 'claimIds', id: string): void =>
    set(name, values[name].includes(id) ? values[name].filter((one) => one !== id) : [...values[name], id])
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setWasTried(true)
    if (!isReady) return
    const fields = { ...values, title: values.title.trim(), rationale: values.rationale.trim() }
    if (conflict) change.revise(t('didRevise'), 'conflict', conflict, fields)
    else change.create(t('didAdd'), 'conflict', fields)
    onDone()
  }
  // Those of the conflict that are not of this claim stay as they are.
  const own = balance.attested.filter(({ attestation }) => attestation.polarity !== 'silent')
  return (
    <form
      className="mt-3 grid max-w-2xl gap-3 rounded border border-rule bg-paper-raised p-4"
      onSubmit={submit}
    >
      <TextField label={t('name')} maxLength={300} value={values.title} onChange={typed('title')} />
      <fieldset className="grid gap-1">
        <legend className="text-sm font-semibold text-ink-soft">{t('which')}</legend>
        {own.map(({ attestation }) => (
          <CheckField
            key={attestation.id}
            label={<AttestedLine attestationId={attestation.id} isLinked={false} />}
            checked={values.attestationIds.includes(attestation.id)}
            onChange={() => toggle('attestationIds', attestation.id)}
          />
        ))}
        {rivals.map((rival) => (
          <CheckField
            key={rival.id}
            label={t('rival', { statement: shorten(rival.statement, 160) })}
            checked={values.claimIds.includes(rival.id)}
            onChange={() => toggle('claimIds', rival.id)}
          />
        ))}
        {wasTried && sides < 1 && (
          <p role="alert" className="text-sm text-danger">
            {t('needsSides')}
          </p>
        )}
      </fieldset>
      <VocabularyField
        list="conflictResolutions"
        values={conflictResolutions}
        label={t('resolution')}
        value={values.resolution}
        onChange={(resolution) => set('resolution', resolution)}
      />
      <TextAreaField
        label={t('rationale')}
        hint={t('rationaleHint')}
        rows={3}
        maxLength={8000}
        value={values.rationale}
        onChange={typed('rationale')}
      />
      <FormActions onCancel={onDone} />
    </form>
  )
}

/** Passages that affirm and passages that deny: the natural start of a conflict. */
function opposed(balance: Balance): string[] {
  const speaking = balance.attested.filter(({ attestation }) => attestation.polarity !== 'silent')
  const isSplit = new Set(speaking.map(({ attestation }) => attestation.polarity)).size > 1
  return isSplit ? speaking.map(({ attestation }) => attestation.id) : []
}

/** Claims that are said to contradict or exclude this one. */
function useRivals(claimId: string): RecordOf<'claim'>[] {
  const claims = useRecords('claim')
  const relations = useRecords('claimRelation')
  return useMemo(() => {
    const ids = new Set(
      Object.values(relations)
        .filter(({ relation }) => relation === 'contradictory' || relation === 'contrary')
        .flatMap(({ fromClaimId, toClaimId }) =>
          fromClaimId === claimId ? [toClaimId] : toClaimId === claimId ? [fromClaimId] : [],
        ),
    )
    return [...ids].flatMap((id) => claims[id] ?? [])
  }, [claims, relations, claimId])
}
