'use client'

// The table itself. Arrow keys go from claim to claim; rows come in batches as one scrolls, so that thousands stay light.
import { memo, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useMemberName, useProject } from '#components/live/use-project.ts'
import { ClaimAlarmLink } from '#components/review/alarms.tsx'
import { useClaimAlarms, type ClaimAlarm } from '#components/review/use-claim-alarms.ts'
import { StanceMark } from '#components/reader/stance-mark.tsx'
import { TagChip } from '#components/tags/tag-chip.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { Link } from '#components/ui/link.tsx'
import type { LedgerRow, LedgerSort } from '#lib/claims/ledger.ts'
import type { EvidenceRelation } from '#lib/claims/vocabulary.ts'
import { StateBadge } from './state-badge.tsx'
import type { Ledger } from './use-ledger.ts'
import { useVocabulary } from './use-vocabulary.ts'

const BATCH = 100

interface Column {
  readonly sort: LedgerSort
  readonly className: string
}
const wide = 'hidden lg:table-cell'
const columns: readonly Column[] = [
  { sort: 'statement', className: 'w-full min-w-52' },
  { sort: 'type', className: wide },
  { sort: 'state', className: 'hidden sm:table-cell' },
  { sort: 'supports', className: 'text-right' },
  { sort: 'contradicts', className: 'text-right' },
  { sort: 'qualifies', className: 'text-right' },
  { sort: 'undercuts', className: 'text-right' },
  { sort: 'sources', className: 'hidden md:table-cell' },
  { sort: 'author', className: wide },
  { sort: 'changed', className: wide },
]
const counted: readonly EvidenceRelation[] = ['supports', 'contradicts', 'qualifies', 'undercuts']

export function LedgerTable({ ledger }: { ledger: Ledger }) {
  const t = useTranslations('claims.ledger')
  const { rows, sort, isDescending, sortBy } = ledger
  const { shown, sentinel } = useBatches(rows)
  const alarms = useClaimAlarms()
  const body = useRef<HTMLTableSectionElement>(null)
  const handleKey = (event: KeyboardEvent): void => {
    const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>('a[data-claim]') ?? [])]
    const at = links.findIndex((link) => link === document.activeElement)
    if (at === -1) return
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key]
    const link = to === undefined ? undefined : links[to]
    if (!link) return
    event.preventDefault()
    link.focus()
  }
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows move between the links inside */}
      <table className="w-full border-collapse text-sm" aria-rowcount={rows.length + 1} onKeyDown={handleKey}>
        <caption className="sr-only">{t('caption')}</caption>
        <thead>
          <tr className="border-b border-rule-strong">
            {columns.map((column) => {
              const isSorted = column.sort === sort
              const order = isSorted ? (isDescending ? 'descending' : 'ascending') : undefined
              return (
                <th
                  key={column.sort}
                  scope="col"
                  className={`px-2 py-1 align-bottom font-semibold text-ink-soft ${column.className.includes('text-right') ? '' : 'text-left'} ${column.className}`}
                  aria-sort={order}
                >
                  <button
                    type="button"
                    className="inline-flex min-h-6 min-w-6 items-center gap-1 rounded-sm text-inherit hover:text-ink"
                    onClick={() => sortBy(column.sort)}
                  >
                    {isCounted(column.sort) ? (
                      <>
                        <StanceMark stance={column.sort} isNamed={false} />
                        <span className="hidden lg:inline" aria-hidden>
                          {t(`columns.${column.sort}`)}
                        </span>
                      </>
                    ) : (
                      t(`columns.${column.sort}`)
                    )}
                    <span aria-hidden className="w-2 text-xs">
                      {isSorted ? (isDescending ? '▾' : '▴') : ''}
                    </span>
                  </button>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody ref={body}>
          {shown.map((row, i) => (
            <Row key={row.claim.id} row={row} index={i + 2} alarm={alarms.get(row.claim.id)} />
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && <div ref={sentinel} className="h-8" aria-hidden />}
    </>
  )
}

const isCounted = (sort: LedgerSort): sort is LedgerSort & EvidenceRelation =>
  (counted as readonly string[]).includes(sort)

const Row = memo(function Row({
  row,
  index,
  alarm,
}: {
  row: LedgerRow
  index: number
  alarm: ClaimAlarm | undefined
}) {
  const t = useTranslations('claims.ledger')
  const { slug } = useProject()
  const word = useVocabulary()
  const nameOf = useMemberName()
  const { claim, counts, sources, tags } = row
  return (
    <tr className="border-b border-rule align-top hover:bg-paper-raised" aria-rowindex={index}>
      <td className="px-2 py-2">
        <Link
          href={`/projects/${slug}/claims/${claim.id}`}
          data-claim={claim.id}
          className="font-serif text-base leading-snug text-ink hover:text-accent hover:underline"
        >
          {claim.statement}
        </Link>
        {claim.dateText !== '' && <span className="ml-2 text-xs text-ink-soft">{claim.dateText}</span>}
        {alarm && <ClaimAlarmLink claimId={claim.id} alarm={alarm} />}
        {tags.length > 0 && (
          <span className="mt-1 flex flex-wrap gap-1">
            {tags.map((tag) => (
              <TagChip key={tag.id} tag={tag} />
            ))}
          </span>
        )}
        <span className="mt-1 flex flex-wrap gap-x-2 sm:hidden">
          <StateBadge state={claim.state} />
        </span>
        {sources.length > 0 && (
          <span className="mt-1 block md:hidden">
            <Sigla row={row} />
          </span>
        )}
      </td>
      <td className={`px-2 py-2 text-ink-soft ${wide}`}>{word('claimTypes', claim.type)}</td>
      <td className="hidden px-2 py-2 sm:table-cell">
        <StateBadge state={claim.state} />
      </td>
      {counted.map((relation) => (
        <td key={relation} className="px-2 py-2 text-right whitespace-nowrap tabular-nums">
          {counts[relation] > 0 ? (
            <span className="inline-flex items-center gap-1" title={word('evidenceRelations', relation)}>
              <StanceMark stance={relation} />
              <span>{counts[relation]}</span>
            </span>
          ) : (
            <span className="text-ink-faint">0</span>
          )}
        </td>
      ))}
      <td className="hidden min-w-24 px-2 py-2 md:table-cell">
        {sources.length > 0 ? <Sigla row={row} /> : <span className="text-ink-faint">{t('unattested')}</span>}
      </td>
      <td className={`px-2 py-2 whitespace-nowrap text-ink-soft ${wide}`}>{nameOf(claim.createdById)}</td>
      <td className={`px-2 py-2 whitespace-nowrap text-ink-soft ${wide}`}>
        <DateTime value={row.changedAt} />
      </td>
    </tr>
  )
})

/** Which sources attest a claim, and which way. */
function Sigla({ row }: { row: LedgerRow }) {
  const t = useTranslations('claims.ledger')
  return (
    <ul className="flex flex-wrap gap-x-2 gap-y-1" aria-label={t('columns.sources')}>
      {row.sources.map((source) => (
        <li key={source.id} className="inline-flex items-center gap-1 font-semibold">
          {source.affirms && <StanceMark stance="affirms" />}
          {source.denies && <StanceMark stance="denies" />}
          {source.siglum}
        </li>
      ))}
    </ul>
  )
}

/** The first rows, and more as the end comes near. A new order or filter begins anew. */
function useBatches(rows: readonly LedgerRow[]) {
  const [limit, setLimit] = useState(BATCH)
  const [of, setOf] = useState(rows.length)
  if (of !== rows.length) {
    setOf(rows.length)
    setLimit(BATCH)
  }
  const sentinel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const mark = sentinel.current
    if (!mark) return
    const watcher = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setLimit((now) => now + BATCH),
      { rootMargin: '1200px' },
    )
    watcher.observe(mark)
    return () => watcher.disconnect()
  }, [limit, rows.length])
  const shown = useMemo(() => rows.slice(0, limit), [rows, limit])
  return { shown, sentinel }
}
