// Line feeds inside a correction. One that stood there already keeps what it was (the end of a paragraph, or of a line of
// verse within one); one that is new begins a paragraph.
import type { Block } from '#lib/reading/reading.ts'
import { diffTexts } from '#lib/text/diff.ts'
import type { Splice } from './splices.ts'

/** The words of a splice, cut where a paragraph begins. `block`: the old block that begins there; -1: none did. */
export type SplicePiece = string | { readonly block: number }

export function matchLineFeeds(
  text: string,
  { start, end, text: now }: Splice,
  blocks: readonly Block[],
): SplicePiece[] {
  if (!now.includes('\n')) return now === '' ? [] : [now]
  const old = text.slice(start, end)
  const partners = partnersOf(old, now)
  const pieces: SplicePiece[] = []
  let at = 0
  for (let feed = now.indexOf('\n'); feed >= 0; feed = now.indexOf('\n', feed + 1)) {
    const partner = partners.get(feed)
    const block = partner === undefined ? -1 : blockAfter(blocks, start + partner)
    // A line feed within a block is a letter like any other.
    if (partner !== undefined && block < 0) continue
    if (feed > at) pieces.push(now.slice(at, feed))
    pieces.push({ block })
    at = feed + 1
  }
  if (at < now.length) pieces.push(now.slice(at))
  return pieces
}

/** For line feeds of `now` the one of `old` that they are: as the difference has it, else the next one in turn. */
function partnersOf(old: string, now: string): Map<number, number> {
  const partners = new Map<number, number>()
  const pair = (olds: readonly number[], news: readonly number[]): void =>
    news.forEach((feed, i) => {
      const partner = olds[i]
      if (partner !== undefined) partners.set(feed, partner)
    })
  const [oldFeeds, newFeeds] = [feedsIn(old, 0, old.length), feedsIn(now, 0, now.length)]
  if (oldFeeds.length === newFeeds.length) {
    pair(oldFeeds, newFeeds)
    return partners
  }
  let [a, b] = [0, 0]
  for (const change of diffTexts(old, now)) {
    pair(feedsIn(old, a, change.old[0]), feedsIn(now, b, change.new[0]))
    pair(feedsIn(old, ...change.old), feedsIn(now, ...change.new))
    a = change.old[1]
    b = change.new[1]
  }
  pair(feedsIn(old, a, old.length), feedsIn(now, b, now.length))
  return partners
}

function feedsIn(text: string, from: number, to: number): number[] {
  const found: number[] = []
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) found.push(at)
  return found
}

/** The block that begins behind a line feed at `offset`; -1 when the line feed stands within a block. */
function blockAfter(blocks: readonly Block[], offset: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return blocks[low]?.start === offset + 1 ? low : -1
}
