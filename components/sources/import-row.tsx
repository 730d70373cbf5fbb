'use client'

import Link from 'next/link'
import { useId, useState, type ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useProject } from '#components/live/use-project.ts'
import { Button } from '#components/ui/button.tsx'
import type { Problem } from '#lib/api/problem.ts'
import type { ImportItem, ImportQueue, ImportReport } from './import-queue.ts'
import { LossReport } from './loss-report.tsx'

/** One file: where it is, what is asked, what came of it. */
export function ImportRow({ item, queue }: { item: ImportItem; queue: ImportQueue }) {
  const t = useTranslations('import')
  const format = useFormatter()
  const { state, fileName } = item
  const size = t('size', { kilobytes: format.number(Math.max(1, Math.round(item.size / 1024))) })
  const stop = (
    <Button
      variant="quiet"
      size="small"
      onClick={() => queue.cancel(item.id)}
      aria-label={t('cancelFile', { fileName })}
    >
      {t('cancel')}
    </Button>
  )
  const again = (
    <Button size="small" onClick={() => queue.retry(item.id)} aria-label={t('retryFile', { fileName })}>
      {t('retry')}
    </Button>
  )
  switch (state.kind) {
    case 'waiting':
      return <Line name={fileName} size={size} word={t('waiting')} action={stop} />
    case 'sending': {
      const isReading = state.share >= 1
      return (
        <Line
          name={fileName}
          size={size}
          word={isReading ? t('reading') : t('sending', { share: state.share })}
          action={isReading ? undefined : stop}
        >
          <progress
            className="mt-1 h-2 w-full"
            aria-label={t('progressOf', { fileName })}
            // Without a value the bar says “busy”: how long reading takes, nobody knows.
            {...(isReading ? {} : { value: state.share, max: 1 })}
          />
        </Line>
      )
    }
    case 'unsure':
      return (
        <Line name={fileName} size={size} word={t('unsure')} action={stop}>
          <EncodingQuestion
            fileName={fileName}
            candidates={state.candidates}
            onChoose={(encoding) => queue.choose(item.id, encoding)}
          />
        </Line>
      )
    case 'done':
      return (
        <Line name={fileName} size={size} word={t(state.report.isDuplicate ? 'isDuplicate' : 'done')}>
          <Came report={state.report} />
        </Line>
      )
    case 'failed':
      return (
        <Line
          name={fileName}
          size={size}
          word={t('failed')}
          action={isWorthRetrying(state.problem) ? again : undefined}
        >
          <FileProblem problem={state.problem} />
        </Line>
      )
    case 'cancelled':
      return <Line name={fileName} size={size} word={t('cancelled')} action={again} />
  }
}

function Line({
  name,
  size,
  word,
  action,
  children,
}: {
  name: string
  size: string
  word: string
  action?: ReactNode
  children?: ReactNode
}) {
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="min-w-0">
          <span className="font-semibold break-all">{name}</span>{' '}
          <span className="text-sm text-ink-soft">{size}</span>
        </p>
        <p className="flex items-center gap-3 text-sm">
          <span>{word}</span>
          {action}
        </p>
      </div>
      {children}
    </li>
  )
}

function Came({ report }: { report: ImportReport }) {
  const t = useTranslations('import')
  const { slug } = useProject()
  const to = `/projects/${slug}/sources/${report.sourceId}`
  return (
    <div className="mt-1 text-sm">
      {report.isDuplicate ? (
        <p>{t('duplicateOf', { siglum: report.siglum, title: report.title })}</p>
      ) : (
        <LossReport
          counts={{ ...report.counts, characters: report.characters }}
          problems={report.problems}
          encoding={report.encoding}
        />
      )}
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

function EncodingQuestion({
  fileName,
  candidates,
  onChoose,
}: {
  fileName: string
  candidates: NonNullable<Problem['candidates']>
  onChoose(encoding: string): void
}) {
  const t = useTranslations('import')
  const name = useId()
  const [chosen, setChosen] = useState(candidates[0]?.encoding ?? '')
  return (
    <form
      className="mt-2 rounded border border-rule bg-paper-raised p-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen !== '') onChoose(chosen)
      }}
    >
      <fieldset className="grid gap-2">
        <legend className="text-sm">{t('encodingQuestion', { fileName })}</legend>
        {candidates.map((candidate) => (
          <label
            key={candidate.encoding}
            className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 rounded p-1 has-checked:bg-paper-sunken"
          >
            <input
              type="radio"
              name={name}
              value={candidate.encoding}
              checked={chosen === candidate.encoding}
              onChange={() => setChosen(candidate.encoding)}
              className="mt-1 size-4"
            />
            <span className="text-sm font-semibold">{candidate.label}</span>
            <span className="col-start-2 line-clamp-3 font-serif text-sm break-words whitespace-pre-line text-ink-soft">
              {candidate.preview}
            </span>
          </label>
        ))}
      </fieldset>
      <div className="mt-2">
        <Button type="submit" variant="primary" size="small">
          {t('useEncoding')}
        </Button>
      </div>
    </form>
  )
}

/** What went wrong and what to do about it. */
function FileProblem({ problem }: { problem: Problem }) {
  const t = useTranslations('import.problems')
  const key = [problem.reason, problem.code].find((one) => one !== undefined && t.has(one))
  return (
    <p className="mt-1 max-w-prose text-sm">
      {key ? t(key) : t('other', { detail: problem.detail })}
      {problem.fields?.map((field) => ` ${field.path}: ${field.message}`).join(';')}
    </p>
  )
}

/** What the same bytes will meet again. */
const hopeless = new Set(['file_type', 'empty_file', 'empty_document', 'type_mismatch', 'type_not_supported'])

const isWorthRetrying = (problem: Problem): boolean =>
  problem.code !== 'too_large' && !hopeless.has(problem.reason ?? '')
