'use client'

import { useTranslations } from 'use-intl'
import { useProject } from '#components/live/use-project.ts'
import { shorten } from '#components/reader/passage-card.tsx'
import { Link } from '#components/ui/link.tsx'
import type { Attested } from '#lib/claims/balance.ts'

/** The words of a passage, leading to them in their source. */
export function QuoteLink({ origin, length = 420 }: { origin: Attested; length?: number }) {
  const t = useTranslations('claims.evidence')
  const { slug } = useProject()
  const { passage, source } = origin
  if (!passage) return <p className="text-ink-soft italic">{t('passageGone')}</p>
  const words = shorten(passage.quote.replace(/\s+/g, ' '), length)
  if (!source) return <blockquote className="font-serif">{words}</blockquote>
  return (
    <blockquote className="font-serif leading-snug" cite={`/projects/${slug}/sources/${source.id}`}>
      <Link
        href={`/projects/${slug}/sources/${source.id}?passage=${passage.id}`}
        className="text-ink decoration-rule-strong underline-offset-4 hover:text-accent hover:underline"
      >
        {t('quoted', { words })}
      </Link>
    </blockquote>
  )
}
