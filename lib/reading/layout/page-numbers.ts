// Printed page numbers: lines at the edges of pages, or, where nothing shows the pages, lines apart, whose numbers ascend.
import { alikeness, beginsSmall, endsFully, type SourceLine } from './lines.ts'
import type { NumberedLine } from './numbered-line.ts'
import { areTyped, dashedEdge, expectedNumbers, singleHeads, typedNumbers } from './single-numbers.ts'

interface Numbered {
  readonly line: number
  readonly number: number
  readonly label: string
  /** The words beside the number, folded; empty when it stands alone. */
  readonly words: string
  /** The number stands where a page number stands: alone, far from the words, or beside capitals. */
  readonly isPlain: boolean
  readonly isRoman: boolean
  /** The words, in capitals, stand at the other side of the page. */
  readonly isFar?: boolean
  /** The number stands at the outer side: even ones at the left, odd ones at the right. */
  readonly isOuter?: boolean
}

const alone =
  /^(?:(?:p(?:age|\.)?|s(?:eite|\.)?|pag\.?|bl(?:att|\.)?|fol\.?|с(?:тр)?\.?|лист)\s?)?(?:[-–—~·*[(|]\s?)?(\d{1,4}|[ivxlc]{1,8}|[IVXLC]{1,8})(?:\s?[-–—~·*\])|])?\.?$/iu
const ofTotal =
  /^(?:(?:page|seite|стр(?:аница|\.)?|p\.|s\.)\s?)?(\d{1,4})\s?(?:of|von|sur|из|\/)\s?\d{1,4}$/iu
/** "Hollis            The Weir            [Page 3]" */
const worded = /^(\p{L}.*\S)(\s{2,})[[(]?(?:page|seite|blatt|стр\.?|p\.|s\.)\s?(\d{1,4})[\])]?$/iu
/** The address of a printed page, with its number. */
const stamped = /^(?:https?:\/\/|www\.)\S+\s+(?:(?:page|seite)\s)?(\d{1,4})\s?(?:\/|of|von)\s?\d{1,4}$/iu
/** "xiv          THE TILLING PAPERS", "INTRODUCTION          xiii", in the front matter of books. */
const farRoman = /^(?:([ivxlc]{1,8}) {8,}(\p{Lu}.*)|(\p{Lu}.*\S) {8,}([ivxlc]{1,8}))$/u
const before = /^(\d{1,4})([\s.·|–—-]+)(\p{L}.*)$/u
const after = /^(.*\p{L}[^\d]*?)([\s.·|–—-]+)(\d{1,4})$/u

export function romanNumber(text: string): number {
  const small = text.toLowerCase()
  if (!/^(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(small) || small === '') return NaN
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }
  return [...small].reduce((sum, sign, i) => {
    const [own, next] = [values[sign] ?? 0, values[small.charAt(i + 1)] ?? 0]
    return sum + (own < next ? -own : own)
  }, 0)
}

const fold = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()

/** What number a line carries, if it looks like a head or foot at all. */
function readNumber({ index, text }: SourceLine): Numbered | null {
  if (text.length > 110) return null
  const roman = / {8}/.test(text) ? farRoman.exec(text) : null
  if (roman) return readFarRoman(index, roman)
  if (!/\d|^[\P{L}]{0,3}[ivxlc]{1,8}[\P{L}]{0,3}$/iu.test(text)) return null
  const lone = alone.exec(text) ?? ofTotal.exec(text) ?? stamped.exec(text)
  if (lone) {
    const label = lone[1] ?? ''
    const isRoman = !/^\d/.test(label)
    const number = isRoman ? romanNumber(label) : Number(label)
    // A capital alone is a heading or a debris; small Roman figures are a preface's.
    return number > 0 ? { line: index, number, label, words: '', isPlain: true, isRoman } : null
  }
  const first = before.exec(text)
  // Most lines end with a letter.
  const last = /[\d\])]$/.test(text.slice(-1)) ? (after.exec(text) ?? worded.exec(text)) : null
  const label = first?.[1] ?? last?.[3]
  if (label === undefined) return null
  const words = (first ? first[3] : last?.[1]) ?? ''
  const gap = (first ? first[2] : last?.[2]) ?? ''
  const isCapital = /\p{Lu}{2}/u.test(words) && !/\p{Ll}{2}/u.test(words)
  return {
    line: index,
    number: Number(label),
    label,
    words: fold(words),
    isPlain: isCapital || gap.length >= 3 || /[|·]/.test(gap),
    isFar: isCapital && /^\s{8,}$/.test(gap),
    isOuter: (Number(label) % 2 === 0) === (first !== null),
    isRoman: false,
  }
}

function readFarRoman(line: number, [, left, behind, above, right]: RegExpExecArray): Numbered | null {
  const label = left ?? right ?? ''
  const words = behind ?? above ?? ''
  const number = romanNumber(label)
  const isFar = !/\p{Ll}{2}/u.test(words)
  const isOuter = (number % 2 === 0) === (left !== undefined)
  return number > 0
    ? { line, number, label, words: fold(words), isPlain: true, isRoman: true, isFar, isOuter }
    : null
}

/** At the edges of known pages: numbers that go with the count of the pages. `starts`: the first line of each page. */
export function numbersAtEdges(lines: readonly SourceLine[], starts: readonly number[]): NumberedLine[] {
  const found: NumberedLine[] = []
  for (const place of ['head', 'foot'] as const) {
    for (const depth of [0, 1]) {
      const taken = new Set(found.map(({ line }) => line))
      const edge = starts.flatMap((first, order) => {
        const last = (starts[order + 1] ?? lines.length) - 1
        const at = place === 'head' ? first + depth : last - depth
        const line = lines[at]
        // A page with two lines has one head and one foot.
        if (!line || at < first || at > last || (depth > 0 && last - first < 3) || taken.has(at)) return []
        // Above the last line of a page stands a number only when something parts them: else it is the label of a note.
        const isLabel = place === 'foot' && depth > 0 && (lines[last]?.blanks ?? 0) === 0 && !taken.has(last)
        if (isLabel) return []
        const one = readNumber(line)
        return one ? [{ ...one, order, isClose: place === 'foot' && line.blanks === 0 && at > first }] : []
      })
      for (const { line, number, label, words } of agreeing(edge, starts.length, place))
        found.push({ line, number, label, place, kind: words === '' ? 'page-number' : 'running-head' })
    }
  }
  found.push(...typedNumbers(lines, starts, found))
  found.push(...expectedNumbers(lines, starts, found))
  found.push(...singleHeads(lines, starts, found))
  return found.sort((a, b) => a.line - b.line)
}

/** Those whose numbers rise as the pages do; a page that stands twice or in another place may break the row. */
function agreeing<T extends Numbered & { order: number; isClose: boolean }>(
  edge: readonly T[],
  pages: number,
  place: NumberedLine['place'],
): T[] {
  const kinds = [
    edge.filter(({ words, isRoman }) => words === '' && !isRoman),
    edge.filter(({ words, isRoman }) => words === '' && isRoman),
    edge.filter(({ words }) => words !== ''),
  ]
  return kinds.flatMap((own) => {
    const offsets = new Map<number, number>()
    for (const { number, order } of own) offsets.set(number - order, (offsets.get(number - order) ?? 0) + 1)
    const isWorded = own.some(({ words }) => words !== '')
    const counts = new Map<string, number>()
    for (const { words } of own) counts.set(words, (counts.get(words) ?? 0) + 1)
    const common = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 24)
    // With words beside it a number must agree exactly with the count: notes and lists ascend as well.
    const members = own.filter((one) => {
      const offset = one.number - one.order
      // Close below the text, labels of notes stand as well: there only a count without any gap makes a page number.
      if (one.isClose && !isWorded) {
        const exact = offsets.get(offset) ?? 0
        return exact >= 3 && exact * 2 > own.length
      }
      const near = [0, 1, -1].reduce((sum, by) => sum + (offsets.get(offset + by) ?? 0), 0)
      const same =
        one.words !== '' &&
        ((counts.get(one.words) ?? 0) > 1 ||
          common.some(([words]) => words !== one.words && alikeness(words, one.words) > 0.75))
      if (isWorded && place === 'foot' && !same) return false
      if (isWorded && !same && !one.isPlain) return near >= 4
      return near >= 2
    })
    // The same figure on every page is a year in the head.
    if (new Set(members.map(({ number }) => number)).size < 2) return []
    const isMany = members.length >= 2 && members.length * 3 >= pages
    return isMany || members.length >= 6 ? members : []
  })
}

/** Without pages: short lines apart with a number that ascends from page to page while the words stay. */
export function numbersBetweenLines(lines: readonly SourceLine[]): NumberedLine[] {
  const groups = new Map<string, Numbered[]>()
  for (const line of lines) {
    const isNumbered = /^[^\p{L}]?\s?\d|\d\s?[^\p{L}]?$|^[ivxlc]{1,8} {8}| {8}[ivxlc]{1,8}$/u.test(line.text)
    if (line.text.length > 110 || !isNumbered) continue
    const one = readNumber(line)
    if (!one || (one.isRoman && one.isFar !== true) || (one.words !== '' && one.words.length < 5)) continue
    const own = groups.get(one.words)
    if (own) own.push(one)
    else groups.set(one.words, [one])
  }
  const found: NumberedLine[] = []
  for (const [words, group] of [...groups, ...facingHeads(groups)]) {
    const chain = ascending(group)
    if (chain.length < (words === '' && !areTyped(chain, lines) ? 3 : 2)) continue
    const cut = chain.filter(({ line }) => cutsSentence(lines, line, words !== '')).length
    const apart = chain.filter(({ line }) => isApart(lines, line)).length
    // "Document 1", "Document 2" ascend as well: but a head cuts sentences, and a heading never does.
    // Set far from its number and in the middle of a sentence each time but the first, it needs no empty lines around it.
    const isPlain = words !== '' && cut >= 2 && cut >= chain.length - 1 && chain.every((one) => one.isPlain)
    if (
      (apart < chain.length * 0.6 && !isPlain) ||
      (words !== '' && !areFar(chain) && cut * (chain.length > 3 ? 4 : 2) < chain.length) ||
      (words === '' && cut * 4 < chain.length)
    )
      continue
    extend(chain, group)
    const known = new Set(found.map(({ line }) => line))
    if (chain.some(({ line }) => known.has(line))) continue
    const place = placeOf(chain, lines)
    const kind = words === '' ? 'page-number' : 'running-head'
    found.push(...chain.map(({ line, number, label }) => ({ line, number, label, kind, place }) as const))
  }
  const edge = found.length === 0 ? dashedEdge(lines) : null
  return [...found, ...(edge ? [edge] : [])].sort((a, b) => a.line - b.line)
}

/** Heads of facing pages that bear other words, such as author and title: then both stand at the outer sides. */
function facingHeads(groups: ReadonlyMap<string, readonly Numbered[]>): [string, Numbered[]][] {
  const outer = [...groups.values()]
    .flat()
    .filter(({ isFar, isOuter }) => isFar && isOuter)
    .sort((a, b) => a.line - b.line)
  const facing = outer.filter(({ number, words }, i) => {
    const isNext = (a: number, b: number): boolean => Math.abs(a - b) === 1
    return [outer[i - 1], outer[i + 1]].some(
      (other) => other !== undefined && other.words !== words && isNext(number, other.number),
    )
  })
  return facing.length >= 2 ? [['facing heads', facing]] : []
}

/** The same words in capitals on pages that follow each other, each at the other side of its number: no heading stands so. */
const areFar = (chain: readonly Numbered[]): boolean =>
  chain.every(({ isFar, number }, i) => isFar && (i === 0 || number === (chain[i - 1]?.number ?? 0) + 1))

/** The longest run of numbers that rise with the lines, about as many pages apart as the lines let expect. */
function ascending<T extends { line: number; number: number }>(group: readonly T[]): T[] {
  const best: { length: number; from: number }[] = []
  let top = -1
  group.forEach((one, i) => {
    let [length, from] = [1, -1]
    for (let j = Math.max(0, i - 40); j < i; j++) {
      const earlier = group[j]
      if (!earlier) continue
      const pages = one.number - earlier.number
      const distance = one.line - earlier.line
      if (pages < 1 || pages > 60 || distance < pages * 8 || distance > pages * 140) continue
      if ((best[j]?.length ?? 0) + 1 > length) [length, from] = [(best[j]?.length ?? 0) + 1, j]
    }
    best.push({ length, from })
    if (top < 0 || length > (best[top]?.length ?? 0)) top = i
  })
  const chain: T[] = []
  for (let at = top; at >= 0; at = best[at]?.from ?? -1) {
    const one = group[at]
    if (one) chain.push(one)
  }
  return chain.reverse()
}

/** The first and the last page may be short: the numbers before and after the row belong to it as well. */
function extend<T extends { line: number; number: number }>(chain: T[], group: readonly T[]): void {
  for (;;) {
    const last = chain.at(-1)
    const next = last && group.find(({ line, number }) => line > last.line && number === last.number + 1)
    if (!next) break
    chain.push(next)
  }
  for (;;) {
    const [first] = chain
    const before =
      first && group.findLast(({ line, number }) => line < first.line && number === first.number - 1)
    if (!before) break
    chain.unshift(before)
  }
}

/** Empty lines, a form feed or the end of the file part the line from its neighbours on one side at least. */
function isApart(lines: readonly SourceLine[], line: number): boolean {
  const [here, next] = [lines[line], lines[line + 1]]
  return (
    !here ||
    !next ||
    line === 0 ||
    here.blanks > 0 ||
    next.blanks > 0 ||
    here.afterFormFeed ||
    next.afterFormFeed
  )
}

/** What stands around the line is one sentence, or it stands at a border of pages that is known already. */
function cutsSentence(lines: readonly SourceLine[], line: number, hasWords: boolean): boolean {
  const [above, next] = [lines[line - 1], lines[line + 1]]
  if (!above || !next) return !hasWords
  if (lines[line]?.afterFormFeed || next.afterFormFeed) return true
  // Words with a number can be a heading as well ("Document 4"): only a sentence that runs across them tells.
  return beginsSmall(next.text) || (!hasWords && (!endsFully(above.text) || (lines[line]?.blanks ?? 0) > 1))
}

/** Heads stand above their page: fewer lines before the first than after the last say so. */
function placeOf(chain: readonly { line: number }[], lines: readonly SourceLine[]): 'head' | 'foot' {
  const votes = chain.reduce((sum, { line }) => {
    const [here, next] = [lines[line], lines[line + 1]]
    if (here?.afterFormFeed || line === 0) return sum + 2
    if (next?.afterFormFeed || !next) return sum - 2
    return sum + Math.sign((here?.blanks ?? 0) - next.blanks)
  }, 0)
  if (votes !== 0) return votes > 0 ? 'head' : 'foot'
  const [first, last] = [chain[0]?.line ?? 0, chain.at(-1)?.line ?? 0]
  return first <= lines.length - 1 - last ? 'head' : 'foot'
}
