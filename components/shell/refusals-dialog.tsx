'use client'

import { useTranslations } from 'use-intl'
import { useRecordWords, type Fields } from '#components/history/record-words.ts'
import type { Refusal } from '#components/live/store-view.ts'
import { useStore, useWriter } from '#components/live/use-project.ts'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { useProblemText } from '#components/ui/use-problem-text.ts'
import type { Write } from '#lib/live/event.ts'

/** What the server did not take: yours beside what stands there now, to write again or to put away. Nothing is lost before. */
export function RefusalsDialog({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean
  onOpenChange(open: boolean): void
}) {
  const t = useTranslations('shell.refusals')
  const { refusals } = useWriter()
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange} title={t('title')} description={t('lead')}>
      <ol className="grid gap-5">
        {refusals.map((refusal) => (
          <RefusedWrite key={refusal.id} refusal={refusal} />
        ))}
      </ol>
    </Dialog>
  )
}

function RefusedWrite({ refusal }: { refusal: Refusal }) {
  const t = useTranslations('live')
  const words = useTranslations('shell.refusals')
  const record = useRecordWords()
  const say = useProblemText()
  const store = useStore()
  const { run, dismiss } = useWriter()
  const { problem } = refusal
  const isStale = problem.code === 'precondition_failed'
  const again = isStale
    ? overNow(refusal.writes, (kind, id) => living(store.view().records, kind, id))
    : refusal.writes
  const own = refusal.writes.flatMap((write) =>
    write.op === 'create' || write.op === 'revise'
      ? Object.entries(write.fields).map(([name, value]) => ({ write, name, value }))
      : [],
  )
  const told = own.filter(
    ({ value }) => typeof value !== 'string' || !/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value),
  )
  return (
    <li className="border-t border-rule pt-3">
      <h3 className="text-base">{t('refusedTitle', { label: refusal.label })}</h3>
      <p className="mt-1 text-danger">
        {isStale ? t('refusedStale') : t('refusedReason', { reason: say(problem) })}
      </p>
      {told.length === 0 ? (
        <p className="mt-1 text-sm text-ink-soft">
          {words(refusal.writes.length === 0 ? 'undoRefused' : 'nothingToShow')}
        </p>
      ) : (
        <dl className="mt-2 grid gap-2">
          {told.map(({ write, name, value }) => {
            const now = living(store.view().records, write.kind, write.id)
            return (
              <div key={`${write.id} ${name}`} className="grid gap-x-4 sm:grid-cols-2">
                <dt className="small-caps sm:col-span-2">{record.field(name)}</dt>
                <dd className="[overflow-wrap:anywhere]">
                  <span className="text-sm text-ink-faint">{t('yours')}: </span>
                  {record.value(write.kind, name, value)}
                </dd>
                {write.op === 'revise' && (
                  <dd className="text-ink-soft [overflow-wrap:anywhere]">
                    <span className="text-sm text-ink-faint">{t('current')}: </span>
                    {now ? record.value(write.kind, name, now[name]) : words('retired')}
                  </dd>
                )}
              </div>
            )
          })}
        </dl>
      )}
      <p className="mt-3 flex flex-wrap gap-2">
        {again.length > 0 && (
          <Button
            size="small"
            variant="primary"
            onClick={() => {
              dismiss(refusal.id)
              void run(refusal.label, [...again])
            }}
          >
            {t('writeAgain')}
          </Button>
        )}
        {told.length > 0 && (
          <CopyButton
            label={words('copy')}
            text={told.map(({ write, name, value }) => record.value(write.kind, name, value)).join('\n\n')}
          />
        )}
        <Button size="small" onClick={() => dismiss(refusal.id)}>
          {t('putAway')}
        </Button>
      </p>
    </li>
  )
}

function living(
  records: object,
  kind: Write['kind'],
  id: string,
): (Fields & { version: number }) | undefined {
  return (records as Record<string, Record<string, Fields & { version: number }>>)[kind]?.[id]
}

/** The same writes against what stands there now; none when one of the records is gone. */
function overNow(
  writes: readonly Write[],
  find: (kind: Write['kind'], id: string) => { version: number } | undefined,
): Write[] {
  const again: Write[] = []
  for (const write of writes) {
    if (write.op !== 'revise' && write.op !== 'retire') again.push(write)
    else {
      const now = find(write.kind, write.id)
      if (!now) return []
      again.push({ ...write, ifVersion: now.version })
    }
  }
  return again
}
