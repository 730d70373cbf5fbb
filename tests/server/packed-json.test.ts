import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packedType, readPacked } from '#lib/api/packed.ts'
import { PackedJson, packPiece } from '#lib/server/packed-json.ts'

const answered = (bytes: Uint8Array<ArrayBuffer>): Promise<unknown> =>
  readPacked(new Response(bytes, { headers: { 'Content-Type': packedType } }))

test('what was packed in pieces is read as one text, wherever it was cut', async () => {
  const value = fc.array(fc.record({ quote: fc.string({ unit: 'binary' }), at: fc.integer() }))
  await fc.assert(
    fc.asyncProperty(value, fc.array(fc.nat()), async (whole, cuts) => {
      const letters = [...JSON.stringify(whole)]
      const borders = [0, ...cuts.map((cut) => cut % (letters.length + 1)), letters.length].toSorted(
        (a, b) => a - b,
      )
      const pieces = borders.slice(1).map((end, i) => packPiece(letters.slice(borders[i], end).join('')))
      expect(await answered(new PackedJson(await Promise.all(pieces)).bytes)).toEqual(whole)
    }),
  )
})

test('what was cut off on its way is not taken for the whole', async () => {
  const { bytes } = new PackedJson([await packPiece('{"a":[1,2,3]}')])
  expect(await answered(bytes)).toEqual({ a: [1, 2, 3] })
  for (let length = 0; length < bytes.length; length++)
    await expect(answered(bytes.subarray(0, length)), `${length} bytes`).rejects.toThrow()
})
