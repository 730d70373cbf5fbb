'use client'

// A new link to a claim, or to another link that it attacks. What speaks may be a passage that attests, a claim, or a judgement
// about a source. A passage not yet marked is marked in its source first.
import { useMemo, useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import { claimOptions } from '#components/claims/claim-options.ts'
import { FormActions } from '#components/claims/form-actions.tsx'
import { useChange } from '#components/claims/use-change.ts'
import { useDraft } from '#components/claims/use-draft.ts'
import { useVocabulary } from '#components/claims/use-vocabulary.ts'
import { useRecords } from '#components/live/use-project.ts'
import { ComboField, type ComboOption } from '#components/reader/combo-field.tsx'
import { shorten } from '#components/reader/passage-card.tsx'
import type { Attested } from '#lib/claims/balance.ts'
import type { Evidence } from '#lib/claims/recorded.ts'
import type { EvidenceRelation } from '#lib/claims/vocabulary.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { searchText } from '#lib/text/search.ts'
import { AttestedLine } from './attested-line.tsx'
import { WeightFields, type Weight } from './weight-fields.tsx'
import { Tool } from '#components/claims/tool.tsx'

type Kind = 'attestation' | 'claim' | 'assessment'
interface Chosen {
  readonly kind: Kind
  readonly id: string
}

export function AddEvidence({
  claim,
  attested,
  target,
  relation,
  attestationId,
  onDone,
}: {
  /** The claim it bears on; null when `target` is a link. */
  claim: RecordOf<'claim'> | null
  /** Attestations of the claim, offered first. */
  attested: readonly Attested[]
  target: Evidence | null
  relation: EvidenceRelation
  attestationId: string | null
  onDone(): void
}) {
  const t = useTranslations('claims.evidence')
  const change = useChange()
  const draft = useDraft<Weight>({ relation, strength: 'moderate', reasoning: '', linkedGroup: '' })
  const [kind, setKind] = useState<Kind>(
    target || attested.length === 0 ? (target ? 'assessment' : 'claim') : 'attestation',
  )
  const [chosen, setChosen] = useState<Chosen | null>(
    attestationId === null ? null : { kind: 'attestation', id: attestationId },
  )
  const [wasTried, setWasTried] = useState(false)
  const isReasoned = draft.values.reasoning.trim() !== ''
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setWasTried(true)
    if (!chosen || !isReasoned) return
    const { values } = draft
    change.create(t('didAdd'), 'evidence', {
      fromAttestationId: chosen.kind === 'attestation' ? chosen.id : null,
      fromClaimId: chosen.kind === 'claim' ? chosen.id : null,
      fromAssessmentId: chosen.kind === 'assessment' ? chosen.id : null,
      toClaimId: target ? null : (claim?.id ?? null),
      toLinkId: target?.id ?? null,
      relation: values.relation,
      strength: values.strength,
      reasoning: values.reasoning.trim(),
      linkedGroup: values.linkedGroup.trim(),
    })
    onDone()
  }
  return (
    <form className="grid gap-3" onSubmit={submit} noValidate>
      {chosen ? (
        <div className="flex flex-wrap items-baseline gap-2 border-l-3 border-rule-strong pl-3 text-sm">
          <ChosenOrigin chosen={chosen} />
          <Tool onClick={() => setChosen(null)}>{t('chooseOther')}</Tool>
        </div>
      ) : (
        <>
          <fieldset>
            <legend className="text-sm font-semibold text-ink-soft">{t('whatSpeaks')}</legend>
            <div className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
              {(['attestation', 'claim', 'assessment'] as const).map((one) => (
                <label key={one} className="inline-flex min-h-6 items-center gap-1.5 text-sm">
                  <input
                    type="radio"
                    name="origin"
                    value={one}
                    checked={kind === one}
                    onChange={() => setKind(one)}
                  />
                  {t(`origins.${one}`)}
                </label>
              ))}
            </div>
          </fieldset>
          <OriginField
            key={kind}
            kind={kind}
            claim={claim}
            attested={attested}
            onPick={(id) => setChosen({ kind, id })}
          />
          {kind === 'attestation' && <p className="text-sm text-ink-soft">{t('newPassageHow')}</p>}
          {wasTried && (
            <p role="alert" className="text-sm text-danger">
              {t('needsOrigin')}
            </p>
          )}
        </>
      )}
      <WeightFields
        draft={draft}
        error={wasTried && !isReasoned ? t('needsReason') : undefined}
        claimId={claim?.id ?? null}
      />
      <FormActions onCancel={onDone} saveLabel={t('saveEvidence')} />
    </form>
  )
}

function ChosenOrigin({ chosen }: { chosen: Chosen }) {
  const claims = useRecords('claim')
  const assessments = useRecords('assessment')
  const sources = useRecords('source')
  if (chosen.kind === 'attestation') return <AttestedLine attestationId={chosen.id} isLinked={false} />
  if (chosen.kind === 'claim') return <span className="font-serif">{claims[chosen.id]?.statement}</span>
  const assessment = assessments[chosen.id]
  return (
    <span>
      <strong>{assessment && sources[assessment.sourceId]?.siglum}</strong>{' '}
      {assessment && shorten(assessment.judgement, 160)}
    </span>
  )
}

function OriginField({
  kind,
  claim,
  attested,
  onPick,
}: {
  kind: Kind
  claim: RecordOf<'claim'> | null
  attested: readonly Attested[]
  onPick(id: string): void
}) {
  const t = useTranslations('claims.evidence')
  const optionsFor = useOrigins(kind, claim?.id ?? null, attested)
  return (
    <ComboField
      label={t(`origins.${kind}`)}
      placeholder={t(`originHints.${kind}`)}
      optionsFor={optionsFor}
      onPick={(picked) => 'id' in picked && onPick(picked.id)}
      autoFocus
    />
  )
}

function useOrigins(
  kind: Kind,
  claimId: string | null,
  attested: readonly Attested[],
): (query: string) => ComboOption[] {
  const claims = useRecords('claim')
  const attestations = useRecords('attestation')
  const passages = useRecords('passage')
  const sources = useRecords('source')
  const assessments = useRecords('assessment')
  const word = useVocabulary()
  return useMemo(() => {
    if (kind === 'claim') return claimOptions(Object.values(claims), claimId === null ? [] : [claimId])
    const fits = (text: string, query: string): boolean =>
      query
        .split(/\s+/)
        .filter(Boolean)
        .every((part) => searchText(text, part, { limit: 1 }).length > 0)
    if (kind === 'assessment') {
      const list = Object.values(assessments).map((one) => ({
        id: one.id,
        label: `${sources[one.sourceId]?.siglum ?? ''}: ${shorten(one.judgement, 120)}`,
        ...(one.question === '' ? {} : { hint: word('questions', one.question) }),
      }))
      return (query) => list.filter((one) => fits(one.label, query)).slice(0, 7)
    }
    const first = new Set(attested.map(({ attestation }) => attestation.id))
    const list = Object.values(attestations)
      .sort((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)) || (a.id < b.id ? 1 : -1))
      .flatMap((one): (ComboOption & { text: string })[] => {
        const passage = passages[one.passageId]
        if (!passage) return []
        const siglum = sources[passage.sourceId]?.siglum ?? ''
        const quote = passage.quote.replace(/\s+/g, ' ')
        const label = `${siglum}: ${shorten(quote, 110)}`
        const hint = first.has(one.id)
          ? word('polarities', one.polarity)
          : shorten(claims[one.claimId]?.statement ?? '', 60)
        return [{ id: one.id, label, hint, text: `${siglum} ${quote}` }]
      })
    return (query) => {
      const found: ComboOption[] = []
      for (const { text, ...option } of list) {
        if (found.length === 7) break
        if (fits(text, query)) found.push(option)
      }
      return found
    }
  }, [kind, claims, claimId, attested, attestations, passages, sources, assessments, word])
}
