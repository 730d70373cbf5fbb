// "Item dixit A. Item dixit B." without its first sentence: was "Item dixit A. " cut out, or "dixit A. Item "? Both
// differences are as short. People cut at the borders of paragraphs, sentences and words, so the cut slides to the strongest
// border; where two are equally strong, the letters between them are marked as uncertain.
import type { Run } from '#lib/text/align.ts'
import { GAP_BREAK, GAP_NONE, type Folded } from '#lib/text/normalize.ts'

interface Side {
  readonly text: string
  readonly folded: Folded
}

/** How strong a border stands before folded letter `i`: 6 the text's end, 5 paragraph … 1 word, 0 inside a word. */
export function borderStrength({ text, folded }: Side, i: number): number {
  if (i <= 0 || i >= folded.text.length) return 6
  const gap = folded.gaps[i] ?? 0
  const before = folded.text.charAt(i - 1)
  if (gap === GAP_NONE)
    return /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(folded.text.charAt(i)) ? 0 : 0.25
  const ends = /[.!?…]/.test(before) || (/["')\]]/.test(before) && /[.!?…]/.test(folded.text.charAt(i - 2)))
  if ((gap & GAP_BREAK) !== 0) {
    const between = text.slice(folded.ends[i - 1], folded.starts[i])
    if (/\n[^\S\n]*\n/.test(between)) return 5
    return ends ? 4 : /[;:,]/.test(before) ? 2.5 : 2
  }
  return ends ? 3 : /[;:]/.test(before) ? 2 : before === ',' ? 1.5 : 1
}

/** A border stronger by less than this is so by chance: a line that happens to end with a sentence. */
const NEARLY = 1.5

/** Slides pure insertions and deletions of a chain to the strongest border; see above. */
export function slideToBorders(
  chain: readonly Run[],
  old: Side,
  now: Side,
  a: Int32Array,
  b: Int32Array,
): { readonly runs: Run[]; readonly uncertain: Uint8Array } {
  const uncertain = new Uint8Array(a.length)
  const runs: { a: number; b: number; length: number }[] = chain.map((run) => ({ ...run }))
  for (let index = 1; index < runs.length; index++) {
    const left = runs[index - 1] as { a: number; b: number; length: number }
    const right = runs[index] as { a: number; b: number; length: number }
    const [x, y] = [left.a + left.length, right.a]
    const [u, v] = [left.b + left.length, right.b]
    const deletes = v === u && y > x
    if (!deletes && !(x === y && v > u)) continue
    const [sequence, from, to] = deletes ? [a, x, y] : [b, u, v]
    let back = 0
    while (back < left.length && sequence[from - 1 - back] === sequence[to - 1 - back]) back++
    let ahead = 0
    while (ahead < right.length && sequence[from + ahead] === sequence[to + ahead]) ahead++
    if (back + ahead === 0) continue
    const [cut, joint] = deletes ? [old, now] : [now, old]
    const jointAt = deletes ? u : x
    const strengths: number[] = []
    for (let shift = -back; shift <= ahead; shift++)
      strengths.push(
        borderStrength(cut, from + shift) +
          borderStrength(cut, to + shift) +
          borderStrength(joint, jointAt + shift),
      )
    const best = Math.max(...strengths)
    const chosen = strengths.indexOf(best) - back
    // A tie inside words is only a question of letters, never of place.
    if (best >= 3) {
      const first = strengths.findIndex((strength) => strength > best - NEARLY) - back
      const last = strengths.findLastIndex((strength) => strength > best - NEARLY) - back
      uncertain.fill(1, x + first, x + last)
      if (deletes) uncertain.fill(1, y + first, y + last)
    }
    left.length += chosen
    right.a += chosen
    right.b += chosen
    right.length -= chosen
  }
  return { runs: runs.filter((run) => run.length > 0), uncertain }
}
