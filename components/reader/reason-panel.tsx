'use client'

// From a passage to a reasoned link in one small form: which claim, how the source speaks of it, what that weighs, and why.
// Everything is written as one operation. Made for the keyboard: type, Enter, arrows, Tab, sentence, Enter.
import {
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type SubmitEvent,
  type KeyboardEvent,
} from 'react'
import { useTranslations } from 'use-intl'
import { useRecords } from '#components/live/use-project.ts'
import { evidenceRelations, modalities, polarities, type EvidenceRelation } from '#lib/claims/vocabulary.ts'
import { searchText } from '#lib/text/search.ts'
import { ComboField, type ComboOption } from './combo-field.tsx'
import { useReader } from './reader-context.ts'
import { StanceMark } from './stance-mark.tsx'
import { TagField } from './tag-field.tsx'
import type { ExistingOrNew, Reasoning } from './use-annotate.ts'

type Relation = EvidenceRelation | 'none'

export function ReasonPanel({
  isWeighing,
  onSave,
  onCancel,
}: {
  /** Opened as evidence: a relation is chosen from the start. */
  isWeighing: boolean
  onSave(reasoning: Reasoning): void
  onCancel(): void
}) {
  const t = useTranslations('reader.reason')
  const id = useId()
  const claims = useRecords('claim')
  const { argument } = useReader()
  const [claim, setClaim] = useState<ExistingOrNew | null>(null)
  const [polarity, setPolarity] = useState<(typeof polarities)[number]>('affirms')
  const [modality, setModality] = useState<(typeof modalities)[number]>('asserted')
  const [relation, setRelation] = useState<Relation>(isWeighing ? 'supports' : 'none')
  const [wasChosen, setWasChosen] = useState(false)
  const [linkId, setLinkId] = useState('')
  const [reason, setReason] = useState('')
  const [tags, setTags] = useState<readonly ExistingOrNew[]>([])
  const [problem, setProblem] = useState<'claim' | 'reason' | null>(null)
  const form = useRef<HTMLFormElement>(null)
  // In the same moment as the field of the claim goes: a quick hand's next key must find the form focused.
  useLayoutEffect(() => {
    if (claim) form.current?.querySelector<HTMLInputElement>('input:checked')?.focus()
  }, [claim])

  const optionsFor = useMemo(() => claimOptions(Object.values(claims)), [claims])
  const links = claim && 'id' in claim ? argument.evidenceFor(claim.id) : []

  const choosePolarity = (next: (typeof polarities)[number]): void => {
    setPolarity(next)
    // What denies a claim speaks against it until the person says otherwise.
    if (isWeighing && !wasChosen) setRelation(next === 'denies' ? 'contradicts' : 'supports')
  }
  const submit = (event?: SubmitEvent): void => {
    event?.preventDefault()
    if (!claim) return setProblem('claim')
    if (relation !== 'none' && reason.trim() === '') {
      setProblem('reason')
      form.current?.querySelector<HTMLInputElement>('[data-reason]')?.focus()
      return
    }
    onSave({
      claim,
      polarity,
      modality,
      relation: relation === 'none' ? null : relation,
      toLinkId: relation === 'undercuts' && linkId !== '' ? linkId : null,
      reason: reason.trim(),
      tags,
    })
  }
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
    else if (event.key === 'Escape') onCancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc and Ctrl+Enter work anywhere in the form
    <form ref={form} className="reason" onSubmit={submit} onKeyDown={handleKey} aria-label={t('title')}>
      {claim ? (
        <div className="reason-claim">
          <span>{'id' in claim ? claims[claim.id]?.statement : claim.label}</span>
          {'label' in claim && <em className="reason-new">{t('new')}</em>}
          <button type="button" className="reader-link" onClick={() => setClaim(null)}>
            {t('change')}
          </button>
        </div>
      ) : (
        <ComboField
          label={t('claim')}
          placeholder={t('claimPlaceholder')}
          optionsFor={optionsFor}
          createLabel={(query) => t('createClaim', { query })}
          onPick={(picked) => {
            setClaim(picked)
            setProblem(null)
          }}
          onEscape={onCancel}
          autoFocus
        />
      )}
      {problem === 'claim' && (
        <p className="reader-problem" role="alert">
          {t('needsClaim')}
        </p>
      )}
      <Choices
        name={`${id}p`}
        legend={t('polarity')}
        values={polarities}
        value={polarity}
        onChange={choosePolarity}
        wordOf={(one) => t(`polarities.${one}`)}
      />
      <label className="reason-row">
        <span className="reason-legend">{t('modality')}</span>
        <select
          className="reader-input"
          value={modality}
          onChange={(event) => setModality(event.target.value as typeof modality)}
        >
          {modalities.map((one) => (
            <option key={one} value={one}>
              {t(`modalities.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <Choices
        name={`${id}r`}
        legend={t('relation')}
        values={['none', ...evidenceRelations] as const}
        value={relation}
        onChange={(next) => {
          setRelation(next)
          setWasChosen(true)
        }}
        wordOf={(one) => (one === 'none' ? t('attestOnly') : <StanceMark stance={one} isNamed />)}
      />
      {relation === 'undercuts' && links.length > 0 && (
        <label className="reason-row">
          <span className="reason-legend">{t('undercutWhat')}</span>
          <select className="reader-input" value={linkId} onChange={(event) => setLinkId(event.target.value)}>
            <option value="">{t('undercutClaim')}</option>
            {links.map((link) => (
              <option key={link.id} value={link.id}>
                {t('undercutLink', { relation: link.relation, reason: link.reasoning.slice(0, 80) })}
              </option>
            ))}
          </select>
        </label>
      )}
      {relation !== 'none' && (
        <>
          <input
            className="reader-input"
            data-reason
            value={reason}
            maxLength={8000}
            aria-label={t('reason')}
            aria-invalid={problem === 'reason'}
            placeholder={t('reasonPlaceholder')}
            onChange={(event) => {
              setReason(event.target.value)
              setProblem(null)
            }}
          />
          {problem === 'reason' && (
            <p className="reader-problem" role="alert">
              {t('needsReason')}
            </p>
          )}
        </>
      )}
      <TagField tags={tags} onChange={setTags} />
      <div className="reader-actions">
        <button type="submit" className="reader-button reader-button-strong">
          {t(relation === 'none' ? 'saveAttestation' : 'saveEvidence')}
        </button>
        <button type="button" className="reader-button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  )
}

function Choices<T extends string>({
  name,
  legend,
  values,
  value,
  onChange,
  wordOf,
}: {
  name: string
  legend: string
  values: readonly T[]
  value: T
  onChange(value: T): void
  wordOf(value: T): React.ReactNode
}) {
  return (
    <fieldset className="choices">
      <legend className="reason-legend">{legend}</legend>
      {values.map((one) => (
        <label key={one} className="choice" data-checked={one === value || undefined}>
          <input
            type="radio"
            name={name}
            value={one}
            checked={one === value}
            onChange={() => onChange(one)}
          />
          {wordOf(one)}
        </label>
      ))}
    </fieldset>
  )
}

/** Claims by their words, the newest first among equals. */
function claimOptions(claims: readonly { id: string; statement: string; state: string }[]) {
  const newest = claims.toSorted((a, b) => (a.id < b.id ? 1 : -1))
  return (query: string): ComboOption[] => {
    const words = query.split(/\s+/).filter(Boolean)
    return newest
      .filter((claim) => words.every((word) => searchText(claim.statement, word, { limit: 1 }).length > 0))
      .slice(0, 7)
      .map((claim) => ({ id: claim.id, label: claim.statement }))
  }
}
