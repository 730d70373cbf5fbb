'use client'

// Copying words copies where they stand with them.
import type { ClipboardEvent } from 'react'
import { useProject, useRecord } from '#components/live/use-project.ts'
import { useLanguage } from '#components/messages/use-language.ts'
import { cite, citedPlace, quotation } from '#lib/edition/citation.ts'
import type { RecordOf } from '#lib/live/records.ts'
import type { SourceDocument } from './source-document.ts'
import type { ReadingSettings } from './reading-settings.ts'
import type { Passages } from './use-passages.ts'
import type { TextSelection } from './use-text-selection.ts'
import { useUnits } from './use-units.ts'

export function useCopying(
  source: RecordOf<'source'>,
  { revisionId, text, reading }: SourceDocument,
  passages: Passages,
  { now }: TextSelection,
  form: ReadingSettings['copy'],
  lineOf: (offset: number) => string | null,
): (event: ClipboardEvent<HTMLElement>) => void {
  const { slug } = useProject()
  const locale = useLanguage()
  const revision = useRecord('revision', revisionId)?.number ?? null
  const units = useUnits(source.id, revisionId)
  return (event) => {
    const spans = form === 'none' ? null : now()
    if (!spans || form === 'none' || revision === null) return
    const passage = passages.withSpans(spans)
    const place = {
      ...citedPlace(spans, reading, units, lineOf),
      revision,
      ...(passage && {
        address: `${location.origin}/projects/${slug}/sources/${source.id}?passage=${passage.id}`,
      }),
    }
    const quote = spans.map((span) => text.slice(...span)).join('\n')
    const citation = cite(source, place, form, locale === 'de' ? 'de' : 'en')
    const copied = quotation(quote, citation, place.address)
    event.clipboardData.setData('text/plain', copied.text)
    event.clipboardData.setData('text/html', copied.html)
    event.preventDefault()
  }
}
