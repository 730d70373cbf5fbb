// A valid record of every noun, on parents that are there, with a mark of its project in every text.
import { toProse } from '#lib/prose/document.ts'
import type { RecordKind } from '#lib/live/records.ts'
import type { Text } from './texts.ts'

/** What a record may point at. */
export interface Base {
  /** A word that stands in every text of one project and nowhere else. */
  readonly canary: string
  readonly text: string
  readonly sourceIds: readonly [string, string]
  readonly revisionId: string
  readonly passageId: string
  readonly claimIds: readonly [string, string]
  readonly attestationId: string
  /** A source whose text was corrected once. */
  readonly corrected: Text
}

/** Where the passage of a placement stands, in the text before its correction and in the one after. */
const placed: [number, number] = [0, 3]

/** A passage to place anew. */
export function passageToPlace({ corrected }: Base): Record<string, unknown> {
  const { sourceId, revisionId, text } = corrected
  return { sourceId, revisionId, spans: [placed], quote: text.slice(...placed) }
}

/** Kinds that the record routes create. */
export type CreatedKind = Exclude<RecordKind, 'project' | 'member' | 'source' | 'revision' | 'correction'>

/**
 * Fields of a new record; `n` makes what must be single, single. `groundId` is the tag of a tagging or the passage of a
 * placement, on which nothing else hangs.
 */
export function fieldsOf(
  kind: CreatedKind,
  base: Base,
  n: number | string,
  groundId: string,
): Record<string, unknown> {
  const words = `${base.canary} ${n}`
  const [sourceId, otherSourceId] = base.sourceIds
  const [claimId, otherClaimId] = base.claimIds
  switch (kind) {
    case 'unit':
      return { sourceId, label: words }
    case 'passage':
      return { sourceId, revisionId: base.revisionId, spans: [[0, 6]], quote: base.text.slice(0, 6) }
    case 'placement':
      return {
        passageId: groundId,
        revisionId: base.corrected.corrected?.revisionId,
        passageSpans: [placed],
        ...{ decision: 'accepted', verdict: 'changed', reason: words },
        spans: [placed],
        quote: base.corrected.text.slice(...placed),
      }
    case 'note':
      return { passageId: base.passageId, body: toProse(words) }
    case 'tag':
      return { label: words }
    case 'tagging':
      return { tagId: groundId, passageId: base.passageId }
    case 'claim':
      return { statement: words }
    case 'attestation':
      return { passageId: base.passageId, claimId, polarity: 'affirms', paraphrase: words }
    case 'evidence':
      return {
        fromAttestationId: base.attestationId,
        toClaimId: otherClaimId,
        relation: 'supports',
        reasoning: words,
      }
    case 'claimRelation':
      return { fromClaimId: claimId, toClaimId: otherClaimId, relation: 'refines', reasoning: words }
    case 'sourceRelation':
      return { fromSourceId: sourceId, toSourceId: otherSourceId, relation: 'isEditionOf', reasoning: words }
    case 'sourceReference':
      return { sourceId, revisionId: base.revisionId, kind: 'work', quote: words, status: 'confirmed' }
    case 'assessment':
      return { sourceId, judgement: words }
    case 'position':
      return { claimId, holder: words, stance: 'holds' }
    case 'conflict':
      return { title: words }
    case 'comment':
      return { targetKind: 'claim', targetId: claimId, body: toProse(words) }
    case 'edition':
      return { title: words }
  }
}

/** A change that a record of the kind admits. */
export function changeOf(kind: string, base: Base): Record<string, unknown> {
  const words = `${base.canary} changed`
  const changes: Record<string, Record<string, unknown>> = {
    source: { title: words },
    unit: { label: words },
    passage: { spans: [[1, 7]], quote: base.text.slice(1, 7) },
    placement: { reason: words },
    note: { body: toProse(words) },
    tag: { description: words },
    claim: { what: words },
    attestation: { paraphrase: words },
    evidence: { reasoning: words },
    claimRelation: { reasoning: words },
    sourceRelation: { reasoning: words },
    sourceReference: { meaning: words },
    conflict: { rationale: words },
    comment: { body: toProse(words) },
    edition: { title: words },
  }
  const change = changes[kind]
  if (!change) throw new RangeError(`no change for ${kind}`)
  return change
}
