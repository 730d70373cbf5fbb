// Paints ranges under names without touching the text: by the CSS Custom Highlight API where the browser has it,
// else by boxes laid under the words. reader.css says what each name looks like, for both.

export interface Painter {
  add(name: string, ranges: readonly Range[]): void
  remove(name: string, ranges: readonly Range[]): void
  /** The page has moved: boxes must follow. Highlights follow by themselves. */
  refresh(): void
  close(): void
}

/** The painter for this browser; `layer` is an empty positioned element under the text, used only without the API. */
export function openPainter(layer: HTMLElement): Painter {
  return 'Highlight' in globalThis && 'highlights' in CSS ? highlightPainter() : boxPainter(layer)
}

// Highlights are registered for the whole document, and two texts may stand side by side: each painter adds and takes
// back only its own ranges.
function highlightPainter(): Painter {
  const own = new Map<string, Set<Range>>()
  const take = (name: string, range: Range): void => {
    own.get(name)?.delete(range)
    CSS.highlights.get(name)?.delete(range)
  }
  return {
    add(name, ranges) {
      let highlight = CSS.highlights.get(name)
      if (!highlight) CSS.highlights.set(name, (highlight = new Highlight()))
      let mine = own.get(name)
      if (!mine) {
        own.set(name, (mine = new Set()))
        // One that the page itself has made (opening-marks.ts) has none yet.
        highlight.priority = priorityOf(name)
      }
      for (const range of ranges) {
        highlight.add(range)
        mine.add(range)
      }
    },
    remove(name, ranges) {
      for (const range of ranges) take(name, range)
    },
    refresh() {},
    close() {
      for (const [name, ranges] of own) for (const range of [...ranges]) take(name, range)
    },
  }
}

/** Later kinds are painted over earlier ones. */
const order = ['doubt', 'tint', 'line', 'claim', 'active', 'correction', 'find', 'draft']
const priorityOf = (name: string): number =>
  order.indexOf(name.split('-')[0] ?? '') * 10 + (name === 'find-current' ? 1 : 0)

function boxPainter(layer: HTMLElement): Painter {
  const painted = new Map<string, Set<Range>>()
  let frame = 0
  const draw = (): void => {
    frame = 0
    const origin = layer.getBoundingClientRect()
    const boxes = document.createDocumentFragment()
    const names = [...painted.keys()].sort((a, b) => priorityOf(a) - priorityOf(b))
    for (const name of names) {
      for (const range of painted.get(name) ?? []) {
        for (const rect of range.getClientRects()) {
          const box = document.createElement('div')
          box.className = `mark-box mark-${name}`
          box.style.cssText = `left:${rect.left - origin.left}px;top:${rect.top - origin.top}px;width:${rect.width}px;height:${rect.height}px`
          boxes.append(box)
        }
      }
    }
    layer.replaceChildren(boxes)
  }
  const refresh = (): void => {
    frame ||= requestAnimationFrame(draw)
  }
  return {
    add(name, ranges) {
      let set = painted.get(name)
      if (!set) painted.set(name, (set = new Set()))
      for (const range of ranges) set.add(range)
      refresh()
    },
    remove(name, ranges) {
      for (const range of ranges) painted.get(name)?.delete(range)
      refresh()
    },
    refresh,
    close() {
      cancelAnimationFrame(frame)
      layer.replaceChildren()
    },
  }
}
