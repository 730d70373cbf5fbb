// Each folder of tests/golden/import is a file as bytes and what must be read in it. `--update` writes what is read now.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { checkReading } from '#lib/reading/check-reading.ts'
import { decode } from '#lib/reading/decode.ts'
import { readSource } from '#lib/reading/read-source.ts'

// Laws on many texts take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const root = path.resolve('tests/golden/import')

it.each(readdirSync(root))('[R9] [R10] reads %s as it was agreed', async (name) => {
  const folder = path.join(root, name)
  const input = readdirSync(folder).find((file) => file.startsWith('input.')) ?? ''
  const bytes = readFileSync(path.join(folder, input))
  const outcome = await readSource(bytes, { fileName: input, sha256: '' })
  const shown =
    outcome.kind !== 'read'
      ? outcome
      : {
          encoding: outcome.reading.source.encoding,
          blocks: outcome.reading.blocks.map(
            ({ kind, level, start, end }) =>
              `${kind}${level ?? ''}: ${outcome.reading.text.slice(start, end)}`,
          ),
          notes: outcome.reading.notes.map(({ label, state, at, body }) => ({
            label,
            state,
            after: at === null ? null : outcome.reading.text.slice(Math.max(0, at - 12), at),
            body: body && outcome.reading.text.slice(...body),
          })),
          pages: outcome.reading.pages.map(
            ({ label, at }) => `${label}: ${outcome.reading.text.slice(at, at + 12)}`,
          ),
          leftOut: outcome.reading.furniture.map(({ kind, text }) => `${kind}: ${text}`),
          problems: outcome.reading.problems.map(({ code }) => code),
        }
  await expect(`${JSON.stringify(shown, null, 2)}\n`).toMatchFileSnapshot(path.join(folder, 'expected.json'))
  if (outcome.kind !== 'read') return
  const decoded = decode(bytes)
  if (decoded.kind === 'decoded') expect(checkReading(outcome.reading, decoded.raw)).toEqual([])
})
