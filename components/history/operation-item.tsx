'use client'

import { useTranslations } from 'use-intl'
import { newId } from '#components/live/new-id.ts'
import { useMemberName, useProject, useStore, useWriter } from '#components/live/use-project.ts'
import { Button } from '#components/ui/button.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useProblemText } from '#components/ui/use-problem-text.ts'
import { call, toProblem } from '#lib/api/client.ts'
import type { ProjectEvent } from '#lib/live/event.ts'
import { writeAction } from '#lib/live/record-actions.ts'
import { isWritable } from '#lib/live/records.ts'
import { EventChanges } from './event-changes.tsx'
import type { Operation } from './operations.ts'
import type { RecordWords } from './record-words.ts'

const MOST_SHOWN = 30

/** One operation: who, when, what; what changed word by word; and how to take it back or bring it back. */
export function OperationItem({ operation, words }: { operation: Operation; words: RecordWords }) {
  const t = useTranslations('history')
  const nameOf = useMemberName()
  const { main, events } = operation
  const titleOf = (event: ProjectEvent): string => words.name(event.kind, event.after ?? event.before ?? {})
  const others = events.filter((event) => event !== main)
  return (
    <li className="border-b border-rule py-3 [contain-intrinsic-size:auto_5rem] [content-visibility:auto]">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="min-w-0 max-w-prose [overflow-wrap:anywhere]">
          {t(`actions.${main.action}`, { name: nameOf(main.actorId), what: titleOf(main) })}
        </p>
        <div className="ml-auto flex items-baseline gap-4">
          <WaysBack operation={operation} what={titleOf(main)} />
          <p className="text-sm text-ink-faint">
            <DateTime value={main.at} />
          </p>
        </div>
      </div>
      {main.action === 'revised' && <EventChanges event={main} words={words} />}
      {others.length > 0 && (
        <details className="mt-1">
          <summary className="min-h-6 w-fit text-sm text-ink-soft underline decoration-rule-strong underline-offset-2">
            {t('more', { count: others.length })}
          </summary>
          <ul className="mt-1 grid gap-1 border-l border-rule pl-3 text-sm">
            {others.slice(0, MOST_SHOWN).map((event) => (
              <li key={event.version} className="[overflow-wrap:anywhere]">
                {t(`actions.${event.action}`, { name: nameOf(event.actorId), what: titleOf(event) })}
                {event.action === 'revised' && <EventChanges event={event} words={words} />}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

function WaysBack({ operation, what }: { operation: Operation; what: string }) {
  const t = useTranslations('history')
  const toast = useToast()
  const say = useProblemText()
  const store = useStore()
  const { run } = useWriter()
  const { slug, me, may } = useProject()
  const { main, events } = operation
  const mayUndo = events.every((event) => may(writeAction[event.kind], ownerOf(event) === me.id))
  // An import or a new project is not taken back by a button in a list.
  const isByCommand = events.some(
    ({ kind, action }) => action === 'created' && !isWritable(kind, 'create') && kind !== 'member',
  )
  const isGone = store.view().records[main.kind][main.id] === undefined
  const takeBack = async (): Promise<void> => {
    try {
      await call('revertOperation', {
        params: { project: slug, id: operation.id },
        body: { operationId: newId() },
      })
      store.wake()
      toast({ message: t('undone', { what }) })
    } catch (error) {
      toast({ message: say(toProblem(error)), tone: 'danger' })
    }
  }
  const bringBack = async (): Promise<void> => {
    const outcome = await run(t('restored', { what }), [{ op: 'restore', kind: main.kind, id: main.id }])
    if (outcome.ok) toast({ message: t('restored', { what }) })
  }
  if (!mayUndo) return null
  return (
    <p className="flex gap-4">
      {main.action === 'retired' && isGone && isWritable(main.kind, 'retire') && (
        <Button
          variant="link"
          size="small"
          aria-label={`${t('restore')}: ${what}`}
          onClick={() => void bringBack()}
        >
          {t('restore')}
        </Button>
      )}
      {!isByCommand && (
        <Button
          variant="link"
          size="small"
          aria-label={`${t('undo')}: ${what}`}
          onClick={() => void takeBack()}
        >
          {t('undo')}
        </Button>
      )}
    </p>
  )
}

function ownerOf(event: ProjectEvent): unknown {
  return (event.before ?? event.after)?.['createdById']
}
