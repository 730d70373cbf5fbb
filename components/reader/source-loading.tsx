'use client'

import { useTranslations } from 'use-intl'
import './reader.css'

/** While the text is on its way: the page it will fill, so that nothing jumps when it comes. */
export function SourceLoading() {
  const t = useTranslations('reader')
  return (
    <div className="reader-room">
      <p className="reader-notice" role="status">
        {t('loading')}
      </p>
    </div>
  )
}

/** When the text cannot be shown. */
export function SourceFailed({ onRetry }: { onRetry(): void }) {
  const t = useTranslations('reader')
  return (
    <div className="reader-room">
      <p className="reader-notice" role="alert">
        {t('failed')}{' '}
        <button type="button" className="reader-link" onClick={onRetry}>
          {t('retry')}
        </button>
      </p>
    </div>
  )
}
