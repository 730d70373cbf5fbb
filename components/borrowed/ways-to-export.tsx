'use client'

import { useTranslations } from 'use-intl'

const ways = ['hypothesis', 'recogito', 'catma', 'refi', 'w3c'] as const

/** Which exports of which programs work, and how to get them there. */
export function WaysToExport() {
  const t = useTranslations('borrowed')
  return (
    <section className="mt-6" aria-labelledby="ways-to-export">
      <h2 id="ways-to-export" className="text-lg">
        {t('ways')}
      </h2>
      <dl className="mt-2 grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[minmax(0,14rem)_1fr]">
        {ways.map((way) => (
          <div key={way} className="contents">
            <dt className="font-medium">{t(`way.${way}`)}</dt>
            <dd className="m-0 max-w-prose text-ink-soft">{t(`way.${way}How`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
