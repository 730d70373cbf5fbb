import { expect, it } from 'vitest'
import { decode } from '#lib/reading/decode.ts'
import { encode } from '#tests/support/encode.ts'

const german = 'Der Bürgermeister ließ die Türe öffnen und sagte „Nein“ – so wird es erzählt.'
const russian = 'Весной того года цена на ячмень поднялась до девяти шиллингов, и народ пришёл к воротам.'
const czech = 'Příliš žluťoučký kůň úpěl ďábelské ódy, a v tom se na ulici ozval křik.'
const polish = 'W roku 1741 burmistrz kazał otworzyć bramę i nie było to dla nikogo dziwne, że się śmiał.'
const greek = 'Το έτος εκείνο η τιμή του κριθαριού ανέβηκε και ο λαός ήρθε στην πύλη.'

function check(bytes: Uint8Array, expected: string, encoding?: string): void {
  const decoded = decode(bytes, encoding)
  const said =
    decoded.kind === 'decoded' ? decoded.encoding : decoded.kind === 'unsure' ? 'unsure' : decoded.code
  expect(said).toBe(expected)
}

it('[R6] is sure of Unicode, with and without a byte order mark', () => {
  for (const text of [german, russian, greek, 'plain ASCII', 'a'])
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be']) {
      check(encode(`\ufeff${text}`, encoding), encoding)
      if (encoding === 'utf-8' || text.includes(' ')) check(encode(text, encoding), encoding)
    }
})

it('[R6] keeps the byte order mark in the original', () => {
  const decoded = decode(encode('\ufeffabc', 'utf-16le'))
  expect(decoded).toMatchObject({ kind: 'decoded', raw: '\ufeffabc' })
})

it.each([
  german,
  'Jürgen',
  'naïve café',
  'Le maire a été élu à la mairie; il n’y avait pas de blé dans les greniers où le peuple était.',
  'Perché la città è così, più che mai, non lo so; il sindaco è qui.',
  'Sjöfartsverket på Åland och året därpå var det inte så',
])('[R6] is sure of windows-1252, or asks with it first: %s', (text) => {
  const decoded = decode(encode(text, 'windows-1252'))
  if (decoded.kind === 'unsure') expect(decoded.candidates[0]?.encoding).toBe('windows-1252')
  else expect(decoded).toMatchObject({ kind: 'decoded', raw: text, encoding: 'windows-1252' })
})

it.each([
  [czech, 'windows-1250'],
  [polish, 'windows-1250'],
  [polish, 'iso-8859-2'],
  [russian, 'windows-1251'],
  [russian, 'koi8-r'],
  [russian, 'ibm866'],
  [greek, 'windows-1253'],
  [german, 'macintosh'],
])('[R6] asks about %s in %s, the right one first, and shows where they differ', (text, encoding) => {
  const decoded = decode(encode(text, encoding))
  if (decoded.kind !== 'unsure') throw new Error(`it was ${decoded.kind}`)
  expect(decoded.candidates[0]?.encoding).toBe(encoding)
  expect(decoded.candidates.length).toBeGreaterThan(1)
  const previews = decoded.candidates.map(({ preview }) => preview)
  expect(new Set(previews).size).toBe(previews.length)
  const words = previews[0]?.split(' … ')[0] ?? ''
  expect(text).toContain(words)
})

it('[R7] uses the encoding that was asked for, and refuses bytes that do not fit', () => {
  check(encode(german, 'windows-1252'), 'windows-1252', 'latin1')
  check(encode(russian, 'koi8-r'), 'koi8-r', 'koi8-r')
  check(encode(german, 'windows-1252'), 'encoding_wrong', 'utf-8')
  check(encode(german, 'utf-16le'), 'encoding_wrong', 'windows-1252')
  check(new Uint8Array([0x41, 0, 0, 0xd8, 0x41, 0]), 'encoding_wrong', 'utf-16le')
  check(encode(german, 'utf-8'), 'encoding_unknown', 'klingon-1')
})

it('[R8] names what cannot be decoded', () => {
  check(new Uint8Array(), 'empty_document')
  check(encode('\ufeff', 'utf-8'), 'empty_document')
  check(encode('\ufeff', 'utf-16be'), 'empty_document')
  check(encode(' \n\t\r\n', 'utf-8'), 'empty_document')
  check(new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]), 'encoding_damaged')
  check(new Uint8Array([0xff, 0xfe, 0x41]), 'encoding_damaged')
  check(new Uint8Array([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'encoding_not_supported')
  check(
    Uint8Array.from({ length: 4000 }, (_, i) => i % 32),
    'type_mismatch',
  )
})

it('[R6] never puts a replacement character where there was none', () => {
  const damaged = new Uint8Array([...encode(german, 'utf-8'), 0xc3])
  const decoded = decode(damaged)
  expect(decoded.kind).toBe('unsure')
  if (decoded.kind === 'unsure')
    for (const { preview } of decoded.candidates) expect(preview).not.toContain('\ufffd')
})
