'use client'

// Lines from a passage on the claim in one text to those in the text beside it, as far as both are in view. Drawn anew when something
// scrolls or changes its size, once a frame, without React; whoever does not want them switches them off.
import { useEffect, useRef, type RefObject } from 'react'
import type { ClaimMark, PaneHandle } from './source-document.ts'

export function ClaimLinks({
  panesRef,
  handles,
  changes,
}: {
  /** The element that holds the texts side by side. */
  panesRef: RefObject<HTMLElement | null>
  /** The texts in their order. */
  handles: () => readonly PaneHandle[]
  /** Whatever makes the lines other than scrolling. */
  changes: readonly unknown[]
}) {
  const picture = useRef<SVGSVGElement>(null)
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
    // The words of a text may still be coming.
    const later = setTimeout(ask, 600)
    room.addEventListener('scroll', ask, { capture: true, passive: true })
    const sizes = new ResizeObserver(ask)
    sizes.observe(room)
    for (const side of room.children) sizes.observe(side)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(later)
      room.removeEventListener('scroll', ask, { capture: true })
      sizes.disconnect()
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the caller says what changes the lines
  }, [panesRef, handles, ...changes])
  return <svg ref={picture} className="claim-links" aria-hidden />
}

/** The panes from left to right, each with the marks in view. */
function drawLinks(picture: SVGSVGElement, panes: readonly (readonly ClaimMark[])[]): void {
  const box = picture.getBoundingClientRect()
  const lines = panes.flatMap((marks, i) =>
    marks.flatMap((from) =>
      (panes[i + 1] ?? []).map((to) => {
        const [x1, y1] = [from.right - box.left + 4, from.y - box.top]
        const [x2, y2] = [to.left - box.left - 6, to.y - box.top]
        const bend = Math.max(12, (x2 - x1) / 2)
        return {
          path: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`,
          isAgainst:
            [from, to].every(({ polarity }) => polarity !== 'silent') && from.polarity !== to.polarity,
        }
      }),
    ),
  )
  while (picture.childElementCount < lines.length)
    picture.append(document.createElementNS('http://www.w3.org/2000/svg', 'path'))
  while (picture.childElementCount > lines.length) picture.lastElementChild?.remove()
  lines.forEach(({ path, isAgainst }, i) => {
    const line = picture.children[i]
    line?.setAttribute('d', path)
    line?.setAttribute('class', isAgainst ? 'claim-link-against' : 'claim-link')
  })
}
