// What copyists, printers and machines do to a page, a third time and otherwise than `damage-*.ts` and `copying-hands.ts`:
// abbreviations written out, spelling made modern, accents lost, letters of old founts misread, lines in the wrong order, columns
// read across, furniture of the page in the midst of a sentence, and paraphrases beside what they paraphrase.
import type { Chance } from './chance.ts'
import { edited, matches, rearranged, sentences, type Damage, type Edit, type Traced } from './damage.ts'

type Pair = readonly [full: RegExp, short: string]

const ABBREVIATIONS: readonly Pair[] = [
  [/(?<=\p{L})us\b/gu, 'ꝰ'], [/que\b/gu, 'q;'], [/\bet\b/gu, '&'], [/\bper/gu, 'ꝑ'], [/\bpro/gu, 'ꝓ'], [/(?<=\p{L})rum\b/gu, 'ꝝ'], [/\bquod\b/gu, 'qd'],
  [/\bund\b/gu, 'u.'], [/(?<=\p{L})ung\b/gu, 'g.'], [/(?<=\p{L})en\b/gu, 'ē'], [/\bdaß\b/gu, 'dz'], [/\bthe\b/gu, 'ye'], [/\band\b/gu, '&'],
  [/(?<=\p{L})ment\b/gu, 'mᵗ'], [/\bwhich\b/gu, 'wch'], [/\bnotre\b/gu, 'n̄re'], [/(?<=\p{L})tion\b/gu, 'tiõ'], [/(?<=\p{L})ого\b/gu, 'г҇о'], [/\bчеловек\b/gu, 'чел.'],
] // prettier-ignore

const replaced = (source: Traced, pattern: RegExp, now: string, share: number, dice: Chance): Traced =>
  edited(
    source,
    matches(source.text, pattern)
      .filter(() => dice.happens(share))
      .map(([from, to]): Edit => ({ from, to, text: now, keeps: true })),
  )

/** Some of the abbreviations of the time, each in most of its places. */
export const abbreviate: Damage = (source, dice) =>
  ABBREVIATIONS.filter(() => dice.happens(0.5)).reduce(
    (text, [full, short]) => replaced(text, full, short, dice.pick([0.3, 0.7, 1]), dice),
    source,
  )

const MODERN: readonly Pair[] = [
  [/th(?=[aeu])/g, 't'], [/Th/g, 'T'], [/ey/g, 'ei'], [/ck\b/g, 'k'], [/ff(?=\b|t)/g, 'f'], [/\bvn/g, 'un'], [/(?<=[aeiou])w\b/g, 'u'], [/eur\b/g, 'er'],
  [/oi(?=t\b|s\b|ent\b)/g, 'ai'], [/y\b/g, 'i'], [/ph/g, 'f'], [/ae/g, 'e'], [/ti(?=[aou])/g, 'ci'], [/nn/g, 'n'], [/ll/g, 'l'], [/tt/g, 't'], [/ъ\b/gu, ''],
  [/ие\b/gu, 'ье'], [/аго\b/gu, 'ого'], [/ея\b/gu, 'её'], [/eth\b/g, 's'], [/ie\b/g, 'y'], [/ess\b/g, 'es'], [/k(?=\p{L})/gu, 'c'], [/qu(?=[ei])/g, 'k'],
] // prettier-ignore

/** Spelling of another time, some habits kept throughout. */
export const modernise: Damage = (source, dice) => {
  const habits = Array.from({ length: dice.between(3, 8) }, () => dice.pick(MODERN))
  return habits.reduce((text, [old, now]) => replaced(text, old, now, dice.pick([0.8, 1]), dice), source)
}

/** A keyboard without accents. */
export const loseAccents: Damage = (source) => {
  const plain: Readonly<Record<string, string>> = {
    ä: 'ae',
    ö: 'oe',
    ü: 'ue',
    ß: 'ss',
    ё: 'е',
    œ: 'oe',
    æ: 'ae',
  }
  return edited(
    source,
    matches(source.text, /[^\u0000-\u007f]/gu).flatMap(([from, to]): Edit[] => {
      const was = source.text.slice(from, to)
      const bare = plain[was] ?? was.normalize('NFD').replace(/\p{M}/gu, '')
      return bare === was ? [] : [{ from, to, text: bare, keeps: true }]
    }),
  )
}

const FOUNT: readonly Pair[] = [
  [/s(?=\p{L})/gu, 'f'], [/st/g, 'ft'], [/ct/g, 'ft'], [/ss/g, 'ffi'], [/fi/g, 'ſi'], [/li/g, 'h'], [/in/g, 'm'], [/ni/g, 'm'], [/ri/g, 'n'], [/k/g, 'lc'], [/w/g, 'iv'],
  [/h/g, 'li'], [/d/g, 'cl'], [/b/g, 'lo'], [/o/g, '0'], [/l/g, 'I'], [/t/g, 'r'], [/e/g, 'o'], [/v/g, 'r'], [/y/g, 'p'], [/g/g, 'y'], [/и/g, 'п'], [/т/g, 'ш'], [/н/g, 'и'],
  [/ш/g, 'ни'], [/л/g, 'а'], [/д/g, 'л'], [/ы/g, 'ы'], [/б/g, 'в'], [/я/g, 'н'], [/\./g, ','], [/,/g, '.'], [/(?<=\p{L}) (?=\p{L})/gu, ''], [/(?<=\p{L}{3})(?=\p{L}{3})/gu, ' '],
] // prettier-ignore

/** Letters of an old fount misread; `rate` of them, and nearly all in a stain now and then. */
export const misread =
  (rate: number): Damage =>
  (source, dice) => {
    const edits: Edit[] = []
    for (const [pattern, bad] of FOUNT)
      for (const [from, to] of matches(source.text, pattern))
        if (dice.happens(rate)) edits.push({ from, to, text: bad, keeps: true })
    for (let at = dice.int(3000); at < source.text.length; at += dice.between(1500, 6000)) {
      const to = Math.min(source.text.length, at + dice.between(3, 14))
      if (dice.happens(rate * 8)) edits.push({ from: at, to, text: dice.pick(['', '[…]', '~~', '????']) })
    }
    return edited(source, edits)
  }

/** Lines of one width, words never divided. */
export const setInLines =
  (least: number, most: number): Damage =>
  (source, dice) => {
    const width = dice.between(least, most)
    let column = 0
    const edits: Edit[] = []
    for (const [from, to] of matches(source.text, /\s+|\S+/gu)) {
      const piece = source.text.slice(from, to)
      if (!/^\s/u.test(piece)) column += piece.length
      else if (/\n/.test(piece)) column = 0
      else if (column >= width) {
        edits.push({ from, to, text: '\n', keeps: true })
        column = 0
      } else column++
    }
    return edited(source, edits)
  }

const linesOf = (text: string): [number, number][] => matches(text, /[^\n]*\n|[^\n]+$/g)

/** Neighbouring lines change places. */
export const swapLines =
  (share: number): Damage =>
  (source, dice) => {
    const lines = linesOf(source.text)
    for (let i = 0; i + 1 < lines.length; i++) {
      if (!dice.happens(share)) continue
      lines.splice(i, 2, ...lines.slice(i, i + 2).reverse())
      i++
    }
    return rearranged(source, lines)
  }

/** A page in two columns read across: for a stretch every line is followed by one of the next column. */
export const readAcross =
  (share: number): Damage =>
  (source, dice) => {
    const lines = linesOf(source.text)
    const out: [number, number][] = []
    for (let i = 0; i < lines.length;) {
      const height = dice.between(8, 30)
      if (!dice.happens(share) || i + 2 * height > lines.length) {
        out.push(...lines.slice(i, i + height))
        i += height
        continue
      }
      for (let k = 0; k < height; k++) for (const at of [i + k, i + height + k]) out.push(lines[at] ?? [0, 0])
      i += 2 * height
    }
    return rearranged(source, out)
  }

/** What stands on a page and is no part of its text, put where the page ends: between any two words, or within one. */
export const furnish =
  (every: number): Damage =>
  (source, dice) => {
    const head = dice.pick([
      (page: number) => `\n— ${page} —\n`,
      (page: number) => ` [p. ${page}] `,
      (page: number) => `\n\nREGISTRUM VETUS. ${page}\n\n`,
      (page: number) => `\n${page}\tActa capituli, tom. II\n`,
      (page: number) => ` |fol. ${page}v| `,
      (page: number) => `\nDigitized by the Library\n${page}\n`,
    ])
    let page = dice.between(2, 300)
    const edits: Edit[] = []
    for (let at = dice.int(every); at < source.text.length; at += dice.between(every >> 1, 2 * every)) {
      const space = source.text.slice(at, at + 60).search(/\s/)
      const place = dice.happens(0.85) && space >= 0 ? at + space : at
      edits.push({ from: place, to: place, text: head(page++) })
    }
    return edited(source, edits)
  }

/** A sentence said otherwise: some of its words others, some left out, two of them in another order. */
function paraphrase(sentence: string, dice: Chance, other: () => string): string {
  const words = sentence.split(' ').filter(() => !dice.happens(0.12))
  const foreign = other().split(' ')
  const said = words.map((word) => (dice.happens(0.25) ? dice.pick(foreign) : word))
  const at = dice.int(Math.max(1, said.length - 1))
  return [...said.slice(0, at), ...said.slice(at, at + 2).reverse(), ...said.slice(at + 2)].join(' ')
}

/** The same sentence with another number, or with other names. */
function nearDuplicate(sentence: string, dice: Chance, other: () => string): string {
  if (/\d/.test(sentence))
    return sentence.replace(/\d+/, (number) => String(Number(number) + dice.between(1, 9)))
  const foreign = other().match(/\p{L}{4,}/gu) ?? ['alius']
  return sentence.replace(/(?<=\s)\p{L}{4,}/u, () => dice.pick(foreign))
}

/**
 * Sentences that come again, said otherwise or with another number: beside the first, or elsewhere; and some that were struck
 * out while only such a one is left.
 */
export const echo =
  (share: number): Damage =>
  (source, dice, other) => {
    const all = sentences(source.text)
    const edits: Edit[] = []
    for (const [from, to] of all) {
      if (!dice.happens(share)) continue
      const words = source.text.slice(from, to).replace(/\s+/g, ' ').trim()
      const again = `${dice.pick([paraphrase, nearDuplicate])(words, dice, other)} `
      const roll = dice.next()
      if (roll < 0.25) edits.push({ from, to, text: '' })
      const at = roll < 0.25 || dice.happens(0.5) ? (dice.pick(all)[1] ?? to) : to
      edits.push({ from: at, to: at, text: again })
    }
    return edited(source, edits)
  }

/** Sentences struck out, and others put in. */
export const rework =
  (share: number): Damage =>
  (source, dice, other) =>
    edited(
      source,
      sentences(source.text).flatMap(([from, to]): Edit[] => {
        const roll = dice.next() / share
        if (roll < 1) return [{ from, to, text: '' }]
        if (roll < 2) return [{ from: to, to, text: `${other()} ` }]
        return roll < 2.3 ? [{ from, to, text: `${other()} ` }] : []
      }),
    )

/** Whole paragraphs in another order, by blocks of several. */
export const rebind: Damage = (source, dice) => {
  const blocks = matches(source.text, /(?:[^\n]+\n?)+\n*/g)
  if (blocks.length < 6) return source
  const from = dice.int(blocks.length - 4)
  const leaf = blocks.splice(from, dice.between(1, 4))
  const ended = blocks.every(([, to]) => to < source.text.length)
  if (!ended) return source
  blocks.splice(dice.int(blocks.length), 0, ...leaf)
  return rearranged(source, blocks)
}
