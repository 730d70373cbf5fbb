'use client'

// One of the two texts of the desk. Only the rows on screen exist, so that three million letters scroll like three thousand; every
// place can be shown, and every place that is pointed at is told.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import {
  memo,
  useCallback,
  useImperativeHandle,
  useMemo,
  useRef,
  type PointerEvent,
  type ReactNode,
  type Ref,
} from 'react'
import { intervalIndex } from '#lib/text/interval-index.ts'
import type { Span } from '#lib/text/span.ts'
import { cutRow, type RowMark, type RowPiece } from './row-pieces.ts'
import { rowAt, type TextRow } from './text-rows.ts'

export interface PaneHandle {
  /** Brings a place into the middle of the pane. */
  show(offset: number): void
  /** Puts a place at the top, as another pane has it. */
  follow(offset: number): void
  /** The first letter on screen. */
  top(): number
  focus(): void
}

export function TextPane({
  id,
  label,
  text,
  rows,
  marks,
  now,
  side,
  gutter,
  onPick,
  onSelect,
  onScroll,
  onTouch,
  ref,
}: {
  id: string
  label: string
  text: string
  rows: readonly TextRow[]
  /** All that lies on the text; looked up by place, so it should stay the same from one place to the next. */
  marks: readonly RowMark[]
  /** What one is at; instead of the mark with the same id. */
  now: readonly RowMark[]
  side: 'original' | 'reading'
  /** What stands before a row. */
  gutter(row: TextRow): ReactNode
  /** A mark was pointed at. */
  onPick(id: string): void
  /** A stretch of the text was selected, or a place pointed at. */
  onSelect(span: Span): void
  onScroll(): void
  /** The person has laid hands on this pane. */
  onTouch(): void
  ref: Ref<PaneHandle>
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const byPlace = useMemo(() => indexOf(marks), [marks])
  const rowHeight = side === 'original' ? 20 : 27
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions change with every scroll; nothing here is compiled away
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => {
      const row = rows[i]
      const letters = row ? row.end - row.start : 0
      return Math.max(1, Math.ceil(letters / 62)) * rowHeight + (side === 'reading' ? 10 : 0)
    },
    // What is known of a row stays with it when rows before it come or go.
    getItemKey: (i) => `${rows[i]?.start ?? 0}`,
    overscan: 12,
    rangeExtractor: defaultRangeExtractor,
  })

  const reveal = useCallback(
    (offset: number) => {
      const index = rowAt(rows, offset)
      virtualizer.scrollToIndex(index, { align: 'center' })
      // A long row is higher than the pane: then its letter, not its middle, is wanted.
      let tries = 0
      const settle = (): void => {
        const box = scroller.current
        const place = box?.querySelector<HTMLElement>('[data-current], [data-echo]')
        if (!box || ++tries > 6) return
        if (!place) return void requestAnimationFrame(settle)
        const [outer, inner] = [box.getBoundingClientRect(), place.getBoundingClientRect()]
        if (inner.top < outer.top + 24 || inner.bottom > outer.bottom - 24)
          box.scrollTop += inner.top - outer.top - outer.height / 2
        if (tries < 4) requestAnimationFrame(settle)
      }
      requestAnimationFrame(settle)
    },
    [rows, virtualizer],
  )
  useImperativeHandle(
    ref,
    () => ({
      show: reveal,
      follow(offset) {
        const index = rowAt(rows, offset)
        const row = rows[index]
        const item = virtualizer.measurementsCache[index]
        if (!row || !item || !scroller.current) return
        const share = row.end > row.start ? (offset - row.start) / (row.end - row.start) : 0
        scroller.current.scrollTop = item.start + item.size * Math.max(0, Math.min(1, share))
      },
      top() {
        const at = scroller.current?.scrollTop ?? 0
        const item = virtualizer.getVirtualItemForOffset(at)
        const row = item ? rows[item.index] : undefined
        if (!item || !row) return 0
        const share = item.size > 0 ? Math.max(0, Math.min(1, (at - item.start) / item.size)) : 0
        return Math.round(row.start + share * (row.end - row.start))
      },
      focus: () => scroller.current?.focus({ preventScroll: true }),
    }),
    [reveal, rows, virtualizer],
  )

  const tellSelection = (): void => {
    const selection = document.getSelection()
    const root = scroller.current
    if (!selection?.anchorNode || !root?.contains(selection.anchorNode)) return
    const from = offsetIn(selection.anchorNode, selection.anchorOffset)
    const to = selection.focusNode ? offsetIn(selection.focusNode, selection.focusOffset) : from
    if (from !== null && to !== null) onSelect([Math.min(from, to), Math.max(from, to)])
  }
  const handlePointerUp = (event: PointerEvent): void => {
    const mark = (event.target as Element).closest<HTMLElement>('[data-finding]')
    const isPoint = document.getSelection()?.isCollapsed !== false
    if (mark && isPoint) onPick(mark.dataset['finding'] ?? '')
    else tellSelection()
  }
  const items = virtualizer.getVirtualItems()
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- pointing is a shortcut; keys and lists lead to the same places
    <div
      ref={scroller}
      id={id}
      className="desk-pane"
      data-side={side}
      role="region"
      aria-label={label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={0}
      onScroll={onScroll}
      onPointerUp={handlePointerUp}
      onKeyUp={(event) => {
        if (event.shiftKey) tellSelection()
      }}
      onWheel={onTouch}
      onTouchStart={onTouch}
      onPointerDown={onTouch}
      onKeyDown={onTouch}
    >
      <div className="desk-rows" style={{ height: virtualizer.getTotalSize() }}>
        <div className="desk-window" style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
          {items.map(({ index, key }) => {
            const row = rows[index]
            if (!row) return null
            const isLast = rows[index + 1]?.start !== row.end
            return (
              <div
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className="desk-row"
                data-kind={row.kind}
                data-level={row.level}
                data-rest={row.isRest || undefined}
              >
                <span className="desk-gutter" aria-hidden>
                  {gutter(row)}
                </span>
                <RowText row={row} text={text} marks={withNow(byPlace(row), now)} isLast={isLast} />
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

function RowText({
  row,
  text,
  marks,
  isLast,
}: {
  row: TextRow
  text: string
  marks: readonly RowMark[]
  isLast: boolean
}) {
  const pieces = cutRow(row.start, row.end, marks, isLast)
  return (
    <span className="desk-text" data-row-start={row.start} dir="auto">
      {pieces.map((piece, i) => (
        <PieceText key={i} piece={piece} text={text} />
      ))}
      {row.end === row.start && <br />}
    </span>
  )
}

const PieceText = memo(function PieceText({ piece, text }: { piece: RowPiece; text: string }) {
  const { mark } = piece
  if (!mark) return piece.kind === 'text' ? text.slice(piece.start, piece.end) : null
  const shared = {
    'data-finding': mark.id,
    'data-kind': mark.kind,
    'data-unsure': mark.isUnsure || undefined,
    'data-current': mark.isCurrent || undefined,
    'data-echo': mark.kind === 'echo' || undefined,
  }
  if (piece.kind === 'sign')
    return <span className="desk-sign" data-sign={mark.sign ?? '⋯'} aria-hidden {...shared} />
  return (
    <mark className="desk-mark" {...shared}>
      {text.slice(piece.start, piece.end)}
    </mark>
  )
})

/** The marks of a row with what one is at in front; `cutRow` leaves out what lies elsewhere. */
function withNow(marks: readonly RowMark[], now: readonly RowMark[]): readonly RowMark[] {
  return now.length === 0 ? marks : [...marks.filter(({ id }) => now.every((one) => one.id !== id)), ...now]
}

/** Marks by the row they lie on; those without a letter too. */
function indexOf(marks: readonly RowMark[]): (row: TextRow) => RowMark[] {
  // An index of intervals leaves out empty ones: a sign counts as the letter before and after it.
  const index = intervalIndex(
    marks.map((mark, id) => {
      const [from, to] = mark.span
      const span: Span = to > from ? mark.span : [Math.max(0, from - 1), from + 1]
      return { id, spans: [span] }
    }),
  )
  return ({ start, end }) =>
    index.overlapping([start, end + 1]).flatMap((id) => (marks[id] ? [marks[id]] : []))
}

/** The offset in the text of a place in a row; null outside of all rows. */
function offsetIn(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement
  const row =
    element?.closest<HTMLElement>('[data-row-start]') ??
    element?.closest('.desk-row')?.querySelector<HTMLElement>('[data-row-start]')
  if (!row) return null
  const start = Number(row.dataset['rowStart'])
  if (!row.contains(node)) return start
  const before = document.createRange()
  before.setStart(row, 0)
  before.setEnd(node, offset)
  return start + before.toString().length
}
