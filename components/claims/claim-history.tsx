'use client'

// Who did what to a claim and to what hangs on it, before and after, and the way back. Loaded when it is opened.
import { useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMemberName, useProject, useStore, useWriter } from '#components/live/use-project.ts'
import { Button } from '#components/ui/button.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { call } from '#lib/api/client.ts'
import { claimOf } from '#lib/claims/ledger.ts'
import type { Evidence } from '#lib/claims/recorded.ts'
import type { ProjectEvent, Write } from '#lib/live/event.ts'
import { nouns, type RecordOf } from '#lib/live/records.ts'
import { proseDocument } from '#lib/prose/document.ts'
import { toPlainText } from '#lib/prose/plain.ts'
import { PageSection } from '#components/ui/page.tsx'
import { useVocabulary, type VocabularyList } from './use-vocabulary.ts'
import { Tool } from './tool.tsx'

export function ClaimHistory({ claim }: { claim: RecordOf<'claim'> }) {
  const t = useTranslations('claims.history')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <PageSection
      title={t('title')}
      actions={
        <Button size="small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t(isOpen ? 'hide' : 'show')}
        </Button>
      }
    >
      {isOpen && <Events claim={claim} />}
    </PageSection>
  )
}

function Events({ claim }: { claim: RecordOf<'claim'> }) {
  const t = useTranslations('claims.history')
  const { events, state, loadOlder } = useClaimEvents(claim)
  return (
    <>
      {state === 'failed' && <p role="alert">{t('failed')}</p>}
      <ol className="grid gap-3">
        {events.map((event) => (
          <EventItem key={event.version} event={event} />
        ))}
      </ol>
      <p className="mt-3 text-sm text-ink-soft" role="status">
        {state === 'loading' && t('loading')}
        {state === 'complete' && t('complete')}
      </p>
      {state === 'more' && (
        <Button size="small" onClick={loadOlder}>
          {t('older')}
        </Button>
      )}
    </>
  )
}

function EventItem({ event }: { event: ProjectEvent }) {
  const t = useTranslations('claims.history')
  const nameOf = useMemberName()
  const store = useStore()
  const { run } = useWriter()
  const { may, me } = useProject()
  const now = (store.view().records[event.kind] as Record<string, { version: number; createdById: string }>)[
    event.id
  ]
  const restore = ((): Write | null => {
    const owner = now?.createdById ?? event.before?.['createdById']
    if (!may(event.kind === 'comment' ? 'comment.write' : 'argument.write', owner === me.id)) return null
    if (event.action === 'retired') return now ? null : { op: 'restore', kind: event.kind, id: event.id }
    if (event.action !== 'revised' || !now) return null
    const fields = Object.fromEntries(changedFields(event).map((name) => [name, event.before?.[name]]))
    return Object.keys(fields).length === 0
      ? null
      : { op: 'revise', kind: event.kind, id: event.id, ifVersion: now.version, fields }
  })()
  return (
    <li className="text-sm">
      <p>
        <strong className="font-semibold">{nameOf(event.actorId)}</strong>{' '}
        {t(`actions.${event.action}`, { what: t(`kinds.${event.kind}`) })}{' '}
        <span className="text-ink-soft">
          <DateTime value={event.at} />
        </span>
      </p>
      <Changes event={event} />
      {restore && (
        <Tool onClick={() => void run(t('didRestore'), [restore])}>
          {t(event.action === 'retired' ? 'bringBack' : 'setBack')}
        </Tool>
      )}
    </li>
  )
}

function Changes({ event }: { event: ProjectEvent }) {
  const t = useTranslations('claims.history')
  const inWords = useWords()
  const names =
    event.action === 'revised' ? changedFields(event) : event.action === 'created' ? tellingFields(event) : []
  if (names.length === 0) return null
  return (
    <dl className="mt-0.5 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 border-l-2 border-rule pl-3">
      {names.map((name) => (
        <div key={name} className="contents">
          <dt className="text-ink-soft">{t.has(`fields.${name}`) ? t(`fields.${name}`) : name}</dt>
          <dd className="min-w-0 break-words">
            {event.before && (
              <del className="mr-2 text-ink-soft">
                <span className="sr-only">{t('before')} </span>
                {inWords(name, event.before[name])}
              </del>
            )}
            <ins className="no-underline">
              <span className="sr-only">{t('after')} </span>
              {inWords(name, event.after?.[name])}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Pages through the project's events and keeps those about the claim; the claim's own are there from the start. */
function useClaimEvents(claim: RecordOf<'claim'>) {
  const { slug } = useProject()
  const store = useStore()
  const [events, setEvents] = useState<readonly ProjectEvent[]>([])
  const [state, setState] = useState<'loading' | 'more' | 'complete' | 'failed'>('loading')
  const [before, setBefore] = useState<number | undefined>(undefined)
  const loadPage = useCallback(
    async (from: number | undefined): Promise<EventPage> => {
      const params = { project: slug }
      const query = { limit: MOST_EVENTS, ...(from === undefined ? {} : { before: from }) }
      const [all, own] = await Promise.all([
        call('history', { params, query }),
        from === undefined ? call('history', { params, query: { id: claim.id, limit: MOST_EVENTS } }) : null,
      ])
      const evidence = store.view().records.evidence
      return {
        events: [...all.events.filter((event) => isAbout(event, claim.id, evidence)), ...(own?.events ?? [])],
        oldest: all.events.at(-1)?.version,
        // Nothing about a claim can be older than the claim.
        isComplete:
          all.events.length < MOST_EVENTS ||
          all.events.some((event) => event.id === claim.id && event.action === 'created'),
      }
    },
    [slug, claim.id, store],
  )
  const take = useCallback((page: EventPage): void => {
    setEvents((known) => {
      const all = new Map([...known, ...page.events].map((event) => [event.version, event]))
      return [...all.values()].sort((a, b) => b.version - a.version)
    })
    setBefore(page.oldest)
    setState(page.isComplete ? 'complete' : 'more')
  }, [])
  useEffect(() => {
    let isAlive = true
    loadPage(undefined).then(
      (page) => isAlive && take(page),
      () => isAlive && setState('failed'),
    )
    return () => {
      isAlive = false
    }
    // What changes on the claim itself is one more line here.
  }, [loadPage, take, claim.version])
  return {
    events,
    state,
    loadOlder: () => {
      setState('loading')
      loadPage(before).then(take, () => setState('failed'))
    },
  }
}

interface EventPage {
  readonly events: readonly ProjectEvent[]
  readonly oldest: number | undefined
  readonly isComplete: boolean
}
const MOST_EVENTS = 200

function isAbout(
  event: ProjectEvent,
  claimId: string,
  evidence: Readonly<Record<string, Evidence>>,
): boolean {
  if (event.id === claimId) return true
  const fields = event.after ?? event.before ?? {}
  if (['claimId', 'toClaimId', 'fromClaimId', 'targetId'].some((name) => fields[name] === claimId))
    return true
  const ids = fields['claimIds']
  if (event.kind === 'conflict' && Array.isArray(ids)) return ids.includes(claimId)
  return event.kind === 'evidence' && claimOf(fields as unknown as Evidence, evidence) === claimId
}

/** Fields that differ and that can be set again. */
function changedFields(event: ProjectEvent): string[] {
  const fixed: readonly string[] = nouns[event.kind].fixed
  return Object.keys(nouns[event.kind].shape).filter(
    (name) =>
      !fixed.includes(name) && JSON.stringify(event.before?.[name]) !== JSON.stringify(event.after?.[name]),
  )
}

const telling = [
  'statement',
  'polarity',
  'modality',
  'relation',
  'reasoning',
  'holder',
  'stance',
  'reasons',
  'title',
  'body',
]
const tellingFields = (event: ProjectEvent): string[] =>
  telling.filter((name) => event.after?.[name] != null && event.after[name] !== '')

/** Which controlled list a field takes its values from; the kind decides where one name serves two lists. */
const listOf: Readonly<Record<string, VocabularyList>> = {
  type: 'claimTypes',
  state: 'claimStates',
  polarity: 'polarities',
  modality: 'modalities',
  standing: 'standings',
  infoClass: 'infoClasses',
  strength: 'strengths',
  stance: 'stances',
  resolution: 'conflictResolutions',
}

function useWords(): (name: string, value: unknown) => string {
  const t = useTranslations('claims.history')
  const word = useVocabulary()
  const vocabulary = useTranslations('vocabulary')
  return (name, value) => {
    if (value === null || value === undefined || value === '') return '–'
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (typeof value === 'string') {
      const list = listOf[name]
      if (list) return word(list, value)
      if (name === 'relation')
        return vocabulary.has(`evidenceRelations.${value}`)
          ? word('evidenceRelations', value)
          : word('claimRelationTypes', value)
      return value.length > 300 ? `${value.slice(0, 300)} …` : value
    }
    const prose = proseDocument.safeParse(value)
    if (prose.success) return toPlainText(prose.data)
    if (Array.isArray(value)) return t('entries', { count: value.length })
    return JSON.stringify(value)
  }
}
