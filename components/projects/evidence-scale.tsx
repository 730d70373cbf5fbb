'use client'

import { useTranslations } from 'use-intl'
import type { LedgerRow } from '#lib/claims/ledger.ts'

const MOST_DRAWN = 12

/** For to the left of a line, against to its right: a filled square and an open one for each link, with the sources that say so. */
export function EvidenceScale({ row }: { row: LedgerRow }) {
  const t = useTranslations('projects.overview')
  const { supports, contradicts } = row.counts
  const affirming = row.sources.filter((source) => source.affirms)
  const denying = row.sources.filter((source) => source.denies)
  return (
    <div className="grid grid-cols-2 text-sm">
      <div className="border-r border-rule-strong pr-2.5 text-right">
        <Squares count={supports} isFilled className="justify-end text-stance-supports" />
        <p className="text-stance-supports">{t('forCount', { count: supports })}</p>
        <Sigla sources={affirming} />
      </div>
      <div className="pl-2.5">
        <Squares count={contradicts} isFilled={false} className="text-stance-contradicts" />
        <p className="text-stance-contradicts">{t('againstCount', { count: contradicts })}</p>
        <Sigla sources={denying} />
      </div>
    </div>
  )
}

function Squares({ count, isFilled, className }: { count: number; isFilled: boolean; className: string }) {
  return (
    <span aria-hidden className={`flex min-h-3.5 flex-wrap items-center gap-[3px] ${className}`}>
      {Array.from({ length: Math.min(count, MOST_DRAWN) }, (_, i) => (
        <span key={i} className={`size-2.5 border-[1.5px] border-current ${isFilled ? 'bg-current' : ''}`} />
      ))}
    </span>
  )
}

function Sigla({ sources }: { sources: LedgerRow['sources'] }) {
  if (sources.length === 0) return null
  return (
    <p className="siglum text-[0.8125rem] leading-snug">{sources.map((source) => source.siglum).join(' ')}</p>
  )
}
