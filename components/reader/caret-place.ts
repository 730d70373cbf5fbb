// Where an offset is on the screen, and where an offset one line further is. Measured character by character, so neither
// the edge of the window nor anything lying over the text can mislead it.
import { snapToGraphemes } from '#lib/text/graphemes.ts'
import type { Span } from '#lib/text/span.ts'
import type { TextMap } from './selection-span.ts'

export interface Place {
  readonly x: number
  readonly top: number
  readonly bottom: number
}

let measuring: Range | null = null

/**
 * One for all: a document tells each of its ranges, also those that nobody uses any more, of each element that goes. Dozens for
 * every frame made each chunk that left the page cost ten milliseconds.
 */
function measuringRange(): Range {
  return (measuring ??= document.createRange())
}

/** The caret's place before the character at `offset`, in window pixels; after the last one at the end of a block. */
export function placeOf(map: TextMap, offset: number): Place | null {
  const after = map.positionOf(offset, 'after')
  if (!after) return null
  const range = measuringRange()
  if (after.offset < after.node.length) {
    range.setStart(after.node, after.offset)
    range.setEnd(after.node, after.offset + 1)
    const rect = range.getClientRects()[0]
    if (rect && rect.height > 0) return { x: rect.left, top: rect.top, bottom: rect.bottom }
  }
  if (after.offset === 0) return null
  range.setStart(after.node, after.offset - 1)
  range.setEnd(after.node, after.offset)
  const rects = range.getClientRects()
  const rect = rects[rects.length - 1]
  return rect ? { x: rect.right, top: rect.top, bottom: rect.bottom } : null
}

const FARTHEST = 3000

/** The offset on the next (or previous) line that lies nearest to `goalX`; the same offset at the end of the text. */
export function lineOffset(
  map: TextMap,
  text: string,
  stretches: readonly Span[],
  offset: number,
  direction: 1 | -1,
  goalX: number,
): number {
  const from = placeOf(map, offset)
  if (!from) return offset
  let best = null as { offset: number; distance: number; top: number } | null
  let walked = 0
  for (const at of offsetsFrom(stretches, offset, direction)) {
    if (++walked > FARTHEST) break
    const place = placeOf(map, at)
    if (!place) continue
    const isOther = direction === 1 ? place.top > from.bottom - 4 : place.bottom < from.top + 4
    if (!isOther) continue
    if (best && Math.abs(place.top - best.top) > 6) break
    const distance = Math.abs(place.x - goalX)
    if (!best || distance < best.distance) best = { offset: at, distance, top: best?.top ?? place.top }
  }
  return best ? snapToGraphemes(text, [best.offset, best.offset])[0] : offset
}

/** The first or last offset on the line of `offset`. */
export function lineEdge(
  map: TextMap,
  stretches: readonly Span[],
  offset: number,
  direction: 1 | -1,
): number {
  const from = placeOf(map, offset)
  if (!from) return offset
  let edge = offset
  for (const at of offsetsFrom(stretches, offset, direction)) {
    const place = placeOf(map, at)
    if (!place || Math.abs(place.top - from.top) > 6) break
    edge = at
  }
  return edge
}

function* offsetsFrom(stretches: readonly Span[], offset: number, direction: 1 | -1): Generator<number> {
  let index = stretches.findLastIndex(([start]) => start <= offset)
  let at = offset + direction
  for (; index >= 0 && index < stretches.length; index += direction) {
    const [start, end] = stretches[index] as Span
    if (at < start || at > end) at = direction === 1 ? start : end
    for (; at >= start && at <= end; at += direction) yield at
  }
}

/** The offset of the character under a point of the window, or null when no character is there. */
export function offsetAtPoint(map: TextMap, x: number, y: number): number | null {
  const caret = caretFromPoint(x, y)
  const offset = caret && map.offsetOf(caret.node, caret.offset)
  if (offset === null || offset === undefined) return null
  for (const at of [offset, offset - 1]) {
    const from = map.positionOf(at, 'after')
    if (!from || from.offset >= from.node.length) continue
    const range = measuringRange()
    range.setStart(from.node, from.offset)
    range.setEnd(from.node, from.offset + 1)
    for (const rect of range.getClientRects()) {
      if (x >= rect.left - 1 && x <= rect.right + 1 && y >= rect.top - 2 && y <= rect.bottom + 2) return at
    }
  }
  return null
}

interface OlderDocument {
  caretRangeFromPoint?(x: number, y: number): Range | null
}

function caretFromPoint(x: number, y: number): { node: Node; offset: number } | null {
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y)
    return position && { node: position.offsetNode, offset: position.offset }
  }
  const range = (document as OlderDocument).caretRangeFromPoint?.(x, y)
  return range ? { node: range.startContainer, offset: range.startOffset } : null
}

/**
 * Brings an offset into the middle of the scroller unless it is comfortably in view already. Where its chunk holds no words
 * now, `fetch` asks for them, and the next frames look again.
 */
export function revealOffset(
  map: TextMap,
  scroller: HTMLElement,
  offset: number,
  fetch: (offset: number) => void,
  always = false,
  tries = 4,
): void {
  const element = map.elementAt(offset)
  if (!element) return
  // A note beside the text is shown only with the words that call it.
  const call = element.checkVisibility() ? null : map.callOf(offset)
  if (call !== null) return revealOffset(map, scroller, call, fetch, always, tries)
  if (element.matches(':empty[data-chunk]') && tries > 0) {
    fetch(offset)
    element.scrollIntoView({ block: 'center' })
    requestAnimationFrame(() => revealOffset(map, scroller, offset, fetch, true, tries - 1))
    return
  }
  // What covers the foot of the text, such as the open card on a narrow screen.
  const below = parseFloat(getComputedStyle(scroller).scrollPaddingBottom) || 72
  const isVisible = (): boolean => {
    const place = placeOf(map, offset)
    const box = scroller.getBoundingClientRect()
    return place !== null && place.top > box.top + 48 && place.bottom < box.bottom - below
  }
  if (!always && isVisible()) return
  // The first scroll draws chunks that were skipped so far, and their true heights move the place: so look again.
  for (let round = 0; round < 3; round++) {
    const place = placeOf(map, offset)
    if (!place) {
      element.scrollIntoView({ block: 'center' })
      continue
    }
    const box = scroller.getBoundingClientRect()
    scroller.scrollTop += place.top - (box.top + (box.height - below) * 0.4)
  }
}
