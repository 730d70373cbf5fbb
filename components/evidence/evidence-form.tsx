'use client'

import { useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import { FormActions } from '#components/claims/form-actions.tsx'
import { useDraft } from '#components/claims/use-draft.ts'
import type { Evidence } from '#lib/claims/recorded.ts'
import { WeightFields, type Weight } from './weight-fields.tsx'

/** Changes what a link says: its relation, its weight, its reason, what it stands or falls with. */
export function EvidenceForm({
  link,
  onSave,
  onCancel,
}: {
  link: Evidence
  onSave(fields: Weight): void
  onCancel(): void
}) {
  const t = useTranslations('claims.evidence')
  const { relation, strength, reasoning, linkedGroup } = link
  const draft = useDraft<Weight>({ relation, strength, reasoning, linkedGroup })
  const [wasTried, setWasTried] = useState(false)
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setWasTried(true)
    const { values } = draft
    if (values.reasoning.trim() !== '')
      onSave({ ...values, reasoning: values.reasoning.trim(), linkedGroup: values.linkedGroup.trim() })
  }
  const error = wasTried && draft.values.reasoning.trim() === '' ? t('needsReason') : undefined
  return (
    <form className="grid gap-3" onSubmit={submit} noValidate>
      <WeightFields draft={draft} error={error} claimId={link.toClaimId} />
      <FormActions onCancel={onCancel} />
    </form>
  )
}
