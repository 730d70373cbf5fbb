'use client'

// What a better file would make of a text, before anything is written.
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useRecords } from '#components/live/use-project.ts'
import { LossReport } from '#components/sources/loss-report.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { PageSection } from '#components/ui/page.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import type { Problem } from '#lib/api/problem.ts'
import type { RevisionPreview } from '#lib/api/revision.ts'
import { DifferenceView } from './difference-view.tsx'
import { WorkProgress, type WorkStage } from './work-progress.tsx'

const mostShown = 50

export function BetterFilePreview({
  preview,
  problem,
  stage,
  onAccept,
  onCancel,
  onAnother,
}: {
  preview: RevisionPreview
  problem: Problem | null
  /** It is being made the newest text. */
  stage: WorkStage | null
  onAccept(reason: string): void
  onCancel(): void
  onAnother(): void
}) {
  const t = useTranslations('revisions')
  const vocabulary = useTranslations('vocabulary')
  const passages = useRecords('passage')
  const [reason, setReason] = useState('')
  const { fileName, characters, encoding, difference, isSameText } = preview
  const { exact, moved, unplaced } = preview.passages
  return (
    <>
      <p role="status" className="text-lg">
        {t('better.read', { fileName, characters, encoding })}
      </p>
      {isSameText ? (
        <p className="mt-2">{t('better.same')}</p>
      ) : (
        <form
          className="mt-4 grid gap-3"
          aria-label={t('better.accept')}
          onSubmit={(event) => {
            event.preventDefault()
            onAccept(reason)
          }}
        >
          <TextField
            label={t('apply.reason')}
            value={reason}
            maxLength={2000}
            onChange={(event) => setReason(event.target.value)}
          />
          <ProblemNote problem={problem} />
          {stage ? (
            <WorkProgress fileName={fileName} stage={stage} onCancel={onCancel} />
          ) : (
            <div className="flex flex-wrap gap-2">
              <Button type="submit" variant="primary">
                {t('better.accept')}
              </Button>
              <Button onClick={onAnother}>{t('better.another')}</Button>
            </div>
          )}
        </form>
      )}
      {isSameText && (
        <div className="mt-4">
          <Button onClick={onAnother}>{t('better.another')}</Button>
        </div>
      )}
      {!isSameText && (
        <PageSection title={t('better.passages')}>
          <ul className="grid list-none gap-1 p-0">
            <li>{t('better.exact', { count: exact })}</li>
            {moved > 0 && <li>{t('better.moved', { count: moved })}</li>}
            {unplaced.length > 0 && (
              <li>
                {t('better.unplaced', { count: unplaced.length })}
                <ul className="mt-1 grid gap-1 pl-5">
                  {unplaced.slice(0, mostShown).map(({ passageId, verdict }) => (
                    <li key={passageId} className="list-disc">
                      <span className="font-serif">“{passages[passageId]?.quote.slice(0, 160)}”</span>{' '}
                      <span className="text-sm text-ink-soft">{vocabulary(`verdicts.${verdict}`)}</span>
                    </li>
                  ))}
                </ul>
              </li>
            )}
          </ul>
        </PageSection>
      )}
      {!isSameText && (
        <PageSection
          title={t('better.changes')}
          lead={t('difference.summary', {
            places: difference.places,
            removed: difference.removed,
            inserted: difference.inserted,
          })}
        >
          <DifferenceView
            hunks={difference.hunks}
            count={difference.count}
            was={t('difference.was')}
            is={t('difference.is')}
          />
        </PageSection>
      )}
      <PageSection title={t('better.problems')}>
        <LossReport report={preview.report} characters={characters} encoding={encoding} />
      </PageSection>
    </>
  )
}
