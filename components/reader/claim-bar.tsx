'use client'

// What texts side by side are locked to: the claim, which sources stand beside the first, and the way from attestation to attestation.
import { ChevronDown, ChevronUp, Spline, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { Link } from '#components/ui/link.tsx'
import type { RecordOf } from '#lib/live/records.ts'
import { IconButton, shorten } from './passage-card.tsx'
import type { Argument } from './use-argument.ts'
import { MOST_BESIDE } from './use-beside.ts'
import { useClaimSources } from './use-claim-sources.ts'

export function ClaimBar({
  main,
  besides,
  claimId,
  front,
  argument,
  hasLinks,
  onLinks,
  onClaim,
  onAdd,
  onDrop,
  onStep,
  onFront,
  onClose,
}: {
  main: RecordOf<'source'>
  besides: readonly RecordOf<'source'>[]
  claimId: string | null
  /** The source that is seen where there is room for one. */
  front: string
  argument: Argument
  /** Lines are drawn between passages on the claim. */
  hasLinks: boolean
  onLinks(isOn: boolean): void
  onClaim(claimId: string): void
  onAdd(sourceId: string): void
  onDrop(sourceId: string): void
  onStep(sourceId: string, direction: 1 | -1): void
  onFront(sourceId: string): void
  onClose(): void
}) {
  const t = useTranslations('reader.beside')
  const { slug } = useProject()
  const { here, elsewhere } = useClaimChoices(main.id, argument)
  const sources = useClaimSources(claimId)
  const all = useRecords('source')
  const isOpen = (id: string): boolean => id === main.id || besides.some((one) => one.id === id)
  const attesting = sources.filter((one) => !isOpen(one.source.id))
  const others = Object.values(all)
    .filter((one) => !isOpen(one.id) && !attesting.some(({ source }) => source.id === one.id))
    .sort((a, b) => a.position - b.position || a.siglum.localeCompare(b.siglum))
  const option = (claim: RecordOf<'claim'>) => (
    <option key={claim.id} value={claim.id}>
      {shorten(claim.statement, 110)}
    </option>
  )
  const bar = useRef<HTMLDivElement>(null)
  // Opened to choose from: what is to be chosen has the focus. Only then: who goes through the claims by arrows stays among them.
  const [first] = useState(besides.length > 0 ? null : claimId === null ? 0 : 1)
  useEffect(() => {
    if (first !== null) bar.current?.querySelectorAll('select')[first]?.focus()
  }, [first])
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc leaves the choice from anywhere in it
    <div
      ref={bar}
      className="claim-bar"
      role="group"
      aria-label={t('bar')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && besides.length === 0) onClose()
      }}
    >
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
      {besides.length < MOST_BESIDE && (
        <label className="claim-bar-field">
          <span>{t('source')}</span>
          <select
            className="reader-input"
            value=""
            disabled={claimId === null}
            onChange={(event) => onAdd(event.target.value)}
          >
            <option value="" disabled>
              {t(besides.length === 0 ? 'chooseSource' : 'oneMore')}
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
      )}
      {claimId !== null && (
        <Link className="reader-link" href={`/projects/${slug}/claims/${claimId}`}>
          {t('openClaim')}
        </Link>
      )}
      {besides.map(({ id, siglum }) => (
        <span key={id} className="claim-bar-steps" role="group" aria-label={siglum}>
          <IconButton label={t('previousIn', { siglum })} onClick={() => onStep(id, -1)}>
            <ChevronUp size={16} aria-hidden />
          </IconButton>
          <button type="button" className="reader-button" onClick={() => onStep(id, 1)}>
            <ChevronDown size={14} aria-hidden /> {t('nextIn', { siglum })}
          </button>
          {besides.length > 1 && (
            <IconButton label={t('drop', { siglum })} onClick={() => onDrop(id)}>
              <X size={14} aria-hidden />
            </IconButton>
          )}
        </span>
      ))}
      {besides.length > 0 && (
        <>
          <span className="claim-bar-links">
            <IconButton label={t('links')} isPressed={hasLinks} onClick={() => onLinks(!hasLinks)}>
              <Spline size={16} aria-hidden />
            </IconButton>
          </span>
          <span className="claim-bar-fronts" role="group" aria-label={t('which')}>
            {[main, ...besides].map(({ id, siglum }) => (
              <button
                key={id}
                type="button"
                className="reader-button"
                aria-pressed={front === id}
                onClick={() => onFront(id)}
              >
                {siglum}
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
