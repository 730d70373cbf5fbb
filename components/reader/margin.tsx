'use client'

import { useTranslations } from 'use-intl'
import type { RecordOf } from '#lib/live/records.ts'
import { DraftPanel } from './draft-panel.tsx'
import { PassageCard } from './passage-card.tsx'
import { useReader, type Draft } from './reader-context.ts'
import type { Argument } from './use-argument.ts'

/**
 * The cards of the passages near the screen, and what is being written. One element in every width, so that nothing written is
 * lost when the window changes: beside the lines where there is a margin, at the foot of the text where there is none.
 */
export function Margin({
  nearby,
  active,
  written,
  draft,
  argument,
}: {
  nearby: readonly RecordOf<'passage'>[]
  active: RecordOf<'passage'> | null
  /** The passage about which something is being written. */
  written: RecordOf<'passage'> | null
  draft: Draft | null
  argument: Argument
}) {
  const t = useTranslations('reader')
  const { source } = useReader()
  // The open card and the one being written at stay, however far one scrolls.
  const cards = [...nearby]
  for (const kept of [active, written]) if (kept && !cards.includes(kept)) cards.push(kept)
  const newDraft = draft?.target.passageId === null ? draft : null
  return (
    <aside className="reader-margin" data-margin aria-label={t('margin', { siglum: source.siglum })}>
      {cards.map((passage) => (
        <PassageCard
          key={passage.id}
          passage={passage}
          said={argument.of(passage.id)}
          isActive={passage.id === active?.id}
        />
      ))}
      {newDraft && (
        <article
          className="card card-draft"
          data-card="draft"
          data-active
          data-anchor={newDraft.target.spans[0]?.[0] ?? 0}
          aria-label={t('newPassage')}
        >
          <DraftPanel draft={newDraft} />
        </article>
      )}
    </aside>
  )
}
