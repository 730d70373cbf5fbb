import { zipSync } from 'fflate'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { unpackDocument } from '#lib/reading/container/unpack.ts'
import { craftZip } from '#tests/support/craft-zip.ts'
import { unsafeNames, zipDamages } from '#tests/support/zip-damage.ts'

// Large files take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const entries = [
  { name: 'one.xml', data: '<a>one</a>', method: 8 },
  { name: 'two/two.xml', data: '<a>two</a>' },
]

it.each(zipDamages(entries))('[R40] answers $code to $name', ({ code, make }) => {
  const start = performance.now()
  expect(unpackDocument(make())).toMatchObject({ kind: 'refused', code })
  expect(performance.now() - start).toBeLessThan(10_000)
})

it('[R40] leaves entries with unsafe names alone, and says so', () => {
  const unpacked = unpackDocument(craftZip([...entries, ...unsafeNames.map((name) => ({ name, data: 'x' }))]))
  if (unpacked.kind === 'refused') throw new Error(unpacked.message)
  expect(unpacked.names).toEqual(['one.xml', 'two/two.xml'])
  expect(unpacked.ignored).toEqual(unsafeNames)
})

it('[R40] unpacks what an independent program has packed', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.stringMatching(/^[a-zä]{1,8}\.xml$/),
        fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.constant(new Uint8Array(70_000).fill(7))),
        { maxKeys: 6 },
      ),
      fc.constantFrom(0, 6, 9),
      (files, level) => {
        const unpacked = unpackDocument(zipSync(files, { level: level }))
        if (unpacked.kind === 'refused') throw new Error(unpacked.message)
        expect(Object.fromEntries(unpacked.files)).toEqual(files)
      },
    ),
    { numRuns: 200 },
  )
})

it('[R40] hands out what is wanted, and names the rest', () => {
  const unpacked = unpackDocument(zipSync({ 'a.xml': Uint8Array.of(97), 'b.png': Uint8Array.of(98) }))
  expect(unpacked).toMatchObject({ names: ['a.xml', 'b.png'], ignored: [] })
  expect(unpacked.kind === 'unpacked' && [...unpacked.files.keys()]).toEqual(['a.xml'])
})
