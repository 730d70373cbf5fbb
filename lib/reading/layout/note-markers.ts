// Which mark in the text calls which note. The labels ascend; a page's notes are called on that page.
import { bodilessMarkers } from './bodiless-markers.ts'
import type { SourceLine } from './lines.ts'
import { candidatesBetween, type FoundMarker, type MarkerCandidate } from './marker-candidates.ts'
import { misreadMarker } from './misread-markers.ts'
import { findScopes, seriesOf } from './note-scopes.ts'
import type { FoundNote } from './note-zones.ts'
import { sheetFinder, type Sheet } from './sheets.ts'

export interface LinkedNotes {
  /** By the note's place in the list of notes. */
  readonly markers: ReadonlyMap<number, FoundMarker>
  /** Further calls of a note that has its marker already. */
  readonly again: readonly { note: number; marker: FoundMarker }[]
  /** Markers whose body stands nowhere. */
  readonly bodiless: readonly { label: string; marker: FoundMarker }[]
}

export interface LinkInput {
  readonly lines: readonly SourceLine[]
  readonly sheets: readonly Sheet[]
  readonly notes: readonly FoundNote[]
  /** In lines of the text only, in the order of the lines. */
  readonly candidates: readonly MarkerCandidate[]
  /** Figures between blanks: where most notes that found no mark find one of them between those of their neighbours, they are marks. */
  readonly loose?: readonly MarkerCandidate[]
}

export function linkMarkers({ lines, sheets, notes, candidates, loose = [] }: LinkInput): LinkedNotes {
  const markers = new Map<number, FoundMarker>()
  const used = new Set<MarkerCandidate>()
  const take = (note: number, one: MarkerCandidate): void => {
    markers.set(note, { raw: one.raw, line: one.line, isMisread: false, shape: one.shape })
    used.add(one)
  }
  for (const { members, from, to } of findScopes(notes, sheets, candidates, lines.length)) {
    const inside = candidatesBetween(candidates, from, to - 1)
    for (const series of ['number', 'sign', 'letter']) {
      const own = members.filter((note) => seriesOf(notes[note]?.label ?? '') === series)
      if (own.length > 0) for (const [note, one] of ascend(own, notes, inside)) take(note, one)
    }
  }
  const byLabel = Map.groupBy(candidates, ({ label }) => label)
  linkElsewhere({ sheets, notes }, byLabel, markers, used, take)
  linkLoose(
    notes,
    Map.groupBy(loose, ({ label }) => label),
    markers,
    take,
  )
  const taken = new Set(candidates.map(({ raw }) => raw[0]))
  notes.forEach((_, i) => {
    if (markers.has(i)) return
    const misread = misreadMarker(lines, markers, notes, i, taken)
    if (misread) markers.set(i, misread)
  })
  return {
    markers,
    again: furtherCalls(notes, byLabel, markers, used),
    bodiless: bodilessMarkers(
      // Signs and letters between them are counted apart.
      notes.map(({ label }) => Number(label)).filter((number) => Number.isFinite(number)),
      candidates.filter((one) => !used.has(one)),
      markers,
    ),
  }
}

/** A note whose page holds no marker of it may be called on another page; first the plain marks, then what fits between them. */
function linkElsewhere(
  { sheets, notes }: Pick<LinkInput, 'sheets' | 'notes'>,
  byLabel: ReadonlyMap<string, readonly MarkerCandidate[]>,
  markers: ReadonlyMap<number, FoundMarker>,
  used: ReadonlySet<MarkerCandidate>,
  take: (note: number, one: MarkerCandidate) => void,
): void {
  if (sheets.length < 2) return
  const sheetOf = sheetFinder(sheets)
  for (const least of [1.2, 0.5]) {
    const after = nextLines(markers, notes.length)
    let before = -1
    notes.forEach((note, i) => {
      const standing = markers.get(i)
      if (standing) before = standing.line
      if (standing || (least < 1 && (after[i] ?? Infinity) - before > 80)) return
      const fits = candidatesBetween(byLabel.get(note.label) ?? [], before, after[i] ?? Infinity).filter(
        (one) => !used.has(one) && one.weight >= least,
      )
      const [only] = fits
      if (fits.length === 1 && only && Math.abs(sheetOf(only.line) - note.sheet) <= 1) {
        take(i, only)
        before = only.line
      }
    })
  }
}

function linkLoose(
  notes: readonly FoundNote[],
  byLabel: ReadonlyMap<string, readonly MarkerCandidate[]>,
  markers: ReadonlyMap<number, FoundMarker>,
  take: (note: number, one: MarkerCandidate) => void,
): void {
  const found: [number, MarkerCandidate][] = []
  let without = 0
  notes.forEach(({ label }, i) => {
    const [before, after] = [markers.get(i - 1), markers.get(i + 1)]
    if (markers.has(i) || !before || !after) return
    without++
    const fits = candidatesBetween(byLabel.get(label) ?? [], before.line, after.line).filter(
      ({ raw }) => raw[0] >= before.raw[1] && raw[1] <= after.raw[0],
    )
    const [only] = fits
    if (fits.length === 1 && only) found.push([i, only])
  })
  if (found.length >= 2 && found.length * 2 > without) for (const [note, one] of found) take(note, one)
}

/** For each note, the line of the first marker that a later note has. */
function nextLines(markers: ReadonlyMap<number, FoundMarker>, count: number): number[] {
  const next = new Array<number>(count).fill(Infinity)
  let line = Infinity
  for (let i = count - 1; i >= 0; i--) {
    next[i] = line
    line = markers.get(i)?.line ?? line
  }
  return next
}

/** Web pages call a note again and again. */
function furtherCalls(
  notes: readonly FoundNote[],
  byLabel: ReadonlyMap<string, readonly MarkerCandidate[]>,
  markers: ReadonlyMap<number, FoundMarker>,
  used: Set<MarkerCandidate>,
): { note: number; marker: FoundMarker }[] {
  const twins = Map.groupBy(notes.keys(), (i) => notes[i]?.label ?? '')
  return [...markers].flatMap(([note, { shape }]) => {
    if (shape !== 'bracket' && shape !== 'raised') return []
    const label = notes[note]?.label ?? ''
    const own = twins.get(label) ?? []
    const distance = (i: number, line: number): number => Math.abs((notes[i]?.lines[0] ?? 0) - line)
    return (byLabel.get(label) ?? []).flatMap((one) => {
      if (one.shape !== shape || used.has(one)) return []
      // Of several notes with this label, the nearest is meant.
      if (
        own.length > 1 &&
        own.length < 50 &&
        own.some((i) => distance(i, one.line) < distance(note, one.line))
      )
        return []
      used.add(one)
      return [{ note, marker: { raw: one.raw, line: one.line, isMisread: false, shape } }]
    })
  })
}

/** The best ascending choice of one candidate for each note, in the order of the lines. */
function ascend(
  members: readonly number[],
  notes: readonly FoundNote[],
  inside: readonly MarkerCandidate[],
): [number, MarkerCandidate][] {
  const wanted = Map.groupBy(members.keys(), (place) => notes[members[place] ?? -1]?.label ?? '')
  interface Step {
    score: number
    place: number
    from: Step | null
    one: MarkerCandidate
  }
  // best[p]: the best choice whose last note has a place up to p.
  const best: (Step | null)[] = members.map(() => null)
  const isBelow = (above: MarkerCandidate, one: MarkerCandidate): boolean =>
    above.line < one.line || (above.line === one.line && above.raw[1] <= one.raw[0])
  for (const one of inside) {
    const steps: Step[] = []
    for (const place of wanted.get(one.label) ?? []) {
      const before = place > 0 ? (best[place - 1] ?? null) : null
      if (before && !isBelow(before.one, one)) continue
      steps.push({ score: one.weight + (before?.score ?? 0), place, from: before, one })
    }
    for (const step of steps) {
      for (let place = step.place; place < members.length; place++) {
        const standing = best[place]
        if (standing && step.score <= standing.score) break
        best[place] = step
      }
    }
  }
  const chosen: [number, MarkerCandidate][] = []
  for (let step = best.at(-1) ?? null; step; step = step.from) {
    const note = members[step.place]
    if (note !== undefined && step.one.weight >= 0.5) chosen.push([note, step.one])
  }
  return chosen.reverse()
}
