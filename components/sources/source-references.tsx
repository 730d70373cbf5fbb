'use client'

// The references in a source, found by its reading and decided by people; the decisions are records of the project.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { newId } from '#components/live/new-id.ts'
import { createWrite, retireWrite, reviseWrite } from '#components/live/optimistic.ts'
import { useProject, useRecords, useWriter } from '#components/live/use-project.ts'
import { Button } from '#components/ui/button.tsx'
import { PageSection } from '#components/ui/page.tsx'
import { call } from '#lib/api/client.ts'
import type { Write } from '#lib/live/event.ts'
import type { RecordOf } from '#lib/live/records.ts'
import type { Reading } from '#lib/reading/reading.ts'
import { isSameReference, listSuggestions, type Suggestion } from '#lib/reading/suggestions.ts'
import { ReferenceReview } from './reference-review.tsx'
import type { ReferenceDecision, Verdict } from './reference-verdict.ts'

type Decision = RecordOf<'sourceReference'>

export function SourceReferences({
  source,
  revision,
}: {
  source: RecordOf<'source'>
  revision: RecordOf<'revision'>
}) {
  const t = useTranslations('desk.references')
  const { may } = useProject()
  const decided = useDecisions(source.id)
  const [isOpen, setIsOpen] = useState(false)
  if (decided.length === 0 && !may('source.write')) return null
  return (
    <PageSection
      title={t('title')}
      actions={
        !isOpen && (
          <Button size="small" onClick={() => setIsOpen(true)}>
            {t('look')}
          </Button>
        )
      }
    >
      {isOpen && <Review source={source} revision={revision} decided={decided} />}
    </PageSection>
  )
}

function useDecisions(sourceId: string): Decision[] {
  const all = useRecords('sourceReference')
  return useMemo(() => Object.values(all).filter((one) => one.sourceId === sourceId), [all, sourceId])
}

function Review({
  source,
  revision,
  decided,
}: {
  source: RecordOf<'source'>
  revision: RecordOf<'revision'>
  decided: readonly Decision[]
}) {
  const t = useTranslations('desk.references')
  const { slug, may, me } = useProject()
  const { run } = useWriter()
  const sources = useRecords('source')
  const loaded = useQuery({
    queryKey: ['reading', slug, revision.id],
    // A revision never changes.
    staleTime: Infinity,
    queryFn: () => call('getRevision', { params: { project: slug, id: revision.id } }),
  })
  const suggestions = useMemo(() => {
    if (!loaded.data) return null
    const reading = { ...(loaded.data.reading as unknown as Reading), text: loaded.data.text }
    // Words that were not copied into the text cannot be shown here; at the desk they can.
    return listSuggestions(reading, reading.original ?? '').filter(({ quote }) => quote.trim() !== '')
  }, [loaded.data])
  if (!suggestions) return null
  const decide = (decisions: readonly ReferenceDecision[]): void => {
    const writes = decisions.flatMap(({ suggestion, verdict }) =>
      writesFor(suggestion, verdict, decided, source.id, revision.id),
    )
    const first = decisions[0]?.verdict
    const label =
      decisions.length > 1
        ? t('didMany', { count: decisions.length })
        : t(!first ? 'didReopen' : first.status === 'rejected' ? 'didReject' : 'didConfirm')
    if (writes.length > 0) void run(label, writes)
  }
  const lost = decided.filter((one) => !suggestions.some((other) => isSameReference(one, other)))
  return (
    <>
      <ReferenceReview
        suggestions={suggestions}
        decided={decided}
        sources={Object.values(sources).filter(({ id }) => id !== source.id)}
        canDecide={(decision) => {
          const own = decided.find((one) => one === decision)
          return may('source.write', own === undefined || own.createdById === me.id)
        }}
        onDecide={decide}
      />
      {lost.length > 0 && (
        <details className="mt-3 text-sm">
          <summary className="min-h-6 cursor-pointer text-ink-soft">
            {`${t('lost')} (${lost.length})`}
          </summary>
          <ul className="mt-1 grid gap-1 pl-4">
            {lost.map(({ id, quote, status }) => (
              <li key={id} className="list-disc">
                {quote} <span className="text-ink-soft">{t(status)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** What is written for one decision: the reference itself, and the relation to a source that it shows. */
function writesFor(
  suggestion: Suggestion,
  verdict: Verdict | null,
  decided: readonly Decision[],
  sourceId: string,
  revisionId: string,
): Write[] {
  const present = decided.find((one) => isSameReference(one, suggestion))
  if (!verdict) return present ? [retireWrite('sourceReference', present)] : []
  const { relation, ...said } = verdict
  const writes: Write[] = []
  let relationId = present?.relationId ?? null
  if (relation !== null && said.targetSourceId !== null && said.status === 'confirmed') {
    relationId = newId()
    writes.push(
      createWrite('sourceRelation', relationId, {
        ...{ fromSourceId: sourceId, toSourceId: said.targetSourceId, relation, scope: 'passage' },
        reasoning: suggestion.quote,
      }),
    )
  }
  if (present) writes.push(reviseWrite('sourceReference', present, { ...said, relationId }))
  else {
    const { kind, quote, normalized, before, after, spans, noteLabel } = suggestion
    writes.push(
      createWrite('sourceReference', newId(), {
        ...{ sourceId, revisionId, kind, quote, normalized, before, after, noteLabel, relationId },
        spans: spans?.map(([from, to]): [number, number] => [from, to]) ?? null,
        ...said,
      }),
    )
  }
  return writes
}
