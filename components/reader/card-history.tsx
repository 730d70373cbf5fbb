'use client'

// Who did what to a passage and all that hangs on it: when, before, after, and the way back.
import { useCallback, useEffect, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useMemberName, useProject, useStore, useWriter } from '#components/live/use-project.ts'
import { call } from '#lib/api/client.ts'
import type { ProjectEvent, Write } from '#lib/live/event.ts'
import { nouns, type RecordOf } from '#lib/live/records.ts'
import { toPlainText } from '#lib/prose/plain.ts'
import { proseDocument } from '#lib/prose/document.ts'
import type { PassageArgument } from './use-argument.ts'

export function CardHistory({ passage, said }: { passage: RecordOf<'passage'>; said: PassageArgument }) {
  const t = useTranslations('reader.history')
  const format = useFormatter()
  const nameOf = useMemberName()
  const { run } = useWriter()
  const store = useStore()
  const { may, me } = useProject()
  const { events, failed } = useHistory(passage, said)
  // It opens below what one has pressed, which may be the last line on screen.
  const show = useCallback((list: HTMLElement | null) => list?.scrollIntoView({ block: 'nearest' }), [])
  if (failed) return <p className="reader-problem">{t('failed')}</p>
  if (!events) return <p className="card-meta">{t('loading')}</p>

  const current = (event: ProjectEvent): { version: number; createdById: string } | undefined =>
    (store.view().records[event.kind] as Record<string, { version: number; createdById: string }>)[event.id]
  const restoreOf = (event: ProjectEvent): Write | null => {
    const now = current(event)
    const owner = now?.createdById ?? event.before?.['createdById']
    if (!may('argument.write', owner === me.id)) return null
    if (event.action === 'retired') return now ? null : { op: 'restore', kind: event.kind, id: event.id }
    if (event.action !== 'revised' || !now) return null
    const fields = Object.fromEntries(changedFields(event).map((name) => [name, event.before?.[name]]))
    return { op: 'revise', kind: event.kind, id: event.id, ifVersion: now.version, fields }
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard must be able to scroll it
    <ol ref={show} className="card-history" aria-label={t('title')} tabIndex={0}>
      {events.map((event) => {
        const restore = restoreOf(event)
        return (
          <li key={event.version}>
            <p className="card-meta">
              <strong>{nameOf(event.actorId)}</strong> {t(`actions.${event.action}`, { kind: event.kind })}{' '}
              <time dateTime={event.at}>{format.dateTime(new Date(event.at), 'short')}</time>
            </p>
            <Changes event={event} />
            {restore && (
              <button
                type="button"
                className="reader-link"
                onClick={() => void run(t('restored'), [restore])}
              >
                {t(event.action === 'retired' ? 'restoreItem' : 'restoreBefore')}
              </button>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function Changes({ event }: { event: ProjectEvent }) {
  const t = useTranslations('reader.history')
  const names =
    event.action === 'revised' ? changedFields(event) : event.action === 'created' ? tellingFields(event) : []
  const labels = useTranslations('reader.field')
  return (
    <dl className="history-changes">
      {names.map((name) => (
        <div key={name}>
          <dt>{labels.has(name) ? labels(name) : name}</dt>
          {event.before && (
            <dd>
              <span className="visually-hidden">{t('before')}: </span>
              <del>{inWords(event.before[name])}</del>
            </dd>
          )}
          <dd>
            <span className="visually-hidden">{t('after')}: </span>
            <ins>{inWords(event.after?.[name])}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function useHistory(
  passage: RecordOf<'passage'>,
  said: PassageArgument,
): { events: ProjectEvent[] | null; failed: boolean } {
  const { slug } = useProject()
  const [state, setState] = useState<{ events: ProjectEvent[] | null; failed: boolean }>({
    events: null,
    failed: false,
  })
  useEffect(() => {
    let isCurrent = true
    const ids = [
      passage.id,
      ...said.notes.map((note) => note.id),
      ...said.tags.map(({ tagging }) => tagging.id),
      ...said.attestations.flatMap(({ attestation, evidence }) => [
        attestation.id,
        ...evidence.map((link) => link.id),
      ]),
    ]
    const load = async (): Promise<void> => {
      const params = { project: slug }
      const lists = await Promise.all([
        ...ids.map((id) => call('history', { params, query: { id, limit: 100 } })),
        // What was deleted is no longer among the records; the latest of the project tells of it.
        call('history', { params, query: { limit: 200 } }),
      ])
      const byVersion = new Map<number, ProjectEvent>()
      for (const { events } of lists)
        for (const event of events)
          if (ids.includes(event.id) || isAbout(event, ids)) byVersion.set(event.version, event)
      if (isCurrent)
        setState({ events: [...byVersion.values()].sort((a, b) => b.version - a.version), failed: false })
    }
    load().catch(() => isCurrent && setState({ events: null, failed: true }))
    return () => {
      isCurrent = false
    }
  }, [slug, passage, said])
  return state
}

/** Whether it happened to something that hangs on one of these records, or did before it was deleted. */
function isAbout(event: ProjectEvent, ids: readonly string[]): boolean {
  const record = event.after ?? event.before
  return ids.includes(String(record?.['passageId'])) || ids.includes(String(record?.['fromAttestationId']))
}

/** Fields that differ and that can be set again. */
function changedFields(event: ProjectEvent): string[] {
  const fixed: readonly string[] = nouns[event.kind].fixed
  return Object.keys(nouns[event.kind].shape).filter(
    (name) =>
      !fixed.includes(name) && JSON.stringify(event.before?.[name]) !== JSON.stringify(event.after?.[name]),
  )
}

const tellingNames = [
  'body',
  'register',
  'statement',
  'polarity',
  'modality',
  'relation',
  'reasoning',
  'quote',
]
const tellingFields = (event: ProjectEvent): string[] =>
  tellingNames.filter((name) => event.after?.[name] != null)

function inWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'string') return value.length > 300 ? `${value.slice(0, 300)} …` : value
  const prose = proseDocument.safeParse(value)
  return prose.success ? toPlainText(prose.data) : JSON.stringify(value)
}
