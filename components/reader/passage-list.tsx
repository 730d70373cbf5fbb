'use client'

import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useMemberName } from '#components/live/use-project.ts'
import { UnplacedList, type UnplacedPassage } from '#components/revisions/unplaced-list.tsx'
import { IconButton, shorten } from './passage-card.tsx'
import { useReader } from './reader-context.ts'
import { StanceMark } from './stance-mark.tsx'

/** Every passage of this text with its words, in order: the way through for screen readers and for those in a hurry. */
export function PassageList({
  unplaced,
  onClose,
}: {
  unplaced: readonly UnplacedPassage[]
  onClose(): void
}) {
  const t = useTranslations('reader')
  const { passages, hiddenCount, argument, activeId, activate, focusText, canWrite } = useReader()
  const nameOf = useMemberName()
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const start =
      list.current?.querySelector<HTMLElement>('[aria-current]') ??
      list.current?.querySelector('button') ??
      list.current?.closest('nav')?.querySelector('button')
    start?.focus()
  }, [])
  const close = (): void => {
    onClose()
    focusText()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc closes the list from anywhere in it
    <nav
      className="passage-list"
      aria-label={t('passages')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <div className="passage-list-head">
        <h2>{t('passageCount', { count: passages.length })}</h2>
        <IconButton label={t('find.close')} onClick={close}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      {hiddenCount > 0 && (
        <p className="card-meta">
          {t('layers.hidden', { hidden: hiddenCount, count: passages.length + hiddenCount })}
        </p>
      )}
      {passages.length + hiddenCount + unplaced.length === 0 && (
        <p className="card-meta">
          {t('noPassages')} {canWrite && t('howToMark')}
        </p>
      )}
      <ol ref={list}>
        {passages.map((passage) => {
          const said = argument.of(passage.id)
          return (
            <li key={passage.id}>
              <button
                type="button"
                aria-current={passage.id === activeId || undefined}
                onClick={() => activate(passage.id, { reveal: true, focusCard: true })}
              >
                <StanceMark stance={said.stance} />
                <span className="chooser-quote">{shorten(passage.quote, 120)}</span>
                <span className="card-meta">
                  {[nameOf(passage.createdById), ...said.tags.map(({ tag }) => tag.label)].join(' · ')}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
      <UnplacedList passages={unplaced} />
    </nav>
  )
}
