// Lists and headings that are numbered, counted as the program counts them: each list begins anew unless it says that it goes on.
// ODF 1.3 part 3, 5.3.
import { numeral } from '../../flow/numeral.ts'
import { attribute, type XmlOpen } from '../../xml/walk.ts'
import type { ListLevel, Styles } from './styles.ts'

interface Counter {
  readonly levels: readonly (ListLevel | undefined)[]
  readonly counts: number[]
}

interface OpenList {
  readonly counter: Counter
  readonly style: string | undefined
  /** The number of the open item, until its first paragraph takes it. */
  number: string | null
}

export interface Lists {
  open(tag: XmlOpen): void
  item(tag: XmlOpen): void
  close(): void
  /** A note or a box begins: lists outside of it do not hold in it. */
  enter(): void
  leave(): void
  /** How deep the open lists stand in one another. */
  depth(): number
  /** The number before the next paragraph; it is taken by the first of an item. */
  take(): string | null
  /** The number of a heading of this level. */
  heading(level: number): string | null
}

export function listReader(styles: Styles): Lists {
  const outer: OpenList[][] = []
  let open: OpenList[] = []
  const byStyle = new Map<string, Counter>()
  const byId = new Map<string, Counter>()
  const outline: Counter = { levels: styles.outline, counts: [] }
  return {
    open(tag) {
      const around = open.at(-1)
      const style = attribute(tag, 'style-name') ?? around?.style
      const goesOn = attribute(tag, 'continue-list')
      const said = goesOn === undefined ? undefined : byId.get(goesOn)
      const before = attribute(tag, 'continue-numbering') === 'true' ? byStyle.get(style ?? '') : undefined
      const fresh: Counter = { levels: styles.list(style), counts: [] }
      const counter = around && around.style === style ? around.counter : (said ?? before ?? fresh)
      byStyle.set(style ?? '', counter)
      const id = attribute(tag, 'id')
      if (id !== undefined) byId.set(id, counter)
      open.push({ counter, style, number: null })
    },
    item(tag) {
      const list = open.at(-1)
      const value = attribute(tag, 'start-value')
      if (list)
        list.number = count(list.counter, open.length, value === undefined ? undefined : Number(value))
    },
    close: () => void open.pop(),
    enter() {
      outer.push(open)
      open = []
    },
    leave() {
      open = outer.pop() ?? []
    },
    depth: () => open.length,
    take() {
      const list = open.at(-1)
      const number = list?.number ?? null
      if (list) list.number = null
      return number
    },
    heading: (level) => count(outline, level),
  }
}

/** Counts an item of this level, 1 the highest, and gives its number with a blank behind it; null where none is shown. */
function count({ levels, counts }: Counter, level: number, value?: number): string | null {
  const at = level - 1
  const own = levels[at]
  const start = Number.isSafeInteger(value) ? value : undefined
  counts[at] = start ?? (counts[at] ?? (own?.start ?? 1) - 1) + 1
  counts.length = level
  if (!own || own.style === '') return null
  const numbers: string[] = []
  for (let i = Math.max(0, level - own.shown); i < level; i++) {
    const style = levels[i]?.style
    if (style) numbers.push(numeral(counts[i] ?? levels[i]?.start ?? 1, style))
  }
  const text = `${own.prefix}${numbers.join('.')}${own.suffix}`.trim()
  return text === '' ? null : `${text} `
}
