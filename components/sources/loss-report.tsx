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
  const figures = ['characters', 'paragraphs', 'notes', ...Object.keys(counts)]
    .filter((name, i, all) => all.indexOf(name) === i && counts[name] !== undefined && t.has(`counts.${name}`))
    .map((name) => t(`counts.${name}`, { count: counts[name] ?? 0 }))
  if (encoding !== '') figures.push(t('encoding', { encoding }))
  return (
    <div className="text-sm">
      <p>{format.list(figures, { type: 'unit' })}</p>
      {problems.length === 0 ? (
        <p className="text-ink-soft">{t('nothingLost')}</p>
      ) : (
        <details>
          <summary className="min-h-6 cursor-pointer">{t('problems', { count: problems.length })}</summary>
          <ul className="mt-1 grid gap-1 pl-4">
            {problems.slice(0, MOST_SHOWN).map((problem, i) => (
              <li key={i} className="list-disc">
                <span className="font-semibold">{t(`severities.${problem.severity}`)}</span>{' '}
                {t.has(`codes.${problem.code}`) ? t(`codes.${problem.code}`, { message: problem.message }) : problem.message}
                {problem.raw && <span className="text-ink-soft"> {t('at', { from: problem.raw[0], to: problem.raw[1] })}</span>}
              </li>
            ))}
          </ul>
          {problems.length > MOST_SHOWN && <p className="text-ink-soft">{t('andMore', { count: problems.length - MOST_SHOWN })}</p>}
        </details>
      )}
    </div>
  )
}
