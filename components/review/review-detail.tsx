'use client'

// One passage as it stood beside the newest text, what rests on it, and what can be decided.
import { TriangleAlert } from 'lucide-react'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { useMemberName, useProject, useRecord } from '#components/live/use-project.ts'
import { Button, ButtonLink } from '#components/ui/button.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { TextField } from '#components/ui/field.tsx'
import { Link } from '#components/ui/link.tsx'
import type { ShownPlace } from '#lib/api/review.ts'
import { RestsOn } from './rests-on.tsx'
import type { ReviewEntry } from './review-entries.ts'
import { ReviewWords } from './review-words.tsx'

export interface DetailActions {
  accept(): void
  choose(index: number): void
  detach(): void
  takeBack(): void
}

export function ReviewDetail({
  entry,
  place,
  hasFailed,
  mayDecide,
  reselectHref,
  reasonField,
  actions,
}: {
  entry: ReviewEntry
  place: ShownPlace | null
  hasFailed: boolean
  mayDecide: boolean
  /** Opens the text to select the words anew. */
  reselectHref: string
  reasonField: RefObject<HTMLInputElement | null>
  actions: DetailActions
}) {
  const t = useTranslations('review')
  const { slug } = useProject()
  const { item, passage, decision } = entry
  const source = useRecord('source', item.sourceId)
  const newest = useRecord('revision', item.revisionId)
  const language = source?.language === '' ? undefined : source?.language
  if (hasFailed) return <p role="alert">{t('failed')}</p>
  if (!place) return <p className="text-ink-soft">{t('loading')}</p>
  const { was, proposal, candidates, gap } = place
  const address = `/projects/${slug}/sources/${item.sourceId}`
  return (
    <>
      <header>
        <h2 className="text-xl">
          {item.mayTurnSense && <TriangleAlert size={18} className="mr-1.5 inline text-danger" aria-hidden />}
          {item.mayTurnSense ? t('sense') : t(`verdicts.${item.verdict}`)}
        </h2>
        <p className="mt-0.5 text-sm text-ink-soft">
          <span className="siglum">{source?.siglum}</span> {source?.title}
        </p>
        {place.findings.length > 0 && (
          <div className="mt-2 text-sm">
            {!proposal && <p className="text-ink-soft">{t('atFirst')}</p>}
            <Findings place={place} />
          </div>
        )}
      </header>
      {decision && <Decided entry={entry} onTakeBack={mayDecide ? actions.takeBack : null} />}
      <div className="review-sides">
        <section aria-labelledby="review-was">
          <h3 id="review-was" className="review-side-head">
            <span>{t('was', { number: was.number })}</span>
            <Link
              className="text-link inline-block min-h-6 leading-6"
              href={`${address}?revision=${was.revisionId}&passage=${passage.id}`}
            >
              {t('see')}
            </Link>
          </h3>
          <ReviewWords excerpt={was} against={proposal} isNew={false} language={language} />
        </section>
        <section aria-labelledby="review-now">
          <h3 id="review-now" className="review-side-head">
            <span>{t('now', { number: newest?.number ?? 0 })}</span>
            <Link
              className="text-link inline-block min-h-6 leading-6"
              href={`${address}/revisions/${item.revisionId}`}
            >
              {t('difference')}
            </Link>
          </h3>
          {proposal && <ReviewWords excerpt={proposal} against={was} isNew language={language} />}
          {!proposal && candidates.length > 0 && (
            <>
              <p className="text-sm text-ink-soft">
                {t(item.verdict === 'lost' ? 'resembles' : 'candidates', { count: candidates.length })}
              </p>
              <ol className="review-candidates">
                {candidates.map((one, i) => (
                  <li key={one.spans.join(';')}>
                    {mayDecide && (
                      <Button
                        size="small"
                        className="review-number"
                        aria-keyshortcuts={String(i + 1)}
                        aria-label={t('chooseNumber', { number: i + 1 })}
                        onClick={() => actions.choose(i)}
                      >
                        {i + 1}
                      </Button>
                    )}
                    <ReviewWords excerpt={one} against={was} isNew language={language} />
                  </li>
                ))}
              </ol>
            </>
          )}
          {!proposal && gap && (
            <div className={candidates.length > 0 ? 'mt-3' : ''}>
              <p className="text-sm text-ink-soft">{t('gap')}</p>
              <p className="review-words" dir="auto" lang={language}>
                {gap.before}
                <span className="review-gap">
                  <span className="visually-hidden">{t('gapHere')}</span>
                </span>
                {gap.behind}
              </p>
            </div>
          )}
          {!proposal && !gap && candidates.length === 0 && (
            <p className="text-sm text-ink-soft">{t('nowhere')}</p>
          )}
        </section>
      </div>
      <RestsOn passageId={passage.id} />
      {mayDecide ? (
        <div className="review-actions">
          <TextField
            // What was typed belongs to this passage.
            key={passage.id}
            ref={reasonField}
            label={t('reason')}
            hint={t('reasonHow')}
            maxLength={4000}
            defaultValue={decision?.reason ?? ''}
          />
          <div className="flex flex-wrap gap-2">
            {proposal && (
              <Button variant="primary" aria-keyshortcuts="a" onClick={actions.accept}>
                {t('accept')} <kbd>A</kbd>
              </Button>
            )}
            <ButtonLink href={reselectHref} aria-keyshortcuts="s">
              {t('reselect')} <kbd>S</kbd>
            </ButtonLink>
            <Button aria-keyshortcuts="d" onClick={actions.detach}>
              {t('detach')} <kbd>D</kbd>
            </Button>
          </div>
        </div>
      ) : (
        <p className="mt-5 text-sm text-ink-soft">{t('mayNot')}</p>
      )}
    </>
  )
}

/** The kinds of changes with their words, those that turn the sense first. */
function Findings({ place }: { place: ShownPlace }) {
  const t = useTranslations('review')
  const kinds = Map.groupBy(place.findings, ({ kind }) => kind)
  return (
    <ul className="list-none p-0">
      {[...kinds].map(([kind, list]) => (
        <li key={kind}>
          {t(`findings.${kind}`)}:{' '}
          {list
            .slice(0, 4)
            .map(({ old, new: now }) =>
              old === ''
                ? t('finding.added', { now })
                : now === ''
                  ? t('finding.gone', { old })
                  : t('finding.other', { old, now }),
            )
            .join(', ')}
          {list.length > 4 && ` ${t('finding.more', { count: list.length - 4 })}`}
        </li>
      ))}
    </ul>
  )
}

/** Who decided what, when and why. */
function Decided({ entry, onTakeBack }: { entry: ReviewEntry; onTakeBack: (() => void) | null }) {
  const t = useTranslations('review')
  const vocabulary = useTranslations('vocabulary.placementDecisions')
  const nameOf = useMemberName()
  const { decision } = entry
  if (!decision) return null
  return (
    <div className="review-decided" role="status">
      <p>
        {t('decided', { name: nameOf(decision.createdById), what: vocabulary(decision.decision) })}{' '}
        <span className="text-ink-soft">
          <DateTime value={decision.updatedAt} />
        </span>
      </p>
      {decision.quote !== '' && <p className="font-serif">{t('quoted', { words: decision.quote })}</p>}
      {decision.reason !== '' && <p className="font-serif">{decision.reason}</p>}
      {onTakeBack && (
        <Button variant="link" size="small" onClick={onTakeBack}>
          {t('takeBack')}
        </Button>
      )}
    </div>
  )
}
