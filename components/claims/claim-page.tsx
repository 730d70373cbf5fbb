'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { CommentThread } from '#components/comments/comment-thread.tsx'
import { BalanceSheet } from '#components/evidence/balance-sheet.tsx'
import { usePresence } from '#components/live/use-presence.ts'
import { useProject, useRecord, useRecords } from '#components/live/use-project.ts'
import { ClaimAlarmNote } from '#components/review/alarms.tsx'
import { shorten } from '#components/reader/passage-card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { gatherBalance, type Balance } from '#lib/claims/balance.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { ClaimHead } from './claim-head.tsx'
import { ClaimHistory } from './claim-history.tsx'
import { ClaimRelations } from './claim-relations.tsx'
import { Conflicts } from './conflicts.tsx'
import { Positions } from './positions.tsx'

/** One claim with everything that is said for it, against it and about it. */
export function ClaimPage({ claimId }: { claimId: string }) {
  const t = useTranslations('claims')
  const { slug } = useProject()
  const claim = useRecord('claim', claimId)
  const balance = useBalance(claimId)
  usePresence(claim ? shorten(claim.statement, 60) : t('ledger.title'), null)
  const back = (
    <Link href={`/projects/${slug}/claims`} className="text-link text-sm">
      {t('backToLedger')}
    </Link>
  )
  if (!claim) {
    return (
      <Page>
        <EmptyState title={t('goneTitle')} action={back}>
          <p>{t('goneWhat')}</p>
        </EmptyState>
      </Page>
    )
  }
  return <Loaded claim={claim} balance={balance} back={back} />
}

function Loaded({
  claim,
  balance,
  back,
}: {
  claim: RecordOf<'claim'>
  balance: Balance
  back: React.ReactNode
}) {
  return (
    <Page>
      <nav className="mb-3">{back}</nav>
      <ClaimHead claim={claim} balance={balance} />
      <ClaimAlarmNote claimId={claim.id} />
      <BalanceSheet claim={claim} balance={balance} />
      <Conflicts claim={claim} balance={balance} />
      <ClaimRelations claim={claim} />
      <Positions claim={claim} />
      <CommentThread targetKind="claim" targetId={claim.id} />
      <ClaimHistory claim={claim} />
    </Page>
  )
}

/** The balance of a claim, gathered anew when one of the records it is made of changes. */
export function useBalance(claimId: string): Balance {
  const claim = useRecords('claim')
  const attestation = useRecords('attestation')
  const evidence = useRecords('evidence')
  const passage = useRecords('passage')
  const source = useRecords('source')
  const unit = useRecords('unit')
  const assessment = useRecords('assessment')
  return useMemo(
    () => gatherBalance(claimId, { claim, attestation, evidence, passage, source, unit, assessment }),
    [claimId, claim, attestation, evidence, passage, source, unit, assessment],
  )
}
