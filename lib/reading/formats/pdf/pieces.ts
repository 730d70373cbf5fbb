// The second pass: characters to pieces of lines. A piece is what stands on one baseline without a wide gap, raised and lowered
// characters in their place; what the pieces belong to (columns, tables) is decided later.
import type { Character } from './sheet.ts'
import { findWords, type PieceWord } from './words.ts'

export interface Piece {
  readonly words: readonly PieceWord[]
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly baseline: number
  /** The size most of its characters have. */
  readonly size: number
  readonly isBold: boolean
  /** Characters that can be seen. */
  readonly length: number
  /** Where the piece begins in the order of the file. */
  readonly place: number
}

interface Row {
  baseline: number
  size: number
  characters: Character[]
}

/** A gap wider than this, in type sizes, parts pieces. */
const pieceGap = 0.75

/** The pieces of one page with one turn of writing, from top to bottom. */
export function findPieces(characters: readonly Character[]): Piece[] {
  const visible = characters.filter(({ isBlank }) => !isBlank)
  if (visible.length === 0) return []
  const rows = findRows(visible)
  addBlanks(rows, characters)
  const pieces = rows.flatMap(splitRow)
  return attachRaised(pieces)
    .map(makePiece)
    .filter((piece) => piece !== null)
    .sort((a, b) => a.baseline - b.baseline || a.left - b.left)
}

/** Characters whose baselines differ by less than a quarter of their size stand in one row. */
function findRows(visible: readonly Character[]): Row[] {
  const sorted = [...visible].sort((a, b) => a.baseline - b.baseline)
  const rows: Row[] = []
  for (const character of sorted) {
    const row = rows.at(-1)
    const isNear =
      row !== undefined && character.baseline - row.baseline <= 0.25 * Math.min(character.size, row.size)
    if (isNear) {
      row.characters.push(character)
      // The row's own baseline follows its largest type: marks beside it must not draw it away.
      if (character.size > row.size) {
        row.size = character.size
        row.baseline = character.baseline
      }
    } else rows.push({ baseline: character.baseline, size: character.size, characters: [character] })
  }
  return rows
}

/** Blanks that the file holds stand with the characters of their row; those outside of any row mean nothing. */
function addBlanks(rows: readonly Row[], placed: readonly Character[]): void {
  let at = 0
  const blanks = placed.filter(({ isBlank }) => isBlank).sort((a, b) => a.baseline - b.baseline)
  for (const row of rows) {
    const reach = 0.25 * row.size
    while (at < blanks.length && (blanks[at]?.baseline ?? 0) < row.baseline - reach) at++
    for (let i = at; i < blanks.length; i++) {
      const blank = blanks[i]
      if (!blank || blank.baseline > row.baseline + reach) break
      row.characters.push(blank)
    }
    row.characters.sort((a, b) => a.start - b.start || a.place - b.place)
  }
}

function splitRow(row: Row): Character[][] {
  const parts: Character[][] = []
  let part: Character[] = []
  let end = -Infinity
  let last: Character | null = null
  for (const character of row.characters) {
    if (character.isBlank) {
      if (part.length > 0) part.push(character)
      continue
    }
    if (last && isDrawnTwice(last, character)) continue
    if (last && character.start - end > pieceGap * Math.min(character.size, last.size)) {
      parts.push(part)
      part = []
    }
    part.push(character)
    end = Math.max(part.length === 1 ? -Infinity : end, character.end)
    last = character
  }
  if (part.length > 0) parts.push(part)
  return parts
}

/** The same sign in the same place by another instruction: bold type made by printing twice. */
function isDrawnTwice(a: Character, b: Character): boolean {
  return (
    a.text === b.text && a.run !== b.run && Math.abs(a.start - b.start) < 0.08 * b.size && a.size === b.size
  )
}

interface Extent {
  readonly left: number
  readonly right: number
  readonly baseline: number
  readonly size: number
}

function extent(part: readonly Character[]): Extent {
  let [left, right] = [Infinity, -Infinity]
  const sizes: number[] = []
  for (const one of part) {
    if (one.isBlank) continue
    left = Math.min(left, one.start)
    right = Math.max(right, one.end)
    sizes.push(one.size)
  }
  const size = mostCommon(sizes)
  return { left, right, baseline: part.find((one) => !one.isBlank && one.size === size)?.baseline ?? 0, size }
}

/**
 * Small type beside larger, above or below its baseline, belongs to that line; a large initial belongs to the first of the
 * lines beside it.
 */
function attachRaised(parts: readonly Character[][]): Character[][] {
  const found = parts.map((part) => ({ part: [...part], ...extent(part), isGone: false }))
  found.sort((a, b) => a.baseline - b.baseline)
  found.forEach((small, i) => {
    if (small.part.length > 24) return
    // Lines near in height; beyond one and a half of the size nothing can belong together.
    let best: { host: (typeof found)[number]; gap: number } | null = null
    for (const step of [1, -1])
      for (let j = i + step; found[j] && Math.abs((found[j]?.baseline ?? 0) - small.baseline) < 60; j += step) {
        const host = found[j]
        if (!host || host.isGone || host === small) continue
        const gap = Math.max(small.left - host.right, host.left - small.right)
        if ((isMarkOf(small, host) || isInitialOf(small, host)) && gap < (best?.gap ?? Infinity))
          best = { host, gap }
      }
    if (!best) return
    const { host } = best
    const isInitial = small.size > host.size
    // Attached, it stands on the line of its host; whether it was raised is seen from its ink and its baseline.
    host.part.push(...(isInitial ? small.part.map((one) => ({ ...one, baseline: host.baseline })) : small.part))
    host.part.sort((a, b) => a.start - b.start || a.place - b.place)
    host.left = Math.min(host.left, small.left)
    host.right = Math.max(host.right, small.right)
    small.isGone = true
  })
  return joinNeighbours(found.filter(({ isGone }) => !isGone))
} // prettier-ignore

function isMarkOf(small: Extent, host: Extent): boolean {
  const rise = host.baseline - small.baseline
  const isBeside = small.left < host.right + 0.35 * host.size && small.right > host.left - 0.35 * host.size
  return small.size <= 0.85 * host.size && isBeside && rise > -0.35 * host.size && rise < 0.75 * host.size
}

/** A first letter of two or more lines' height: its top is level with the line to its right. */
function isInitialOf(large: Extent & { part: readonly Character[] }, host: Extent): boolean {
  if (large.part.filter(({ isBlank }) => !isBlank).length > 2 || large.size < 1.7 * host.size) return false
  const top = Math.min(...large.part.map((one) => one.top))
  const isLevel = Math.abs(top - (host.baseline - 0.7 * host.size)) < 0.5 * host.size
  return isLevel && host.left >= large.right - 0.2 * host.size && host.left < large.right + 1.2 * host.size
}

/** A mark between two pieces of one row can close the gap between them. */
function joinNeighbours(found: readonly (Extent & { part: Character[] })[]): Character[][] {
  const sorted = [...found].sort((a, b) => a.baseline - b.baseline || a.left - b.left)
  const out: (Extent & { part: Character[] })[] = []
  for (const one of sorted) {
    const last = out.at(-1)
    const isNext =
      last &&
      Math.abs(last.baseline - one.baseline) <= 0.25 * Math.min(last.size, one.size) &&
      one.left >= last.left &&
      one.left - last.right <= pieceGap * Math.min(last.size, one.size)
    if (isNext) {
      const part = [...last.part, ...one.part].sort((a, b) => a.start - b.start || a.place - b.place)
      out[out.length - 1] = { ...last, part, right: Math.max(last.right, one.right) }
    } else out.push(one)
  }
  return out.map(({ part }) => part)
}

export function mostCommon(values: readonly number[]): number {
  let best = values[0] ?? 0
  // Nearly always all are the same.
  if (values.every((value) => value === best)) return best
  const counts = new Map<number, number>()
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1
    counts.set(value, count)
    if (count > (counts.get(best) ?? 0)) best = value
  }
  return best
}

function makePiece(part: readonly Character[]): Piece | null {
  const visible = part.filter(({ isBlank }) => !isBlank)
  if (visible.length === 0) return null
  const { baseline, size, left, right } = extent(part)
  const words = findWords(part, baseline, size)
  return {
    words,
    left,
    right,
    baseline,
    size,
    top: Math.min(...words.map(({ top }) => top)),
    bottom: Math.max(...words.map(({ bottom }) => bottom)),
    isBold: visible.filter(({ isBold }) => isBold).length > 0.6 * visible.length,
    length: visible.length,
    place: Math.min(...visible.map(({ place }) => place)),
  }
}
