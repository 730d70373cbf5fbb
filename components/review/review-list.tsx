'use client'

import { TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useRecords } from '#components/live/use-project.ts'
import { shorten } from '#components/reader/passage-card.tsx'
import type { ReviewEntry } from './review-entries.ts'

/** More than this at once would make every key slow; the rest comes up as those before it are settled. */
const mostShown = 200

/** The passages to look at under the siglum of their source; the one that is open stands out. */
export function ReviewList({
  entries,
  currentId,
  onOpen,
}: {
  entries: readonly ReviewEntry[]
  currentId: string | null
  onOpen(id: string): void
}) {
  const t = useTranslations('review')
  const vocabulary = useTranslations('vocabulary.verdicts')
  const sources = useRecords('source')
  const list = useRef<HTMLDivElement>(null)
  const at = entries.findIndex(({ passage }) => passage.id === currentId)
  const from = Math.max(0, Math.min(at - mostShown / 2, entries.length - mostShown))
  const shown = entries.slice(from, from + mostShown)
  useEffect(() => {
    const box = list.current
    const current = box?.querySelector<HTMLElement>('[aria-current]')
    if (!box || !current) return
    // Only the list scrolls, never the page.
    const [top, bottom] = [current.offsetTop, current.offsetTop + current.offsetHeight]
    if (top < box.scrollTop) box.scrollTop = top - 40
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight + 8
  }, [currentId, entries])
  return (
    <nav ref={list} className="review-list" aria-label={t('list')}>
      {[...Map.groupBy(shown, ({ item }) => item.sourceId)].map(([sourceId, group]) => (
        <section key={sourceId} aria-label={sources[sourceId]?.title}>
          <h2 className="review-source">
            <span className="siglum">{sources[sourceId]?.siglum}</span> {sources[sourceId]?.title}
          </h2>
          <ul className="list-none p-0">
            {group.map(({ item, passage }) => (
              <li key={passage.id}>
                <button
                  type="button"
                  className="review-item"
                  aria-current={passage.id === currentId || undefined}
                  onClick={() => onOpen(passage.id)}
                >
                  <span className="review-quote">{shorten(passage.quote, 70)}</span>
                  <span className="review-verdict">
                    {item.mayTurnSense && (
                      <TriangleAlert size={13} className="mr-1 inline text-danger" aria-hidden />
                    )}
                    {item.mayTurnSense ? t('senseShort') : vocabulary(item.verdict)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {entries.length > shown.length && (
        <p className="p-2 text-sm text-ink-soft">{t('more', { count: entries.length - shown.length })}</p>
      )}
    </nav>
  )
}
