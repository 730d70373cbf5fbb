import { expect, it, vi } from 'vitest'
import { describe } from '#lib/anchoring/describe.ts'
import { compareTexts, type Comparing, type ComparingStep } from '#lib/corrections/compare.ts'
import { applyDifference } from '#lib/corrections/difference.ts'
import { compareInChild } from '#lib/server/revisions/compare-in-child.ts'
import { refusalOf } from '#tests/support/actors.ts'

// Starting processes takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const before = Array.from({ length: 2000 }, (_, i) => `Im Jahr ${i} brannte die Mühle am Wehr ab.`).join('\n')
const after = before.replace('Im Jahr 7 ', 'Im Jahre 7 ').replace('Jahr 1500 brannte', 'Jahr 1500 stürzte')
const passageOn = (quote: string) => {
  const start = before.indexOf(quote)
  return { ...describe(before, [[start, start + quote.length]]), extra: 'not sent' }
}
const passages = [passageOn('Jahr 3 brannte die Mühle'), passageOn('Jahr 1500 brannte')]
const asked: Comparing = { before, after, passages }
const everybody = { userId: 'ada' }

it('[K8] [K9] says in a process of its own what comparing says here', async () => {
  const found = await compareInChild(asked, everybody)
  expect(found).toEqual(compareTexts(asked))
  expect(applyDifference(before, found.difference)).toBe(after)
  expect(found.carried).toMatchObject([
    { verdict: 'exact', candidates: [], findings: [] },
    { verdict: 'ambiguous', candidates: [{}, {}, {}, {}, {}], findings: [{ kind: 'words' }] },
  ])
})

it('[K8] tells how far it has come, and compares for places alone', async () => {
  const many = Array.from({ length: 120 }, () => passages[0] ?? passageOn('Jahr 3 brannte'))
  const told: ComparingStep[] = []
  const tell = (step: ComparingStep): void => void told.push(step)
  const question = { ...asked, passages: many, isOnlyPlaces: true }
  const found = await compareInChild(question, { ...everybody, tell })
  expect(told).toEqual([
    { step: 'comparing' },
    ...[0, 50, 100].map((done) => ({ step: 'placing', done, of: 120 })),
  ])
  expect(found.difference).toEqual([])
  expect(found.carried.map(({ verdict }) => verdict)).toEqual(many.map(() => 'exact'))
})

it('stops comparing that takes too long, too much memory, or too many words', async () => {
  const compare = (limits: object) => refusalOf(compareInChild(asked, { ...everybody, limits }))
  expect(await compare({ timeoutMs: 20 })).toBe('unprocessable comparing_timeout')
  expect(await compare({ memoryMegabytes: 10 })).toBe('unprocessable comparing_memory')
  expect(await compare({ answerMegabytes: 1e-6 })).toBe('unprocessable comparing_memory')
  // What reads files answers something else.
  expect(await compare({ script: 'lib/server/reading/child.ts' })).toBe('unprocessable comparing_crashed')
})

it('gives up when the one who asked has gone', async () => {
  const gone = new AbortController()
  const waiting = compareInChild(asked, { ...everybody, signal: gone.signal })
  gone.abort()
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
})
