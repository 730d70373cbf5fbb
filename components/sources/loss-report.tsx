'use client'

// What became of a file: what was read, and everything that was changed or could not be kept, in plain words.
import { useFormatter, useTranslations } from 'use-intl'

interface ReportedProblem {
  readonly code: string
  readonly severity: 'info' | 'warning' | 'error'
  readonly message: string
  readonly raw?: readonly [number, number] | undefined
}
const MOST_SHOWN = 50
const shown = ['characters', 'paragraphs', 'headings', 'notes', 'pages', 'joinedLines', 'leftOut']
const always = new Set(['characters', 'paragraphs', 'notes'])
/** Figures that mean: the reading differs from the letters of the file. */
const changes = ['joinedLines', 'leftOut', 'composed']

export function LossReport({
  counts,
  problems,
  encoding,
}: {
  counts: Readonly<Record<string, number>>
  problems: readonly ReportedProblem[]
  encoding: string
}) {
  const t = useTranslations('import.report')
  const format = useFormatter()
  const known: Readonly<Record<string, number>> = {
    ...counts,
    paragraphs: (counts['blocks'] ?? 0) - (counts['headings'] ?? 0),
  }
  const figures = shown
    .filter((name) => always.has(name) || (known[name] ?? 0) > 0)
    .map((name) => t(`counts.${name}`, { count: known[name] ?? 0 }))
  const isUntouched = changes.every((name) => (counts[name] ?? 0) === 0)
  if (encoding !== '') figures.push(t('encoding', { encoding }))
  return (
    <div className="text-sm">
      <p>{format.list(figures, { type: 'unit' })}</p>
      {problems.length === 0 ? (
        <p className="text-ink-soft">{t(isUntouched ? 'nothingLost' : 'nothingMore')}</p>
      ) : (
        <details>
          <summary className="min-h-6 cursor-pointer">{t('problems', { count: problems.length })}</summary>
          <ul className="mt-1 grid gap-1 pl-4">
            {problems.slice(0, MOST_SHOWN).map((problem, i) => (
              <li key={i} className="list-disc">
                <span className="font-semibold">{t(`severities.${problem.severity}`)}</span>{' '}
                {t.has(`codes.${problem.code}`)
                  ? t(`codes.${problem.code}`, figuresOf(problem.message))
                  : problem.message}
                {problem.raw && (
                  <span className="text-ink-soft">
                    {' '}
                    {t('at', { from: problem.raw[0], to: problem.raw[1] })}
                  </span>
                )}
              </li>
            ))}
          </ul>
          {problems.length > MOST_SHOWN && (
            <p className="text-ink-soft">{t('andMore', { count: problems.length - MOST_SHOWN })}</p>
          )}
        </details>
      )}
    </div>
  )
}

/** The number, or the note, of which the reader's English sentence speaks; so that it can be said in other languages. */
function figuresOf(message: string): { count: number; label: string } {
  return {
    count: Number(/\d+/.exec(message)?.[0] ?? 1),
    label: /\bnote (.+?)(?: has\b| is\b| was\b|[.,]|$)/i.exec(message)?.[1] ?? '',
  }
}
