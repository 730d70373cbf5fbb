'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useProject } from '#components/live/use-project.ts'
import { usePresence } from '#components/live/use-presence.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page, PageHead } from '#components/ui/page.tsx'
import { ClaimForm } from './claim-form.tsx'
import { LedgerFilters } from './ledger-filters.tsx'
import { LedgerTable } from './ledger-table.tsx'
import { useChange } from './use-change.ts'
import { useLedger } from './use-ledger.ts'

/** All claims of the project, one line each. */
export function ClaimLedger() {
  const t = useTranslations('claims.ledger')
  const ledger = useLedger()
  const router = useRouter()
  const { slug, may } = useProject()
  const change = useChange()
  const [isMaking, setIsMaking] = useState(false)
  usePresence(t('title'), null)
  const canWrite = may('argument.write')
  const add = canWrite && (
    <Button variant="primary" onClick={() => setIsMaking(true)}>
      {t('new')}
    </Button>
  )
  return (
    <Page>
      <PageHead title={t('title')} lead={t('lead')} actions={ledger.total > 0 ? add : undefined} />
      {ledger.total === 0 ? (
        <EmptyState title={t('emptyTitle')} action={add}>
          <p>{t('emptyWhat')}</p>
          <p>{t('emptyHow')}</p>
        </EmptyState>
      ) : (
        <>
          <LedgerFilters ledger={ledger} />
          {ledger.rows.length > 0 ? (
            <LedgerTable ledger={ledger} />
          ) : (
            <EmptyState
              title={t('nothingFits')}
              action={<Button onClick={() => ledger.clear()}>{t('clear')}</Button>}
            >
              <p>{t('nothingFitsHow')}</p>
            </EmptyState>
          )}
        </>
      )}
      <Dialog open={isMaking} onOpenChange={setIsMaking} title={t('new')} description={t('newHow')}>
        <ClaimForm
          onCancel={() => setIsMaking(false)}
          onSave={(fields) => {
            setIsMaking(false)
            const id = change.create(t('didCreate'), 'claim', fields)
            router.push(`/projects/${slug}/claims/${id}`)
          }}
        />
      </Dialog>
    </Page>
  )
}
