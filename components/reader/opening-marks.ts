// The marks of the place where a text opens, painted as soon as its words stand there: by a script in the page itself, long
// before the reader runs. The reader paints its own over them and then takes these back.
import type { Span } from '#lib/text/span.ts'
import { assignLanes, byPlace, paintNames, stanceOf, type Mark, type MarkStance } from './marks.ts'

/** Under which names to paint which spans of the text. */
export type OpeningMark = readonly [names: readonly string[], spans: readonly Span[]]

interface OpeningPassage {
  readonly id: string
  readonly spans: readonly Span[]
  readonly colour: Mark['colour'] | null
  readonly polarities: readonly MarkStance[]
  readonly relations: readonly MarkStance[]
}

export function toOpeningMarks(passages: readonly OpeningPassage[]): OpeningMark[] {
  const sorted = passages.toSorted(byPlace)
  const lanes = assignLanes(sorted)
  return sorted.map(({ spans, colour, polarities, relations }, i) => {
    const stance = stanceOf([...polarities, ...relations])
    return [paintNames({ colour: colour ?? 'none', stance, lane: lanes[i] ?? 0 }), spans]
  })
}

interface Page {
  fontesOpening?: { name: string; range: Range }[]
}

/** Where a browser keeps the layers that a person has chosen in a project (use-layer-choice.ts). */
export const layersKey = (userId: string, projectId: string): string => `fontes.layers.${userId}.${projectId}`

/** Runs in the page by itself, as text: it may use nothing from outside. */
export function paintOpeningMarks({
  marks,
  layersKey: key,
}: {
  marks: readonly OpeningMark[]
  layersKey: string
}): void {
  const text = document.querySelector('.reader-text')
  // What layers leave of the marks the reader alone can tell: better none for a moment than some that vanish.
  let hasLayers = new URLSearchParams(location.search).has('layers')
  try {
    hasLayers ||= localStorage.getItem(key) !== null
  } catch {
    // The browser keeps nothing for this page.
  }
  if (hasLayers) return
  if (!text || !('Highlight' in globalThis) || !('highlights' in CSS)) return
  const painted: { name: string; range: Range }[] = []
  // The words of each element, without note markers and page numbers between them.
  const stretches = Array.from(text.querySelectorAll('[data-start]'), (element) => {
    const nodes: Text[] = []
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest('[data-furniture]')) nodes.push(node as Text)
    const start = Number(element.getAttribute('data-start'))
    return { start, end: start + nodes.reduce((sum, node) => sum + node.length, 0), nodes }
  })
  for (const [names, spans] of marks)
    for (const [from, to] of spans)
      for (const { start, end, nodes } of stretches) {
        if (from >= end || to <= start) continue
        const range = document.createRange()
        let at = start
        for (const node of nodes) {
          if (from < at + node.length && from >= at) range.setStart(node, from - at)
          else if (from < at && at === start) range.setStart(node, 0)
          if (to > at) range.setEnd(node, Math.min(node.length, to - at))
          at += node.length
        }
        for (const name of names) {
          let highlight = CSS.highlights.get(name)
          if (!highlight) CSS.highlights.set(name, (highlight = new Highlight()))
          highlight.add(range)
          painted.push({ name, range })
        }
      }
  ;(globalThis as Page).fontesOpening = painted
}

/** Takes back what was painted by the page itself. */
export function takeBackOpeningMarks(): void {
  const page = globalThis as Page
  for (const { name, range } of page.fontesOpening ?? []) CSS.highlights.get(name)?.delete(range)
  delete page.fontesOpening
}
