// Whatever a reader says of a file can be said in both languages: asked of every sample file there is.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { findingKinds, listFindings } from '#lib/reading/findings.ts'
import { layoutReasons } from '#lib/reading/layout/reasons.ts'
import { readSource } from '#lib/reading/read-source.ts'
import { summarise } from '#lib/reading/summary.ts'
import { en } from '#lib/reading/words/en.ts'
import { messagesFor } from '#components/messages/messages.ts'

// Some hundred files.
vi.setConfig({ testTimeout: 120_000 })

const samples = path.resolve('tests', 'golden')
function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name)
    if (statSync(file).isDirectory()) return filesIn(file)
    return name.startsWith('input.') ? [file] : []
  })
}
const desk = messagesFor('en')['desk'] as { what: Record<string, string>; kinds: Record<string, string> }

it('[R83] has words for every decision, loss, zone and finding of the sample files', async () => {
  const silent = new Set<string>()
  const ask = (area: string, words: Readonly<Record<string, string>>, key: string): void => {
    if (!(key in words)) silent.add(`${area} ${key}`)
  }
  let read = 0
  for (const file of filesIn(samples)) {
    const outcome = await readSource(readFileSync(file), { fileName: file, sha256: '' })
    if (outcome.kind !== 'read') continue
    read++
    const { reading } = outcome
    ask('format', en.format, reading.source.format)
    for (const { code } of reading.problems) ask('problem', en.problem, code)
    for (const { kind } of reading.furniture) ask('apart', en.apart, kind)
    for (const { code, label } of summarise(reading))
      if (code === 'set_apart') ask('apart', en.apart, label ?? '')
      else ask('summary', en.summary, code)
    for (const { reason, options, kind } of reading.decisions) {
      ask('reason', en.reason, reason)
      // What is set apart is named by its kind; the number of a note is the note's own.
      for (const option of options)
        if (kind === 'zone' && option !== 'text') ask('apart', en.apart, option)
        else if (kind !== 'note' || option === 'text') ask('choice', en.choice, option)
    }
    for (const { kind, what } of listFindings(reading))
      if (kind !== 'zones') ask('what', desk.what, kind === 'notes' ? (what.split('+')[0] ?? '') : what)
  }
  expect(read).toBeGreaterThan(50)
  expect([...silent].sort()).toEqual([])
})

it('has words for every reason of the layout reader, and a name for every kind of finding', () => {
  expect(layoutReasons.filter((reason) => !(reason in en.reason))).toEqual([])
  expect(findingKinds.filter((kind) => !(kind in desk.kinds))).toEqual([])
})
