'use client'

// A narrow map of the whole text beside it: where marks, notes, headings and found words stand, and where one reads. The marks are
// drawn once on a canvas; scrolling moves nothing but the frame that shows the screen.
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
} from 'react'
import { useTranslations } from 'use-intl'
import type { ReadingView } from '#lib/reading/reading-view.ts'
import { chunkPlaces, scrollToOffset } from './chunk-places.ts'
import { MINIMAP_WIDTH, minimapColours, paintMinimap, type MinimapMarks } from './minimap-drawing.ts'
import type { TextLayout } from './text-layout.ts'
import { useMinimapFrame } from './use-minimap-frame.ts'
import './minimap.css'

export function Minimap({
  marks,
  layout,
  scroller,
  pages,
  onFetch,
}: {
  marks: MinimapMarks
  layout: TextLayout
  scroller: RefObject<HTMLElement | null>
  pages: ReadingView['pages']
  /** Asks for the words at an offset. */
  onFetch(offset: number): void
}) {
  const t = useTranslations('reader.minimap')
  const canvas = useRef<HTMLCanvasElement>(null)
  const legend = useRef<HTMLSpanElement>(null)
  const { length } = marks
  useDrawing(canvas, legend, marks)
  const places = useMemo(() => {
    let known: ReturnType<typeof chunkPlaces> | null = null
    return () => (known ??= scroller.current ? chunkPlaces(scroller.current, layout.chunks) : null)
  }, [scroller, layout])
  const [sight, at] = useMinimapFrame(scroller, places, length)

  const goTo = (offset: number, part: number): void => {
    const wanted = Math.max(0, Math.min(length, Math.round(offset)))
    const known = places()
    onFetch(wanted)
    if (scroller.current && known) scrollToOffset(scroller.current, known, wanted, part)
  }
  const drag = useRef(0)
  const follow = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect()
    const offset = ((event.clientY - box.top) / box.height) * length
    cancelAnimationFrame(drag.current)
    drag.current = requestAnimationFrame(() => goTo(offset, 0.4))
  }
  const handleKey = (event: KeyboardEvent): void => {
    const page = length / 10
    const screen = Math.max(200, at.end - at.start)
    const aim: Partial<Record<string, number>> = {
      ArrowUp: at.start - screen * 0.9,
      ArrowLeft: at.start - screen * 0.9,
      ArrowDown: at.start + screen * 0.9,
      ArrowRight: at.start + screen * 0.9,
      PageUp: at.start - page,
      PageDown: at.start + page,
      Home: 0,
      End: length,
    }
    const wanted = aim[event.key]
    if (wanted === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    goTo(wanted, 0)
  }
  const share = length > 0 ? Math.round((at.start / length) * 100) : 0
  const page = pages.findLast((one) => one.at <= at.start)?.label
  return (
    <div
      className="minimap"
      role="slider"
      tabIndex={0}
      aria-label={t('label')}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share}
      aria-valuetext={page === undefined ? t('at', { share }) : t('atPage', { share, page })}
      title={t('label')}
      data-minimap
      onKeyDown={handleKey}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        follow(event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event)
      }}
    >
      <canvas ref={canvas} width={MINIMAP_WIDTH} aria-hidden />
      <div ref={sight} className="minimap-sight" aria-hidden>
        <div className="minimap-strip">
          <div className="minimap-frame" />
        </div>
      </div>
      {/* Where the colours of the theme are read. */}
      <span ref={legend} className="minimap-colours" aria-hidden>
        {minimapColours.map((name) => (
          <i key={name} className={`minimap-${name}`} />
        ))}
      </span>
    </div>
  )
}

/** Draws when marks, size or theme have changed, while nothing else is to be done. */
function useDrawing(
  canvas: RefObject<HTMLCanvasElement | null>,
  legend: RefObject<HTMLElement | null>,
  marks: MinimapMarks,
): void {
  const [height, setHeight] = useState(0)
  const [theme, setTheme] = useState(0)
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const sizes = new ResizeObserver(([entry]) => setHeight(Math.floor(entry?.contentRect.height ?? 0)))
    sizes.observe(element)
    const change = (): void => setTheme((before) => before + 1)
    const themes = new MutationObserver(change)
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    const media = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
      matchMedia(query),
    )
    for (const one of media) one.addEventListener('change', change)
    return () => {
      sizes.disconnect()
      themes.disconnect()
      for (const one of media) one.removeEventListener('change', change)
    }
  }, [canvas])
  useEffect(() => {
    const draw = (): void => {
      if (canvas.current && legend.current && height > 0)
        paintMinimap(canvas.current, height, marks, legend.current)
    }
    if (!('requestIdleCallback' in globalThis)) return draw()
    const idle = requestIdleCallback(draw, { timeout: 500 })
    return () => cancelIdleCallback(idle)
  }, [canvas, legend, marks, height, theme])
}
