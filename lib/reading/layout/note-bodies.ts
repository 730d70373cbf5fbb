// Where the bodies of notes begin: lines that start with a label, in one manner, with labels that ascend.
import type { BodyStart } from './body-start.ts'
import type { MarkerCandidate } from './marker-candidates.ts'
import { bodiesAboveLabels } from './labels-below.ts'
import { isNotesHeading } from './line-shapes.ts'
import { endsSentence, type SourceLine } from './lines.ts'
import { namedBodies } from './named-bodies.ts'

interface Manner {
  readonly name: string
  readonly pattern: RegExp
  /** The label of a match. */
  readonly label: (match: RegExpExecArray) => string
}

const digits = (text: string): string =>
  text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (sign) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign)))
const first = (match: RegExpExecArray): string => digits(match[1] ?? '')
const manners: readonly Manner[] = [
  { name: 'wide', pattern: /^(\d{1,3})(?=[\u2000-\u200a\t]|\s{3,}\S)/u, label: first },
  { name: 'plain', pattern: /^(\d{1,3})(?= {1,2}[\p{L}\p{Pi}\p{Ps}"'»«›‹\d])/u, label: first },
  { name: 'stop', pattern: /^(\d{1,3})\.(?=\s+\S)/u, label: first },
  { name: 'closed', pattern: /^(\d{1,3})\s?\)(?=\s*\S)/u, label: first },
  { name: 'bracket', pattern: /^\[(\d{1,4})\](?=\s*\S)/u, label: first },
  { name: 'round', pattern: /^\((\d{1,3})\)(?=\s*\S)/u, label: first },
  { name: 'raised', pattern: /^([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\)?(?=\s*\S)/u, label: first },
  { name: 'typed', pattern: /^\^(\d{1,3})(?=\s+\S)/u, label: first },
  { name: 'stuck', pattern: /^(\d{1,3})(?=[\p{Lu}„»“«])/u, label: first },
  { name: 'alone', pattern: /^(\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\.?$/u, label: first },
  { name: 'below', pattern: /^$/u, label: first },
  { name: 'caret', pattern: /^\^?\s?(\d{1,3})\s?\^(?=\s*\S)/u, label: first },
  {
    name: 'sign',
    pattern: /^(\*{1,4}|†{1,2}|‡{1,2})\)?(?=\s*[\p{L}\p{Pi}"'(\d])/u,
    label: (match) => match[1] ?? '',
  },
  {
    name: 'letter',
    pattern: /^(?:\(?([a-z])\)|\[([a-z])\]|\^([a-z]))(?=\s+\S)/u,
    label: ([, round, square, caret]) => round ?? square ?? caret ?? '',
  },
]

/** The label at the start of a line in this manner. `bracket`: letters that call back ("a b c") after it are no part of the body. */
function startOf(line: SourceLine, manner: Manner, next?: SourceLine): BodyStart | null {
  const match = manner.pattern.exec(line.text)
  if (!match) return null
  // Some programs set a raised label on a line of its own, above the body.
  if (manner.name === 'alone') {
    const isBody = next && next.blanks <= 1 && !next.afterFormFeed && /\p{L}{2}/u.test(next.text)
    return isBody
      ? {
          label: manner.label(match),
          line: line.index,
          marker: [line.start, line.end],
          body: next.start,
          isMisread: false,
        }
      : null
  }
  const end = match[0].length
  const rest = line.text.slice(end)
  const back =
    /^\)?\s*(?:[↑^]\s*)?(?:(?:[a-z]\s+){2,}(?=\p{Lu}|\p{Pi}|")|(?:[↑^]\s*))?/u.exec(rest)?.[0] ?? ''
  return {
    label: manner.label(match),
    line: line.index,
    marker: [line.start, line.start + end + back.trimEnd().length],
    body: line.start + end + back.length,
    isMisread: false,
  }
}

export interface BodySearch {
  readonly starts: BodyStart[]
  readonly manner: string
}

/**
 * The bodies of the notes: for each manner the best ascending chain of labels; of the manners the one whose labels are also
 * found as markers in the text. `exclude`: lines that are no text.
 */
export function findBodyStarts(
  lines: readonly SourceLine[],
  markers: ReadonlyMap<string, readonly MarkerCandidate[]>,
  exclude: ReadonlySet<number>,
  words: () => ReadonlySet<string>,
  noteLines?: ReadonlySet<number>,
): BodySearch[] {
  const searches: (BodySearch & { score: number })[] = []
  const numbered: BodyStart[] = []
  for (const manner of manners) {
    if (manner.name === 'below' && noteLines && noteLines.size > 0) continue
    const candidates =
      manner.name === 'below'
        ? bodiesAboveLabels(lines, exclude, words)
        : lines.flatMap((line) => {
            if (exclude.has(line.index) || (noteLines && noteLines.size > 0 && !noteLines.has(line.index)))
              return []
            const start = startOf(line, manner, lines[line.index + 1])
            return start ? [start] : []
          })
    if (candidates.length === 0) continue
    const isNumbered = manner.name !== 'sign' && manner.name !== 'letter'
    if (isNumbered) for (const one of candidates) numbered.push(one)
    const starts = isNumbered
      ? bestChain(candidates, lines, markers, exclude, noteLines !== undefined && noteLines.size > 0)
      : candidates
    const supported = markedBodies(starts, markers).length
    const needs = manner.name === 'stop' || manner.name === 'closed' || !isNumbered ? 0.6 : 0.5
    // What the format calls notes are notes, though a machine may have misread all their marks in the text.
    const least = noteLines && noteLines.size > 0 ? 0 : Math.max(1, starts.length * needs)
    if (starts.length === 0 || supported < least) continue
    searches.push({ starts, manner: manner.name, score: starts.length + 2 * supported })
  }
  // What calls itself a note needs no mark to be one.
  const named = namedBodies(lines, exclude)
  if (named.length > 0) searches.push({ starts: named, manner: 'named', score: Infinity })
  const listed = listedBodies(lines, markers, exclude)
  if (listed.length > 0) searches.push({ starts: listed, manner: 'listed', score: 3 * listed.length })
  searches.sort((a, b) => b.score - a.score)
  const [best, second] = searches.filter(({ manner }) => manner !== 'sign' && manner !== 'letter')
  // "[Footnote A: …]" beside notes with numbers.
  const isBeside =
    best?.manner === 'named' && second !== undefined && best.starts.every(({ label }) => !/^\d/.test(label))
  const counted = isBeside ? second : best
  const taken = new Set([...(best?.starts ?? []), ...(counted?.starts ?? [])].map(({ line }) => line))
  const others = searches.filter(
    ({ manner, starts }) =>
      (manner === 'sign' || manner === 'letter') && starts.every(({ line }) => !taken.has(line)),
  )
  return [
    ...(counted ? [{ ...counted, starts: withOtherManners(counted.starts, numbered, markers) }] : []),
    ...(isBeside ? [best] : []),
    ...others,
  ]
}

/** So near stands a note that begins in another manner to its neighbour in the list. */
const beside = 8

/** Where a number is missing in the list and called in the text, a line beside its neighbour that begins with it in another manner. */
function withOtherManners(
  starts: readonly BodyStart[],
  numbered: readonly BodyStart[],
  markers: ReadonlyMap<string, readonly MarkerCandidate[]>,
): BodyStart[] {
  const labels = new Set(starts.map(({ label }) => label))
  const all = [...starts]
  for (const one of numbered) {
    if (labels.has(one.label)) continue
    const number = Number(one.label)
    const at = firstBehind(all, one.line)
    const [above, below] = [all[at - 1], all[at]]
    const isNext =
      above !== undefined && Number(above.label) === number - 1 && one.line - above.line <= beside
    const isPrevious =
      below !== undefined && Number(below.label) === number + 1 && below.line - one.line <= beside
    const fits = (!above || Number(above.label) < number) && (!below || Number(below.label) > number)
    if (!fits || !(isNext || isPrevious)) continue
    if (!markers.get(one.label)?.some(({ line, weight }) => weight >= 1.1 && line < one.line)) continue
    labels.add(one.label)
    all.splice(at, 0, one)
  }
  return all
}

/**
 * Lists of a web page whose numbers were lost: the text calls [1] to [n], and n lines begin with an arrow back to it, or n lines
 * stand below the heading of the notes.
 */
function listedBodies(
  lines: readonly SourceLine[],
  markers: ReadonlyMap<string, readonly MarkerCandidate[]>,
  exclude: ReadonlySet<number>,
): BodyStart[] {
  let count = 0
  while (markers.get(String(count + 1))?.some(({ shape }) => shape === 'bracket' || shape === 'raised'))
    count++
  if (count === 0) return []
  const own = lines.filter(({ index }) => !exclude.has(index))
  const arrows = own.filter(({ text }) => /^[↑^]\s*\S/.test(text))
  const heading = own.findLastIndex(({ text }) => isNotesHeading(text))
  const below = heading < 0 ? [] : own.slice(heading + 1)
  const list = arrows.length === count ? arrows : below.length === count ? below : []
  return list.map((line, i): BodyStart => {
    const arrow = /^[↑^]\s*(?:(?:[a-z]\s+){2,}(?=\p{Lu}|\p{Pi}|"))?/u.exec(line.text)?.[0] ?? ''
    const marker = arrow.trimEnd().length
    return {
      label: String(i + 1),
      line: line.index,
      marker: [line.start, line.start + marker],
      body: line.start + arrow.length,
      isMisread: false,
    }
  })
}

/**
 * The bodies for which a mark with their label stands above them, below the one before that has the same label: a list that
 * begins again and again is not called each time. Of a label that comes once, a mark below counts as well (a misplaced page).
 */
function markedBodies(
  starts: readonly BodyStart[],
  markers: ReadonlyMap<string, readonly MarkerCandidate[]>,
): BodyStart[] {
  const latest = new Map<string, number>()
  const counts = new Map<string, number>()
  for (const { label } of starts) counts.set(label, (counts.get(label) ?? 0) + 1)
  const end = starts.at(-1)?.line ?? 0
  const isStart = new Set(starts.map(({ line }) => line))
  // Where a mark with the label stands, ascending; the numbers looked at only move down.
  const places = new Map<string, { lines: number[]; firm: number; next: number }>()
  for (const label of counts.keys()) {
    const own = (markers.get(label) ?? []).filter(
      (one) => one.weight >= (one.shape === 'loose' ? 0.5 : 0.7) && !isStart.has(one.line),
    )
    const firm = own.find(({ shape }) => shape !== 'loose')?.line ?? Infinity
    places.set(label, { lines: own.map(({ line }) => line), firm, next: 0 })
  }
  return starts.filter(({ label, line }) => {
    const from = latest.get(label) ?? -1
    latest.set(label, line)
    const place = places.get(label)
    if (!place) return false
    while ((place.lines[place.next] ?? Infinity) <= from) place.next++
    return (place.lines[place.next] ?? Infinity) < line || (counts.get(label) === 1 && place.firm < end)
  })
}

/** Numbers may be missing, at a price; a chapter or page may begin again at 1. */
function bestChain(
  candidates: readonly BodyStart[],
  lines: readonly SourceLine[],
  markers: ReadonlyMap<string, readonly MarkerCandidate[]>,
  exclude: ReadonlySet<number>,
  isKnown: boolean,
): BodyStart[] {
  const called = new Set(markedBodies(candidates, markers))
  interface Step {
    score: number
    from: number
  }
  const steps: Step[] = []
  const latest = new Map<number, number>()
  let top = -1
  candidates.forEach((one, i) => {
    const number = Number(one.label)
    const own = worth(one, lines, exclude, isKnown) + (called.has(one) ? 0.3 : -0.3)
    let best: Step = { score: number === 1 ? own : own - 0.4 * Math.min(number, 6), from: -1 }
    for (let gap = 1; gap <= 8; gap++) {
      const from = latest.get(number - gap)
      if (from === undefined) continue
      const score = (steps[from]?.score ?? 0) + own - (gap - 1) * 0.45
      if (score > best.score) best = { score, from }
    }
    if (number === 1 && top >= 0) {
      const score = (steps[top]?.score ?? 0) + own - 0.8
      if (score > best.score) best = { score, from: top }
    }
    steps.push(best)
    const standing = latest.get(number)
    if (standing === undefined || best.score >= (steps[standing]?.score ?? 0)) latest.set(number, i)
    if (top < 0 || best.score > (steps[top]?.score ?? 0)) top = i
  })
  const chain: BodyStart[] = []
  for (let at = top; at >= 0; at = steps[at]?.from ?? -1) {
    const one = candidates[at]
    if (one) chain.unshift(one)
  }
  return chain
}

/** What the surroundings say for a line that begins with a number. */
function worth(
  one: BodyStart,
  lines: readonly SourceLine[],
  exclude: ReadonlySet<number>,
  isKnown: boolean,
): number {
  const [before, here] = [lines[one.line - 1], lines[one.line]]
  if (!here) return 0
  const rest = here.text.slice(one.body - here.start)
  // A rule above the notes is no sentence that goes on.
  const isClean =
    !before || here.blanks > 0 || here.afterFormFeed || exclude.has(before.index) || endsSentence(before.text)
  const word = /^\p{Ll}/u.test(rest) ? -0.3 : /^\d/.test(rest) ? -0.5 : 0
  return (isKnown ? 1.2 : 1) + (isClean ? 0.4 : -0.5) + word
}

/** Place of the first body in a list by lines that begins behind `line`. */
function firstBehind(starts: readonly BodyStart[], line: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle]?.line ?? 0) <= line) low = middle + 1
    else high = middle
  }
  return low
}
