'use client'

// One page: its picture, or an empty sheet of its proportions, with the boxes of its words. It scrolls in its own view, so keys,
// wheel and fingers pan it as they do everywhere.
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type Ref } from 'react'
import { useTranslations } from 'use-intl'
import { useProject } from '#components/live/use-project.ts'
import { addressOf } from '#lib/api/client.ts'
import { endpoints } from '#lib/api/endpoints.ts'
import { wordAtPoint, type Area, type PageWord } from '#lib/facsimile/page-words.ts'
import type { ShownSheet } from './use-sheets.ts'
import type { Zoom } from './use-zoom.ts'

/** A sheet of which nothing says how large it is. */
const plainSheet = [210, 297] as const
/** How far apart the proportions of picture and page may be. */
const TOLERANCE = 0.03
/** How far beside a word a click may fall, as a share of the width of the page. */
const REACH = 0.015
const PAN = 60

export function PageView({
  sheet,
  words,
  outlined,
  current,
  pointed,
  areBoxesShown,
  label,
  zoom,
  viewRef,
  sheetRef,
  onWord,
  onTurn,
  onLeave,
}: {
  sheet: ShownSheet
  words: readonly PageWord[]
  /** Lines of the open passage or of what is selected. */
  outlined: readonly Area[]
  /** The word at the caret. */
  current: readonly Area[]
  /** The word under the pointer in the text. */
  pointed: readonly Area[]
  areBoxesShown: boolean
  label: string
  zoom: Zoom
  viewRef: Ref<HTMLDivElement>
  sheetRef: Ref<HTMLDivElement>
  onWord(word: PageWord): void
  onTurn(direction: 1 | -1): void
  onLeave(): void
}) {
  const t = useTranslations('facsimile')
  const { slug } = useProject()
  const [natural, setNatural] = useState<{ id: string; ratio: number } | null>(null)
  const [failedId, setFailedId] = useState<string | null>(null)
  const [hovered, setHovered] = useState<PageWord | null>(null)
  const drag = useRef<{ x: number; y: number; left: number; top: number; isMoved: boolean } | null>(null)
  const { picture } = sheet
  const [width, height] = sheet.width > 0 && sheet.height > 0 ? [sheet.width, sheet.height] : sizeOf(sheet)
  const said = height / width
  // Cameras write down how they were held, and browsers turn the picture accordingly. Boxes count in what the machine saw, turned or not.
  const turned = picture && natural?.id === picture.id ? natural.ratio : null
  const asStored = picture ? picture.height / picture.width : said
  const isTurnedBack = words.length > 0 && turned !== null && !isNear(turned, said) && isNear(asStored, said)
  const shown = picture ? (isTurnedBack ? asStored : (turned ?? asStored)) : said
  const isOdd = picture !== null && words.length > 0 && turned !== null && !isNear(shown, said)
  const hint = `facsimile-hint-${sheet.page}`

  const pointOf = (event: {
    clientX: number
    clientY: number
    currentTarget: Element
  }): [number, number] | null => {
    const box = event.currentTarget.querySelector('.facsimile-sheet')?.getBoundingClientRect()
    if (!box || box.width === 0) return null
    return [
      ((event.clientX - box.left) / box.width) * width,
      ((event.clientY - box.top) / box.height) * height,
    ]
  }
  const handleDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.pointerType !== 'mouse' || event.button !== 0) return
    const { scrollLeft: left, scrollTop: top } = event.currentTarget
    drag.current = { x: event.clientX, y: event.clientY, left, top, isMoved: false }
  }
  const handleMove = (event: PointerEvent<HTMLDivElement>): void => {
    const from = drag.current
    if (!from) {
      if (event.pointerType !== 'mouse') return
      const point = pointOf(event)
      setHovered(point && wordAtPoint(words, ...point))
      return
    }
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
    if (!from.isMoved && Math.hypot(dx, dy) < 5) return
    if (!from.isMoved) event.currentTarget.setPointerCapture(event.pointerId)
    from.isMoved = true
    event.currentTarget.scrollLeft = from.left - dx
    event.currentTarget.scrollTop = from.top - dy
  }
  const handleKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act(event.currentTarget)
  }
  const keys: Record<string, (view: HTMLElement) => void> = {
    '+': () => zoom.step(1),
    '=': () => zoom.step(1),
    '-': () => zoom.step(-1),
    '0': () => zoom.whole(),
    '1': () => zoom.wide(),
    ArrowLeft: (view) => view.scrollBy(-PAN, 0),
    ArrowRight: (view) => view.scrollBy(PAN, 0),
    ArrowUp: (view) => view.scrollBy(0, -PAN),
    ArrowDown: (view) => view.scrollBy(0, PAN),
    PageUp: () => onTurn(-1),
    PageDown: () => onTurn(1),
    Escape: onLeave,
    i: onLeave,
    Enter(view) {
      // To the text, at the word in the middle of what one sees.
      const around = view.getBoundingClientRect()
      const point = pointOf({
        clientX: around.left + around.width / 2,
        clientY: around.top + around.height / 2,
        currentTarget: view,
      })
      const word = point && wordAtPoint(words, ...point, Infinity)
      if (word) onWord(word)
    },
  }
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of the view are above; every word is reached by the caret in the text too */}
      <div
        ref={viewRef}
        className="facsimile-view"
        role="group"
        aria-label={label}
        aria-describedby={hint}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the picture is panned and zoomed by keys
        tabIndex={0}
        onKeyDown={handleKey}
        onPointerDown={handleDown}
        onPointerMove={handleMove}
        onPointerUp={() => {
          if (drag.current?.isMoved !== true) drag.current = null
        }}
        onPointerLeave={() => setHovered(null)}
        onClick={(event) => {
          const wasDragged = drag.current?.isMoved === true
          drag.current = null
          const point = wasDragged ? null : pointOf(event)
          const word = point && wordAtPoint(words, ...point, REACH * width)
          if (word) onWord(word)
        }}
      >
        <div
          ref={sheetRef}
          className="facsimile-sheet"
          data-empty={picture === null || undefined}
          data-word={hovered !== null || undefined}
          style={{ width: `${zoom.zoom * 100}%`, aspectRatio: String(1 / shown) }}
        >
          {picture && failedId !== picture.id && (
            // Named by the view around it. next/image would have the server decode it.
            // eslint-disable-next-line @next/next/no-img-element
            <img
              key={picture.id}
              src={addressOf(endpoints.getPageImageFile.path, { project: slug, id: picture.id })}
              alt=""
              draggable={false}
              decoding="async"
              data-turned-back={isTurnedBack || undefined}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
                setNatural((now) =>
                  now?.id === picture.id
                    ? now
                    : { id: picture.id, ratio: naturalHeight / (naturalWidth || 1) },
                )
              }
              onError={() => setFailedId(picture.id)}
            />
          )}
          <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
            {(areBoxesShown || picture === null) && <Boxes className="facsimile-box" areas={words} />}
            <Boxes className="facsimile-passage" areas={outlined} grow={width / 400} />
            {hovered && <Boxes className="facsimile-pointed" areas={[hovered]} grow={width / 600} />}
            <Boxes className="facsimile-pointed" areas={pointed} grow={width / 600} />
            <Boxes className="facsimile-current" areas={current} grow={width / 400} />
          </svg>
        </div>
      </div>
      <p id={hint} hidden>
        {t('keysHint')}
      </p>
      {picture && failedId === picture.id && (
        <p className="facsimile-note" role="alert">
          {t('broken')}
        </p>
      )}
      {isOdd && (
        <p className="facsimile-note" role="status">
          {t('odd')}
        </p>
      )}
    </>
  )
}

const isNear = (a: number, b: number): boolean => Math.abs(a / b - 1) <= TOLERANCE

function sizeOf({ picture }: ShownSheet): readonly [number, number] {
  return picture ? [picture.width, picture.height] : plainSheet
}

function Boxes({ areas, className, grow = 0 }: { areas: readonly Area[]; className: string; grow?: number }) {
  return areas.map(({ x, y, width, height }, i) => (
    <rect
      key={i}
      className={className}
      x={x - grow}
      y={y - grow}
      width={width + 2 * grow}
      height={height + 2 * grow}
      vectorEffect="non-scaling-stroke"
    />
  ))
}

/** Brings a box into the view if it is not all in it. */
export function useBoxInView(
  view: React.RefObject<HTMLElement | null>,
  sheet: React.RefObject<HTMLElement | null>,
  areas: readonly Area[],
  size: { readonly width: number; readonly height: number },
): void {
  const [first] = areas
  const { width, height } = size
  useEffect(() => {
    const [outer, inner] = [view.current, sheet.current]
    if (!outer || !inner || !first || width === 0 || height === 0) return
    const [around, box] = [outer.getBoundingClientRect(), inner.getBoundingClientRect()]
    const left = box.left + (first.x / width) * box.width - around.left
    const top = box.top + (first.y / height) * box.height - around.top
    const [w, h] = [(first.width / width) * box.width, (first.height / height) * box.height]
    const margin = 24
    if (left < margin || left + w > outer.clientWidth - margin)
      outer.scrollLeft += left - outer.clientWidth / 2 + w / 2
    if (top < margin || top + h > outer.clientHeight - margin)
      outer.scrollTop += top - outer.clientHeight / 2 + h / 2
  }, [view, sheet, first, width, height])
}
