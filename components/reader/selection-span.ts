// Between the page and the text: DOM positions to offsets of the revision's text (UTF-16 code units), and back.
// Elements with data-start hold a stretch of the text; what stands in them under data-furniture (note markers, page
// numbers) is not text. Far from the screen a chunk may be empty: its shell then stands for the text it will hold.
import type { Span } from '#lib/text/span.ts'
import type { TextLayout } from './text-layout.ts'

/** More spans than a passage may have: neighbours are then joined across the line feed between their blocks. */
const MOST_SPANS = 200

interface Stretch {
  readonly start: number
  readonly end: number
}

export interface TextMap {
  /** Offset of a DOM position; null when it lies outside the text altogether. */
  offsetOf(node: Node, offset: number): number | null
  /** The DOM position of an offset; `'after'` puts it at the start of the next text node where two meet. */
  positionOf(offset: number, lean?: 'before' | 'after'): { node: Text; offset: number } | null
  /** One DOM range for each stretch of `span` that stands in one element; joined they hold exactly the span's text. */
  rangesOf(span: Span): Range[]
  /** The spans of the text inside a DOM range, without furniture and without space at either end; empty when there is none. */
  spansOf(range: AbstractRange): Span[]
  /** The element in which the character at `offset` stands, or the empty shell of its chunk. */
  elementAt(offset: number): Element | null
  /** Where the note is called in whose body an offset stands; null outside of notes, and for a note without a call. */
  callOf(offset: number): number | null
}

/** `root` holds the text of `layout`; `text` is the revision's text. Chunks may come and go, their shells stay. */
export function mapText(root: Element, text: string, layout: TextLayout): TextMap {
  const stretches: Stretch[] = layout.stretches.map(([start, end]) => ({ start, end }))
  const { chunks } = layout
  const shells = [...root.querySelectorAll('[data-chunk-start]')]
  const glosses = new Map(
    Array.from(root.querySelectorAll('[data-gloss-body]'), (body) => [
      Number(body.getAttribute('data-start')),
      body,
    ]),
  )
  const known = new Map<number, Element>()

  const at = (offset: number): Stretch | undefined => last(stretches, ({ start }) => start <= offset)
  /** The element that begins at `start`; null while its chunk is empty. */
  const elementOf = (start: number): Element | null => {
    const gloss = glosses.get(start)
    if (gloss) return gloss
    const standing = known.get(start)
    if (standing?.isConnected) return standing
    const found = shellAt(start)?.querySelector(`[data-start="${start}"]`) ?? null
    if (found) known.set(start, found)
    return found
  }
  const shellAt = (offset: number): Element | null => {
    const chunk = last(chunks, ({ start }) => start <= offset)
    return chunk ? (shells[chunk.index] ?? null) : null
  }

  function offsetOf(node: Node, offset: number): number | null {
    const holder = (node instanceof Element ? node : node.parentElement)?.closest('[data-start]')
    if (holder && root.contains(holder))
      return Number(holder.getAttribute('data-start')) + lengthBefore(holder, node, offset)
    if (!root.contains(node)) return null
    // Between blocks: the end of the last block that lies before this position.
    const point = document.createRange()
    point.setStart(node, offset)
    const inPageOrder = [...root.querySelectorAll('[data-start], [data-chunk-start]:empty')]
    const before = last(inPageOrder, (element) => point.comparePoint(element, 0) < 0)
    if (before) return endOf(before)
    return stretches[0]?.start ?? null
  }

  function endOf(element: Element): number | null {
    const shellEnd = element.getAttribute('data-chunk-end')
    if (shellEnd !== null) return Number(shellEnd)
    return at(Number(element.getAttribute('data-start')))?.end ?? null
  }

  function positionOf(
    offset: number,
    lean: 'before' | 'after' = 'before',
  ): { node: Text; offset: number } | null {
    const stretch = at(offset)
    if (!stretch || offset > stretch.end) return null
    const element = elementOf(stretch.start)
    if (!element) return null
    let rest = offset - stretch.start
    let lastNode: { node: Text; offset: number } | null = null
    for (const node of textNodes(element)) {
      if (rest < node.length || (rest === node.length && lean === 'before')) return { node, offset: rest }
      rest -= node.length
      lastNode = { node, offset: node.length }
    }
    return lastNode
  }

  function cut(span: Span): Span[] {
    const out: Span[] = []
    let low = 0
    let high = stretches.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((stretches[middle]?.end ?? 0) <= span[0]) low = middle + 1
      else high = middle
    }
    for (let i = low; i < stretches.length; i++) {
      const { start, end } = stretches[i] as Stretch
      if (start >= span[1]) break
      const piece: Span = [Math.max(start, span[0]), Math.min(end, span[1])]
      if (piece[1] > piece[0]) out.push(piece)
    }
    return out
  }

  return {
    offsetOf,
    positionOf,
    elementAt: (offset) => {
      const stretch = at(offset)
      return stretch ? (elementOf(stretch.start) ?? shellAt(stretch.start)) : null
    },
    callOf: (offset) =>
      layout.glosses.find(({ body: [start, end] }) => start <= offset && offset <= end)?.at ?? null,
    rangesOf(span) {
      return cut(span).flatMap(([start, end]) => {
        const from = positionOf(start, 'after')
        const to = positionOf(end, 'before')
        if (!from || !to) return []
        const range = document.createRange()
        range.setStart(from.node, from.offset)
        range.setEnd(to.node, to.offset)
        return [range]
      })
    },
    spansOf(range) {
      const from = offsetOf(range.startContainer, range.startOffset)
      const to = offsetOf(range.endContainer, range.endOffset)
      if (from === null || to === null || to <= from) return []
      const pieces = cut([from, to])
        .map((piece) => trim(text, piece))
        .filter((piece) => piece !== null)
      return pieces.length <= MOST_SPANS ? pieces : [[pieces[0]?.[0] ?? from, pieces.at(-1)?.[1] ?? to]]
    },
  }
}

/** `span` without white space at its ends, or null when nothing else is in it. */
export function trim(text: string, [start, end]: Span): Span | null {
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  return end > start ? [start, end] : null
}

const isFurniture = (node: Node): boolean => node instanceof Element && node.hasAttribute('data-furniture')

function* textNodes(element: Element): Generator<Text> {
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node instanceof Text) yield node
    else if (node instanceof Element && !isFurniture(node)) yield* textNodes(node)
  }
}

/** The last one for which `holds` is true; true ones stand before false ones. */
function last<T>(items: readonly T[], holds: (item: T) => boolean): T | undefined {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item !== undefined && holds(item)) low = middle + 1
    else high = middle
  }
  return items[low - 1]
}

/** How much text of `element` stands before the DOM position; a position inside furniture counts as just before it. */
function lengthBefore(element: Element, node: Node, offset: number): number {
  let length = 0
  if (node instanceof Text) {
    for (const one of textNodes(element)) {
      if (one === node) return length + Math.min(offset, one.length)
      if (node.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) return length
      length += one.length
    }
    return length
  }
  const after = node.childNodes[offset] ?? null
  for (const one of textNodes(element)) {
    const isBefore = after
      ? (after.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
      : node.contains(one) || (node.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
    if (!isBefore) break
    length += one.length
  }
  return length
}
