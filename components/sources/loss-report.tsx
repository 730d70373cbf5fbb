'use client'

// How a file was read: what was done in sentences, and everything that was changed or could not be kept, in plain words.
import { useFormatter, useTranslations } from 'use-intl'
import type { ReadingReport } from '#lib/sources/schema.ts'
import { useReadingWords } from './use-reading-words.ts'

const mostShown = 50
const shown = ['characters', 'paragraphs', 'headings', 'notes', 'pages', 'joinedLines', 'leftOut']
const always = new Set(['characters', 'paragraphs', 'notes'])
/** What the sentences of the summary say better. */
const said = new Set(['notes', 'pages', 'joinedLines', 'leftOut'])
/** Figures that mean: the reading differs from the letters of the file. */
const changes = ['joinedLines', 'leftOut', 'composed']

export function LossReport({
  report,
  characters,
  encoding,
  isOpen = false,
}: {
  report: ReadingReport
  characters: number
  encoding: string
  /** The losses are shown without asking. */
  isOpen?: boolean
}) {
  const t = useTranslations('import.report')
  const words = useReadingWords()
  const format = useFormatter()
  const { counts, problems, summary } = report
  const known: Readonly<Record<string, number>> = {
    ...counts,
    characters,
    paragraphs: (counts['blocks'] ?? 0) - (counts['headings'] ?? 0),
  }
  const figures = shown
    .filter((name) => !(summary && said.has(name)))
    .filter((name) => always.has(name) || (known[name] ?? 0) > 0)
    .map((name) => t(`counts.${name}`, { count: known[name] ?? 0 }))
  const isUntouched = changes.every((name) => (counts[name] ?? 0) === 0)
  // UTF-8, whatever a decoder calls it.
  const name = encoding.replace(/^utf-.*$/, (small) => small.toUpperCase())
  const decoded = name === '' ? '' : `; ${t('encoding', { encoding: name })}`
  return (
    <div className="text-sm">
      <p>
        {format.list(figures, { type: 'unit' })}
        {decoded}
      </p>
      {summary && summary.length > 0 && <p className="mt-1">{sentenceOf(summary.map(words.summary))}</p>}
      {problems.length === 0 ? (
        <p className="text-ink-soft">{t(isUntouched && !summary?.length ? 'nothingLost' : 'nothingMore')}</p>
      ) : (
        <details open={isOpen}>
          <summary className="min-h-6 cursor-pointer">{t('problems', { count: problems.length })}</summary>
          <ul className="mt-1 grid gap-1 pl-4">
            {problems.slice(0, mostShown).map((problem, i) => (
              <li key={i} className="list-disc">
                <span className="font-semibold">{words.severity(problem.severity)}</span>{' '}
                {words.problem(problem)}
              </li>
            ))}
          </ul>
          {problems.length > mostShown && (
            <p className="text-ink-soft">{t('andMore', { count: problems.length - mostShown })}</p>
          )}
        </details>
      )}
    </div>
  )
}

/** Parts of a sentence as one, with a capital at its head. */
function sentenceOf(parts: readonly string[]): string {
  const line = parts.join('; ')
  return `${line.slice(0, 1).toLocaleUpperCase()}${line.slice(1)}.`
}
