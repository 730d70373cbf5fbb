'use client'

import { useEffect, useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { RecordOf } from '#lib/live/records.ts'
import { shorten } from './passage-card.tsx'
import { StanceMark } from './stance-mark.tsx'
import type { Argument } from './use-argument.ts'
import type { Chooser } from './use-pointing.ts'

/** Where several passages lie over one another: the shortest is open already, the others are one key away. */
export function PassageChooser({
  passages,
  argument,
  activeId,
  place,
  hasFocus,
  onChoose,
  onClose,
}: {
  passages: readonly RecordOf<'passage'>[]
  argument: Argument
  activeId: string | null
  place: Chooser['place']
  /** Opened from the keyboard. */
  hasFocus: boolean
  onChoose(id: string): void
  onClose(): void
}) {
  const t = useTranslations('reader')
  const list = useRef<HTMLUListElement>(null)
  const box = useRef<HTMLDivElement>(null)
  // Over the line where it would not be seen whole below; where neither has room, below, and one can scroll to it.
  useLayoutEffect(() => {
    const view = box.current?.closest('.reader-scroller')?.getBoundingClientRect()
    const own = box.current?.getBoundingClientRect()
    if (!box.current || !view || !own || own.bottom <= view.bottom) return
    const above = place.lineTop - own.height
    if (own.top - place.y + above >= view.top) box.current.style.top = `${above}px`
  }, [place])
  useEffect(() => {
    if (hasFocus) list.current?.querySelector('button')?.focus()
  }, [hasFocus])
  const handleKey = (event: KeyboardEvent): void => {
    const buttons = Array.from(list.current?.querySelectorAll('button') ?? [])
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    if (event.key === 'ArrowDown') buttons[(at + 1) % buttons.length]?.focus()
    else if (event.key === 'ArrowUp') buttons[(at + buttons.length - 1) % buttons.length]?.focus()
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div ref={box} className="chooser" style={{ left: place.x, top: place.y }}>
      <p className="chooser-title">{t('severalHere', { count: passages.length })}</p>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows move between its buttons */}
      <ul ref={list} onKeyDown={handleKey} aria-label={t('severalHere', { count: passages.length })}>
        {passages.map((passage) => (
          <li key={passage.id}>
            <button
              type="button"
              aria-current={passage.id === activeId || undefined}
              onClick={() => onChoose(passage.id)}
            >
              <StanceMark stance={argument.of(passage.id).stance} />
              <span className="chooser-quote">{shorten(passage.quote, 70)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
