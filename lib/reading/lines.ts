// Where the lines of the original begin in the text of its reading. The reading has joined them; its edits know where.
import type { Reading } from './reading.ts'

export interface OriginalLines {
  /** Offsets in the text at which a line begins, rising, without the lines of the source's own notes. */
  readonly starts: readonly number[]
  /** Those of them that divide a word. */
  readonly divided: readonly number[]
  /** Numbers that the file itself gives to lines. */
  readonly labels: readonly (readonly [start: number, label: string])[]
  /** False where the file knows no lines but those that the text still has: of verses, tables and paragraphs. */
  readonly isOfFile: boolean
}

/** What a line's end leaves behind in a reading, and whether it stood within a word. */
const lineEnds: ReadonlyMap<string, boolean> = new Map([
  ['line-end', false],
  ['join-line', false],
  ['keep-hyphen', false],
  ['join-hyphen', true],
  ['join-lost-hyphen', true],
  ['join-ck', true],
])

/** The tag of a line in TEI. */
const lineTag = /^<(?:[\w.-]+:)?lb(?=[\s/>])/

export function originalLines({
  text,
  map,
  edits,
  furniture,
  notes,
}: Pick<Reading, 'text' | 'map' | 'edits' | 'furniture' | 'notes'>): OriginalLines {
  const textOf = textUnder(map)
  const starts = new Set<number>([0])
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.add(at + 1)
  const own = starts.size
  const divided = new Set<number>()
  const labels = new Map<number, string>()
  const add = (raw: number, isDivided: boolean): number | null => {
    const at = textOf(raw)
    if (at === null) return null
    starts.add(at)
    if (isDivided) divided.add(at)
    return at
  }
  for (const { kind, raw } of edits) {
    const isDivided = lineEnds.get(kind)
    if (isDivided !== undefined) add(raw[1], isDivided)
  }
  for (const { raw, text: tag } of furniture) {
    if (!lineTag.test(tag)) continue
    const at = add(raw[1], /\bbreak\s*=\s*["']no["']/.test(tag))
    const label = /\sn\s*=\s*["']([^"']{1,20})["']/.exec(tag)?.[1]
    if (at !== null && label !== undefined) labels.set(at, label)
  }
  const bodies = notes.flatMap(({ body }) => (body ? [body] : []))
  const isOfNote = (at: number): boolean => bodies.some(([from, to]) => from <= at && at < to)
  const sorted = [...starts].filter((at) => at < text.length && !isOfNote(at)).sort((a, b) => a - b)
  const kept = new Set(sorted)
  return {
    starts: sorted,
    divided: [...divided].filter((at) => kept.has(at)).sort((a, b) => a - b),
    labels: [...labels].filter(([at]) => kept.has(at)).sort((a, b) => a[0] - b[0]),
    isOfFile: starts.size > own,
  }
}

/** From a place in the original to the first copied character that stands there or after it. */
function textUnder(map: Reading['map']): (raw: number) => number | null {
  const runs = [...map].sort((a, b) => a[1] - b[1])
  return (raw) => {
    let low = 0
    let high = runs.length
    while (low < high) {
      const middle = (low + high) >> 1
      const run = runs[middle]
      if (run && run[1] + run[2] <= raw) low = middle + 1
      else high = middle
    }
    const run = runs[low]
    return run ? run[0] + Math.max(0, raw - run[1]) : null
  }
}

/** How lines are numbered: from 1 on each page, as one cites a print, or through the whole text. */
export type LineCount = 'page' | 'text'

/** The number of each line in `starts`. What the file itself says goes before what is counted by pages. */
export function numberLines(
  { starts, labels }: Pick<OriginalLines, 'starts' | 'labels'>,
  pages: readonly { readonly at: number }[],
  count: LineCount,
): string[] {
  const said = new Map(labels)
  const turns = count === 'page' ? pages.map(({ at }) => at).sort((a, b) => a - b) : []
  let turn = 0
  let number = 0
  return starts.map((start) => {
    for (; turn < turns.length && (turns[turn] ?? 0) <= start; turn++) number = 0
    number++
    return (count === 'page' ? said.get(start) : undefined) ?? String(number)
  })
}
