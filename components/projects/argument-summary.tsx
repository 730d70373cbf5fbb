'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { StateBadge } from '#components/claims/state-badge.tsx'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { Link } from '#components/ui/link.tsx'
import { ledgerRows, type LedgerRow } from '#lib/claims/ledger.ts'
import { EvidenceScale } from './evidence-scale.tsx'
import { SideHead } from './side-head.tsx'

const MOST_SHOWN = 14

/** The claims as a balance sheet: what speaks for each and what against, the most argued first. */
export function ArgumentSummary() {
  const t = useTranslations('projects.overview')
  const { slug } = useProject()
  const records = {
    claim: useRecords('claim'),
    attestation: useRecords('attestation'),
    evidence: useRecords('evidence'),
    passage: useRecords('passage'),
    source: useRecords('source'),
    tag: useRecords('tag'),
    tagging: useRecords('tagging'),
    position: useRecords('position'),
  }
  const conflicts = useRecords('conflict')
  const { claim, attestation, evidence, passage, source, tag, tagging, position } = records
  const rows = useMemo(
    () =>
      ledgerRows({ claim, attestation, evidence, passage, source, tag, tagging, position }).toSorted(
        (a, b) => weightOf(b) - weightOf(a) || (a.claim.id < b.claim.id ? -1 : 1),
      ),
    [claim, attestation, evidence, passage, source, tag, tagging, position],
  )
  const inConflict = useMemo(
    () =>
      new Set(
        Object.values(conflicts)
          .filter((conflict) => conflict.resolution === 'open')
          .flatMap((conflict) => conflict.claimIds),
      ),
    [conflicts],
  )
  return (
    <section>
      <SideHead title={t('claims')} href={`/projects/${slug}/claims`} more={t('allClaims')} />
      {rows.length === 0 ? (
        <p className="mt-3 max-w-prose font-serif text-ink-soft">{t('noClaims')}</p>
      ) : (
        <p className="max-w-prose text-sm text-ink-soft">{t('claimsLead')}</p>
      )}
      <ul className="mt-2">
        {rows.slice(0, MOST_SHOWN).map((row) => (
          <ClaimLine key={row.claim.id} row={row} isInConflict={inConflict.has(row.claim.id)} />
        ))}
      </ul>
    </section>
  )
}

const weightOf = ({ counts }: LedgerRow): number =>
  counts.supports + counts.contradicts + counts.qualifies + counts.undercuts

function ClaimLine({ row, isInConflict }: { row: LedgerRow; isInConflict: boolean }) {
  const t = useTranslations('projects.overview')
  const { slug } = useProject()
  const { claim, counts } = row
  const notes = [
    ...(counts.qualifies > 0 ? [t('narrowsCount', { count: counts.qualifies })] : []),
    ...(counts.undercuts > 0 ? [t('undercutCount', { count: counts.undercuts })] : []),
  ]
  return (
    <li className="relative grid items-start gap-x-6 gap-y-2 border-b border-rule py-3.5 hover:bg-paper-raised md:grid-cols-[minmax(0,1fr)_17rem]">
      <div className="min-w-0">
        <h3
          className="text-[1.0938rem] font-normal leading-snug [overflow-wrap:anywhere]"
          lang={claim.language || undefined}
        >
          <Link
            href={`/projects/${slug}/claims/${claim.id}`}
            className="after:absolute after:inset-0 hover:text-accent"
          >
            {claim.statement}
          </Link>
        </h3>
        <p className="mt-1 flex flex-wrap gap-x-3 text-sm text-ink-soft">
          <StateBadge state={claim.state} />
          {isInConflict && (
            <span className="text-accent">
              <span aria-hidden>↯ </span>
              {t('conflict')}
            </span>
          )}
          {notes.length > 0 && <span>{notes.join(' · ')}</span>}
        </p>
      </div>
      <EvidenceScale row={row} />
    </li>
  )
}
