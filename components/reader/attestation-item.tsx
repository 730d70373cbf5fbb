'use client'

import { useState, type SubmitEvent, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useProject } from '#components/live/use-project.ts'
import { Link } from '#components/ui/link.tsx'
import { stanceOfPolarity } from '#lib/claims/layers.ts'
import { evidenceRelations, modalities, polarities } from '#lib/claims/vocabulary.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { useReader } from './reader-context.ts'
import { StanceMark } from './stance-mark.tsx'
import { useAnnotate } from './use-annotate.ts'
import { useUndoable } from './use-undoable.ts'
import type { AttestedClaim } from './use-argument.ts'

/** Which claim a passage attests, how, and what that weighs. */
export function AttestationItem({
  attested,
  isOpen,
  children,
}: {
  attested: AttestedClaim
  isOpen: boolean
  children?: ReactNode
}) {
  const t = useTranslations('reader')
  const { slug } = useProject()
  const { attestation, claim, evidence } = attested
  const [isEditing, setIsEditing] = useState(false)
  const annotate = useAnnotate()
  return (
    <section className="attestation" data-open={isOpen || undefined}>
      <p className="attestation-claim">
        <StanceMark stance={stanceOfPolarity(attestation.polarity)} />{' '}
        {isOpen && claim ? (
          <Link href={`/projects/${slug}/claims/${claim.id}`}>{claim.statement}</Link>
        ) : (
          <span>{claim?.statement ?? t('claimGone')}</span>
        )}
      </p>
      {isOpen && !isEditing && (
        <p className="card-meta">
          {t(`reason.polarities.${attestation.polarity}`)}, {t(`reason.modalities.${attestation.modality}`)}
          <ItemTools
            kind="attestation"
            record={attestation}
            onEdit={() => setIsEditing(true)}
            deleted={t('attestationDeleted')}
          />
        </p>
      )}
      {isOpen && isEditing && (
        <AttestationForm
          attestation={attestation}
          onDone={(fields) => {
            setIsEditing(false)
            if (fields) void annotate.revise('attestation', attestation, fields)
          }}
        />
      )}
      {evidence.map((link) => (
        <EvidenceItem key={link.id} link={link} isOpen={isOpen} />
      ))}
      {children}
    </section>
  )
}

function EvidenceItem({ link, isOpen }: { link: RecordOf<'evidence'>; isOpen: boolean }) {
  const t = useTranslations('reader')
  const annotate = useAnnotate()
  const [isEditing, setIsEditing] = useState(false)
  if (isEditing) {
    return (
      <EvidenceForm
        link={link}
        onDone={(fields) => {
          setIsEditing(false)
          if (fields) void annotate.revise('evidence', link, fields)
        }}
      />
    )
  }
  return (
    <div className="evidence" data-open={isOpen || undefined}>
      <p>
        <StanceMark stance={link.relation} isNamed={isOpen} />{' '}
        <span className="evidence-reason">{link.reasoning}</span>
      </p>
      {isOpen && (
        <p className="card-meta">
          <ItemTools
            kind="evidence"
            record={link}
            onEdit={() => setIsEditing(true)}
            deleted={t('evidenceDeleted')}
          />
        </p>
      )}
    </div>
  )
}

function ItemTools({
  kind,
  record,
  onEdit,
  deleted,
}: {
  kind: 'attestation' | 'evidence'
  record: RecordOf<'attestation'> | RecordOf<'evidence'>
  onEdit(): void
  deleted: string
}) {
  const t = useTranslations('reader')
  const { canWrite } = useReader()
  const { may, me } = useProject()
  const undoable = useUndoable()
  const annotate = useAnnotate()
  if (!canWrite || !may('argument.write', record.createdById === me.id)) return null
  return (
    <>
      {' '}
      <button type="button" className="reader-link" onClick={onEdit}>
        {t('edit')}
      </button>{' '}
      <button
        type="button"
        className="reader-link"
        onClick={() => undoable(deleted, annotate.retire(kind, record))}
      >
        {t('delete')}
      </button>
    </>
  )
}

function AttestationForm({
  attestation,
  onDone,
}: {
  attestation: RecordOf<'attestation'>
  onDone(fields: Partial<RecordOf<'attestation'>> | null): void
}) {
  const t = useTranslations('reader.reason')
  const [polarity, setPolarity] = useState(attestation.polarity)
  const [modality, setModality] = useState(attestation.modality)
  return (
    <form
      className="inline-form"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        onDone({ polarity, modality })
      }}
    >
      <select
        className="reader-input"
        aria-label={t('polarity')}
        value={polarity}
        onChange={(event) => setPolarity(event.target.value as typeof polarity)}
      >
        {polarities.map((one) => (
          <option key={one} value={one}>
            {t(`polarities.${one}`)}
          </option>
        ))}
      </select>
      <select
        className="reader-input"
        aria-label={t('modality')}
        value={modality}
        onChange={(event) => setModality(event.target.value as typeof modality)}
      >
        {modalities.map((one) => (
          <option key={one} value={one}>
            {t(`modalities.${one}`)}
          </option>
        ))}
      </select>
      <FormActions onCancel={() => onDone(null)} />
    </form>
  )
}

function EvidenceForm({
  link,
  onDone,
}: {
  link: RecordOf<'evidence'>
  onDone(fields: Partial<RecordOf<'evidence'>> | null): void
}) {
  const t = useTranslations('reader')
  const [relation, setRelation] = useState(link.relation)
  const [reasoning, setReasoning] = useState(link.reasoning)
  return (
    <form
      className="inline-form"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        if (reasoning.trim() !== '') onDone({ relation, reasoning: reasoning.trim() })
      }}
    >
      <select
        className="reader-input"
        aria-label={t('reason.relation')}
        value={relation}
        onChange={(event) => setRelation(event.target.value as typeof relation)}
      >
        {evidenceRelations.map((one) => (
          <option key={one} value={one}>
            {t(`stance.${one}`)}
          </option>
        ))}
      </select>
      <textarea
        className="reader-input"
        rows={3}
        required
        aria-label={t('reason.reason')}
        value={reasoning}
        onChange={(event) => setReasoning(event.target.value)}
      />
      <FormActions onCancel={() => onDone(null)} />
    </form>
  )
}

function FormActions({ onCancel }: { onCancel(): void }) {
  const t = useTranslations('reader.note')
  return (
    <div className="reader-actions">
      <button type="submit" className="reader-button reader-button-strong">
        {t('save')}
      </button>
      <button type="button" className="reader-button" onClick={onCancel}>
        {t('cancel')}
      </button>
    </div>
  )
}
