// What editors and accidents do to a book between two copies, and cases made of it.
import type { Span } from '#lib/text/span.ts'
import type { Chance } from './chance.ts'
import {
  bookOf,
  writtenOut,
  type Book,
  type Hand,
  type Layout,
  type Paragraph,
  type Sentence,
} from './copying.ts'
import { editor, faithful, inTurn, machine, type Script } from './copying-hands.ts'
import { chronicleParagraph, recordEntry, RECORDS, TONGUES, type Tongue } from './copying-texts.ts'
import { caseBetween, type Case } from './damage-cases.ts'

const SCRIPT: Readonly<Record<Tongue, Script>> = {
  de: 'fraktur',
  en: 'roman',
  fr: 'roman',
  la: 'medieval',
  ru: 'cyrillic',
}

type Act = (book: Book, dice: Chance, foreign: () => Sentence) => Book

/** An omission: a stretch of words, sentences or whole paragraphs is not copied. */
const omits =
  (share: number): Act =>
  (book, dice) =>
    book.flatMap((paragraph): Paragraph[] => {
      if (dice.happens(share / 2)) return []
      const left = paragraph.flatMap((sentence): Sentence[] => {
        if (dice.happens(share)) return []
        if (!dice.happens(share)) return [sentence]
        const from = dice.int(sentence.length)
        return [[...sentence.slice(0, from), ...sentence.slice(from + dice.between(1, 7))]]
      })
      return left.some((sentence) => sentence.length > 0) ? [left] : []
    })

/** Sentences and paragraphs of another hand. */
const interpolates =
  (share: number): Act =>
  (book, dice, foreign) =>
    book.flatMap((paragraph): Paragraph[] => {
      const more = paragraph.flatMap((sentence): Sentence[] =>
        dice.happens(share) ? [foreign(), sentence] : [sentence],
      )
      return dice.happens(share / 3) ? [[foreign(), foreign(), foreign()], more] : [more]
    })

/** A leaf bound in at the wrong place, and neighbours that change places. */
const misbinds =
  (leaves: number): Act =>
  (book, dice) => {
    const out = [...book]
    for (let i = 0; i < leaves && out.length > 6; i++) {
      const leaf = out.splice(dice.int(out.length - 3), dice.between(1, 4))
      out.splice(dice.int(out.length), 0, ...leaf)
    }
    return out
  }

const transposes =
  (share: number): Act =>
  (book, dice) =>
    book.map((paragraph) => {
      const out = [...paragraph]
      for (let i = 0; i + 1 < out.length; i++)
        if (dice.happens(share)) out.splice(i, 2, ...out.slice(i, i + 2).reverse())
      return out
    })

/** Words amended, put in, turned round. */
const amends =
  (share: number): Act =>
  (book, dice, foreign) =>
    book.map((paragraph) =>
      paragraph.map((sentence) =>
        sentence.flatMap((word) => {
          if (!dice.happens(share)) return [word]
          const other = { text: dice.pick(foreign()).text, at: -1 }
          return dice.pick([[other], [other, word], [word, other], []])
        }),
      ),
    )

/** Paragraphs run together or parted. */
const reparts: Act = (book, dice) =>
  book.reduce<Paragraph[]>((out, paragraph) => {
    const last = out.at(-1)
    if (last && dice.happens(0.25)) out[out.length - 1] = [...last, ...paragraph]
    else if (paragraph.length > 3 && dice.happens(0.2)) out.push(paragraph.slice(0, 2), paragraph.slice(2))
    else out.push(paragraph)
    return out
  }, [])

function someLayout(dice: Chance): Layout {
  return {
    width: dice.between(32, 100),
    divides: dice.pick([null, '-', '-', '¬', '⸗', '']),
    paragraphEnd: dice.pick(['\n\n', '\n\n', '\n    ', '\n']),
    lineEnd: dice.pick(['\n', '\n', ' ']),
    page: dice.happens(0.5)
      ? {
          lines: dice.between(25, 45),
          head: dice.pick([
            (page) => String(page),
            (page) => `[fol. ${page}r]`,
            (page) => `Chronica  ${page}`,
          ]),
        }
      : null,
    notes: dice.pick(['foot', 'end', 'none']),
    sign: dice.pick([
      (number: number) => String(number),
      (number: number) => `[${number}]`,
      () => '*',
      (number: number) => `(${number})`,
    ]),
  }
}

/** Stretches of a text as people mark them, by words and by sentences, short ones more often than long ones. */
function marked(text: string, count: number, dice: Chance): Span[] {
  const words = [...text.matchAll(/\S+/g)]
  const spans: Span[] = []
  while (spans.length < count && words.length > 60) {
    const first = dice.int(words.length - 50)
    let last = first
    while (last - first < 48 && dice.happens(0.85)) last++
    const [from, to] = [words[first], words[last]]
    if (!from || !to) break
    const stop = dice.happens(0.7) ? to[0].replace(/[.,;:!?]+$/, '').length : to[0].length
    if (to.index + stop - from.index > 3) spans.push([from.index, to.index + stop])
  }
  return spans
}

/** A chronicle in one of five languages, copied twice and edited between. `strength` 0: layout alone; 1: all of it, heavily. */
export function chronicleCase(strength: number, each: number, dice: Chance): Case {
  const tongue = dice.pick(TONGUES)
  const script = SCRIPT[tongue]
  const sentence = (): string => dice.pick(chronicleParagraph(tongue, dice))
  const size = dice.pick([12, 40, 90])
  const { book, length } = bookOf(
    Array.from({ length: size }, () => chronicleParagraph(tongue, dice)),
    { share: dice.pick([0, 0.01, 0.03]), sentence },
    dice,
  )
  const foreign = (): Sentence =>
    sentence()
      .split(' ')
      .map((text) => ({ text, at: -1 }))
  const share = (): number => dice.pick([0.02, 0.05, 0.1, 0.15]) * strength
  const acts: Act[] = [
    omits(share()),
    interpolates(share()),
    misbinds(Math.round(dice.between(1, 4) * strength)),
    transposes(share() / 3),
    amends(share() / 8),
    reparts,
  ].filter(() => dice.happens(0.7 * strength))
  const edited = acts.reduce((now, act) => act(now, dice, foreign), book)
  const rate = (): number => dice.pick([0, 0.005, 0.01, 0.02, 0.035]) * strength
  const hand = (): Hand => (dice.happens(0.6) ? machine(script, rate()) : faithful)
  const habits = strength > 0 && dice.happens(0.3) ? editor(script, dice) : faithful
  const old = writtenOut(book, someLayout(dice), hand(), dice)
  const now = writtenOut(edited, someLayout(dice), inTurn(habits, hand()), dice)
  return caseBetween(old, now, length, marked(old.text, each, dice))
}

const numbered = (entry: string, dice: Chance): string =>
  entry.replace(/\d+/, (number) => String(Number(number) + dice.between(1, 3)))

const isAnother = (one: Sentence, other: Sentence): boolean =>
  one.filter(({ text }, i) => other[i]?.text !== text).length > 2

/** A record by formula, copied: entries gone, put in, exchanged, in another order, with sisters that differ in one word. */
export function recordCase(each: number, dice: Chance): Case {
  const kind = dice.int(RECORDS)
  const script = dice.pick(['fraktur', 'roman', 'medieval', 'cyrillic'] as const)
  const size = dice.pick([3, 8, 25, 80, 200])
  const entries: string[][] = []
  while (entries.length < size) {
    const entry = recordEntry(kind, dice)
    entries.push([entry])
    // A sister right beside or further on.
    if (dice.happens(0.1)) entries.splice(dice.int(entries.length), 0, [numbered(entry, dice)])
  }
  const { book, length } = bookOf(entries, { share: 0, sentence: () => '' }, dice)
  const foreign = (): Sentence =>
    recordEntry(kind, dice)
      .split(' ')
      .map((text) => ({ text, at: -1 }))
  const share = dice.pick([0.03, 0.08, 0.2, 0.4])
  const edited = book.flatMap((entry): Paragraph[] => {
    const roll = dice.next()
    if (roll < share) return []
    // An entry that lost its place to one that differs in a word or two is that entry corrected: only others are put there.
    if (roll < 1.5 * share) return [[foreign()], entry]
    if (roll < 1.8 * share) {
      const other = foreign()
      return isAnother(entry[0] ?? [], other) ? [[other]] : []
    }
    return [entry]
  })
  if (dice.happens(0.3) && edited.length > 3)
    for (let i = dice.between(1, 3); i > 0; i--)
      edited.splice(
        dice.int(edited.length),
        0,
        ...edited.splice(dice.int(edited.length - 1), dice.between(1, 3)),
      )
  const layout = (): Layout => ({ ...someLayout(dice), page: null, notes: 'none' })
  const hand = (): Hand => (dice.happens(0.5) ? machine(script, dice.pick([0.003, 0.01, 0.02])) : faithful)
  const habits = dice.happens(0.2) ? editor(script, dice) : faithful
  const old = writtenOut(book, layout(), hand(), dice)
  const now = writtenOut(edited, layout(), inTurn(habits, hand()), dice)
  const wholes = entries.length < 20 ? [] : marked(old.text, 4, dice)
  return caseBetween(old, now, length, [...marked(old.text, each, dice), ...wholes])
}
