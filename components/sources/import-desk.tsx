'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { usePresence } from '#components/live/use-presence.ts'
import { useProject } from '#components/live/use-project.ts'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page, PageHead } from '#components/ui/page.tsx'
import { DropZone } from './drop-zone.tsx'
import { ImportRow } from './import-row.tsx'
import { isSettled } from './import-queue.ts'
import { useImportQueue } from './use-import-queue.ts'

/** Many files at once, each with its progress, its questions and its report. */
export function ImportDesk() {
  const t = useTranslations('import')
  const { slug, may } = useProject()
  const { queue, items } = useImportQueue()
  usePresence(t('title'), null)
  const back = (
    <Link href={`/projects/${slug}/sources`} className="text-link">
      {t('toSources')}
    </Link>
  )
  if (!may('source.import')) {
    return (
      <Page>
        <EmptyState title={t('notAllowedTitle')} action={back}>
          <p>{t('notAllowed')}</p>
        </EmptyState>
      </Page>
    )
  }
  const count = (kinds: readonly string[]): number =>
    items.filter(({ state }) => kinds.includes(state.kind)).length
  const open = count(['waiting', 'sending', 'unsure'])
  return (
    <Page>
      <PageHead above={back} title={t('title')} lead={t('lead')} />
      <DropZone onFiles={(files) => queue.add(files)} isSmall={items.length > 0} />
      {items.length > 0 && (
        <section className="mt-6" aria-label={t('files')}>
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p role="status" className="text-sm text-ink-soft">
              {open > 0
                ? t('running', { open, asked: count(['unsure']) })
                : t('finished', { done: count(['done']), failed: count(['failed', 'cancelled']) })}
            </p>
            {items.some(isSettled) && (
              <Button variant="quiet" size="small" onClick={() => queue.clearSettled()}>
                {t('clear')}
              </Button>
            )}
          </div>
          <ul className="mt-2 divide-y divide-rule border-y border-rule">
            {items.map((item) => (
              <ImportRow key={item.id} item={item} queue={queue} />
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
