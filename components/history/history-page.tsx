'use client'

import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePresence } from '#components/live/use-presence.ts'
import { useRecords } from '#components/live/use-project.ts'
import { Button } from '#components/ui/button.tsx'
import { SelectField } from '#components/ui/field.tsx'
import { Page, PageHead } from '#components/ui/page.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import type { ProjectEvent } from '#lib/live/event.ts'
import { recordKinds } from '#lib/live/records.ts'
import { byOperation, useEventLookup } from './operations.ts'
import { OperationItem } from './operation-item.tsx'
import { useRecordWords } from './record-words.ts'
import { useEvents } from './use-events.ts'

/** Everything that has happened in the project, newest first, in words; with the ways back. */
export function HistoryPage({ start }: { start: readonly ProjectEvent[] }) {
  const t = useTranslations('history')
  usePresence(t('title'), null)
  const { events, newer, isAtEnd, isLoading, problem, loadOlder, loadNewer } = useEvents(start)
  const [person, setPerson] = useState('')
  const [kind, setKind] = useState('')
  const members = Object.values(useRecords('member')).sort((a, b) => a.name.localeCompare(b.name))
  const words = useRecordWords(useEventLookup(events))
  const shown = useMemo(
    () =>
      byOperation(events).filter(
        (operation) =>
          (person === '' || operation.main.actorId === person) &&
          (kind === '' || operation.events.some((event) => event.kind === kind)),
      ),
    [events, person, kind],
  )
  return (
    <Page narrow>
      <PageHead title={t('title')} lead={t('lead')} />
      <div className="mb-4 grid max-w-lg gap-4 sm:grid-cols-2">
        <SelectField label={t('person')} value={person} onChange={(event) => setPerson(event.target.value)}>
          <option value="">{t('anybody')}</option>
          {members.map((member) => (
            <option key={member.id} value={member.userId}>
              {member.name}
            </option>
          ))}
        </SelectField>
        <SelectField label={t('kind')} value={kind} onChange={(event) => setKind(event.target.value)}>
          <option value="">{t('anything')}</option>
          {recordKinds.map((one) => (
            <option key={one} value={one}>
              {t(`kindsMany.${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <p role="status" className="min-h-8">
        {newer > 0 && (
          <Button size="small" disabled={isLoading} onClick={() => void loadNewer()}>
            {t('news', { count: newer })}
          </Button>
        )}
      </p>
      <ol className="border-t border-rule">
        {shown.map((operation) => (
          <OperationItem key={operation.id} operation={operation} words={words} />
        ))}
      </ol>
      {shown.length === 0 && events.length > 0 && <p className="my-4 text-ink-soft">{t('noneFits')}</p>}
      <ProblemNote problem={problem} />
      <div className="mt-4">
        {isAtEnd ? (
          <p className="text-sm text-ink-faint">{t('end')}</p>
        ) : (
          <Button disabled={isLoading} onClick={() => void loadOlder()}>
            {isLoading ? t('loading') : t('older')}
          </Button>
        )}
      </div>
    </Page>
  )
}
