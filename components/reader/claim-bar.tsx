'use client'

// What two texts are locked to: the claim, which source stands beside, and the way from attestation to attestation.
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useMemo } from 'react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useProject, useRecords } from '#components/live/use-project.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { IconButton, shorten } from './passage-card.tsx'
import type { Argument } from './use-argument.ts'
import { useClaimSources } from './use-claim-sources.ts'

export type Side = 'main' | 'beside'

export function ClaimBar({
  main,
  beside,
  claimId,
  front,
  argument,
  onClaim,
  onBeside,
  onStep,
  onFront,
  onClose,
}: {
  main: RecordOf<'source'>
  beside: RecordOf<'source'> | null
  claimId: string | null
  /** Which of the two is seen where there is room for one. */
  front: Side
  argument: Argument
  onClaim(claimId: string): void
  onBeside(sourceId: string): void
  onStep(direction: 1 | -1): void
  onFront(side: Side): void
  onClose(): void
}) {
  const t = useTranslations('reader.beside')
  const { slug } = useProject()
  const { here, elsewhere } = useClaimChoices(main.id, argument)
  const sources = useClaimSources(claimId)
  const all = useRecords('source')
  const attesting = sources.filter((one) => one.source.id !== main.id)
  const others = Object.values(all)
    .filter((one) => one.id !== main.id && !attesting.some(({ source }) => source.id === one.id))
    .sort((a, b) => a.position - b.position || a.siglum.localeCompare(b.siglum))
  const option = (claim: RecordOf<'claim'>) => (
    <option key={claim.id} value={claim.id}>
      {shorten(claim.statement, 110)}
    </option>
  )
  return (
    <div className="claim-bar" role="group" aria-label={t('bar')}>
      <label className="claim-bar-field claim-bar-claim">
        <span>{t('claim')}</span>
        <select
          className="reader-input"
          value={claimId ?? ''}
          onChange={(event) => onClaim(event.target.value)}
        >
          <option value="" disabled>
            {t('chooseClaim')}
          </option>
          {here.length > 0 && (
            <optgroup label={t('claimsHere', { siglum: main.siglum })}>{here.map(option)}</optgroup>
          )}
          {elsewhere.length > 0 && <optgroup label={t('claimsElsewhere')}>{elsewhere.map(option)}</optgroup>}
        </select>
      </label>
      <label className="claim-bar-field">
        <span>{t('source')}</span>
        <select
          className="reader-input"
          value={beside?.id ?? ''}
          disabled={claimId === null}
          onChange={(event) => onBeside(event.target.value)}
        >
          <option value="" disabled>
            {t('chooseSource')}
          </option>
          {attesting.length > 0 && (
            <optgroup label={t('attesting')}>
              {attesting.map(({ source, passageIds }) => (
                <option key={source.id} value={source.id}>
                  {t('openSource', { siglum: source.siglum, count: passageIds.length })}{' '}
                  {shorten(source.title, 60)}
                </option>
              ))}
            </optgroup>
          )}
          {others.length > 0 && (
            <optgroup label={t('silentSources')}>
              {others.map((source) => (
                <option key={source.id} value={source.id}>
                  {source.siglum} {shorten(source.title, 60)}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </label>
      {claimId !== null && (
        <Link className="reader-link" href={`/projects/${slug}/claims/${claimId}`}>
          {t('openClaim')}
        </Link>
      )}
      {beside && (
        <>
          <span className="claim-bar-steps">
            <IconButton label={t('previousIn', { siglum: beside.siglum })} onClick={() => onStep(-1)}>
              <ChevronUp size={16} aria-hidden />
            </IconButton>
            <button type="button" className="reader-button" onClick={() => onStep(1)}>
              <ChevronDown size={14} aria-hidden /> {t('nextIn', { siglum: beside.siglum })}
            </button>
          </span>
          <span className="claim-bar-fronts" role="group" aria-label={t('which')}>
            {(
              [
                ['main', main],
                ['beside', beside],
              ] as const
            ).map(([side, source]) => (
              <button
                key={side}
                type="button"
                className="reader-button"
                aria-pressed={front === side}
                onClick={() => onFront(side)}
              >
                {source.siglum}
              </button>
            ))}
          </span>
        </>
      )}
      <IconButton label={t('close')} onClick={onClose}>
        <X size={16} aria-hidden />
      </IconButton>
    </div>
  )
}

/** Claims that the main source speaks of, and the others. */
function useClaimChoices(
  sourceId: string,
  argument: Argument,
): { here: readonly RecordOf<'claim'>[]; elsewhere: readonly RecordOf<'claim'>[] } {
  const claims = useRecords('claim')
  const passages = useRecords('passage')
  return useMemo(() => {
    const byWords = Object.values(claims).sort((a, b) => a.statement.localeCompare(b.statement))
    const isHere = (claim: RecordOf<'claim'>): boolean =>
      argument.passagesOf(claim.id).some((id) => passages[id]?.sourceId === sourceId)
    const here = byWords.filter(isHere)
    return { here, elsewhere: byWords.filter((claim) => !here.includes(claim)) }
  }, [claims, passages, sourceId, argument])
}
