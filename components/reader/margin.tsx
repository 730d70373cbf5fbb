'use client'

import { memo } from 'react'
import { useTranslations } from 'use-intl'
import type { RecordOf } from '#lib/live/records.ts'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { DraftPanel } from './draft-panel.tsx'
import { byPlace } from './marks.ts'
import { IconButton, PassageCard } from './passage-card.tsx'
import { useReader, type Draft } from './reader-context.ts'
import type { Argument } from './use-argument.ts'

/**
 * The cards of the passages near the screen, and what is being written. One element in every width, so that nothing written is
 * lost when the window changes: beside the lines where there is a margin, at the foot of the text where there is none.
 */
export const Margin = memo(function Margin({
  nearby,
  active,
  written,
  draft,
  argument,
  onStep,
  isBare,
}: {
  nearby: readonly RecordOf<'passage'>[]
  active: RecordOf<'passage'> | null
  /** The passage about which something is being written. */
  written: RecordOf<'passage'> | null
  draft: Draft | null
  argument: Argument
  /** Opens the next or previous passage; null where there is a margin, and the keys and the head of the text do so. */
  onStep: ((direction: 1 | -1) => void) | null
  /** There is nothing in this text yet, and this person may begin. */
  isBare: boolean
}) {
  const t = useTranslations('reader')
  const { source, passages, activate, focusText } = useReader()
  // The open card and the one being written at stay, however far one scrolls. In their places: a card that goes from the end to
  // its place would have all those behind it put into the page anew.
  const cards = [...nearby]
  for (const kept of [active, written]) if (kept && !cards.some(({ id }) => id === kept.id)) cards.push(kept)
  cards.sort(byPlace)
  const newDraft = draft?.target.passageId === null ? draft : null
  return (
    <aside className="reader-margin" data-margin aria-label={t('margin', { siglum: source.siglum })}>
      {isBare && !draft && <p className="margin-bare">{t('howToMark')}</p>}
      {active && onStep && (
        <DrawerBar
          at={passages.indexOf(active) + 1}
          count={passages.length}
          onStep={onStep}
          onClose={() => {
            activate(null)
            focusText()
          }}
        />
      )}
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
})

/** Above the card at the foot of a narrow screen: where it stands, the way to the next, and out. */
function DrawerBar({
  at,
  count,
  onStep,
  onClose,
}: {
  /** 0 when the layers hide the passage. */
  at: number
  count: number
  onStep(direction: 1 | -1): void
  onClose(): void
}) {
  const t = useTranslations('reader')
  return (
    <div className="card-drawer-bar">
      <span>{at > 0 ? t('drawer.at', { at, count }) : t('drawer.hidden')}</span>
      <IconButton label={t('head.previous')} onClick={() => onStep(-1)}>
        <ChevronUp size={18} aria-hidden />
      </IconButton>
      <IconButton label={t('head.next')} onClick={() => onStep(1)}>
        <ChevronDown size={18} aria-hidden />
      </IconButton>
      <IconButton label={t('drawer.close')} onClick={onClose}>
        <X size={18} aria-hidden />
      </IconButton>
    </div>
  )
}
