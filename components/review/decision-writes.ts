// A decision as the writes that make it.
import { createWrite, reviseWrite } from '#components/live/optimistic.ts'
import type { Write } from '#lib/live/event.ts'
import type { RecordFields, RecordOf } from '#lib/live/records.ts'
import type { PlacementDecision } from '#lib/sources/vocabulary.ts'
import type { Span } from '#lib/text/span.ts'

/** What is decided: words at a place in the text of a revision, or that the passage does not stand in it. */
export interface Decision {
  readonly decision: PlacementDecision
  readonly spans: readonly Span[] | null
  /** The words there, as the person saw them; the server compares. */
  readonly quote: string
  readonly reason: string
}

/** Of the passage in a text; one that was decided about before is decided anew. */
export function decisionWrite(
  id: string,
  passage: RecordOf<'passage'>,
  about: { readonly revisionId: string; readonly verdict: RecordFields<'placement'>['verdict'] },
  { decision, spans, quote, reason }: Decision,
  earlier: RecordOf<'placement'> | null,
): Write {
  const fields = {
    passageSpans: passage.spans,
    decision,
    verdict: about.verdict,
    spans: spans?.map(([start, end]): [number, number] => [start, end]) ?? null,
    quote,
    reason,
  }
  return earlier
    ? reviseWrite('placement', earlier, fields)
    : createWrite('placement', id, { passageId: passage.id, revisionId: about.revisionId, ...fields })
}
