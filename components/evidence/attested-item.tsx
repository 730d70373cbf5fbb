'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useChange } from '#components/claims/use-change.ts'
import { useMemberName, useProject } from '#components/live/use-project.ts'
import { Dialog } from '#components/ui/dialog.tsx'
import type { Attested } from '#lib/claims/balance.ts'
import { AttestationFacts } from './attestation-facts.tsx'
import { AttestationForm } from './attestation-form.tsx'
import { QuoteLink } from './quote-link.tsx'
import { Tool } from '#components/claims/tool.tsx'

/** An attestation that stands by itself, with the way to weigh it. */
export function AttestedItem({ attested, onWeigh }: { attested: Attested; onWeigh?(): void }) {
  const t = useTranslations('claims.evidence')
  const nameOf = useMemberName()
  const change = useChange()
  const { may, me } = useProject()
  const [isEditing, setIsEditing] = useState(false)
  const { attestation } = attested
  const isOwn = may('argument.write', attestation.createdById === me.id)
  return (
    <article className="text-sm">
      <QuoteLink origin={attested} length={240} />
      <AttestationFacts attested={attested} />
      <div className="mt-1 flex flex-wrap items-center gap-x-3 text-ink-soft">
        <span>{nameOf(attestation.createdById)}</span>
        {onWeigh && <Tool onClick={onWeigh}>{t('weigh')}</Tool>}
        {isOwn && (
          <>
            <Tool onClick={() => setIsEditing(true)}>{t('editAttestation')}</Tool>
            <Tool onClick={() => change.retire(t('didRemoveAttestation'), 'attestation', attestation)}>
              {t('remove')}
            </Tool>
          </>
        )}
      </div>
      <Dialog
        open={isEditing}
        onOpenChange={setIsEditing}
        title={t('editAttestation')}
        description={t('editAttestationHow')}
      >
        <AttestationForm
          attestation={attestation}
          onCancel={() => setIsEditing(false)}
          onSave={(fields) => {
            setIsEditing(false)
            change.revise(t('didReviseAttestation'), 'attestation', attestation, fields)
          }}
        />
      </Dialog>
    </article>
  )
}
