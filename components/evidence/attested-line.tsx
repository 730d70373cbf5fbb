'use client'

import { useTranslations } from 'use-intl'
import { useRecord } from '#components/live/use-project.ts'
import { shorten } from '#components/reader/passage-card.tsx'
import { StanceMark } from '#components/reader/stance-mark.tsx'
import { Link } from '#components/ui/link.tsx'
import { stanceOfPolarity } from '#lib/claims/layers.ts'
import { useProject } from '#components/live/use-project.ts'

/** One attestation in one line: which way, whose words, which words. */
export function AttestedLine({
  attestationId,
  isLinked = true,
}: {
  attestationId: string
  isLinked?: boolean
}) {
  const t = useTranslations('claims.evidence')
  const { slug } = useProject()
  const attestation = useRecord('attestation', attestationId)
  const passage = useRecord('passage', attestation?.passageId)
  const source = useRecord('source', passage?.sourceId)
  if (!attestation || !passage || !source) return <span className="text-ink-soft">{t('passageGone')}</span>
  const words = t('quoted', { words: shorten(passage.quote.replace(/\s+/g, ' '), 140) })
  return (
    <span>
      <StanceMark stance={stanceOfPolarity(attestation.polarity)} />{' '}
      <span className="siglum">{source.siglum}</span>{' '}
      {isLinked ? (
        <Link
          href={`/projects/${slug}/sources/${source.id}?passage=${passage.id}`}
          className="font-serif hover:text-accent hover:underline"
        >
          {words}
        </Link>
      ) : (
        <span className="font-serif">{words}</span>
      )}
    </span>
  )
}
