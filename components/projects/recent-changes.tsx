'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useRecordWords } from '#components/history/record-words.ts'
import { byOperation, useEventLookup } from '#components/history/operations.ts'
import { useMemberName, useStore } from '#components/live/use-project.ts'
import { DateTime } from '#components/ui/date-time.tsx'
import type { ProjectEvent } from '#lib/live/event.ts'
import { SideHead } from './side-head.tsx'

const MOST_SHOWN = 6

/** What has changed last, one line for each operation; new ones of others come in at the top. */
export function RecentChanges({ recent, address }: { recent: readonly ProjectEvent[]; address: string }) {
  const t = useTranslations('projects.overview')
  const history = useTranslations('history')
  const store = useStore()
  const nameOf = useMemberName()
  const [news, setNews] = useState<readonly ProjectEvent[]>([])
  useEffect(
    () => store.onForeignEvents((events) => setNews((all) => [...events.toReversed(), ...all])),
    [store],
  )
  const events = [...news, ...recent]
  const lookup = useEventLookup(events)
  const words = useRecordWords(lookup)
  const operations = byOperation(events).slice(0, MOST_SHOWN)
  return (
    <section>
      <SideHead title={t('activity')} href={address} more={t('allActivity')} />
      {operations.length === 0 && <p className="text-ink-soft">{t('noActivity')}</p>}
      <ol className="grid gap-2">
        {operations.map(({ id, main, events: all }) => (
          <li key={id} className="text-sm leading-snug">
            <p className="[overflow-wrap:anywhere]">
              {history(`actions.${main.action}`, {
                name: nameOf(main.actorId),
                what: words.name(main.kind, main.after ?? main.before ?? {}),
              })}
              {all.length > 1 && (
                <span className="text-ink-faint"> {history('more', { count: all.length - 1 })}</span>
              )}
            </p>
            <p className="text-ink-faint">
              <DateTime value={main.at} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
