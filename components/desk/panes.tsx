'use client'

// The original and the reading, each with the marks that lie on it.
import { useMemo, type Ref } from 'react'
import { useTranslations } from 'use-intl'
import { wordAround, type Finding } from '#lib/reading/findings.ts'
import type { Reading } from '#lib/reading/reading.ts'
import type { Span } from '#lib/text/span.ts'
import type { RowMark } from './row-pieces.ts'
import { TextPane, type PaneHandle } from './text-pane.tsx'
import type { TextRow } from './text-rows.ts'
import type { OpenFile } from './use-desk.ts'

interface PaneProps {
  readonly file: OpenFile
  readonly rows: readonly TextRow[]
  /** Those that are marked. */
  readonly findings: readonly Finding[]
  readonly current: Finding | null
  /** What was pointed at, in both texts. */
  readonly echo: { readonly raw: Span; readonly text: Span } | null
  onPick(id: string): void
  onSelect(span: Span): void
  onScroll(): void
  onTouch(): void
  readonly ref: Ref<PaneHandle>
}

/** A single sign of a word is hard to see: the word is marked with it. */
export const inOriginal = ({ raw, kind }: Finding, text: string): Span =>
  raw[1] - raw[0] === 1 && (kind === 'words' || kind === 'paragraphs') ? wordAround(text, raw) : raw

const inReading = ({ kind, text: at }: Finding, text: string): Span =>
  kind === 'paragraphs' && at[1] - at[0] === 1 ? wordAround(text, at) : at

const markOf = (finding: Finding, span: Span, isCurrent: boolean, sign?: string): RowMark => ({
  id: finding.id,
  span,
  kind: finding.kind,
  isUnsure: !finding.certain,
  isCurrent,
  ...(sign === undefined ? {} : { sign }),
})
const echoOf = (span: Span): RowMark => ({ id: '', span, kind: 'echo', isUnsure: false, isCurrent: false })

export function OriginalPane({ file, rows, findings, current, echo, ...rest }: PaneProps) {
  const t = useTranslations('desk')
  const { raw } = file
  const marks = useMemo(
    () => findings.map((one) => markOf(one, inOriginal(one, raw), false)),
    [findings, raw],
  )
  const now = useMemo(
    () => [
      ...(current ? [markOf(current, inOriginal(current, raw), true)] : []),
      ...(echo && echo.raw[1] > echo.raw[0] ? [echoOf(echo.raw)] : []),
    ],
    [current, echo, raw],
  )
  return (
    <TextPane
      {...rest}
      id="desk-original"
      label={t('originalOf', { fileName: file.proposal.fileName })}
      side="original"
      text={raw}
      rows={rows}
      marks={marks}
      now={now}
      gutter={({ line }) => line}
    />
  )
}

export function ReadingPane({ file, rows, findings, current, echo, ...rest }: PaneProps) {
  const t = useTranslations('desk')
  const { reading } = file
  const fixed = useMemo(
    (): RowMark[] => [
      ...reading.pages.map(({ label, at }): RowMark => ({
        ...{ id: `page:${at}`, span: [at, at], kind: 'page', isUnsure: false, isCurrent: false },
        sign: t('page', { label }),
      })),
      ...noteSigns(reading),
    ],
    [reading, t],
  )
  const marks = useMemo(
    () => [
      ...fixed,
      ...findings
        // A note that has its mark is shown by it.
        .filter(({ kind, text }) => kind !== 'notes' || text[1] > text[0])
        .map((one) => markOf(one, inReading(one, reading.text), false)),
    ],
    [fixed, findings, reading.text],
  )
  const now = useMemo(() => {
    const sign = current?.kind === 'notes' ? current.label : undefined
    return [
      ...(current ? [markOf(current, inReading(current, reading.text), true, sign)] : []),
      ...(echo && echo.text[1] > echo.text[0] ? [echoOf(echo.text)] : []),
    ]
  }, [current, echo, reading.text])
  return (
    <TextPane
      {...rest}
      id="desk-reading"
      label={t('readingOf', { fileName: file.proposal.fileName })}
      side="reading"
      text={reading.text}
      rows={rows}
      marks={marks}
      now={now}
      gutter={({ label }) => label}
    />
  )
}

/** The marks of notes belong to the text, whatever is walked through; each has the id of its finding. */
function noteSigns(reading: Reading): RowMark[] {
  const decided = new Set(reading.decisions.map(({ key }) => key))
  return reading.notes.flatMap(({ at, label, marker }): RowMark[] => {
    if (at === null) return []
    const place = marker?.raw[0] ?? at
    const id = decided.has(`note:${place}`) ? `note:${place}` : `notes:${place}`
    return [{ id, span: [at, at], kind: 'note', isUnsure: false, isCurrent: false, sign: label }]
  })
}
