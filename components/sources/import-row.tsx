'use client'

import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useProject } from '#components/live/use-project.ts'
import { Button, ButtonLink } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { EncodingQuestion } from './encoding-question.tsx'
import { FileProblem, isWorthRetrying } from './file-problem.tsx'
import type { ImportItem, ImportReport, ImportState } from './import-item.ts'
import type { ImportQueue } from './import-queue.ts'
import { LossReport } from './loss-report.tsx'

/** One file: where it is, what is asked, what came of it. */
export function ImportRow({ item, queue }: { item: ImportItem; queue: ImportQueue }) {
  const t = useTranslations('import')
  const { state, fileName } = item
  const line = (word: string, more: { actions?: ReactNode; children?: ReactNode } = {}) => (
    <Line item={item} word={word} {...more} />
  )
  const cancel = (
    <Button
      variant="quiet"
      size="small"
      onClick={() => queue.cancel(item.id)}
      aria-label={t('cancelFile', { fileName })}
    >
      {t('cancel')}
    </Button>
  )
  const retry = (
    <Button size="small" onClick={() => queue.retry(item.id)} aria-label={t('retryFile', { fileName })}>
      {t('retry')}
    </Button>
  )
  const discard = (
    <Button
      variant="quiet"
      size="small"
      onClick={() => queue.discard(item.id)}
      aria-label={t('discardFile', { fileName })}
    >
      {t('discard')}
    </Button>
  )
  switch (state.kind) {
    case 'waiting':
    case 'queued':
      return line(t(state.kind), { actions: cancel })
    case 'sending':
    case 'reading':
      return line(state.kind === 'sending' ? t('sending', { share: state.share }) : t('reading'), {
        actions: cancel,
        children: <Progress fileName={fileName} state={state} />,
      })
    case 'unsure':
      return line(t('unsure'), {
        actions: discard,
        children: (
          <EncodingQuestion
            fileName={fileName}
            candidates={item.proposal?.candidates ?? []}
            onChoose={(encoding) => queue.choose(item.id, encoding)}
          />
        ),
      })
    case 'ready':
    case 'accepting':
      return line(t(state.kind), {
        actions: discard,
        children: (
          <Read item={item} isBusy={state.kind === 'accepting'} onAccept={() => queue.accept(item.id)} />
        ),
      })
    case 'done':
      return line(t(state.report.isDuplicate ? 'isDuplicate' : 'done'), {
        children: <Came report={state.report} />,
      })
    case 'duplicate':
      return line(t('isDuplicate'), { children: <Existing of={state.of} /> })
    case 'failed': {
      const canTry = isWorthRetrying(state.problem) && (item.proposal !== null || item.hasFile)
      return line(t('failed'), {
        actions: (
          <>
            {canTry && retry}
            {item.proposal && discard}
          </>
        ),
        children: <FileProblem problem={state.problem} />,
      })
    }
    case 'cancelled':
      return line(t('cancelled'), {
        actions: (
          <>
            {retry}
            {item.proposal && discard}
          </>
        ),
      })
  }
}

function Line({
  item,
  word,
  actions,
  children,
}: {
  item: ImportItem
  word: string
  actions?: ReactNode
  children?: ReactNode
}) {
  const t = useTranslations('import')
  const format = useFormatter()
  const kilobytes = format.number(Math.max(1, Math.round(item.size / 1024)))
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="min-w-0">
          <span className="font-semibold break-all">{item.fileName}</span>{' '}
          <span className="text-sm text-ink-soft">{t('size', { kilobytes })}</span>
        </p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <span>{word}</span>
          {actions}
        </p>
      </div>
      {children}
    </li>
  )
}

function Progress({ fileName, state }: { fileName: string; state: ImportState }) {
  const t = useTranslations('import')
  return (
    <progress
      className="mt-1 h-2 w-full"
      aria-label={t('progressOf', { fileName })}
      // Without a value the bar says “busy”: how long reading takes, nobody knows.
      {...(state.kind === 'sending' ? { value: state.share, max: 1 } : {})}
    />
  )
}

/** Read and not yet accepted: what the reading did, and the way to look at it. */
function Read({ item, isBusy, onAccept }: { item: ImportItem; isBusy: boolean; onAccept(): void }) {
  const t = useTranslations('import')
  const format = useFormatter()
  const { slug } = useProject()
  const { proposal, fileName } = item
  const outcome = proposal?.outcome
  if (!proposal || !outcome) return null
  return (
    <div className="mt-1 grid gap-2 text-sm">
      <p>
        <span className="font-serif text-base">{proposal.title}</span>{' '}
        <span className={outcome.questions > 0 ? 'text-warn' : 'text-ok'}>
          {t('questions', { count: outcome.questions })}
        </span>
      </p>
      <LossReport report={outcome.report} characters={outcome.characters} encoding={outcome.encoding} />
      <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <ButtonLink
          href={`/projects/${slug}/sources/import/${proposal.id}`}
          variant={outcome.questions > 0 ? 'primary' : 'plain'}
          size="small"
          aria-label={t('lookAt', { fileName })}
        >
          {t('look')}
        </ButtonLink>
        <Button size="small" disabled={isBusy} onClick={onAccept} aria-label={t('acceptFile', { fileName })}>
          {t('accept')}
        </Button>
        <span className="text-ink-faint">
          {t('expires', {
            date: format.dateTime(new Date(proposal.expiresAt), { day: 'numeric', month: 'long' }),
          })}
        </span>
      </p>
    </div>
  )
}

function Came({ report }: { report: ImportReport }) {
  const t = useTranslations('import')
  const { slug } = useProject()
  const to = `/projects/${slug}/sources/${report.sourceId}`
  if (report.isDuplicate) return <Existing of={report} />
  return (
    <div className="mt-1 text-sm">
      <LossReport report={report} characters={report.characters} encoding={report.encoding} />
      <p className="mt-1 flex flex-wrap gap-x-4">
        <Link href={to} className="font-semibold text-accent underline">
          {t('read', { siglum: report.siglum })}
        </Link>
        <Link href={`${to}/description`} className="text-accent underline">
          {t('describe')}
        </Link>
      </p>
    </div>
  )
}

/** The same bytes are in the project already: there they are. */
function Existing({ of }: { of: { sourceId: string; siglum: string; title: string } }) {
  const t = useTranslations('import')
  const { slug } = useProject()
  const { siglum, title } = of
  return (
    <div className="mt-1 text-sm">
      <p>{t('duplicateOf', { siglum, title })}</p>
      <Link href={`/projects/${slug}/sources/${of.sourceId}`} className="font-semibold text-accent underline">
        {t('read', { siglum })}
      </Link>
    </div>
  )
}
