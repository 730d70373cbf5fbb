// The kinds of damage that passages are carried through: each by itself, and together.
import type { Chance } from './chance.ts'
import type { Damage } from './damage.ts'
import * as letters from './damage-letters.ts'
import * as lines from './damage-lines.ts'
import * as parts from './damage-parts.ts'

const inTurn =
  (...steps: readonly Damage[]): Damage =>
  (source, dice, other) =>
    steps.reduce((text, step) => step(text, dice, other), source)

export const SINGLE: readonly (readonly [string, Damage])[] = [
  ['reflow', lines.reflow],
  ['rejoined hyphens', inTurn(lines.rejoin, lines.unwrap)],
  ['broken hyphens', inTurn(lines.reflow, lines.breakHyphens)],
  ['noise 1 %', letters.noise(0.01)],
  ['noise 3 %', letters.noise(0.03)],
  ['noise 5 %', letters.noise(0.05)],
  ['respelled', letters.respell],
  ['sentences inserted', parts.insertSentences(0.2)],
  ['sentences removed', parts.removeSentences(0.2)],
  ['sentences moved', parts.moveSentences(0.08)],
  ['paragraphs removed', parts.removeParagraphs(0.2)],
  ['paragraphs moved', parts.moveParagraphs(0.25)],
  ['paragraphs rejoined', parts.reparagraph],
  ['notes removed', parts.removeNotes],
  ['heads added', inTurn(lines.addHeads, lines.headsInWords)],
  ['heads removed', lines.removeHeads],
  ['words replaced 2 %', letters.correctWords(0.02)],
  ['slips corrected 3 %', letters.correctSlips(0.03)],
]

const light = inTurn(
  parts.moveParagraphs(0.08),
  parts.removeNotes,
  parts.insertSentences(0.08),
  parts.removeSentences(0.08),
  lines.rejoin,
  lines.reflow,
  letters.noise(0.01),
  letters.resetSigns,
)

const heavy = inTurn(
  parts.moveParagraphs(0.2),
  parts.removeNotes,
  parts.insertSentences(0.15),
  parts.removeSentences(0.15),
  lines.addHeads,
  letters.correctWords(0.01),
  lines.unwrap,
  lines.reflow,
  letters.noise(0.03),
)

/** Four to nine kinds, each as strong as chance will have it. */
const byChance: Damage = (source, dice, other) => {
  const share = (): number => dice.pick([0.04, 0.08, 0.12, 0.18])
  const steps = (choose: Chance): Damage[] => [
    parts.moveParagraphs(share()),
    parts.moveSentences(share() / 4),
    parts.removeParagraphs(share()),
    parts.insertSentences(share()),
    parts.removeSentences(share()),
    parts.removeNotes,
    lines.removeHeads,
    parts.reparagraph,
    letters.correctWords(share() / 10),
    letters.correctSlips(share() / 5),
    lines.addHeads,
    lines.headsInWords,
    choose.pick([lines.rejoin, lines.unwrap, lines.breakHyphens]),
    lines.reflow,
    letters.respell,
    letters.noise(choose.pick([0.005, 0.01, 0.02, 0.03, 0.04])),
  ]
  return inTurn(...steps(dice).filter(() => dice.happens(0.4)))(source, dice, other)
}

export const COMBINED: readonly (readonly [string, Damage])[] = [
  ['combined, light', light],
  ['combined, heavy', heavy],
  ['combined, by chance', byChance],
]
