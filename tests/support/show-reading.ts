// A reading as short lines that a test can compare, and reading that must succeed and keep the laws.
import { expect } from 'vitest'
import { checkReading } from '#lib/reading/check-reading.ts'
import { readSource } from '#lib/reading/read-source.ts'
import type { Choices, Reading } from '#lib/reading/reading.ts'

/** Reads `bytes`; `raw` is the decoded original where the reading does not carry one. Fails when a law is broken. */
export async function readSound(
  bytes: Uint8Array,
  fileName: string,
  choices: Choices = {},
  raw = '',
): Promise<Reading> {
  const outcome = await readSource(bytes, { fileName, sha256: '', choices })
  if (outcome.kind !== 'read') throw new Error(JSON.stringify(outcome))
  expect(checkReading(outcome.reading, outcome.reading.original ?? raw)).toEqual([])
  return outcome.reading
}

/** Each block as `kind and level: its words`. */
export const showBlocks = ({ blocks, text }: Reading): string[] =>
  blocks.map(({ kind, level, start, end }) => `${kind}${level ?? ''}: ${text.slice(start, end)}`)

/** Each note as `label kind: what stands before its mark | its body | state`. */
export const showNotes = ({ notes, text }: Reading): string[] =>
  notes.map(({ label, kind, at, body, state }) => {
    const before = at === null ? '-' : (text.slice(0, at).split('\n').at(-1) ?? '')
    return `${label} ${kind}: ${before} | ${body ? text.slice(...body) : '-'} | ${state}`
  })

/** Chooses otherwise where `chosen` says so: the laws still hold, and the original stays as it was. Refused files have no choices. */
export async function chooseOtherwise(
  bytes: Uint8Array,
  fileName: string,
  chosen: readonly boolean[],
): Promise<void> {
  const outcome = await readSource(bytes, { fileName, sha256: '' })
  if (outcome.kind !== 'read') return
  const { reading } = outcome
  expect(checkReading(reading, reading.original ?? '')).toEqual([])
  const choices = Object.fromEntries(
    reading.decisions.filter((_, i) => chosen[i]).map(({ key, options }) => [key, options[1] ?? '']),
  )
  const other = await readSource(bytes, { fileName, sha256: '', choices })
  if (other.kind !== 'read') return
  expect(checkReading(other.reading, other.reading.original ?? '')).toEqual([])
  expect(other.reading.original).toBe(reading.original)
}
