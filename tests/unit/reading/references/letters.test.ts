import { expect, it } from 'vitest'
import { pattern } from '#lib/reading/references/letters.ts'

const scripts: readonly (readonly [number, number])[] = [
  [0x20, 0x17f],
  [0x391, 0x3a1],
  [0x3a3, 0x3c9],
  [0x400, 0x45f],
]
const pairs: readonly (readonly [RegExp, RegExp])[] = [
  [pattern()`^\p{L}$`, /^\p{L}$/u],
  [pattern()`^\p{Lu}$`, /^\p{Lu}$/u],
  [pattern()`^\p{Ll}$`, /^\p{Ll}$/u],
  [pattern()`^[^\p{L}.]$`, /^[^\p{L}.]$/u],
]

it('[R70] builds patterns of the letters that the classes of Unicode have in these scripts', () => {
  for (const [from, to] of scripts)
    for (let code = from; code <= to; code++) {
      const sign = String.fromCharCode(code)
      for (const [ours, theirs] of pairs)
        expect([sign, theirs.source, ours.test(sign)]).toEqual([sign, theirs.source, theirs.test(sign)])
    }
})

it('[R70] puts patterns together from parts', () => {
  const word = String.raw`\p{Lu}\p{Ll}+`
  expect('am Rhein und Elbe'.match(pattern('g')`(?<!\p{L})${word}`)).toEqual(['Rhein', 'Elbe'])
  expect(pattern('y')`[\]\p{L}]`.test(']')).toBe(true)
})
