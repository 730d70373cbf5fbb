// Each folder of tests/golden/layout is a page as plain text and how an editor reads it. The expectation is written by hand.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { checkReading } from '#lib/reading/check-reading.ts'
import { readSource } from '#lib/reading/read-source.ts'
import { packagedWordLists } from '#lib/server/reading/word-lists.ts'
import { showLayout } from '#tests/support/show-layout.ts'

const root = path.resolve('tests/golden/layout')

it.each(readdirSync(root))('reads %s as an editor would', async (name) => {
  const bytes = readFileSync(path.join(root, name, 'input.txt'))
  const outcome = await readSource(bytes, { fileName: 'input.txt', sha256: '' }, packagedWordLists)
  if (outcome.kind !== 'read') throw new Error(`${name} was not read`)
  const raw = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  expect(checkReading(outcome.reading, raw)).toEqual([])
  expect(showLayout(outcome.reading, raw)).toBe(readFileSync(path.join(root, name, 'expected.txt'), 'utf8'))
})
