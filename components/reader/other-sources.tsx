'use client'

import { Columns2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useReader } from './reader-context.ts'
import { useClaimSources } from './use-claim-sources.ts'

/** The other sources that speak of a claim: each one click away, beside this text. */
export function OtherSources({ claimId }: { claimId: string }) {
  const t = useTranslations('reader.beside')
  const { source, openBeside } = useReader()
  const others = useClaimSources(claimId).filter((one) => one.source.id !== source.id)
  if (others.length === 0) return <p className="card-meta">{t('nowhereElse')}</p>
  return (
    <div className="other-sources">
      <span className="card-meta">{t('alsoIn')}</span>
      {others.map(({ source: other, passageIds }) => (
        <button
          key={other.id}
          type="button"
          className="reader-button"
          title={other.title}
          onClick={() => openBeside(other.id, claimId)}
        >
          <Columns2 size={13} aria-hidden />{' '}
          {t('openSource', { siglum: other.siglum, count: passageIds.length })}
        </button>
      ))}
    </div>
  )
}
