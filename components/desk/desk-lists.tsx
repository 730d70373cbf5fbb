'use client'

// Everything the reading found, as lists: a way to each place for those who would rather read than look.
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { LossReport } from '#components/sources/loss-report.tsx'
import { ReferenceReview } from '#components/sources/reference-review.tsx'
import type { Verdict } from '#components/sources/reference-verdict.ts'
import { useReadingWords } from '#components/sources/use-reading-words.ts'
import { Button } from '#components/ui/button.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { pageAt, type Finding } from '#lib/reading/findings.ts'
import type { Places } from '#lib/reading/place.ts'
import { reportOf } from '#lib/reading/report.ts'
import { isSameReference, listSuggestions } from '#lib/reading/suggestions.ts'
import type { Span } from '#lib/text/span.ts'
import { FindingList } from './finding-list.tsx'
import { lineAt, type TextRow } from './text-rows.ts'
import type { Desk, OpenFile } from './use-desk.ts'

interface ListProps {
  readonly desk: Desk
  readonly file: OpenFile
  readonly findings: readonly Finding[]
  readonly current: Finding | null
  readonly rows: readonly TextRow[]
  readonly places: Places
  onFinding(finding: Finding): void
  onPlace(place: { raw: Span; text: Span }): void
}

export function DeskLists(props: ListProps) {
  const t = useTranslations('desk.lists')
  const { file, findings, current, rows, onFinding, desk } = props
  const { reading, raw } = file
  const suggestions = useMemo(() => listSuggestions(reading, raw), [reading, raw])
  const named = (name: string, count: number): string => t('count', { name: t(name), count })
  const tabs = [
    {
      id: 'list',
      label: named('list', findings.length),
      content: (
        <FindingList findings={findings} current={current} file={file} rows={rows} onFinding={onFinding} />
      ),
    },
    { id: 'notes', label: named('notes', reading.notes.length), content: <NoteList {...props} /> },
    { id: 'pages', label: named('pages', reading.pages.length), content: <PageList {...props} /> },
    { id: 'apart', label: named('apart', reading.furniture.length), content: <ApartList {...props} /> },
    {
      id: 'duplicates',
      label: named('duplicates', reading.duplicates.length),
      content: <DuplicateList {...props} />,
    },
    {
      id: 'references',
      label: named('references', suggestions.length),
      content: <ReferenceList {...props} suggestions={suggestions} />,
    },
    {
      id: 'report',
      label: t('report'),
      content: (
        <LossReport
          report={reportOf(reading, desk.history.now)}
          characters={reading.text.length}
          encoding={reading.source.encoding}
          isOpen
        />
      ),
    },
  ]
  return (
    <div className="desk-lists">
      <Tabs tabs={tabs} label={t('list')} />
    </div>
  )
}

/** Rows of which the first hundred are shown at once. */
function Rows<T>({ list, row }: { list: readonly T[]; row: (one: T, i: number) => ReactNode }) {
  const t = useTranslations('desk.lists')
  const [most, setMost] = useState(100)
  if (list.length === 0) return <p className="text-ink-soft">{t('none')}</p>
  return (
    <>
      <ul className="desk-list">{list.slice(0, most).map(row)}</ul>
      {list.length > most && (
        <Button size="small" variant="quiet" onClick={() => setMost(most + 400)}>
          {t('more', { count: Math.min(400, list.length - most) })}
        </Button>
      )}
    </>
  )
}

function Row({ onClick, head, children }: { onClick(): void; head: ReactNode; children?: ReactNode }) {
  return (
    <li>
      <button type="button" onClick={onClick}>
        <span className="desk-list-head">{head}</span>
        {children && <span className="desk-list-words">{children}</span>}
      </button>
    </li>
  )
}

const shorten = (text: string, most = 140): string =>
  text.length <= most ? text : `${text.slice(0, most).toWellFormed()} …`

function NoteList({ file, places, onPlace }: ListProps) {
  const t = useTranslations('desk.lists')
  const { reading } = file
  return (
    <Rows
      list={reading.notes}
      row={(note, i) => {
        const raw = note.marker?.raw ?? note.bodyMarker?.raw ?? note.rawBody[0] ?? [0, 0]
        const text: Span = note.body ?? (note.at === null ? places.textOf(raw) : [note.at, note.at])
        const states = note.state
          .split('+')
          .map((state) => (t.has(`noteStates.${state}`) ? t(`noteStates.${state}`) : state))
        return (
          <Row
            key={i}
            onClick={() => onPlace({ raw, text })}
            head={
              <>
                <strong>{note.label}</strong>{' '}
                <span className={note.state === 'linked' ? 'text-ink-soft' : 'desk-unsure'}>
                  {states.join(', ')}
                </span>
              </>
            }
          >
            {note.body && shorten(reading.text.slice(...note.body))}
          </Row>
        )
      }}
    />
  )
}

function PageList({ file, onPlace }: ListProps) {
  const t = useTranslations('desk.lists')
  return (
    <Rows
      list={file.reading.pages}
      row={({ label, labelSource, raw, at }, i) => (
        <Row
          key={i}
          onClick={() => onPlace({ raw: [raw, raw + 1], text: [at, at] })}
          head={
            <>
              {t('pageAt', { label })} <span className="text-ink-soft">{t(labelSource)}</span>
            </>
          }
        />
      )}
    />
  )
}

function ApartList({ file, rows, places, onPlace }: ListProps) {
  const t = useTranslations('desk.lists')
  const { apart } = useReadingWords()
  return (
    <Rows
      list={file.reading.furniture}
      row={({ raw, kind, text }, i) => (
        <Row
          key={i}
          onClick={() => onPlace({ raw, text: places.textOf(raw) })}
          head={
            <>
              {apart(kind, 1)}{' '}
              <span className="text-ink-soft">{t('line', { line: lineAt(rows, raw[0]) })}</span>
            </>
          }
        >
          {shorten(text)}
        </Row>
      )}
    />
  )
}

function DuplicateList({ file, rows, places, onPlace }: ListProps) {
  const t = useTranslations('desk.lists')
  const { reading, raw: original } = file
  return (
    <Rows
      list={reading.duplicates}
      row={({ raw, of }, i) => {
        const [label, kept] = [pageAt(reading, raw[0]), pageAt(reading, of[0])]
        return (
          <li key={i}>
            <p className="desk-list-head">
              {label !== '' && kept !== '' && label !== kept ? t('repeats', { label, of: kept }) : t('twice')}
            </p>
            <p className="desk-list-words">{shorten(original.slice(...raw))}</p>
            <p className="flex flex-wrap gap-3">
              {(
                [
                  ['first', of],
                  ['second', raw],
                ] as const
              ).map(([name, span]) => (
                <Button
                  key={name}
                  size="small"
                  variant="link"
                  onClick={() => onPlace({ raw: span, text: places.textOf(span) })}
                >
                  {`${t(name)} (${t('line', { line: lineAt(rows, span[0]) })})`}
                </Button>
              ))}
            </p>
          </li>
        )
      }}
    />
  )
}

/** What is said of references here is kept with the file and written when it becomes a source. */
function ReferenceList({
  desk,
  file,
  suggestions,
  onPlace,
}: ListProps & { suggestions: ReturnType<typeof listSuggestions> }) {
  const { proposal } = file
  const sources = useRecords('source')
  const { may } = useProject()
  const said = proposal.references
  return (
    <ReferenceReview
      suggestions={suggestions}
      decided={said}
      sources={Object.values(sources)}
      canDecide={() => may('source.write')}
      onShow={(one) => onPlace({ raw: one.raw, text: one.spans?.[0] ?? [0, 0] })}
      onDecide={(decisions) => {
        const others = said.filter(
          (one) => !decisions.some(({ suggestion }) => isSameReference(one, suggestion)),
        )
        const fresh = decisions.flatMap(({ suggestion, verdict }) =>
          verdict ? [toProposed(suggestion, verdict)] : [],
        )
        desk.revise({ references: [...others, ...fresh] })
      }}
    />
  )
}

function toProposed(
  { kind, quote, normalized, before, after, spans, noteLabel }: ReturnType<typeof listSuggestions>[number],
  verdict: Verdict,
) {
  return {
    ...{ kind, quote, normalized, before, after, noteLabel },
    spans: spans?.map(([from, to]): [number, number] => [from, to]) ?? null,
    ...verdict,
  }
}
