'use client'

// Where the team stands with a claim, and how it came there.
import { useEffect, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMemberName, useProject, useRecords } from '#components/live/use-project.ts'
import { ComboField } from '#components/reader/combo-field.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { call } from '#lib/api/client.ts'
import { claimStates } from '#lib/claims/vocabulary.ts'
import type { ProjectEvent } from '#lib/live/event.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { claimOptions } from './claim-options.ts'
import { StateBadge } from './state-badge.tsx'
import { useChange } from './use-change.ts'
import { VocabularyField } from './vocabulary-field.tsx'

type State = RecordOf<'claim'>['state']

export function ClaimState({ claim, canWrite }: { claim: RecordOf<'claim'>; canWrite: boolean }) {
  const t = useTranslations('claims')
  const change = useChange()
  const claims = useRecords('claim')
  const optionsFor = useMemo(() => claimOptions(Object.values(claims), [claim.id]), [claims, claim.id])
  return (
    <div>
      {canWrite ? (
        <VocabularyField
          list="claimStates"
          values={claimStates}
          label={t('state')}
          value={claim.state}
          onChange={(state) =>
            change.revise(t('did.state'), 'claim', claim, {
              state,
              ...(state === 'superseded' ? {} : { supersededById: null }),
            })
          }
        />
      ) : (
        <p className="text-sm">
          <span className="text-ink-soft">{t('state')}: </span>
          <StateBadge state={claim.state} />
        </p>
      )}
      {canWrite && claim.state === 'superseded' && claim.supersededById === null && (
        <div className="mt-2">
          <ComboField
            label={t('supersededByWhich')}
            placeholder={t('supersededByWhich')}
            optionsFor={optionsFor}
            onPick={(picked) => {
              if ('id' in picked) change.revise(t('did.state'), 'claim', claim, { supersededById: picked.id })
            }}
          />
        </div>
      )}
      <StateHistory claim={claim} />
    </div>
  )
}

interface Step {
  readonly state: State
  readonly by: string
  readonly at: string
}

function StateHistory({ claim }: { claim: RecordOf<'claim'> }) {
  const t = useTranslations('claims')
  const nameOf = useMemberName()
  const { slug } = useProject()
  const [steps, setSteps] = useState<readonly Step[] | 'failed' | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    if (!isOpen) return
    let isCurrent = true
    call('history', { params: { project: slug }, query: { id: claim.id, limit: 200 } })
      .then(({ events }) => isCurrent && setSteps(stateSteps(events)))
      .catch(() => isCurrent && setSteps('failed'))
    return () => {
      isCurrent = false
    }
  }, [isOpen, slug, claim.id, claim.version])
  return (
    <details className="mt-1 text-sm text-ink-soft" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="inline-block min-h-6 cursor-pointer">{t('stateHistory')}</summary>
      {steps === 'failed' && <p>{t('historyFailed')}</p>}
      {steps === null && <p role="status">{t('loading')}</p>}
      {Array.isArray(steps) && (
        <ol className="mt-1 grid gap-1">
          {(steps as readonly Step[]).map((step, i) => (
            <li key={i}>
              <StateBadge state={step.state} /> · {nameOf(step.by)} · <DateTime value={step.at} />
            </li>
          ))}
        </ol>
      )}
    </details>
  )
}

/** Of the events of one claim, newest first, those that changed its state. */
function stateSteps(events: readonly ProjectEvent[]): Step[] {
  return events.flatMap((event): Step[] => {
    const state = event.after?.['state'] as State | undefined
    return state === undefined || state === event.before?.['state']
      ? []
      : [{ state, by: event.actorId, at: event.at }]
  })
}
