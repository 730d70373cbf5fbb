import { expect, it } from 'vitest'
import { carry } from '#lib/anchoring/carry.ts'
import type { Carried } from '#lib/anchoring/carried.ts'
import { describe as describePassage } from '#lib/anchoring/describe.ts'
import { resolve } from '#lib/anchoring/resolve.ts'
import { turnsSense } from '#lib/anchoring/wording.ts'
import { chance } from '#tests/support/chance.ts'
import { writer } from '#tests/support/damage-texts.ts'

const place = (text: string, words: string): [number, number] => {
  const start = text.indexOf(words)
  if (start < 0) throw new RangeError(`“${words}” is not in the text`)
  return [start, start + words.length]
}
const carryOne = (old: string, now: string, words: string): Carried => {
  const [one] = carry(old, now, [describePassage(old, [place(old, words)])])
  if (!one) throw new Error('nothing was carried')
  return one
}
const said = (now: string, { spans }: Carried): string[] => spans.map(([start, end]) => now.slice(start, end))

const formula = (name: string, day: string, year: string, thing: string): string =>
  `Item ${name} testis iuratus dixit quod ${day} anno ${year} vidit in domo ${thing} et alios quos non cognovit, et hoc dixit se scire quia presens fuit.`
const witnesses = [
  formula('Petrus Faber', 'in festo sancti Martini', '1243', 'Guillelmi Arnaldi duos hereticos'),
  formula('Raimundus Textor', 'circa festum Pasche', '1244', 'Bernardi de Rivo duos hereticos'),
  formula('Arnalda uxor', 'in quadragesima', '1239', 'Poncie matris sue tres hereticas'),
]
const depositions = witnesses.join('\n\n')

it('[A5] A: a deposition taken out is not found in a sister deposition', () => {
  const now = witnesses.slice(1).join('\n\n')
  const carried = carryOne(depositions, now, witnesses[0] ?? '')
  expect(['lost', 'ambiguous']).toContain(carried.verdict)
  expect(carried.spans).toEqual([])
  const found = resolve(now, describePassage(depositions, [place(depositions, witnesses[0] ?? '')]))
  expect(found.spans).toEqual([])
})

it('[A5] B: a year taken out is not found in another year', () => {
  const old = 'Actum anno 1243 apud Tolosam. Et postea anno 1244 apud Carcassonam testes iurati sunt.'
  const now = 'Et postea anno 1244 apud Carcassonam testes iurati sunt.'
  expect(carryOne(old, now, 'anno 1243').spans).toEqual([])
  expect(resolve(now, describePassage(old, [place(old, 'anno 1243')])).spans).toEqual([])
})

it('[A3] [A4] C: a negation that was put in is said first', () => {
  const words = 'vidit in domo Guillelmi Arnaldi duos hereticos'
  const now = depositions.replace(words, `non ${words}`)
  const wider = `quod in festo sancti Martini anno 1243 ${words}`
  const carried = carryOne(depositions, now, wider)
  expect(carried.verdict).toBe('changed')
  expect(carried.findings[0]).toMatchObject({ kind: 'negation', new: 'non' })
  expect(carried.findings.some(turnsSense)).toBe(true)
  expect(carried.reason).toContain('the sense may have turned')
})

it('[A3] D: misread letters that were corrected keep the place', () => {
  const old = 'Der Bürgermeifter ließ die Thüre des Komhauses öffnen, und die Leute gingen hinein.'
  const now = 'Der Bürgermeister ließ die Thüre des Kornhauses öffnen, und die Leute gingen hinein.'
  const carried = carryOne(old, now, 'Der Bürgermeifter ließ die Thüre des Komhauses öffnen')
  expect(carried.verdict).toBe('changed')
  expect(said(now, carried)).toEqual(['Der Bürgermeister ließ die Thüre des Kornhauses öffnen'])
  expect(carried.findings.every(({ kind }) => kind === 'spelling')).toBe(true)
})

it('[A8] E: what was rewritten altogether is lost', () => {
  const old = 'Am dritten März versammelte sich die Menge vor dem Kornhaus der Stadt.'
  const now = 'Weather and harvest of the following years are not recorded by anybody.'
  expect(carryOne(old, now, 'versammelte sich die Menge')).toMatchObject({ verdict: 'lost', spans: [] })
})

it('[A7] F: a word joined again at the line end is no change', () => {
  const old = 'Die Soldaten der Haupt-\nstadt schossen auf die\nMenge, und alle liefen davon.'
  const now = 'Die Soldaten der Hauptstadt schossen auf die Menge, und alle liefen davon.'
  const carried = carryOne(old, now, 'der Haupt-\nstadt schossen auf die\nMenge')
  expect(carried).toMatchObject({ verdict: 'exact', findings: [] })
  expect(said(now, carried)).toEqual(['der Hauptstadt schossen auf die Menge'])
})

it('[A7] inserted text moves nothing', () => {
  const old = 'The mayor came out upon the steps. The porter unlocked the door at five shillings.'
  const now = `A line that was left out before. ${old}`
  const carried = carryOne(old, now, 'The porter unlocked the door')
  expect(carried.verdict).toBe('exact')
  expect(said(now, carried)).toEqual(['The porter unlocked the door'])
})

it('[A8] a paragraph that went elsewhere whole is moved', () => {
  const first = 'The price of barley had gone to nine shillings by the end of that hungry week in spring.'
  const second = 'Captain Harrow brought his company down from the Mole, and nobody would make way for them.'
  const third = 'The well in the yard of the granary was found to be dry when the fire began at midnight.'
  const fourth = 'Peter Moll has lost the tip of a finger, and that was in the door of the cooperage itself.'
  const now = [second, third, fourth, first].join('\n\n')
  const carried = carryOne([first, second, third, fourth].join('\n\n'), now, first)
  expect(carried.verdict).toBe('moved')
  expect(said(now, carried)).toEqual([first])
})

it('[A6] two places that fit are asked about', () => {
  const words = 'et hoc dixit se scire'
  const old = `Primo loco stat. ${words}. Finis.`
  const now = `Alio loco scriptum est: ${words}. Item in alia carta: ${words}. Nihil aliud.`
  const answer = resolve(now, describePassage(old, [place(old, words)]))
  expect(answer).toMatchObject({ verdict: 'ambiguous', spans: [] })
  expect(answer.candidates.length).toBe(2)
})

it('[A9] several spans are carried one by one', () => {
  const old =
    'The mill burned in that night of March\nA note stands between the halves\nand nobody in the town saw who did it.'
  const now = old.replace('A note stands between the halves\n', '')
  const selector = describePassage(old, [
    place(old, 'burned in that night of March'),
    place(old, 'and nobody in the town saw'),
  ])
  const [carried] = carry(old, now, [selector])
  expect(carried?.verdict).toBe('exact')
  expect(carried && said(now, carried)).toEqual([
    'burned in that night of March',
    'and nobody in the town saw',
  ])
  const [half] = carry(old, now.replace('and nobody in the town saw who did it.', ''), [selector])
  expect(half?.verdict).not.toBe('exact')
})

it('[A10] what else is carried makes no difference', () => {
  const now = depositions.replace('1243', '1245').replace('Poncie', 'Poncia')
  const selectors = ['Petrus Faber testis iuratus', 'in quadragesima anno 1239', 'tres hereticas'].map(
    (words) => describePassage(depositions, [place(depositions, words)]),
  )
  const together = carry(depositions, now, selectors)
  expect(selectors.map((one) => carry(depositions, now, [one])[0])).toEqual(together)
  expect(carry(depositions, now, [...selectors].reverse()).reverse()).toEqual(together)
})

it('[A14] a paragraph put in between its sentences is not swallowed: the passage is parted, and says so', () => {
  const { paragraph } = writer('ru', chance(31))
  const [before, after] = [paragraph(), paragraph()]
  const old = `${before} Воевода закрыл ворота.\n\nНаутро пришли посадские люди. ${after}`
  let put = paragraph()
  while (put.length < 1000) put += ` ${paragraph()}`
  const now = old.replace('\n\n', `\n\n${put}\n\n`)
  const words = 'закрыл ворота.\n\nНаутро пришли'
  const carried = carryOne(old, now, words)
  expect(carried.verdict).toBe('changed')
  expect(said(now, carried)).toEqual(['закрыл ворота.', 'Наутро пришли'])
  expect(carried.reason).toContain('parted')
  const found = resolve(now, describePassage(old, [place(old, words)]), { isStale: true })
  expect(found.spans.every(([start, end]) => end - start < 100)).toBe(true)
})
