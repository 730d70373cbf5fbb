'use client'

// What the reading did, counted in sentences; the way through it, and through one kind of it alone.
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useReadingWords } from '#components/sources/use-reading-words.ts'
import { Button } from '#components/ui/button.tsx'
import { findingKinds, type Finding } from '#lib/reading/findings.ts'
import type { Reading } from '#lib/reading/reading.ts'
import { summarise } from '#lib/reading/summary.ts'
import type { ChoiceHistory } from './desk-choices.ts'
import type { DeskCommand } from './desk-command.ts'
import { countKinds, type FindingFilter } from './desk-walk.ts'

export function DeskFilters({
  reading,
  findings,
  filter,
  onFilter,
  history,
  onCommand,
  isTogether,
  onTogether,
}: {
  reading: Reading
  findings: readonly Finding[]
  filter: FindingFilter
  onFilter(filter: FindingFilter): void
  history: ChoiceHistory
  onCommand(command: DeskCommand): void
  isTogether: boolean
  onTogether(isOn: boolean): void
}) {
  const t = useTranslations('desk')
  const words = useReadingWords()
  const sentence = useMemo(() => summarise(reading).map(words.summary).join('; '), [reading, words])
  const counts = useMemo(() => countKinds(findings), [findings])
  const unsure = useMemo(() => findings.filter(({ certain }) => !certain).length, [findings])
  return (
    <div className="desk-filters">
      {sentence !== '' && <p className="desk-sentence">{`${sentence}.`}</p>}
      <div className="desk-tools">
        <div className="desk-kinds" role="group" aria-label={t('filter')}>
          <button type="button" aria-pressed={filter === null} onClick={() => onFilter(null)}>
            {t('kindCount', { kind: t('all'), count: findings.length, unsure })}
          </button>
          {findingKinds
            .filter((kind) => counts.has(kind))
            .map((kind) => {
              const { count, unsure: open } = counts.get(kind) ?? { count: 0, unsure: 0 }
              return (
                <button
                  key={kind}
                  type="button"
                  data-kind={kind}
                  aria-pressed={filter === kind}
                  onClick={() => onFilter(filter === kind ? null : kind)}
                >
                  {t('kindCount', { kind: t(`kinds.${kind}`), count, unsure: open })}
                </button>
              )
            })}
        </div>
        <div className="desk-ways">
          <label className="desk-together">
            <input
              type="checkbox"
              checked={isTogether}
              onChange={(event) => onTogether(event.target.checked)}
            />
            {t('together')}
          </label>
          <Button
            size="small"
            variant="quiet"
            disabled={history.past.length === 0}
            onClick={() => onCommand('undo')}
          >
            {t('undo')}
          </Button>
          {history.future.length > 0 && (
            <Button size="small" variant="quiet" onClick={() => onCommand('redo')}>
              {t('redo')}
            </Button>
          )}
          <Button size="small" variant="quiet" onClick={() => onCommand('help')}>
            {t('keys')}
          </Button>
        </div>
      </div>
    </div>
  )
}
