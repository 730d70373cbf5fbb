// How well passages survive: `npm run bench anchoring -- [times as many passages] [--show fault] [--only setting]`. Prints the
// figures that the project promises beside its goals, on damage of all kinds, singly and together, in five languages.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { carrierBetween } from '#lib/anchoring/carry.ts'
import type { Carried } from '#lib/anchoring/carried.ts'
import { resolverFor } from '#lib/anchoring/resolve.ts'
import { chance } from '#tests/support/chance.ts'
import { CHANCERY, CHANCERY_COMBINED, chanceryCase, officeCase } from '#tests/support/chancery-cases.ts'
import { chronicleCase, recordCase } from '#tests/support/copying-cases.ts'
import { edited, traced, type Damage } from '#tests/support/damage.ts'
import {
  caseBetween,
  count,
  emptyTally,
  markedSpans,
  type Case,
  type Tally,
} from '#tests/support/damage-cases.ts'
import { formulaicCase } from '#tests/support/damage-formulas.ts'
import { COMBINED, SINGLE } from '#tests/support/damage-kinds.ts'
import { noise } from '#tests/support/damage-letters.ts'
import { addHeads, reflow } from '#tests/support/damage-lines.ts'
import { addNotes } from '#tests/support/damage-parts.ts'
import { LANGUAGES, writer } from '#tests/support/damage-texts.ts'

const argument = (name: string): string | undefined =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined
const show = argument('--show')
const only = argument('--only')
const mode = argument('--mode')
const scale = Number(process.argv[2]) || 1
const first = Number(argument('--seed') ?? 1)

/** In per cent: found and exact of what was kept, silently wrong of all, placed although deleted. */
type Goal = readonly [found: number | null, exact: number | null, wrong: number, attached: number]
const FORMULAIC: Goal = [null, null, 0, 0]
const GOALS: Readonly<Record<'known' | 'unknown', Goal>> = {
  known: [98, 96, 0.1, 1],
  unknown: [96, 92, 0.5, 3],
}

interface Base {
  readonly name: string
  readonly text: string
  readonly other: () => string
}

const CORPUS = new URL('../../shared/corpus/', import.meta.url)

function bases(seed: number): Base[] {
  const out: Base[] = LANGUAGES.map((language) => {
    const dice = chance(seed * 31 + language.charCodeAt(0) * 7 + language.charCodeAt(1))
    const { paragraph, sentence } = writer(language, dice)
    let text = ''
    while (text.length < 24_000) text += `${paragraph()}\n\n`
    return { name: language, text: reflow(traced(text), dice, sentence).text, other: sentence }
  })
  if (existsSync(CORPUS)) {
    const { sentence } = writer('de', chance(seed))
    for (const file of readdirSync(CORPUS).sort()) {
      const text = readFileSync(new URL(file, CORPUS), 'utf8').replace(/\r\n?/g, '\n').normalize('NFC')
      out.push({ name: file.slice(0, 3), text, other: sentence })
    }
  } else console.log('corpus not found: real texts are left out')
  return out
}

function* proseCases(damage: Damage, seed: number, each: number): Generator<Case> {
  for (const base of bases(seed)) {
    const dice = chance(seed ^ (base.name.charCodeAt(0) * 131 + base.name.charCodeAt(2)))
    let source = base.text
    if (seed % 2 === 0) source = addNotes(traced(source), dice, base.other).text
    if (dice.happens(0.3)) source = addHeads(traced(source), dice, base.other).text
    // The older reading may be the one that a machine misread.
    const old = dice.happens(0.25)
      ? noise(0.01)(traced(source), dice, base.other)
      : edited(traced(source), [])
    const now = damage(traced(source), dice, base.other)
    yield caseBetween(old, now, source.length, markedSpans(old.text, each, dice))
  }
}

function* formulaicCases(seed: number, each: number): Generator<Case> {
  for (let kind = 0; kind < 18; kind++) yield formulaicCase(kind, each, chance(seed * 97 + kind))
}

let printed = 0
function run(name: string, cases: Iterable<Case>, withOld: boolean): Tally {
  const tally = emptyTally()
  for (const one of cases) {
    const carrier = withOld ? carrierBetween(one.old, one.new) : null
    const resolver = withOld ? null : resolverFor(one.new, { isStale: true })
    for (const passage of one.passages) {
      const answer = carrier?.carry(passage.selector) ?? resolver?.resolve(passage.selector)
      if (!answer) continue
      const fault = count(tally, passage, answer, one.new)
      if (show && fault === show && printed++ < 60) display(name, one, passage, answer)
    }
  }
  return tally
}

function display(name: string, one: Case, passage: Case['passages'][number], answer: Carried): void {
  const around = (text: string, [start, end]: readonly [number, number]): string =>
    JSON.stringify(
      `${text.slice(Math.max(0, start - 60), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 60)}`,
    )
  console.log(`--- ${name} ${passage.fate}: ${answer.verdict}: ${answer.reason}`)
  console.log('  old  ', around(one.old, passage.span))
  if (passage.truth) console.log('  truth', around(one.new, passage.truth))
  const [candidate] = answer.candidates
  const given = answer.spans[0] ?? (candidate && ([candidate.start, candidate.end] as const))
  if (given) console.log('  given', around(one.new, given))
}

const percent = (part: number, whole: number): string =>
  (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`).padStart(10)

function report(name: string, tally: Tally): void {
  const { all, kept, found, exact, wrong, gone, attached, lies, verdicts } = tally
  console.log(
    `  ${name.padEnd(24)}${String(all).padStart(7)}${percent(found, kept)}${percent(exact, kept)}` +
      `${percent(wrong, all)}${percent(attached, gone)}${String(lies).padStart(6)}   ` +
      ['exact', 'moved', 'changed', 'ambiguous', 'lost']
        .map((one) => `${one} ${verdicts[one] ?? 0}`)
        .join(', '),
  )
}

function goal(of: Goal): void {
  const cells = of.map((figure, i) =>
    (figure === null ? '–' : `${i < 2 ? '≥' : '≤'} ${figure} %`).padStart(10),
  )
  console.log(`  ${'goal'.padEnd(31)}${cells.join('')}${'0'.padStart(6)}`)
}

function total(tallies: readonly Tally[]): Tally {
  const sum = emptyTally()
  for (const one of tallies) {
    for (const key of ['all', 'kept', 'found', 'exact', 'gone', 'attached', 'wrong', 'lies'] as const)
      sum[key] += one[key]
    for (const [verdict, times] of Object.entries(one.verdicts))
      sum.verdicts[verdict] = (sum.verdicts[verdict] ?? 0) + times
  }
  return sum
}

for (const withOld of [true, false]) {
  if (mode && (mode === 'known') !== withOld) continue
  console.log(
    (withOld ? 'old text known' : 'old text not known').padEnd(26) +
      '      n     found     exact     wrong  deleted  lies   (found, exact: of kept; wrong: of all; deleted: of gone that got a place)',
  )
  const measured = (kinds: readonly (readonly [string, Damage])[], seeds: number, offset: number): Tally[] =>
    kinds.flatMap(([name, damage], index) => {
      if (only && only !== name) return []
      const cases = function* (): Generator<Case> {
        for (let seed = first; seed < first + seeds * scale; seed++)
          yield* proseCases(damage, seed * 100 + index + offset, 60)
      }
      const tally = run(name, cases(), withOld)
      report(name, tally)
      return [tally]
    })
  const single = measured(SINGLE, 2, 0)
  const combined = measured(COMBINED, 6, 50)
  if (single.length > 1) report('all single', total(single))
  if (combined.length > 1) report('all combined', total(combined))
  if (combined.length > 0) goal(withOld ? GOALS.known : GOALS.unknown)
  measuredOtherwise(withOld)
  if (only && only !== 'formulaic') continue
  const cases = function* (): Generator<Case> {
    for (let seed = first; seed < first + 8 * scale; seed++) yield* formulaicCases(seed, 30)
  }
  report('formulaic', run('formulaic', cases(), withOld))
  goal(FORMULAIC)
}

type Row = readonly [name: string, times: number, of: (seed: number) => Case]

/** The same on texts that are made and damaged otherwise, twice, lest the one generator be learnt by heart. */
function measuredOtherwise(withOld: boolean): void {
  const goals = withOld ? GOALS.known : GOALS.unknown
  measuredRows(
    'copied chronicles',
    [
      ['copied, layout alone', 30, (seed) => chronicleCase(0, 40, chance(seed * 7919))],
      ['copied, light', 60, (seed) => chronicleCase(0.4, 40, chance(seed * 7907))],
      ['copied, heavy', 90, (seed) => chronicleCase(1, 40, chance(seed * 7901))],
    ],
    goals,
    withOld,
  )
  const chancery = (kinds: readonly (readonly [string, Damage])[], times: number): Row[] =>
    kinds.map(([name, damage]) => [name, times, (seed) => chanceryCase(damage, 40, chance(seed * 5171))])
  measuredRows('all of chanceries, single', chancery(CHANCERY, 20), goals, withOld)
  measuredRows('all of chanceries, combined', chancery(CHANCERY_COMBINED, 60), goals, withOld)
  measuredRows(
    'all other formulas',
    [
      ['copied records', 150, (seed) => recordCase(30, chance(seed * 7883))],
      ['books of offices', 300, (seed) => officeCase(20, chance(seed * 6151))],
    ],
    FORMULAIC,
    withOld,
  )
}

function measuredRows(all: string, rows: readonly Row[], goals: Goal, withOld: boolean): void {
  const cases = function* (of: (seed: number) => Case, times: number): Generator<Case> {
    for (let seed = first; seed < first + times * scale; seed++) yield of(seed)
  }
  const tallies = rows.flatMap(([name, times, of]) => {
    if (only && only !== name) return []
    const tally = run(name, cases(of, times), withOld)
    report(name, tally)
    return [tally]
  })
  if (tallies.length < rows.length) return
  report(all, total(tallies))
  goal(goals)
}
