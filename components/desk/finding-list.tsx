'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { Finding } from '#lib/reading/findings.ts'
import { lineAt, type TextRow } from './text-rows.ts'
import type { OpenFile } from './use-desk.ts'
import { useFindingWords } from './use-finding-words.ts'

/** All findings that are walked through, one under the other; only those on screen exist. */
export function FindingList({
  findings,
  current,
  file,
  rows,
  onFinding,
}: {
  findings: readonly Finding[]
  current: Finding | null
  file: OpenFile
  rows: readonly TextRow[]
  onFinding(finding: Finding): void
}) {
  const t = useTranslations('desk')
  const nameOf = useFindingWords()
  const scroller = useRef<HTMLDivElement>(null)
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions change with every scroll; nothing here is compiled away
  const virtualizer = useVirtualizer({
    count: findings.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 52,
    getItemKey: (i) => findings[i]?.id ?? i,
    overscan: 10,
  })
  const at = current ? findings.findIndex(({ id }) => id === current.id) : -1
  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' })
  }, [at, virtualizer])
  if (findings.length === 0) return <p className="text-ink-soft">{t('noneOfKind')}</p>
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div ref={scroller} className="desk-long-list" tabIndex={0} role="group" aria-label={t('findings')}>
      <ul className="desk-list" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const one = findings[index]
          if (!one) return null
          const isInText = one.text[1] > one.text[0]
          const [from, to] = isInText ? one.text : one.raw
          // A single sign says little: the words after it show which it is.
          const end = one.kind === 'paragraphs' ? from + 60 : Math.min(to, from + 90)
          const words = (isInText ? file.reading.text : file.raw).slice(from, end)
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              style={{ position: 'absolute', insetInline: 0, top: 0, transform: `translateY(${start}px)` }}
            >
              <button
                type="button"
                aria-current={index === at || undefined}
                data-kind={one.kind}
                onClick={() => onFinding(one)}
              >
                <span className="desk-list-head">
                  {nameOf(one)}{' '}
                  <span className="text-ink-soft">{t('lists.line', { line: lineAt(rows, one.raw[0]) })}</span>
                  {!one.certain && <span className="desk-unsure"> {t('unsure')}</span>}
                </span>
                <span className="desk-list-words">{words.toWellFormed().replace(/\s+/g, ' ')}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
