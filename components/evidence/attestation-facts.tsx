'use client'

import { useTranslations } from 'use-intl'
import { useVocabulary } from '#components/claims/use-vocabulary.ts'
import { useRecords } from '#components/live/use-project.ts'
import { StanceMark } from '#components/reader/stance-mark.tsx'
import type { Attested } from '#lib/claims/balance.ts'
import { stanceOfPolarity } from '#lib/claims/layers.ts'
import { SourceLabel } from './source-label.tsx'

/** Whose words these are and how they speak of the claim: siglum, unit, polarity, modality, standing, and from whom they have it. */
export function AttestationFacts({ attested }: { attested: Attested }) {
  const t = useTranslations('claims.evidence')
  const word = useVocabulary()
  const sources = useRecords('source')
  const { attestation, source, unit } = attested
  const { polarity, modality, standing, infoClass, informant, paraphrase, basis } = attestation
  return (
    <div className="mt-1 text-ink-soft">
      <p className="flex flex-wrap gap-x-2">
        <SourceLabel source={source} unit={unit} />
        <span>
          <StanceMark stance={stanceOfPolarity(polarity)} isNamed={false} />{' '}
          <span aria-hidden>{word('polarities', polarity)}</span>
        </span>
        <span>· {word('modalities', modality)}</span>
        <span>· {word('standings', standing)}</span>
        {infoClass !== 'undetermined' && <span>· {word('infoClasses', infoClass)}</span>}
      </p>
      {informant !== '' && <p>{t('informantIs', { informant })}</p>}
      {basis.length > 0 && (
        <p>
          {t('basisIs')}{' '}
          {basis
            .map(({ sourceId, text }) =>
              [sourceId ? sources[sourceId]?.siglum : undefined, text].filter(Boolean).join(', '),
            )
            .join('; ')}
        </p>
      )}
      {paraphrase !== '' && (
        <p className="whitespace-pre-line text-ink">{t('paraphraseIs', { paraphrase })}</p>
      )}
    </div>
  )
}
