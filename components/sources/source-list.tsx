'use client'

import { ArrowDown, ArrowUp } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { reviseWrite } from '#components/live/optimistic.ts'
import { usePresence } from '#components/live/use-presence.ts'
import { useProject, useRecords, useWriter } from '#components/live/use-project.ts'
import { useOpenBySource } from '#components/review/alarms.tsx'
import { IconButton } from '#components/ui/button.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page, PageHead } from '#components/ui/page.tsx'
import type { RecordOf } from '#lib/live/records.ts'
import { DropZone } from './drop-zone.tsx'
import { isSettled } from './import-item.ts'
import { useBounds } from './use-bounds.ts'
import { useImportQueue } from './use-import-queue.ts'

interface SourceLine {
  readonly source: RecordOf<'source'>
  readonly passages: number
  readonly units: number
  readonly changedAt: string
}

/** The sources of the project in their order. */
export function SourceList() {
  const t = useTranslations('sources')
  const { slug, may } = useProject()
  const { queue, items } = useImportQueue()
  const router = useRouter()
  const lines = useSourceLines()
  usePresence(t('title'), null)
  const importFiles = (files: readonly File[]): void => {
    queue.add(files)
    router.push(`/projects/${slug}/sources/import`)
  }
  const canImport = may('source.import')
  const running = items.filter((item) => !isSettled(item)).length
  return (
    <Page>
      <PageHead title={t('title')} lead={t('lead')} />
      {running > 0 && (
        <p className="mb-4 text-sm" role="status">
          <Link href={`/projects/${slug}/sources/import`} className="text-accent underline">
            {t('importRunning', { count: running })}
          </Link>
        </p>
      )}
      {lines.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>
          <p>{t('emptyWhat')}</p>
          <p>{t(canImport ? 'emptyHow' : 'emptyReadOnly')}</p>
        </EmptyState>
      ) : (
        <Lines lines={lines} />
      )}
      {canImport && (
        <div className="mt-6">
          <DropZone onFiles={importFiles} isSmall={lines.length > 0} />
        </div>
      )}
    </Page>
  )
}

function Lines({ lines }: { lines: readonly SourceLine[] }) {
  const t = useTranslations('sources')
  const { slug, may } = useProject()
  const { run } = useWriter()
  const boundsOf = useBounds()
  const review = useTranslations('review.alarm')
  const open = useOpenBySource()
  const canOrder = may('source.write', false)
  const move = (at: number, to: number): void => {
    const order = lines.map(({ source }) => source)
    const [moved] = order.splice(at, 1)
    if (!moved) return
    order.splice(to, 0, moved)
    const writes = order.flatMap((source, position) =>
      source.position === position ? [] : [reviseWrite('source', source, { position })],
    )
    if (writes.length > 0) void run(t('didOrder', { siglum: moved.siglum }), writes)
  }
  return (
    <table className="w-full border-collapse text-left text-sm">
      <caption className="sr-only">{t('caption')}</caption>
      <thead className="text-ink-soft">
        <tr className="border-b border-rule-strong">
          <th scope="col" className="py-1 pr-3 font-semibold">
            {t('siglum')}
          </th>
          <th scope="col" className="px-2 py-1 font-semibold">
            {t('source')}
          </th>
          <th scope="col" className="hidden w-44 px-2 py-1 font-semibold md:table-cell">
            {t('dateColumn')}
          </th>
          <th scope="col" className="hidden w-40 px-2 py-1 font-semibold lg:table-cell">
            {t('genre')}
          </th>
          <th scope="col" className="px-2 py-1 text-right font-semibold">
            {t('passages')}
          </th>
          <th scope="col" className="hidden px-2 py-1 font-semibold lg:table-cell">
            {t('changed')}
          </th>
          <th scope="col" className="py-1 pl-2">
            <span className="sr-only">{t('actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ source, passages, units, changedAt }, at) => (
          <tr key={source.id} className="border-b border-rule align-top hover:bg-paper-raised">
            <th scope="row" className="siglum py-2 pr-3 text-lg">
              {source.siglum}
            </th>
            <td className="px-2 py-2">
              <Link
                href={`/projects/${slug}/sources/${source.id}`}
                className="font-serif text-base text-ink hover:text-accent hover:underline"
              >
                {source.title}
              </Link>
              {source.creators.length > 0 && <p className="text-ink-soft">{source.creators.join(', ')}</p>}
              {(open.get(source.id) ?? 0) > 0 && (
                <p>
                  <Link
                    href={`/projects/${slug}/review?source=${source.id}`}
                    className="text-danger underline"
                  >
                    {review('sources', { count: open.get(source.id) ?? 0 })}
                  </Link>
                </p>
              )}
              {units > 0 && <p className="text-ink-soft">{t('unitCount', { count: units })}</p>}
              <p className="text-ink-soft md:hidden">{source.dateText || source.dateEdtf}</p>
            </td>
            <td className="hidden px-2 py-2 md:table-cell">
              <span title={boundsOf(source.dateEdtf) ?? undefined}>
                {source.dateText || source.dateEdtf || '–'}
              </span>
            </td>
            <td className="hidden px-2 py-2 lg:table-cell">{source.genre || '–'}</td>
            <td className="px-2 py-2 text-right tabular-nums">{passages}</td>
            <td className="hidden px-2 py-2 whitespace-nowrap text-ink-soft lg:table-cell">
              <DateTime value={changedAt} />
            </td>
            <td className="py-1.5 pl-2 whitespace-nowrap">
              <div className="flex flex-col items-end sm:flex-row sm:items-center sm:justify-end">
                <Link
                  href={`/projects/${slug}/sources/${source.id}/description`}
                  className="inline-flex min-h-8 items-center text-accent sm:mr-1 hover:underline"
                >
                  {t('describe')}
                  <span className="sr-only"> {source.siglum}</span>
                </Link>
                {canOrder && lines.length > 1 && (
                  <span className="inline-flex">
                    <IconButton
                      label={t('moveUp', { siglum: source.siglum })}
                      disabled={at === 0}
                      onClick={() => move(at, at - 1)}
                    >
                      <ArrowUp size={14} aria-hidden />
                    </IconButton>
                    <IconButton
                      label={t('moveDown', { siglum: source.siglum })}
                      disabled={at === lines.length - 1}
                      onClick={() => move(at, at + 1)}
                    >
                      <ArrowDown size={14} aria-hidden />
                    </IconButton>
                  </span>
                )}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function useSourceLines(): SourceLine[] {
  const sources = useRecords('source')
  const passages = useRecords('passage')
  const units = useRecords('unit')
  return useMemo(() => {
    const lines = new Map(
      Object.values(sources).map((source) => [
        source.id,
        { source, passages: 0, units: 0, changedAt: source.updatedAt },
      ]),
    )
    for (const passage of Object.values(passages)) {
      const line = lines.get(passage.sourceId)
      if (!line) continue
      line.passages++
      if (passage.updatedAt > line.changedAt) line.changedAt = passage.updatedAt
    }
    for (const unit of Object.values(units)) {
      const line = lines.get(unit.sourceId)
      if (!line) continue
      line.units++
      if (unit.updatedAt > line.changedAt) line.changedAt = unit.updatedAt
    }
    return [...lines.values()].sort(
      (a, b) => a.source.position - b.source.position || (a.source.id < b.source.id ? -1 : 1),
    )
  }, [sources, passages, units])
}
