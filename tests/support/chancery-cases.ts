// Cases of the third kind: books of offices, and prose, through the hands of `chancery-damage.ts`.
import type { Span } from '#lib/text/span.ts'
import type { Chance } from './chance.ts'
import * as hand from './chancery-damage.ts'
import { OFFICES, officeEntries } from './chancery-texts.ts'
import { caseBetween, type Case } from './damage-cases.ts'
import { LANGUAGES, writer } from './damage-texts.ts'
import { edited, rearranged, traced, type Damage, type Edit, type Traced } from './damage.ts'
import { proseWriter } from './plain-prose.ts'

/** Stretches as people mark them: from the middle of one word to that of another hardly ever, whole sentences often, over borders too. */
function marks(text: string, count: number, dice: Chance): Span[] {
  const words = [...text.matchAll(/[\p{L}\p{N}][^\s]*/gu)]
  const out: Span[] = []
  for (let tries = 0; out.length < count && tries < 6 * count && words.length > 12; tries++) {
    const first = dice.int(words.length)
    const last = Math.min(words.length - 1, first + Math.floor(1.5 ** dice.between(0, 9)) - 1 + dice.int(2))
    const [from, to] = [words[first], words[last]]
    if (!from || !to) continue
    const bare = dice.happens(0.6) ? to[0].replace(/[^\p{L}\p{N}]+$/u, '') : to[0]
    const span: Span = [from.index, to.index + bare.length]
    if (span[1] - span[0] >= 4) out.push(span)
  }
  return out
}

/** Two passages of the same words between the same words are one to who has nothing else. */
function distinct(text: string, spans: readonly Span[]): Span[] {
  return spans.filter(([start, end]) => {
    const around = text.slice(Math.max(0, start - 32), end + 32)
    return text.indexOf(around) === text.lastIndexOf(around)
  })
}

const differing = (one: string, other: string): number => {
  const others = other.split(' ')
  return one.split(' ').filter((word, i) => others[i] !== word).length
}

const inTurn = (source: Traced, dice: Chance, other: () => string, steps: readonly Damage[]): Traced =>
  steps.reduce((text, step) => step(text, dice, other), source)

/** How the page looks in the end: some hands, some layout. */
function written(source: Traced, dice: Chance, other: () => string): Traced {
  const steps: Damage[] = []
  if (dice.happens(0.2)) steps.push(hand.modernise)
  if (dice.happens(0.2)) steps.push(hand.abbreviate)
  if (dice.happens(0.15)) steps.push(hand.loseAccents)
  if (dice.happens(0.5)) steps.push(hand.setInLines(30, 90))
  if (dice.happens(0.25)) steps.push(hand.furnish(dice.pick([400, 900, 1800])))
  if (dice.happens(0.5)) steps.push(hand.misread(dice.pick([0.0005, 0.002, 0.005])))
  return inTurn(source, dice, other, steps)
}

/** A book of an office: entries gone, put in, exchanged for sisters, turned round, corrected; alone or among prose. */
export function officeCase(each: number, dice: Chance): Case {
  const office = dice.pick(OFFICES)
  const size = dice.pick([2, 3, 5, 9, 20, 50, 120])
  const all = officeEntries(office, 2 * size, dice)
  const fresh = all.slice(size)
  const joint = dice.pick(['\n', '\n\n', ' ', '\n— '])
  const { paragraph, sentence } = proseWriter(office.tongue, dice)
  const frame = dice.pick([0, 0, 0, 2, 12])
  let old = ''
  const entries: { readonly from: number; readonly to: number; readonly text: string }[] = []
  const tell = (): void => {
    for (let i = 0; i < frame; i++) old += `${paragraph()}\n\n`
  }
  tell()
  for (const text of all.slice(0, size)) {
    if (frame > 0 && dice.happens(0.15)) old += `${sentence()}${joint}`
    entries.push({ from: old.length, to: old.length + text.length + joint.length, text })
    old += text + joint
  }
  tell()
  const edits: Edit[] = []
  const shares = dice.pick([0.05, 0.12, 0.3])
  entries.forEach(({ from, to, text }, i) => {
    const other = fresh[i] ?? ''
    const roll = dice.next() / shares
    if (roll < 1) edits.push({ from, to, text: '' })
    else if (roll < 1.5) {
      // An entry in the place of another that differs in a word or two is that one corrected.
      edits.push({ from, to, text: differing(text, other) > 2 ? other + joint : '' })
    } else if (roll < 2) edits.push({ from, to: from, text: other + joint })
    else if (roll < 2.3) {
      const number = /\d+/.exec(text)
      if (number)
        edits.push({
          from: from + number.index,
          to: from + number.index + number[0].length,
          text: String(Number(number[0]) + 1),
          keeps: true,
        })
    }
  })
  let now = traced(old)
  if (dice.happens(0.25) && size > 4) {
    const pieces: [number, number][] = entries.map(({ from, to }) => [from, to])
    const [first, last] = [entries[0]?.from ?? 0, entries.at(-1)?.to ?? 0]
    const isClosed = entries.every(({ from }, i) => i === 0 || from === entries[i - 1]?.to)
    for (let i = dice.between(1, 3); i > 0; i--)
      pieces.splice(
        dice.int(pieces.length),
        0,
        ...pieces.splice(dice.int(pieces.length - 1), dice.between(1, 2)),
      )
    if (isClosed) now = rearranged(now, [[0, first], ...pieces, [last, old.length]])
    else now = edited(now, edits)
  } else now = edited(now, edits)
  const before = dice.happens(0.3) ? written(traced(old), dice, sentence) : traced(old)
  const after = written(now, dice, sentence)
  const wholes = entries
    .filter(() => dice.happens(Math.min(1, 10 / size)))
    .flatMap(({ text }): Span[] => {
      const at = before.text.indexOf(text)
      return at < 0 ? [] : [[at, at + text.length]]
    })
  const spans = distinct(before.text, [...marks(before.text, each, dice), ...wholes])
  return caseBetween(before, after, old.length, spans)
}

type Strength = 'light' | 'heavy'

/** Kinds of damage to prose, by name. */
export const CHANCERY: readonly (readonly [name: string, damage: Damage])[] = [
  ['spelling made modern', hand.modernise],
  ['abbreviated', hand.abbreviate],
  ['accents lost', hand.loseAccents],
  ['old founts 0.3 %', hand.misread(0.003)],
  ['old founts 1 %', hand.misread(0.01)],
  [
    'lines swapped',
    (source, dice, other) => inTurn(source, dice, other, [hand.setInLines(40, 90), hand.swapLines(0.03)]),
  ],
  [
    'columns read across',
    (source, dice, other) => inTurn(source, dice, other, [hand.setInLines(30, 50), hand.readAcross(0.15)]),
  ],
  ['page furniture', hand.furnish(500)],
  ['echoes', hand.echo(0.12)],
  ['reworked', hand.rework(0.1)],
  ['leaves rebound', (source, dice, other) => inTurn(source, dice, other, [hand.rebind, hand.rebind])],
]

const combined =
  (strength: Strength): Damage =>
  (source, dice, other) => {
    const heavy = strength === 'heavy'
    const steps: readonly (readonly [number, Damage])[] = [
      [0.5, hand.rebind],
      [0.6, hand.echo(heavy ? 0.1 : 0.03)],
      [0.7, hand.rework(heavy ? 0.12 : 0.04)],
      [0.3, hand.modernise],
      [0.3, hand.abbreviate],
      [0.2, hand.loseAccents],
      [0.7, hand.setInLines(35, 90)],
      [0.2, hand.swapLines(heavy ? 0.01 : 0.003)],
      [0.5, hand.furnish(heavy ? 600 : 1500)],
      [0.7, hand.misread(heavy ? 0.008 : 0.002)],
    ]
    return inTurn(
      source,
      dice,
      other,
      steps.filter(([share]) => dice.happens(share)).map(([, step]) => step),
    )
  }

export const CHANCERY_COMBINED: readonly (readonly [name: string, damage: Damage])[] = [
  ['chancery, light', combined('light')],
  ['chancery, heavy', combined('heavy')],
]

/** Prose of one of five languages, with many words or with few, damaged. */
export function chanceryCase(damage: Damage, each: number, dice: Chance): Case {
  const language = dice.pick(LANGUAGES)
  const { paragraph, sentence } = dice.happens(0.5) ? writer(language, dice) : proseWriter(language, dice)
  const length = dice.pick([4_000, 16_000, 40_000])
  let old = ''
  while (old.length < length) old += `${paragraph()}\n\n`
  const before = dice.happens(0.3) ? inTurn(traced(old), dice, sentence, [hand.misread(0.002)]) : traced(old)
  const after = damage(traced(old), dice, sentence)
  return caseBetween(before, after, old.length, distinct(before.text, marks(before.text, each, dice)))
}
