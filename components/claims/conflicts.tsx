'use client'

// Where sources or claims cannot both be right, and what the team makes of it. A conflict that stays open is a result too.
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { AttestedLine } from '#components/evidence/attested-line.tsx'
import { useMemberName, useProject, useRecords } from '#components/live/use-project.ts'
import { AddingSection } from '#components/ui/adding-section.tsx'
import type { Balance } from '#lib/claims/balance.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { ClaimLink } from './claim-link.tsx'
import { ConflictForm } from './conflict-form.tsx'
import { useChange } from './use-change.ts'
import { useVocabulary } from './use-vocabulary.ts'
import { Tool } from './tool.tsx'

type Conflict = RecordOf<'conflict'>

export function Conflicts({ claim, balance }: { claim: RecordOf<'claim'>; balance: Balance }) {
  const t = useTranslations('claims.conflicts')
  const { may } = useProject()
  const conflicts = useRecords('conflict')
  const own = useMemo(() => {
    const attestations = new Set(balance.attested.map(({ attestation }) => attestation.id))
    return Object.values(conflicts)
      .filter(
        (one) => one.claimIds.includes(claim.id) || one.attestationIds.some((id) => attestations.has(id)),
      )
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  }, [conflicts, claim.id, balance])
  const [isAdding, setIsAdding] = useState(false)
  const hasBothSides =
    balance.contradicts.length > 0 ||
    balance.attested.some(({ attestation }) => attestation.polarity === 'denies')
  if (own.length === 0 && !hasBothSides && !isAdding) return null
  return (
    <AddingSection
      title={t('title')}
      none={t('none')}
      add={t('add')}
      mayAdd={may('argument.write')}
      isAdding={isAdding}
      onAdd={() => setIsAdding(true)}
      list={
        own.length === 0 ? null : (
          <ul className="grid gap-4">
            {own.map((conflict) => (
              <ConflictItem key={conflict.id} conflict={conflict} claim={claim} balance={balance} />
            ))}
          </ul>
        )
      }
      form={<ConflictForm claim={claim} balance={balance} onDone={() => setIsAdding(false)} />}
    />
  )
}

function ConflictItem({
  conflict,
  claim,
  balance,
}: {
  conflict: Conflict
  claim: RecordOf<'claim'>
  balance: Balance
}) {
  const t = useTranslations('claims.conflicts')
  const word = useVocabulary()
  const nameOf = useMemberName()
  const change = useChange()
  const { may, me } = useProject()
  const [isEditing, setIsEditing] = useState(false)
  if (isEditing) {
    return (
      <li>
        <ConflictForm
          claim={claim}
          balance={balance}
          conflict={conflict}
          onDone={() => setIsEditing(false)}
        />
      </li>
    )
  }
  return (
    <li className="border-l-3 border-rule-strong pl-3">
      <h3 className="font-semibold">{conflict.title}</h3>
      <ul className="mt-1 grid gap-1 text-sm">
        {conflict.attestationIds.map((id) => (
          <li key={id}>
            <AttestedLine attestationId={id} />
          </li>
        ))}
        {conflict.claimIds
          .filter((id) => id !== claim.id)
          .map((id) => (
            <li key={id}>
              <ClaimLink claimId={id} />
            </li>
          ))}
      </ul>
      <p className="mt-1 text-sm">
        <span className="text-ink-soft">{t('resolution')}: </span>
        {word('conflictResolutions', conflict.resolution)}
      </p>
      {conflict.rationale !== '' && (
        <p className="mt-0.5 max-w-prose text-sm whitespace-pre-line">{conflict.rationale}</p>
      )}
      <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-ink-soft">
        {nameOf(conflict.createdById)}
        {may('argument.write', conflict.createdById === me.id) && (
          <>
            <Tool onClick={() => setIsEditing(true)}>
              {t(conflict.resolution === 'open' ? 'resolve' : 'edit')}
            </Tool>
            <Tool onClick={() => change.retire(t('didRemove'), 'conflict', conflict)}>{t('remove')}</Tool>
          </>
        )}
      </p>
    </li>
  )
}
