// A valid record of every noun, on parents that are there, with a mark of its project in every text.
import { toProse } from '#lib/prose/document.ts'
import type { RecordFields, RecordKind } from '#lib/live/records.ts'
import { pngImage } from '#tests/support/make-image.ts'
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
export type CreatedKind = Exclude<
  RecordKind,
  'project' | 'member' | 'source' | 'revision' | 'correction' | 'borrowing' | 'pageImage'
>

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

/** What came from another program about a source, as the command that brings it in would write it. */
export const borrowingOf = (base: Base, n: string): RecordFields<'borrowing'> => ({
  sourceId: base.sourceIds[0],
  revisionId: base.revisionId,
  passageId: null,
  format: 'hypothesis',
  fileName: `${base.canary}.json`,
  originalId: n,
  document: '',
  start: null,
  end: null,
  quote: `${base.canary} ${n}`,
  prefix: '',
  suffix: '',
  notes: [],
  tags: [],
  author: base.canary,
  created: '',
  verdict: 'lost',
  reason: '',
  isChosen: false,
})

/** A picture of a page, with a mark of its own in each project. */
export const pictureOf = ({ canary }: Base): Uint8Array<ArrayBuffer> => pngImage(4, 6, canary.length)

/** A file of annotations that another program made of a text; its words are not in the text. */
export const annotationFile = (base: Base): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    Buffer.from(
      JSON.stringify({
        type: 'Annotation',
        id: 'urn:one',
        body: base.canary,
        target: { source: base.canary, selector: { type: 'TextQuoteSelector', exact: base.canary } },
      }),
    ),
  )

/** The same with its text, as a program of qualitative analysis hands it out. */
export const annotatedProject = (base: Base, words: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    Buffer.from(
      `<Project xmlns="urn:QDA-XML:project:1.0" name="P"><Sources><TextSource guid="11111111-1111-4111-8111-111111111111" name="${base.canary}"><PlainTextContent>${words}</PlainTextContent></TextSource></Sources></Project>`,
    ),
  )

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
    pageImage: { page: 1 },
  }
  const change = changes[kind]
  if (!change) throw new RangeError(`no change for ${kind}`)
  return change
}
