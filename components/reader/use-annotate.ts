'use client'

// Everything one can do with a passage, each as one operation: all of it is written or nothing, and one undo takes it back.
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { newId } from '#components/live/new-id.ts'
import { createWrite, retireWrite, reviseWrite } from '#components/live/optimistic.ts'
import type { Outcome } from '#components/live/store-view.ts'
import { useRecords, useWriter } from '#components/live/use-project.ts'
import { usePlaces } from '#components/revisions/use-places.ts'
import { describe } from '#lib/anchoring/describe.ts'
import type { EvidenceRelation, modalities, NoteRegister, polarities } from '#lib/claims/vocabulary.ts'
import { tagColours } from '#lib/claims/vocabulary.ts'
import type { Write } from '#lib/live/event.ts'
import type { RecordFields, RecordKind, RecordOf } from '#lib/live/records.ts'
import type { ProseDocument } from '#lib/prose/document.ts'
import { spanContains, type Span } from '#lib/text/span.ts'
import { useReader, type ReaderContextValue, type Target } from './reader-context.ts'

/** A record that exists, or the words of one to be made. */
export type ExistingOrNew = { readonly id: string } | { readonly label: string }

export interface Reasoning {
  readonly claim: ExistingOrNew
  readonly polarity: (typeof polarities)[number]
  readonly modality: (typeof modalities)[number]
  /** Null: the passage attests the claim, and nothing is weighed yet. */
  readonly relation: EvidenceRelation | null
  /** An evidence link that is undercut, instead of the claim. */
  readonly toLinkId: string | null
  readonly reason: string
  readonly tags: readonly ExistingOrNew[]
}

/** `id` is the passage; the outcome comes with the server's answer, the page need not wait for it. */
export interface Annotated {
  readonly id: string
  readonly outcome: Promise<Outcome>
}

export interface Annotate {
  mark(target: Target): Annotated
  note(target: Target, body: ProseDocument, register: NoteRegister): Annotated
  tag(target: Target, tag: ExistingOrNew): Annotated
  reason(target: Target, reasoning: Reasoning): Annotated
  /** Gives a passage other words; what is said about it stays. */
  respan(passage: RecordOf<'passage'>, spans: readonly Span[]): Promise<Outcome>
  revise<K extends RecordKind>(
    kind: K,
    record: RecordOf<K>,
    fields: Partial<RecordFields<K>>,
  ): Promise<Outcome>
  retire(kind: RecordKind, record: { id: string; version: number }): Promise<Outcome>
}

/** What one can do with the text that this component belongs to. */
export function useAnnotate(): Annotate {
  return useAnnotateIn(useReader())
}

/** The same for a text given by hand. */
export function useAnnotateIn({
  source,
  revisionId,
  text,
  argument,
}: Pick<ReaderContextValue, 'source' | 'revisionId' | 'text' | 'argument'>): Annotate {
  const t = useTranslations('reader')
  const { run } = useWriter()
  const units = useRecords('unit')
  const { byUnit } = usePlaces(source.id, revisionId)
  const tags = useRecords('tag')
  return useMemo(() => {
    function describeSpans(wanted: readonly Span[]) {
      const { spans, ...quoted } = describe(text, wanted)
      return { ...quoted, spans: spans.map(([start, end]): [number, number] => [start, end]) }
    }
    function passageFor(target: Target): { id: string; writes: Write[] } {
      if (target.passageId !== null) return { id: target.passageId, writes: [] }
      const id = newId()
      const described = describeSpans(target.spans)
      const first = described.spans[0]
      const unit = Object.values(units).find((one) => {
        const spans = one.revisionId === revisionId ? one.spans : byUnit.get(one.id)
        return one.sourceId === source.id && first && spans?.some((span) => spanContains(span, first))
      })
      const fields: RecordFields<'passage'> = {
        sourceId: source.id,
        revisionId,
        unitId: unit?.id ?? null,
        ...described,
      }
      return { id, writes: [createWrite('passage', id, fields)] }
    }
    function tagWrites(passageId: string, wanted: readonly ExistingOrNew[]): Write[] {
      const had = new Set(argument.of(passageId).tags.map(({ tag }) => tag.id))
      return wanted.flatMap((one, i): Write[] => {
        if ('id' in one) {
          return had.has(one.id)
            ? []
            : [createWrite('tagging', newId(), { tagId: one.id, passageId, claimId: null })]
        }
        const tagId = newId()
        const count = Object.keys(tags).length + i
        const colour = tagColours[count % tagColours.length] ?? 'slate'
        return [
          createWrite('tag', tagId, { label: one.label, colour, position: count }),
          createWrite('tagging', newId(), { tagId, passageId, claimId: null }),
        ]
      })
    }
    function reasonWrites(passageId: string, reasoning: Reasoning): Write[] {
      const writes: Write[] = []
      let claimId = 'id' in reasoning.claim ? reasoning.claim.id : ''
      if ('label' in reasoning.claim) {
        claimId = newId()
        writes.push(createWrite('claim', claimId, { statement: reasoning.claim.label }))
      }
      // Weighing what is already attested adds to it, instead of attesting twice.
      const known = argument
        .of(passageId)
        .attestations.find(
          ({ attestation }) =>
            attestation.claimId === claimId &&
            attestation.polarity === reasoning.polarity &&
            attestation.modality === reasoning.modality,
        )
      const attestationId = known?.attestation.id ?? newId()
      if (!known) {
        const { polarity, modality } = reasoning
        writes.push(createWrite('attestation', attestationId, { passageId, claimId, polarity, modality }))
      }
      if (reasoning.relation !== null) {
        const toClaim = reasoning.toLinkId === null
        writes.push(
          createWrite('evidence', newId(), {
            fromAttestationId: attestationId,
            toClaimId: toClaim ? claimId : null,
            toLinkId: toClaim ? null : reasoning.toLinkId,
            relation: reasoning.relation,
            reasoning: reasoning.reason,
          }),
        )
      }
      return [...writes, ...tagWrites(passageId, reasoning.tags)]
    }
    const write = (label: string, target: Target, more: (passageId: string) => Write[]): Annotated => {
      const { id, writes } = passageFor(target)
      const all = [...writes, ...more(id)]
      return { id, outcome: all.length > 0 ? run(label, all) : Promise.resolve({ ok: true }) }
    }
    return {
      mark: (target) => write(t('did.mark'), target, () => []),
      note: (target, body, register) =>
        write(t('did.note'), target, (passageId) => [
          createWrite('note', newId(), { passageId, body, register }),
        ]),
      tag: (target, tag) => write(t('did.tag'), target, (passageId) => tagWrites(passageId, [tag])),
      reason: (target, reasoning) =>
        write(t(reasoning.relation === null ? 'did.attest' : 'did.evidence'), target, (passageId) =>
          reasonWrites(passageId, reasoning),
        ),
      respan: (passage, spans) =>
        run(t('did.respan'), [reviseWrite('passage', passage, describeSpans(spans))]),
      revise: (kind, record, fields) => run(t('did.revise', { kind }), [reviseWrite(kind, record, fields)]),
      retire: (kind, record) => run(t('did.retire', { kind }), [retireWrite(kind, record)]),
    }
  }, [t, run, source.id, revisionId, text, argument, units, byUnit, tags])
}
