// How well passages survive: `node bench/anchoring.ts [passages per setting] [--show kind]`. Prints every figure that the
// project promises, on damage of all kinds, singly and together, in five languages.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { carrierBetween, type Carried } from '#lib/anchoring/carry.ts'
import { resolverFor } from '#lib/anchoring/resolve.ts'
import { chance, type Chance } from '#tests/support/chance.ts'
import * as damages from '#tests/support/damage.ts'
import {
  caseFrom,
  count,
  emptyTally,
  markedSpans,
  type Case,
  type Tally,
} from '#tests/support/damage-cases.ts'
import { formulaicEntries, LANGUAGES, writer, type Language } from '#tests/support/damage-texts.ts'

const show = process.argv.includes('--show') ? process.argv[process.argv.indexOf('--show') + 1] : undefined
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined
const scale = Number(process.argv[2]) || 1

interface Base {
  readonly name: string
  readonly text: string
  readonly other: () => string
}

const CORPUS = new URL('../../shared/corpus/', import.meta.url)

function prose(seed: number): Base[] {
  const bases: Base[] = LANGUAGES.map((language: Language) => {
    const dice = chance(seed * 31 + language.charCodeAt(0) * 7 + language.charCodeAt(1))
    const { paragraph, sentence } = writer(language, dice)
    let text = ''
    while (text.length < 24_000) text += `${paragraph()}\n\n`
    return {
      name: language,
      text: damages.reflow(damages.traced(text), dice, sentence).text,
      other: sentence,
    }
  })
  if (existsSync(CORPUS)) {
    const dice = chance(seed)
    const { sentence } = writer('de', dice)
    for (const file of readdirSync(CORPUS).sort()) {
      const text = readFileSync(new URL(file, CORPUS), 'utf8').replace(/\r\n?/g, '\n').normalize('NFC')
      bases.push({ name: file.slice(0, 3), text, other: sentence })
    }
  } else console.log('corpus not found: real texts are left out')
  return bases
}

const combined: damages.Damage = (source, dice, other) => {
  let text = source
  for (const step of [
    damages.moveParagraphs(0.08),
    damages.removeNotes,
    damages.insertSentences(0.08),
    damages.removeSentences(0.08),
    damages.rejoin,
    damages.reflow,
    damages.noise(0.01),
    damages.respell,
  ]) {
    text = step(text, dice, other)
  }
  return text
}

const heavy: damages.Damage = (source, dice, other) => {
  let text = source
  for (const step of [
    damages.moveParagraphs(0.2),
    damages.removeNotes,
    damages.insertSentences(0.15),
    damages.removeSentences(0.15),
    damages.addHeads,
    damages.correctWords(0.01),
    damages.unwrap,
    damages.reflow,
    damages.noise(0.03),
  ]) {
    text = step(text, dice, other)
  }
  return text
}

const KINDS: readonly (readonly [string, damages.Damage])[] = [
  ['reflow', damages.reflow],
  ['rejoined hyphens', (s, d, o) => damages.unwrap(damages.rejoin(s, d, o), d, o)],
  ['noise 1 %', damages.noise(0.01)],
  ['noise 3 %', damages.noise(0.03)],
  ['inserted', damages.insertSentences(0.2)],
  ['removed', damages.removeSentences(0.2)],
  ['paragraphs gone', damages.removeParagraphs(0.2)],
  ['paragraphs moved', damages.moveParagraphs(0.25)],
  ['notes removed', damages.removeNotes],
  ['heads added', damages.addHeads],
  ['respelled', damages.respell],
  ['corrected 2 %', damages.correctWords(0.02)],
  ['combined', combined],
  ['combined heavy', heavy],
]

let printed = 0
function run(name: string, cases: Iterable<Case>, withOld: boolean): Tally {
  const tally = emptyTally()
  for (const one of cases) {
    const carrier = withOld ? carrierBetween(one.old, one.new) : undefined
    const resolver = withOld ? undefined : resolverFor(one.new, { isStale: true })
    for (const passage of one.passages) {
      const answer: Carried = carrier
        ? carrier.carry(passage.selector)
        : (resolver as NonNullable<typeof resolver>).resolve(passage.selector)
      const fault = count(tally, passage, answer, one.new)
      if (show && fault === show && printed < 40) {
        printed++
        const span =
          answer.spans[0] ??
          (answer.candidates[0]
            ? ([answer.candidates[0].start, answer.candidates[0].end] as const)
            : undefined)
        const around = (text: string, [start, end]: readonly [number, number]): string =>
          JSON.stringify(
            `${text.slice(Math.max(0, start - 60), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 60)}`,
          )
        console.log(`--- ${name} ${passage.fate} ${fault}: ${answer.verdict}: ${answer.reason}`)
        console.log('  old  ', around(one.old, passage.span))
        if (passage.truth) console.log('  truth', around(one.new, passage.truth))
        if (span) console.log('  given', around(one.new, span))
      }
    }
  }
  return tally
}

const percent = (part: number, whole: number): string =>
  (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`).padStart(9)

function report(name: string, tally: Tally): void {
  console.log(
    `${name.padEnd(28)}${String(tally.all).padStart(7)}${percent(tally.found, tally.kept)}${percent(tally.exact, tally.kept)}` +
      `${percent(tally.wrong, tally.all)}${percent(tally.attached, tally.gone)}${String(tally.lies).padStart(5)}  ` +
      Object.entries(tally.verdicts)
        .sort()
        .map(([verdict, n]) => `${verdict} ${n}`)
        .join(', '),
  )
}

function* proseCases(damage: damages.Damage, seed: number, each: number): Generator<Case> {
  for (const base of prose(seed)) {
    const dice = chance(seed ^ (base.name.charCodeAt(0) * 131 + base.name.charCodeAt(2)))
    let source = base.text
    if (seed % 2 === 0) source = damages.addNotes(damages.traced(source), dice, base.other).text
    yield caseFrom(source, damage(damages.traced(source), dice, base.other), markedSpans(source, each, dice))
  }
}

/** Registers and depositions, some entries gone, some new, some changed places, some numbers corrected. */
function* formulaicCases(seed: number, each: number): Generator<Case> {
  for (let kind = 0; kind < 12; kind++) {
    const dice: Chance = chance(seed * 97 + kind)
    const size = dice.pick([4, 12, 40, 90])
    const entries = formulaicEntries(kind, size, dice)
    const fresh = formulaicEntries(kind, size, dice)
    const joint = kind % 2 === 0 ? '\n' : dice.pick(['\n\n', ' '])
    const old = entries.join(joint)
    let at = 0
    const starts = entries.map((entry) => {
      const start = at
      at += entry.length + joint.length
      return start
    })
    const edits: { from: number; to: number; text: string; keeps?: boolean }[] = []
    entries.forEach((entry, i) => {
      const start = starts[i] ?? 0
      const roll = dice.next()
      const end = start + entry.length + (i < entries.length - 1 ? joint.length : 0)
      const added = (fresh[i] ?? '') + joint
      if (roll < 0.15) edits.push({ from: start, to: end, text: '' })
      else if (roll < 0.25) edits.push({ from: start, to: end, text: added })
      else if (roll < 0.35) edits.push({ from: start, to: start, text: added })
      else if (roll < 0.45) {
        const digit = entry.search(/\d/)
        if (digit >= 0)
          edits.push({
            from: start + digit,
            to: start + digit + 1,
            text: String((Number(entry[digit]) + 1) % 10),
            keeps: true,
          })
      }
    })
    let damaged = damages.edited(damages.traced(old), edits)
    if (dice.happens(0.5)) damaged = damages.noise(0.006)(damaged, dice, () => '')
    if (dice.happens(0.5)) damaged = damages.reflow(damaged, dice, () => '')
    yield caseFrom(old, damaged, markedSpans(old, each, dice))
  }
}

console.log(
  `${''.padEnd(28)}${'n'.padStart(7)}    found    exact    wrong attached lies  (found, exact: of kept; attached: of gone)`,
)
for (const withOld of [true, false]) {
  console.log(withOld ? 'old text known' : 'old text not known')
  const sum = emptyTally()
  for (const [index, [name, damage]] of KINDS.entries()) {
    if (only && only !== name) continue
    const cases = function* (): Generator<Case> {
      for (let seed = 1; seed <= 2 * scale; seed++) yield* proseCases(damage, seed * 100 + index, 80)
    }
    const tally = run(name, cases(), withOld)
    report(`  ${name}`, tally)
    for (const key of ['kept', 'found', 'exact', 'gone', 'attached', 'wrong', 'all', 'lies'] as const)
      sum[key] += tally[key]
  }
  if (!only) report('  all prose', sum)
  if (only && only !== 'formulaic') continue
  const formulaic = function* (): Generator<Case> {
    for (let seed = 1; seed <= 6 * scale; seed++) yield* formulaicCases(seed, 40)
  }
  report('  formulaic', run('formulaic', formulaic(), withOld))
}
