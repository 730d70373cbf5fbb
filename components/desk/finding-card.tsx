'use client'

// The place one is at: what was done there and why, in the words of both texts, and what could be chosen instead.
import type { Ref } from 'react'
import { useTranslations } from 'use-intl'
import { useReadingWords } from '#components/sources/use-reading-words.ts'
import { Button } from '#components/ui/button.tsx'
import { pageAt, type Finding } from '#lib/reading/findings.ts'
import type { Choices } from '#lib/reading/reading.ts'
import type { Span } from '#lib/text/span.ts'
import { choiceFor } from './desk-choices.ts'
import type { DeskCommand } from './desk-command.ts'
import { inOriginal } from './panes.tsx'
import { lineAt, type TextRow } from './text-rows.ts'
import type { OpenFile } from './use-desk.ts'
import { useFindingWords } from './use-finding-words.ts'

/** Letters before and after the place. */
const around = 28
/** What is longer is shown by its beginning and its end. */
const longest = 160

export function FindingCard({
  file,
  finding,
  at,
  count,
  rows,
  choices,
  isReading,
  took,
  onChoose,
  onCommand,
  ref,
}: {
  file: OpenFile
  finding: Finding | null
  at: number
  count: number
  rows: readonly TextRow[]
  choices: Choices
  isReading: boolean
  took: number | null
  onChoose(option: string): void
  onCommand(command: DeskCommand): void
  ref: Ref<HTMLElement>
}) {
  const t = useTranslations('desk')
  const nameOf = useFindingWords()
  const words = useReadingWords()
  const { raw, reading } = file
  const chosen = finding?.decision ? choiceFor(finding.decision, choices) : null
  return (
    <aside
      ref={ref}
      className="desk-card"
      aria-label={t('findings')}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keys of the desk work from here
      tabIndex={0}
      aria-busy={isReading}
    >
      <div className="desk-card-ways">
        <Button size="small" onClick={() => onCommand('previous')}>
          {t('previous')}
        </Button>
        <Button size="small" onClick={() => onCommand('next')}>
          {t('next')}
        </Button>
        <Button size="small" variant="primary" onClick={() => onCommand('unsure')}>
          {t('nextUnsure')}
        </Button>
        <span className="desk-card-place">
          {finding && at > 0 && t('position', { at, count })}
          {finding &&
            ` · ${t('where', { line: lineAt(rows, finding.raw[0]), page: pageAt(reading, finding.raw[0]) || 'none' })}`}
          {isReading
            ? ` · ${t('readingAgain')}`
            : took !== null && ` · ${t('readAgain', { milliseconds: took })}`}
        </span>
      </div>
      {!finding ? (
        <p>{t('noFinding')}</p>
      ) : (
        <>
          <p className="desk-card-what">
            <strong>{nameOf(finding)}</strong>{' '}
            {!finding.certain && <span className="desk-unsure">{t('unsure')}</span>}
            {finding.decision && finding.decision.key in choices && (
              <span className="desk-chosen">{t('chosen')}</span>
            )}{' '}
            <Because finding={finding} />
          </p>
          <dl className="desk-excerpts">
            <div>
              <dt>{t('inOriginal')}</dt>
              <dd>
                <Excerpt text={raw} span={inOriginal(finding, raw)} />
              </dd>
            </div>
            <div>
              <dt>{t('inReading')}</dt>
              <dd>
                <Excerpt text={reading.text} span={finding.text} />
              </dd>
            </div>
          </dl>
          {finding.decision && finding.decision.options.length > 1 ? (
            <div className="desk-options" role="group" aria-label={t('options')}>
              {finding.decision.options.map((option, i) => (
                <button
                  key={option}
                  type="button"
                  aria-pressed={chosen === option}
                  onClick={() => onChoose(option)}
                >
                  <kbd aria-hidden>{i + 1}</kbd> {words.choice(option, finding.decision ?? undefined)}
                </button>
              ))}
              {!finding.certain && (
                <Button size="small" variant="quiet" onClick={() => onCommand('confirm')}>
                  {t('keep')}
                </Button>
              )}
            </div>
          ) : (
            <p className="desk-fixed">{t('fixed')}</p>
          )}
        </>
      )}
    </aside>
  )
}

function Because({ finding: { decision } }: { finding: Finding }) {
  const t = useTranslations('desk')
  const words = useReadingWords()
  const reason = decision ? words.reason(decision.reason) : ''
  return reason === '' ? null : <span className="desk-because">{t('because', { reason })}</span>
}

/** A place with the words around it; line ends are shown, since they are what it is about. */
function Excerpt({ text, span: [start, end] }: { text: string; span: Span }) {
  const shown = (from: number, to: number): string =>
    text
      .slice(Math.max(0, from), to)
      .toWellFormed()
      .replace(/\r\n?|\n/g, '⏎')
  return (
    <span dir="auto">
      {start > around && '… '}
      {shown(start - around, start)}
      {end > start ? (
        <mark>
          {end - start <= longest
            ? shown(start, end)
            : `${shown(start, start + 80)} … ${shown(end - 60, end)}`}
        </mark>
      ) : (
        <mark className="desk-empty">⋯</mark>
      )}
      {shown(end, end + around)}
      {end + around < text.length && ' …'}
    </span>
  )
}
