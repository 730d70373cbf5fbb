'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { PageSection } from '#components/ui/page.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useProblemText } from '#components/ui/use-problem-text.ts'
import { call, toProblem } from '#lib/api/client.ts'
import { readUserAgent } from './user-agent.ts'

/** Where one is signed in, and the way out of there. */
export function SessionList() {
  const t = useTranslations('people.profile')
  const format = useFormatter()
  const toast = useToast()
  const say = useProblemText()
  const queries = useQueryClient()
  const list = useQuery({
    queryKey: ['sessions'],
    queryFn: async ({ signal }) => (await call('listSessions', { signal })).sessions,
  })
  const end = async (keepCurrent: boolean): Promise<void> => {
    try {
      await call('endSessions', { body: { keepCurrent } })
      if (!keepCurrent) return location.assign('/sign-in')
      toast({ message: t('othersEnded') })
      void queries.invalidateQueries({ queryKey: ['sessions'] })
    } catch (error) {
      toast({ message: say(toProblem(error)), tone: 'danger' })
    }
  }
  const nameOf = (userAgent: string): string => {
    const { browser, system } = readUserAgent(userAgent)
    if (browser === null) return t('unknownBrowser')
    return system === null ? browser : t('browserOn', { browser, system })
  }
  const date = (iso: string): string => format.dateTime(new Date(iso), 'short')
  const hasOthers = (list.data?.length ?? 0) > 1
  return (
    <PageSection title={t('sessions')}>
      {list.error && <ProblemNote problem={toProblem(list.error)} />}
      <ul className="border-t border-rule">
        {list.data?.map((session) => (
          <li key={session.id} className="border-b border-rule py-1.5">
            {nameOf(session.userAgent)}
            {session.isCurrent && <strong className="font-semibold text-ok"> – {t('sessionHere')}</strong>}
            <span className="block text-sm text-ink-faint">
              {t('sessionSince', { date: date(session.createdAt) })} ·{' '}
              {t('sessionSeen', { date: date(session.lastSeenAt) })}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-3 flex flex-wrap items-center gap-2">
        {hasOthers ? (
          <Button onClick={() => void end(true)}>{t('endOthers')}</Button>
        ) : (
          <span className="text-sm text-ink-soft">{list.data ? t('onlyHere') : ''}</span>
        )}
        <Button onClick={() => void end(false)}>{t('endAll')}</Button>
      </p>
    </PageSection>
  )
}
