'use client'

// One piece of evidence: what speaks, how near it stood, why it counts, how much, who says so; and what attacks the inference.
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useChange } from '#components/claims/use-change.ts'
import { useVocabulary } from '#components/claims/use-vocabulary.ts'
import { useMemberName, useProject } from '#components/live/use-project.ts'
import { StanceMark } from '#components/reader/stance-mark.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Link } from '#components/ui/link.tsx'
import type { Origin, Weighed } from '#lib/claims/balance.ts'
import { AddEvidence } from './add-evidence.tsx'
import { AttestationFacts } from './attestation-facts.tsx'
import { AttestationForm } from './attestation-form.tsx'
import { EvidenceForm } from './evidence-form.tsx'
import { QuoteLink } from './quote-link.tsx'
import { SourceLabel } from './source-label.tsx'
import { Tool } from '#components/claims/tool.tsx'

type Mode = 'read' | 'link' | 'attestation' | 'undercut'

export function WeighedItem({ item }: { item: Weighed }) {
  const t = useTranslations('claims.evidence')
  const word = useVocabulary()
  const nameOf = useMemberName()
  const change = useChange()
  const { may, me } = useProject()
  const [mode, setMode] = useState<Mode>('read')
  const { link, origin, about } = item
  const attestation = origin.kind === 'attestation' ? origin.attestation : null
  const close = (): void => setMode('read')
  return (
    <article id={`evidence-${link.id}`} className="text-sm">
      <OriginOf origin={origin} />
      <p className="mt-1.5 text-base leading-snug text-ink">{link.reasoning}</p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-ink-soft">
        <span>{t('weight', { strength: word('strengths', link.strength) })}</span>
        <span>
          {nameOf(link.createdById)}, <DateTime value={link.updatedAt} />
        </span>
      </p>
      <div className="mt-1 flex flex-wrap gap-x-3">
        {may('argument.write', link.createdById === me.id) && (
          <Tool onClick={() => setMode('link')}>{t('editReason')}</Tool>
        )}
        {attestation && may('argument.write', attestation.createdById === me.id) && (
          <Tool onClick={() => setMode('attestation')}>{t('editAttestation')}</Tool>
        )}
        {may('argument.write') && <Tool onClick={() => setMode('undercut')}>{t('undercutThis')}</Tool>}
        {may('argument.write', link.createdById === me.id) && (
          <Tool onClick={() => change.retire(t('didRemove'), 'evidence', link)}>{t('remove')}</Tool>
        )}
      </div>
      {about.length > 0 && (
        <ul className="mt-2 grid gap-3 border-l-2 border-dashed border-rule-strong pl-3">
          {about.map((one) => (
            <li key={one.link.id}>
              <p className="mb-1 font-semibold">
                <StanceMark stance={one.link.relation} isNamed={false} />{' '}
                <span aria-hidden>{t(`aboutLink.${one.link.relation}`)}</span>
              </p>
              <WeighedItem item={one} />
            </li>
          ))}
        </ul>
      )}
      <Dialog open={mode === 'link'} onOpenChange={close} title={t('editReason')}>
        <EvidenceForm
          link={link}
          onCancel={close}
          onSave={(fields) => {
            close()
            change.revise(t('didRevise'), 'evidence', link, fields)
          }}
        />
      </Dialog>
      {attestation && (
        <Dialog
          open={mode === 'attestation'}
          onOpenChange={close}
          title={t('editAttestation')}
          description={t('editAttestationHow')}
        >
          <AttestationForm
            attestation={attestation}
            onCancel={close}
            onSave={(fields) => {
              close()
              change.revise(t('didReviseAttestation'), 'attestation', attestation, fields)
            }}
          />
        </Dialog>
      )}
      <Dialog
        open={mode === 'undercut'}
        onOpenChange={close}
        title={t('undercutTitle')}
        description={t('undercutHow')}
      >
        <AddEvidence
          claim={null}
          attested={[]}
          target={link}
          relation="undercuts"
          attestationId={null}
          onDone={close}
        />
      </Dialog>
    </article>
  )
}

function OriginOf({ origin }: { origin: Origin }) {
  const t = useTranslations('claims.evidence')
  const word = useVocabulary()
  const { slug } = useProject()
  switch (origin.kind) {
    case 'attestation':
      return (
        <>
          <QuoteLink origin={origin} />
          <AttestationFacts attested={origin} />
        </>
      )
    case 'claim':
      return (
        <p>
          <span className="text-ink-soft">{t('fromClaim')} </span>
          <Link
            href={`/projects/${slug}/claims/${origin.claim.id}`}
            className="font-serif text-base text-accent hover:underline"
          >
            {origin.claim.statement}
          </Link>
        </p>
      )
    case 'assessment':
      return (
        <p>
          <span className="text-ink-soft">{t('fromAssessment')} </span>
          <SourceLabel source={origin.source} unit={origin.unit} />
          {origin.assessment.question !== '' && (
            <span className="text-ink-soft"> · {word('questions', origin.assessment.question)}</span>
          )}
          <span className="mt-0.5 block font-serif text-base leading-snug">
            {origin.assessment.judgement}
          </span>
        </p>
      )
    case 'gone':
      return <p className="text-ink-soft italic">{t('originGone')}</p>
  }
}
