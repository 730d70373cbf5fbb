// What happens to a text between two readings, done on purpose, with every letter knowing where it came from.
import type { Chance } from './chance.ts'

/** A text whose code units remember their place in the original; -1 for what was added. */
export interface Traced {
  readonly text: string
  readonly origin: Int32Array
}

export const traced = (text: string): Traced => ({
  text,
  origin: Int32Array.from({ length: text.length }, (_, i) => i),
})

/** Replaces stretches; `origin` of a replacement: one for all of it, or the stretch it replaces where lengths agree. */
interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
  /** Keeps the origin of the replaced letters (a misread letter is still that letter). */
  readonly keeps?: boolean
}

export function edited(source: Traced, edits: readonly Edit[]): Traced {
  const sorted = [...edits].sort((x, y) => x.from - y.from || x.to - y.to)
  const parts: string[] = []
  const origin: number[] = []
  let at = 0
  for (const edit of sorted) {
    if (edit.from < at) continue
    parts.push(source.text.slice(at, edit.from), edit.text)
    for (let i = at; i < edit.from; i++) origin.push(source.origin[i] ?? -1)
    for (let i = 0; i < edit.text.length; i++) {
      origin.push(edit.keeps ? (source.origin[Math.min(edit.from + i, edit.to - 1)] ?? -1) : -1)
    }
    at = edit.to
  }
  parts.push(source.text.slice(at))
  for (let i = at; i < source.text.length; i++) origin.push(source.origin[i] ?? -1)
  return { text: parts.join(''), origin: Int32Array.from(origin) }
}

export function rearranged(source: Traced, pieces: readonly (readonly [number, number])[]): Traced {
  const origin: number[] = []
  let text = ''
  for (const [from, to] of pieces) {
    text += source.text.slice(from, to)
    for (let i = from; i < to; i++) origin.push(source.origin[i] ?? -1)
  }
  return { text, origin: Int32Array.from(origin) }
}

export type Damage = (source: Traced, dice: Chance, other: () => string) => Traced

const matches = (text: string, pattern: RegExp): [number, number][] =>
  [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length])

const sentences = (text: string): [number, number][] =>
  matches(text, /[^\s][^.!?]*[.!?]+["“»)]*(?=\s|$)\s?/gu)
const paragraphs = (text: string): [number, number][] =>
  matches(text, /(?:[^\n]|\n(?!\s*\n))+(?:\n\s*\n|\n?$)/gu)

/** New line ends at another width, words divided with a hyphen now and then. */
export const reflow: Damage = (source, dice) => {
  const width = dice.between(45, 95)
  const flat = edited(
    source,
    matches(source.text, /(?<!\n)\n(?!\s*\n)/g).map(([from, to]) => ({ from, to, text: ' ', keeps: true })),
  )
  const edits: Edit[] = []
  let column = 0
  for (const [from, to] of matches(flat.text, /\n+|[^\S\n]+|\S+/g)) {
    const piece = flat.text.slice(from, to)
    if (piece.startsWith('\n')) column = 0
    else if (/^\s/.test(piece)) {
      if (column > width) {
        edits.push({ from, to, text: '\n', keeps: true })
        column = 0
      } else column++
    } else {
      if (column + piece.length > width + 3 && /^\p{L}{7,}$/u.test(piece) && dice.happens(0.4)) {
        const cut = from + dice.between(3, piece.length - 3)
        edits.push({ from: cut, to: cut, text: '-\n' })
        column = to - cut
      } else column += piece.length
    }
  }
  return edited(flat, edits)
}

/** Words divided at line ends put together again; now and then the hyphen was lost before, and only the break is left. */
export const rejoin: Damage = (source, dice) =>
  edited(
    source,
    matches(source.text, /(?<=\p{L})-\n(?=\p{Ll})/gu).map(([from, to]) => ({
      from,
      to,
      text: dice.happens(0.85) ? '' : '\n',
    })),
  )

/** Lines put together to one line per paragraph. */
export const unwrap: Damage = (source) =>
  edited(
    source,
    matches(source.text, /(?<=[^\n-])\n(?!\s*\n)/g).map(([from, to]) => ({
      from,
      to,
      text: ' ',
      keeps: true,
    })),
  )

const MISREAD: readonly (readonly [string, string])[] = [
  ['rn', 'm'], ['m', 'rn'], ['e', 'c'], ['c', 'e'], ['l', '1'], ['i', 'l'], ['u', 'n'], ['n', 'u'], ['h', 'b'], ['s', 'f'], ['cl', 'd'], ['t', 'l'],
  ['ß', 'B'], ['ä', 'a'], ['ü', 'u'], ['ö', 'o'], ['é', 'e'], ['a', 'o'], ['н', 'п'], ['и', 'н'], ['ш', 'щ'], ['о', 'с'], ['в', 'з'],
] // prettier-ignore

/** A machine that misreads: `rate` of the letters confused, dropped, doubled; spaces lost and won. */
export const noise =
  (rate: number): Damage =>
  (source, dice) => {
    const edits: Edit[] = []
    for (let i = 0; i < source.text.length; i++) {
      if (!dice.happens(rate)) continue
      const here = source.text.charAt(i)
      const roll = dice.next()
      if (roll < 0.65) {
        const pairs = MISREAD.filter(([good]) => source.text.startsWith(good, i))
        if (pairs.length === 0) continue
        const [good, bad] = dice.pick(pairs)
        edits.push({ from: i, to: i + good.length, text: bad, keeps: true })
      } else if (roll < 0.75 && /\p{L}/u.test(here)) edits.push({ from: i, to: i + 1, text: '' })
      else if (roll < 0.83 && /\p{L}/u.test(here))
        edits.push({ from: i, to: i + 1, text: here + here, keeps: true })
      else if (roll < 0.9 && here === ' ') edits.push({ from: i, to: i + 1, text: '' })
      else if (roll < 0.95 && /\p{L}/u.test(here)) edits.push({ from: i, to: i, text: ' ' })
      else if (/[.,;]/.test(here))
        edits.push({ from: i, to: i + 1, text: dice.pick(['.', ',', '']), keeps: true })
    }
    return edited(source, edits)
  }

export const insertSentences =
  (share: number): Damage =>
  (source, dice, other) =>
    edited(
      source,
      sentences(source.text)
        .filter(() => dice.happens(share))
        .map(([, to]) => ({ from: to, to, text: `${other()} ` })),
    )

export const removeSentences =
  (share: number): Damage =>
  (source, dice) =>
    edited(
      source,
      sentences(source.text)
        .filter(() => dice.happens(share))
        .map(([from, to]) => ({ from, to, text: '' })),
    )

export const removeParagraphs =
  (share: number): Damage =>
  (source, dice) =>
    edited(
      source,
      paragraphs(source.text)
        .filter(() => dice.happens(share))
        .map(([from, to]) => ({ from, to, text: '' })),
    )

export const moveParagraphs =
  (share: number): Damage =>
  (source, dice) => {
    const all = paragraphs(source.text)
    if (all.length < 4) return source
    const order = all.map((span, i) => ({ span, place: i }))
    for (const item of order) if (dice.happens(share)) item.place = dice.next() * all.length
    order.sort((x, y) => x.place - y.place)
    // The blank lines belong to the paragraph before; the last one has none.
    const ended = /\n\s*\n$/.test(source.text)
      ? source
      : edited(source, [{ from: source.text.length, to: source.text.length, text: '\n\n' }])
    const spans = paragraphs(ended.text)
    return rearranged(
      ended,
      order.map(({ place: _, span }) => spans[all.indexOf(span)] ?? span),
    )
  }

/** Note signs at words and note bodies between paragraphs; what an older reading had and a newer one has put elsewhere. */
export const addNotes: Damage = (source, dice, other) => {
  let number = 0
  return edited(
    source,
    sentences(source.text)
      .filter(() => dice.happens(0.2))
      .flatMap(([from, to]) => {
        const end = from + source.text.slice(from, to).trimEnd().length
        number++
        const sign: Edit = { from: end, to: end, text: String(number) }
        if (!dice.happens(0.5)) return [sign]
        const rest = source.text.slice(to, to + 600)
        const middle = /\s\p{L}+(?=\s)/u.exec(rest.slice(40))
        const at = middle ? to + 40 + middle.index : to
        return [sign, { from: at, to: at, text: `\n${number} ${other()}\n` }]
      }),
  )
}

/** Notes taken out: signs after words, and lines that begin with a number. */
export const removeNotes: Damage = (source) =>
  edited(source, [
    ...matches(source.text, /(?<=\p{L}[.!?]?)\d{1,3}(?=\s)/gu).map(([from, to]) => ({ from, to, text: '' })),
    ...matches(source.text, /\n\d{1,3} [^\n]+\n/g).map(([from, to]) => ({ from, to, text: ' ' })),
  ])

/** Running heads and page numbers between the lines. */
export const addHeads: Damage = (source, dice) =>
  edited(
    source,
    matches(source.text, /\s(?=\p{L})/gu)
      .filter(() => dice.happens(1 / 350))
      .map(([from]) => ({ from, to: from, text: `\n${dice.between(10, 400)} Sergej Gorlov\n` })),
  )

/** Other quotation marks and dashes, the long s, ligatures. */
export const respell: Damage = (source, dice) =>
  edited(
    source,
    matches(source.text, /[„“”"«»–—]|s(?=[tp])|fi/g).map(([from, to]) => {
      const was = source.text.slice(from, to)
      const now =
        was === 's' ? (dice.happens(0.2) ? 'ſ' : 's') : was === 'fi' ? 'ﬁ' : /[–—]/.test(was) ? '—' : '"'
      return { from, to, text: now, keeps: true }
    }),
  )

/** A few corrected words, typed by hand. */
export const correctWords =
  (share: number): Damage =>
  (source, dice, other) =>
    edited(
      source,
      matches(source.text, /\p{L}{4,}/gu)
        .filter(() => dice.happens(share))
        .map(([from, to]) => ({
          from,
          to,
          text: dice.pick(other().match(/\p{L}{3,}/gu) ?? ['et']),
          keeps: true,
        })),
    )
