'use client'

import { useId, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { DraftOf } from '#components/claims/use-draft.ts'
import { VocabularyField } from '#components/claims/vocabulary-field.tsx'
import { useRecords } from '#components/live/use-project.ts'
import { TextAreaField, TextField } from '#components/ui/field.tsx'
import type { Evidence } from '#lib/claims/recorded.ts'
import { evidenceRelations, strengths } from '#lib/claims/vocabulary.ts'

export type Weight = Pick<Evidence, 'relation' | 'strength' | 'reasoning' | 'linkedGroup'>

/** Relation, strength, reason, and the group it stands or falls with (groups already used at the claim are offered). */
export function WeightFields({
  draft,
  error,
  claimId,
}: {
  draft: DraftOf<Weight>
  error: string | undefined
  claimId: string | null
}) {
  const t = useTranslations('claims.evidence')
  const listId = useId()
  const evidence = useRecords('evidence')
  const groups = useMemo(
    () => [
      ...new Set(
        Object.values(evidence)
          .filter((one) => one.toClaimId === claimId && one.linkedGroup !== '')
          .map((one) => one.linkedGroup),
      ),
    ],
    [evidence, claimId],
  )
  const { values, set, typed } = draft
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <VocabularyField
          list="evidenceRelations"
          values={evidenceRelations}
          label={t('relation')}
          value={values.relation}
          onChange={(relation) => set('relation', relation)}
        />
        <VocabularyField
          list="strengths"
          values={strengths}
          label={t('strength')}
          value={values.strength}
          onChange={(strength) => set('strength', strength)}
        />
      </div>
      <TextAreaField
        label={t('reason')}
        hint={t('reasonHint')}
        rows={3}
        required
        maxLength={8000}
        value={values.reasoning}
        onChange={typed('reasoning')}
        {...(error === undefined ? {} : { error })}
      />
      <TextField
        label={t('group')}
        hint={t('groupHint')}
        maxLength={80}
        list={listId}
        value={values.linkedGroup}
        onChange={typed('linkedGroup')}
      />
      <datalist id={listId}>
        {groups.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  )
}
