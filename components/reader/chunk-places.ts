// From the place of the scroller to the place in the text and back, by chunks: near enough for a map, and a handful of
// measurements however long the text is.
import type { Chunk } from './text-layout.ts'

export interface ChunkPlaces {
  /** The offset whose words stand at the height `y` of the window. */
  offsetAt(y: number): number
  /** How far down the window an offset stands now; null when the text is empty. */
  heightOf(offset: number): number | null
}

/** Scrolls so that an offset stands at `part` of the screen's height, from 0 at the top. */
export function scrollToOffset(scroller: Element, places: ChunkPlaces, offset: number, part: number): void {
  if (offset <= 0) {
    scroller.scrollTop = 0
    return
  }
  // The first scroll draws what was skipped so far, and its true height moves the place: so look again.
  for (let round = 0; round < 2; round++) {
    const height = places.heightOf(offset)
    const box = scroller.getBoundingClientRect()
    if (height !== null) scroller.scrollTop += height - (box.top + box.height * part)
  }
}

export function chunkPlaces(root: Element, chunks: readonly Chunk[]): ChunkPlaces {
  const shells = [...root.querySelectorAll('[data-chunk]')]
  const isBelow = (index: number, y: number): boolean =>
    (shells[index]?.getBoundingClientRect().top ?? Infinity) > y
  // Where the last place was: while one scrolls the next is in the same chunk or beside it.
  let last = 0
  return {
    offsetAt(y) {
      let low = last
      let high = last
      for (let step = 1; low > 0 && isBelow(low, y); step *= 2) low = Math.max(0, (high = low) - step)
      for (let step = 1; high < shells.length && !isBelow(high, y); step *= 2)
        high = Math.min(shells.length, (low = high) + step)
      // The last chunk that does not begin below `y` lies from `low` to before `high`.
      while (high - low > 1) {
        const middle = (low + high) >> 1
        if (isBelow(middle, y)) high = middle
        else low = middle
      }
      last = low
      const chunk = chunks[low]
      const box = shells[low]?.getBoundingClientRect()
      if (!chunk || !box) return chunks[0]?.start ?? 0
      const part = box.height > 0 ? Math.max(0, Math.min(1, (y - box.top) / box.height)) : 0
      return Math.round(chunk.start + part * (chunk.end - chunk.start))
    },
    heightOf(offset) {
      const chunk = chunks.findLast(({ start }) => start <= offset) ?? chunks[0]
      const box = chunk && shells[chunk.index]?.getBoundingClientRect()
      if (!box) return null
      const length = chunk.end - chunk.start
      const part = length > 0 ? Math.max(0, Math.min(1, (offset - chunk.start) / length)) : 0
      return box.top + part * box.height
    },
  }
}
