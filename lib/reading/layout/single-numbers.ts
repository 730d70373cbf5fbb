// Page numbers that no row of numbers shows: typed between dashes ("- 14 -"), and where the count of the pages expects one.
import type { SourceLine } from './lines.ts'
import type { NumberedLine } from './numbered-line.ts'

/**
 * Whether these lines hold nothing else, apart from the lines around them, and count without a gap: two are enough then, for no
 * figures of a text stand so.
 */
export const areTyped = (
  chain: readonly { readonly line: number; readonly number: number }[],
  lines: readonly SourceLine[],
): boolean =>
  chain.every(
    ({ line, number }, i) =>
      /^[-–—]\s?\d{1,4}\s?[-–—]$/.test(lines[line]?.text ?? '') &&
      (line === 0 || (lines[line]?.blanks ?? 0) > 0) &&
      (lines[line + 1]?.blanks ?? 1) > 0 &&
      (i === 0 || number === (chain[i - 1]?.number ?? 0) + 1),
  )

/** "– 23 –" alone above the first line or below the last one: the page of a piece that was cut out of a book. */
export function dashedEdge(lines: readonly SourceLine[]): NumberedLine | null {
  for (const line of [0, lines.length - 1]) {
    const label = /^[-–—]\s?(\d{1,4})\s?[-–—]$/.exec(lines[line]?.text ?? '')?.[1]
    const isParted = (line === 0 ? lines[1] : lines[line])?.blanks !== 0
    if (label !== undefined && isParted && lines.length > 3)
      return { line, number: Number(label), label, place: line === 0 ? 'head' : 'foot', kind: 'page-number' }
  }
  return null
}

/** "- 2 -" above the second page of a typed text, where there are too few pages for a row, and below the first one for the second. */
export function typedNumbers(
  lines: readonly SourceLine[],
  starts: readonly number[],
  found: readonly NumberedLine[],
): NumberedLine[] {
  const taken = new Map(found.map(({ line, number }) => [line, number]))
  const dashed = (at: number): number | null => {
    const match = /^[-–—[(/]\s?(\d{1,3})\s?[-–—\])/]$/.exec(lines[at]?.text ?? '')
    return match ? Number(match[1]) : null
  }
  const typed: NumberedLine[] = []
  for (let order = 1; order < starts.length; order++) {
    const head = starts[order] ?? 0
    const number = taken.get(head) ?? (dashed(head) === order + 1 ? order + 1 : null)
    if (number === null) continue
    const label = String(number)
    if (!taken.has(head)) typed.push({ line: head, number, label, place: 'head', kind: 'page-number' })
    if (!taken.has(head - 1) && dashed(head - 1) === number)
      typed.push({ line: head - 1, number, label, place: 'foot', kind: 'page-number', isOfNext: true })
  }
  return typed
}

const outerHead = /^(?:(\d{1,4}) {12,}(\p{Lu}.{2,60})|(\p{Lu}.{2,60}?) {12,}(\d{1,4}))$/u

/** Above the second page of a piece of two or three: words and, at the outer side far from them, a number; no row of a table. */
export function singleHeads(
  lines: readonly SourceLine[],
  starts: readonly number[],
  found: readonly NumberedLine[],
): NumberedLine[] {
  if (found.length > 0 || starts.length > 3) return []
  return starts.slice(1).flatMap((first): NumberedLine[] => {
    const match = outerHead.exec(lines[first]?.text ?? '')
    const label = match?.[1] ?? match?.[4]
    const words = match?.[2] ?? match?.[3] ?? ''
    const isOuter = (Number(label) % 2 === 0) === (match?.[1] !== undefined)
    const isRowBelow = / {3,}\S/.test(lines[first + 1]?.text ?? '')
    if (label === undefined || !isOuter || isRowBelow || / {3,}/.test(words)) return []
    return [{ line: first, number: Number(label), label, place: 'head', kind: 'running-head' }]
  })
}

/** The first page of an article has its number below, the others above: alone at an edge, and the one that the count expects. */
export function expectedNumbers(
  lines: readonly SourceLine[],
  starts: readonly number[],
  found: readonly NumberedLine[],
): NumberedLine[] {
  if (found.length < 2) return []
  const orders = new Int32Array(lines.length)
  starts.forEach((first, order) => orders.fill(order, first, starts[order + 1] ?? lines.length))
  const orderOf = (line: number): number => orders[line] ?? 0
  const offsets = new Set(
    found.map(({ line, number, isOfNext }) => number - orderOf(line) - Number(isOfNext ?? false)),
  )
  const [offset] = offsets
  if (offset === undefined || offsets.size > 1) return []
  const numbered = new Set(found.map(({ line }) => orderOf(line)))
  return starts.flatMap((first, order): NumberedLine[] => {
    if (numbered.has(order)) return []
    const number = offset + order
    const last = (starts[order + 1] ?? lines.length) - 1
    const line = [last, first].find((at) => lines[at]?.text === String(number) && last > first)
    if (line === undefined) return []
    return [
      { line, number, label: String(number), place: line === last ? 'foot' : 'head', kind: 'page-number' },
    ]
  })
}
