'use client'

// The facsimile beside a text: it follows what one reads, and the text follows it when one turns its pages.
import { ChevronLeft, ChevronRight, ImagePlus, ScanLine, Square, X, ZoomIn, ZoomOut } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { useProject } from '#components/live/use-project.ts'
import { useKept } from '#components/reader/kept-in-browser.ts'
import { IconButton } from '#components/reader/passage-card.tsx'
import type { TextMap } from '#components/reader/selection-span.ts'
import { linesOf, wordsAtOffset, wordsInSpans, type PageWord } from '#lib/facsimile/page-words.ts'
import { pageAt } from '#lib/facsimile/sheets.ts'
import type { RecordOf } from '#lib/live/records.ts'
import type { Span } from '#lib/text/span.ts'
import { PageImagesDialog } from './page-images-dialog.tsx'
import { PageView, useBoxInView } from './page-view.tsx'
import { offsetInView, usePointedOffset, useReadingPlace } from './use-reading-place.ts'
import { usePageWords, useSheets } from './use-sheets.ts'
import { useZoom } from './use-zoom.ts'
import './facsimile.css'

export interface TextBeside {
  readonly source: RecordOf<'source'>
  readonly revisionId: string
  readonly text: string
  readonly map: TextMap | null
  readonly scroller: RefObject<HTMLElement | null>
  readonly article: RefObject<HTMLElement | null>
  readonly caretAt: number | null
  /** What is outlined: the open passage, or what is selected. */
  readonly spans: readonly Span[]
  /** Below which confidence words are in doubt, in percent; null where nobody wants to know. */
  readonly threshold: number | null
  /** Puts the caret at an offset and brings it into view; `isFocused`: the keys go there too. */
  goTo(offset: number, isFocused: boolean): void
  focusText(): void
  onClose(): void
}

export function FacsimilePane(beside: TextBeside) {
  const { source, revisionId, text, map, scroller, article, caretAt, spans, threshold } = beside
  const t = useTranslations('facsimile')
  const { may } = useProject()
  const { sheets, runs, state } = useSheets(source.id, revisionId)
  const [page, setPage] = useState<number | null>(null)
  const [isManaging, setIsManaging] = useState(false)
  const [boxesKept, keepBoxes] = useKept('fontes.facsimile-boxes')
  const view = useRef<HTMLDivElement>(null)
  const inner = useRef<HTMLDivElement>(null)
  const zoom = useZoom(view, inner)

  const index = Math.max(
    0,
    sheets.findIndex((one) => one.page === page),
  )
  const sheet = sheets[index] ?? null
  const words = usePageWords(revisionId, sheet)
  const follow = useCallback(
    (offset: number) => {
      const found = pageAt(runs, sheets, offset)
      if (found !== null) setPage(found)
    },
    [runs, sheets],
  )
  const holdStill = useReadingPlace(map, scroller, article, follow)
  const pointedAt = usePointedOffset(map, article)

  // Where one is when it opens, and wherever the caret goes from there.
  const isHere = state === 'here' && map !== null
  useEffect(() => {
    if (!isHere) return
    const frame = requestAnimationFrame(() => {
      const box = scroller.current
      const offset = caretAt ?? (box ? offsetInView(map, box, article.current) : null)
      if (offset !== null) follow(offset)
    })
    return () => cancelAnimationFrame(frame)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a page that was turned stays turned until the caret moves
  }, [isHere, caretAt])

  const current = useMemo(() => (caretAt === null ? none : wordsAtOffset(words, caretAt)), [words, caretAt])
  const pointed = useMemo(
    () => (pointedAt === null ? none : wordsAtOffset(words, pointedAt)),
    [words, pointedAt],
  )
  const outlined = useMemo(() => linesOf(wordsInSpans(words, spans)), [words, spans])
  const alsoOn = useMemo(() => {
    const pages = new Set(spans.flatMap(([start, end]) => pagesOf(runs, start, end)))
    return sheets.filter((one) => pages.has(one.page) && one.page !== sheet?.page).map((one) => one.label)
  }, [spans, runs, sheets, sheet])
  const doubtful = useMemo(
    () =>
      threshold === null
        ? none
        : words.filter(({ confidence }) => confidence !== null && confidence < threshold),
    [words, threshold],
  )
  useBoxInView(view, inner, current.length > 0 ? current : outlined, sheet ?? nothing)

  const turn = (to: number): void => {
    const next = sheets[to]
    if (!next) return
    setPage(next.page)
    view.current?.scrollTo(0, 0)
    if (next.at === null) return
    holdStill()
    beside.goTo(next.at, false)
  }
  const goToWord = (word: PageWord): void => {
    holdStill()
    beside.goTo(word.start, true)
  }
  const name = sheet ? t('page', { label: sheet.label, at: index + 1, count: sheets.length }) : ''
  const label = sheet ? (sheet.picture ? t('pictureOf', { page: name }) : t('emptyOf', { page: name })) : ''
  const canAdd = may('source.import')
  return (
    <aside className="facsimile" aria-label={t('title')}>
      <div className="facsimile-head">
        <IconButton label={t('previous')} onClick={() => turn(index - 1)}>
          <ChevronLeft size={16} aria-hidden />
        </IconButton>
        <select
          className="reader-input facsimile-pages"
          aria-label={t('choosePage')}
          value={sheet?.page ?? ''}
          disabled={sheets.length === 0}
          onChange={(event) => turn(sheets.findIndex((one) => one.page === Number(event.target.value)))}
        >
          {sheets.map((one) => (
            <option key={one.page} value={one.page}>
              {t('pageOption', { label: one.label })}
            </option>
          ))}
        </select>
        <IconButton label={t('next')} onClick={() => turn(index + 1)}>
          <ChevronRight size={16} aria-hidden />
        </IconButton>
        <span className="facsimile-tools">
          <IconButton label={t('zoomOut')} onClick={() => zoom.step(-1)}>
            <ZoomOut size={16} aria-hidden />
          </IconButton>
          <IconButton label={t('zoomIn')} onClick={() => zoom.step(1)}>
            <ZoomIn size={16} aria-hidden />
          </IconButton>
          <IconButton label={t('whole')} onClick={zoom.whole}>
            <Square size={16} aria-hidden />
          </IconButton>
          {sheet !== null && sheet.words > 0 && sheet.picture && (
            <IconButton
              label={t('boxes')}
              isPressed={boxesKept !== null}
              onClick={() => keepBoxes(boxesKept === null ? 'on' : null)}
            >
              <ScanLine size={16} aria-hidden />
            </IconButton>
          )}
          {canAdd && (
            <IconButton label={t('manage')} onClick={() => setIsManaging(true)}>
              <ImagePlus size={16} aria-hidden />
            </IconButton>
          )}
          <IconButton label={t('close')} onClick={beside.onClose}>
            <X size={16} aria-hidden />
          </IconButton>
        </span>
      </div>
      {sheet ? (
        <>
          <PageView
            key={sheet.page}
            {...{ sheet, words, outlined, current, pointed, label, zoom }}
            areBoxesShown={boxesKept !== null}
            viewRef={view}
            sheetRef={inner}
            onWord={goToWord}
            onTurn={(direction) => turn(index + direction)}
            onLeave={beside.focusText}
          />
          <div className="facsimile-foot">
            <p role="status">
              {name}
              {sheet.words === 0 && ` · ${t('noBoxes')}`}
              {sheet.picture === null &&
                ` · ${sheet.image === null ? t('noPicture') : t('pictureNamed', { name: sheet.image })}`}
              {alsoOn.length > 0 && ` · ${t('alsoOn', { pages: alsoOn.slice(0, 6).join(', ') })}`}
            </p>
            {doubtful.length > 0 && (
              <details className="facsimile-doubts">
                <summary>{t('doubtful', { count: doubtful.length, percent: threshold ?? 0 })}</summary>
                <ul>
                  {doubtful.map((word) => (
                    <li key={`${word.start} ${word.x}`}>
                      <button type="button" className="reader-link" onClick={() => goToWord(word)}>
                        {t('doubt', {
                          word: text.slice(word.start, word.end),
                          percent: word.confidence ?? 0,
                        })}
                      </button>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        </>
      ) : (
        <div className="facsimile-none">
          <p role={state === 'failed' ? 'alert' : 'status'}>
            {t(state === 'waiting' ? 'waiting' : state === 'failed' ? 'failed' : 'nothing')}
          </p>
          {state === 'here' && canAdd && (
            <button type="button" className="reader-button" onClick={() => setIsManaging(true)}>
              <ImagePlus size={14} aria-hidden /> {t('manage')}
            </button>
          )}
        </div>
      )}
      {isManaging && (
        <PageImagesDialog source={source} sheets={sheets} onClose={() => setIsManaging(false)} />
      )}
    </aside>
  )
}

const none: readonly PageWord[] = []
const nothing = { width: 0, height: 0 }

/** The pages over which a stretch of the text reaches. */
function pagesOf(runs: readonly (readonly [number, number])[], start: number, end: number): number[] {
  return runs.flatMap(([from, page], i) => {
    const to = runs[i + 1]?.[0] ?? Infinity
    return from < end && to > start ? [page] : []
  })
}
