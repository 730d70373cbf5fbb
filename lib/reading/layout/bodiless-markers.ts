// Marks whose notes are not in the file: runs of labels between two that have a body, found as marks that nothing else uses.
import { mostOf } from './lines.ts'
import type { FoundMarker, MarkerCandidate } from './marker-candidates.ts'

type Bodiless = { label: string; marker: FoundMarker }

/** `numbers`: of the numbered notes in the order of the file; `unused`: candidates that call no note. */
export function bodilessMarkers(
  numbers: readonly number[],
  unused: readonly MarkerCandidate[],
  markers: ReadonlyMap<number, FoundMarker>,
): Bodiless[] {
  const free = unused.filter((one) => /^\d+$/.test(one.label))
  if (numbers.length === 0) {
    // A page saved without its list of notes: only marks that can be nothing else, and more than one of them.
    const plain = free.filter(({ shape }) => shape === 'bracket' || shape === 'raised')
    const run = ascendingRun(plain, 1, plain.length)
    return run.length > 1 ? run.map(asFound) : []
  }
  const byLabel = Map.groupBy(free, ({ label }) => Number(label))
  const lastMarker = mostOf([...markers.values()].map(({ line }) => line))
  const found: Bodiless[] = []
  for (let i = -1; i < numbers.length; i++) {
    const isLast = i === numbers.length - 1
    const from = i < 0 ? 0 : (numbers[i] ?? NaN)
    const count = isLast ? 3 : (numbers[i + 1] ?? NaN) - from - 1
    if (!(count > 0) || count > 60) continue
    const wanted = Array.from({ length: count }, (_, k) => byLabel.get(from + 1 + k) ?? []).flat()
    // After the last body only plain marks after the last marker count.
    const own = wanted
      .filter(({ weight, line }) => (isLast ? weight >= 2 && line >= lastMarker : weight >= 1.4))
      .sort((a, b) => a.line - b.line || a.raw[0] - b.raw[0])
    const run = ascendingRun(own, from + 1, count)
    if (run.length * 2 > count || (isLast && run.length > 0)) for (const one of run) found.push(asFound(one))
  }
  return found
}

const asFound = ({ label, raw, line, shape }: MarkerCandidate): Bodiless => ({
  label,
  marker: { raw, line, isMisread: false, shape },
})

/** The longest run of consecutive labels from `first` on, each not far below the one before. */
function ascendingRun(free: readonly MarkerCandidate[], first: number, count: number): MarkerCandidate[] {
  let best: MarkerCandidate[] = []
  const heads = free.flatMap((one, at) => (Number(one.label) === first ? [at] : [])).slice(0, 50)
  for (const head of heads.length > 0 ? heads : [0]) {
    const run: MarkerCandidate[] = []
    for (let at = head; at < free.length && run.length < count; at++) {
      const [one, before] = [free[at], run.at(-1)]
      if (!one) break
      if (!before || (Number(one.label) === Number(before.label) + 1 && one.line - before.line < 150))
        run.push(one)
    }
    if (run.length > best.length) best = run
  }
  return best
}
