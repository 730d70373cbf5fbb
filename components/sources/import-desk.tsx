'use client'

import { useTranslations } from 'use-intl'
import { usePresence } from '#components/live/use-presence.ts'
import { useProject } from '#components/live/use-project.ts'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page, PageHead } from '#components/ui/page.tsx'
import { DropZone } from './drop-zone.tsx'
import { ImportRow } from './import-row.tsx'
import { isQuiet, isSettled } from './import-item.ts'
import { useImportQueue } from './use-import-queue.ts'

/** Many files at once, each with its progress, its questions and its report; what is read waits here to be looked at. */
export function ImportDesk() {
  const t = useTranslations('import')
  const borrowed = useTranslations('borrowed')
  const { slug, may } = useProject()
  const { queue, items } = useImportQueue(true)
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
  const open = count(['waiting', 'sending', 'queued', 'reading', 'unsure', 'accepting'])
  const quiet = items.filter(isQuiet).length
  return (
    <Page>
      <PageHead above={back} title={t('title')} lead={t('lead')} />
      <DropZone onFiles={(files) => queue.add(files)} isSmall={items.length > 0} />
      {items.length === 0 && <p className="mt-4 max-w-prose text-sm text-ink-soft">{t('empty')}</p>}
      {items.length === 0 && (
        <p className="mt-2 text-sm">
          <Link className="text-link" href={`/projects/${slug}/sources/borrow`}>
            {borrowed('fromDesk')}
          </Link>
        </p>
      )}
      {items.length > 0 && (
        <section className="mt-6" aria-label={t('files')}>
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p role="status" className="text-sm text-ink-soft">
              {open > 0
                ? t('running', { open, asked: count(['unsure']) })
                : t('finished', {
                    ready: count(['ready']),
                    done: count(['done']),
                    failed: count(['failed', 'cancelled']),
                  })}
            </p>
            <div className="flex flex-wrap gap-2">
              {items.some(isSettled) && (
                <Button variant="quiet" size="small" onClick={() => queue.clearSettled()}>
                  {t('clear')}
                </Button>
              )}
              {quiet > 0 && (
                <Button size="small" onClick={() => queue.acceptQuiet()}>
                  {t('acceptQuiet', { count: quiet })}
                </Button>
              )}
            </div>
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
