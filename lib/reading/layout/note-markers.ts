// Which mark in the text calls which note. The labels ascend; a page's notes are called on that page.
import type { Span } from '#lib/text/span.ts'
import type { SourceLine } from './lines.ts'
import type { MarkerCandidate } from './marker-candidates.ts'
import type { FoundNote } from './note-zones.ts'
import type { Sheet } from './sheets.ts'

export interface FoundMarker {
  readonly raw: Span
  readonly line: number
  readonly isMisread: boolean
  readonly shape: MarkerCandidate['shape']
}

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
  /** In lines of the text only. */
  readonly candidates: readonly MarkerCandidate[]
}

export function linkMarkers({ lines, sheets, notes, candidates }: LinkInput): LinkedNotes {
  const markers = new Map<number, FoundMarker>()
  const used = new Set<MarkerCandidate>()
  const take = (note: number, one: MarkerCandidate): void => {
    markers.set(note, { raw: one.raw, line: one.line, isMisread: false, shape: one.shape })
    used.add(one)
  }
  for (const { members, from, to } of scopes(notes, sheets, lines.length)) {
    const inside = candidates.filter(({ line }) => line >= from && line < to)
    // Figures, signs and letters each have their own order: a page may call 1, 2, *, 3.
    for (const series of ['number', 'sign', 'letter']) {
      const own = members.filter((note) => seriesOf(notes[note]?.label ?? '') === series)
      if (own.length > 0) for (const [note, one] of ascend(own, notes, inside)) take(note, one)
    }
  }
  // A note whose page holds no marker of it may be called on another page; first the plain marks, then what fits between them.
  for (const least of [1.2, 0.5]) {
    notes.forEach((note, i) => {
      if (markers.has(i) || sheets.length < 2) return
      const [before, after] = neighbours(markers, notes, i)
      if (least < 1 && after - before > 80) return
      const fits = candidates.filter(
        (one) =>
          one.label === note.label &&
          !used.has(one) &&
          one.weight >= least &&
          one.line >= before &&
          one.line <= after,
      )
      if (fits.length === 1 && fits[0] && near(sheets, note, fits[0].line)) take(i, fits[0])
    })
  }
  notes.forEach((_, i) => {
    if (markers.has(i)) return
    const misread = misreadMarker(lines, markers, notes, i, candidates)
    if (misread) markers.set(i, misread)
  })
  const again = [...markers].flatMap(([note, marker]) =>
    candidates
      .filter(
        (one) =>
          one.shape === marker.shape &&
          (one.shape === 'bracket' || one.shape === 'raised') &&
          one.label === notes[note]?.label &&
          !used.has(one),
      )
      .filter((one) => scopeHolds(notes, note, one.line))
      .map((one) => {
        used.add(one)
        return { note, marker: { raw: one.raw, line: one.line, isMisread: false, shape: one.shape } }
      }),
  )
  return { markers, again, bodiless: bodilessMarkers(notes, markers, candidates, used) }
}

const seriesOf = (label: string): 'number' | 'sign' | 'letter' =>
  /^\d/.test(label) ? 'number' : /^\p{L}/u.test(label) ? 'letter' : 'sign'

/** Notes that are called from the same lines: those of a page, or all that stand at the end together. */
function scopes(
  notes: readonly FoundNote[],
  sheets: readonly Sheet[],
  length: number,
): { members: number[]; from: number; to: number }[] {
  const found: { members: number[]; from: number; to: number }[] = []
  const isPaged = sheets.length > 1 && new Set(notes.map(({ sheet }) => sheet)).size > 1
  if (isPaged) {
    for (const sheet of sheets) {
      const members = notes.flatMap((note, i) => (note.sheet === sheet.order ? [i] : []))
      if (members.length > 0) found.push({ members, from: sheet.first, to: sheet.last })
    }
    // Chapters with their notes on pages of their own, or notes on the pages after the text.
    const crowded = found.filter(({ members }) => members.length > 25)
    for (const scope of crowded) scope.from = 0
    return found
  }
  let from = 0
  let members: number[] = []
  notes.forEach((note, i) => {
    const before = notes[i - 1]
    const kin =
      notes[members.findLast((one) => seriesOf(notes[one]?.label ?? '') === seriesOf(note.label)) ?? -1]
    const isAnew =
      before &&
      ((kin && (kin.label === note.label || Number(note.label) <= Number(kin.label))) ||
        (note.lines[0] ?? 0) - (before.lines.at(-1) ?? 0) > 12)
    if (isAnew && members.length > 0) {
      found.push({ members, from, to: before.lines[0] ?? length })
      from = before.lines.at(-1) ?? 0
      members = []
    }
    members.push(i)
  })
  if (members.length > 0) found.push({ members, from, to: length })
  return found
}

/** The best ascending choice of one candidate for each note, in the order of the lines. */
function ascend(
  members: readonly number[],
  notes: readonly FoundNote[],
  inside: readonly MarkerCandidate[],
): [number, MarkerCandidate][] {
  const wanted = new Map<string, number[]>()
  members.forEach((note, place) => {
    const label = notes[note]?.label ?? ''
    wanted.set(label, [...(wanted.get(label) ?? []), place])
  })
  interface Step {
    score: number
    place: number
    from: Step | null
    one: MarkerCandidate
  }
  // best[p]: the best choice whose last note has a place up to p.
  const best: (Step | null)[] = members.map(() => null)
  let end = -1
  for (const one of inside) {
    const steps: Step[] = []
    for (const place of wanted.get(one.label) ?? []) {
      const before = place > 0 ? (best[place - 1] ?? null) : null
      if (
        before &&
        (before.one.line > one.line || (before.one.line === one.line && before.one.raw[1] > one.raw[0]))
      )
        continue
      steps.push({ score: one.weight + (before?.score ?? 0), place, from: before, one })
    }
    for (const step of steps) {
      for (let place = step.place; place < members.length; place++) {
        const standing = best[place]
        if (!standing || step.score > standing.score) best[place] = step
        else break
      }
      end = Math.max(end, step.place)
    }
  }
  const chosen: [number, MarkerCandidate][] = []
  for (let step = best.at(-1) ?? null; step; step = step.from) {
    const note = members[step.place]
    if (note !== undefined && step.one.weight >= 0.5) chosen.unshift([note, step.one])
  }
  return chosen
}

function neighbours(
  markers: ReadonlyMap<number, FoundMarker>,
  notes: readonly FoundNote[],
  note: number,
): [before: number, after: number] {
  let [before, after] = [-1, Number.MAX_SAFE_INTEGER]
  for (let i = note - 1; i >= 0 && before < 0; i--) before = markers.get(i)?.line ?? -1
  for (let i = note + 1; i < notes.length && after === Number.MAX_SAFE_INTEGER; i++)
    after = markers.get(i)?.line ?? Number.MAX_SAFE_INTEGER
  return [before, after]
}

function near(sheets: readonly Sheet[], note: FoundNote, line: number): boolean {
  const sheet = sheets.find(({ first, last }) => line >= first && line < last)
  return sheet !== undefined && Math.abs(sheet.order - note.sheet) <= 1
}

function scopeHolds(notes: readonly FoundNote[], note: number, line: number): boolean {
  const label = notes[note]?.label
  const twins = notes.filter((one) => one.label === label)
  return (
    twins.length === 1 ||
    Math.abs((notes[note]?.lines[0] ?? 0) - line) <=
      Math.min(...twins.map((one) => Math.abs((one.lines[0] ?? 0) - line)))
  )
}

/** Between the markers of its neighbours: a closing quotation mark that closes nothing, or letters that look like the figures. */
function misreadMarker(
  lines: readonly SourceLine[],
  markers: ReadonlyMap<number, FoundMarker>,
  notes: readonly FoundNote[],
  note: number,
  candidates: readonly MarkerCandidate[],
): FoundMarker | null {
  const label = notes[note]?.label ?? ''
  const [before, after] = [markers.get(note - 1), markers.get(note + 1)]
  if (!before || !after || after.line < before.line || after.line - before.line > 80) return null
  const isTaken = (at: number): boolean => candidates.some(({ raw }) => at >= raw[0] && at < raw[1])
  const signs = notes[note]?.isMisread ? /(?<=\p{L})["”'*^°](?=\s|[.,;:)]|$)/gu : lookAlike(label)
  if (!signs) return null
  const fits: FoundMarker[] = []
  let depth = 0
  for (let at = before.line; at <= after.line; at++) {
    const line = lines[at]
    if (!line) continue
    for (const hit of line.text.matchAll(new RegExp(`[„“«»"”]|${signs.source}`, 'gu'))) {
      const from = line.start + hit.index
      const isOutside =
        (at === before.line && from < before.raw[1]) || (at === after.line && from >= after.raw[0])
      if (/[„«»“]/.test(hit[0])) {
        depth = /[„«“]/.test(hit[0]) ? 1 : 0
        continue
      }
      const isClosing = /["”]/.test(hit[0]) && depth > 0
      if (/["”]/.test(hit[0])) depth = 0
      if (
        isOutside ||
        isClosing ||
        isTaken(from) ||
        !new RegExp(signs.source, 'u').test(
          line.text.slice(Math.max(0, hit.index - 1), hit.index + hit[0].length + 1),
        )
      )
        continue
      fits.push({ raw: [from, from + hit[0].length], line: at, isMisread: true, shape: 'sign' })
    }
  }
  return fits.length === 1 ? (fits[0] ?? null) : null
}

const likes: Readonly<Record<string, string>> = {
  '0': 'OoQ',
  '1': 'lIi|!',
  '2': 'Zz',
  '5': 'S',
  '6': 'b',
  '8': 'B',
  '9': 'g',
}

/** The label written with letters, after a word; one figure alone would fit too many words. */
function lookAlike(label: string): RegExp | null {
  if (!/^\d{2,3}$/.test(label)) return null
  const signs = [...label].map((figure) => `[${figure}${likes[figure] ?? ''}]`).join('')
  return new RegExp(`(?<=\\p{Ll}{3})(?!\\d+)${signs}(?=[\\s.,;:)"]|$)`, 'gu')
}

/** Runs of labels without a body, between two that have one: found as markers anywhere that nothing else uses, ascending. */
function bodilessMarkers(
  notes: readonly FoundNote[],
  markers: ReadonlyMap<number, FoundMarker>,
  candidates: readonly MarkerCandidate[],
  used: ReadonlySet<MarkerCandidate>,
): { label: string; marker: FoundMarker }[] {
  const free = candidates.filter((one) => !used.has(one) && /^\d+$/.test(one.label))
  if (notes.length === 0) {
    // A page saved without its list of notes: only marks that can be nothing else, and more than one of them.
    const run = ascendingRun(
      free.filter(({ shape }) => shape === 'bracket' || shape === 'raised'),
      1,
      free.length,
    )
    return run.length > 1 ? run.map(asFound) : []
  }
  const found: { label: string; marker: FoundMarker }[] = []
  const numbers = notes.map(({ label }) => Number(label))
  const lastMarker = Math.max(-1, ...[...markers.values()].map(({ line }) => line))
  for (let i = -1; i < numbers.length; i++) {
    const isLast = i === numbers.length - 1
    const from = i < 0 ? 0 : (numbers[i] ?? NaN)
    const count = isLast ? 3 : (numbers[i + 1] ?? NaN) - from - 1
    if (!(count > 0) || count > 60) continue
    // After the last body only plain marks after the last marker count.
    const own = free.filter(({ label, weight, line }) => {
      const isWanted = Number(label) > from && Number(label) <= from + count
      return isWanted && (isLast ? weight >= 2 && line >= lastMarker : weight >= 1.4)
    })
    const run = ascendingRun(own, from + 1, count)
    if (run.length * 2 > count || (isLast && run.length > 0)) found.push(...run.map(asFound))
  }
  return found
}

const asFound = ({ label, raw, line, shape }: MarkerCandidate): { label: string; marker: FoundMarker } => ({
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
