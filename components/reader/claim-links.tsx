'use client'

// Lines from a passage on the claim in one text to those in the text beside it, as far as both are in view. Drawn anew when something
// scrolls or changes its size, once a frame, without React; whoever does not want them switches them off. On a canvas, because a
// change of the page in each frame would have the browser work out all highlights in each.
import { useEffect, useRef, type RefObject } from 'react'
import type { ClaimMark, PaneHandle } from './source-document.ts'

export function ClaimLinks({
  panesRef,
  handles,
  onPanes,
  changes,
}: {
  /** The element that holds the texts side by side. */
  panesRef: RefObject<HTMLElement | null>
  /** The texts in their order. */
  handles: () => readonly PaneHandle[]
  /** Tells when a text has come or shows other marks; returns how to stop. */
  onPanes: (listener: () => void) => () => void
  /** Whatever else makes the lines other than scrolling. */
  changes: readonly unknown[]
}) {
  const picture = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const room = panesRef.current
    if (!room) return
    let frame = 0
    const draw = (): void => {
      frame = 0
      if (picture.current)
        drawLinks(
          picture.current,
          handles().map((one) => one.claimMarks()),
        )
    }
    const ask = (): void => {
      frame ||= requestAnimationFrame(draw)
    }
    ask()
    const stop = onPanes(ask)
    room.addEventListener('scroll', ask, { capture: true, passive: true })
    // Text that is drawn for the first time has its true height only then.
    room.addEventListener('contentvisibilityautostatechange', ask, { capture: true })
    const sizes = new ResizeObserver(ask)
    sizes.observe(room)
    for (const side of room.children) sizes.observe(side)
    return () => {
      cancelAnimationFrame(frame)
      stop()
      room.removeEventListener('scroll', ask, { capture: true })
      room.removeEventListener('contentvisibilityautostatechange', ask, { capture: true })
      sizes.disconnect()
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the caller says what changes the lines
  }, [panesRef, handles, onPanes, ...changes])
  return <canvas ref={picture} className="claim-links" aria-hidden />
}

/** The panes from left to right, each with the marks in view. */
function drawLinks(picture: HTMLCanvasElement, panes: readonly (readonly ClaimMark[])[]): void {
  const box = picture.getBoundingClientRect()
  const brush = picture.getContext('2d')
  if (!brush) return
  const scale = devicePixelRatio
  const [width, height] = [Math.round(box.width * scale), Math.round(box.height * scale)]
  // Setting a size clears the picture, even to the same one, and changes the page.
  if (picture.width !== width) picture.width = width
  if (picture.height !== height) picture.height = height
  brush.setTransform(scale, 0, 0, scale, 0, 0)
  brush.clearRect(0, 0, box.width, box.height)
  brush.strokeStyle = getComputedStyle(picture).color
  brush.globalAlpha = 0.55
  brush.lineWidth = 1.25
  panes.forEach((marks, i) => {
    for (const from of marks) {
      for (const to of panes[i + 1] ?? []) {
        const [x1, y1] = [from.right - box.left + 4, from.y - box.top]
        const [x2, y2] = [to.left - box.left - 6, to.y - box.top]
        const bend = Math.max(12, (x2 - x1) / 2)
        const isAgainst =
          [from, to].every(({ polarity }) => polarity !== 'silent') && from.polarity !== to.polarity
        brush.setLineDash(isAgainst ? [5, 4] : [])
        brush.beginPath()
        brush.moveTo(x1, y1)
        brush.bezierCurveTo(x1 + bend, y1, x2 - bend, y2, x2, y2)
        brush.stroke()
      }
    }
  })
}
