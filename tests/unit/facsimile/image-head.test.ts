import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { imageRefusals, readImageHead } from '#lib/facsimile/image-head.ts'
import { messagesFor } from '#components/messages/messages.ts'
import { mostBytesOfImage } from '#lib/sources/page-image.ts'
import { jpegHead, pngImage, webpHead } from '#tests/support/make-image.ts'

const side = fc.integer({ min: 1, max: 5000 })
const text = (words: string): Uint8Array => new TextEncoder().encode(words)

describe('[F1] the head of a picture', () => {
  test('says kind and size, whatever the kind', () => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        for (const [bytes, name, mediaType] of [
          [jpegHead(width, height), 'a.jpg', 'image/jpeg'],
          [jpegHead(width, height, 0xc2), 'A.JPEG', 'image/jpeg'],
          [webpHead('VP8 ', width, height), 'a.webp', 'image/webp'],
          [webpHead('VP8L', width, height), 'a.webp', 'image/webp'],
          [webpHead('VP8X', width, height), 'a.webp', 'image/webp'],
        ] as const)
          expect(readImageHead(bytes, name)).toEqual({ kind: 'image', mediaType, width, height })
      }),
    )
    expect(readImageHead(pngImage(37, 21), 'page 1')).toEqual({
      ...{ kind: 'image', mediaType: 'image/png', width: 37, height: 21 },
    })
  })

  const refusals: [what: string, bytes: Uint8Array, name: string, code: string][] = [
    ['an empty file', new Uint8Array(), 'a.png', 'image_empty'],
    ['a heavy file', new Uint8Array(mostBytesOfImage + 1), 'a.png', 'image_too_heavy'],
    ['a PNG called JPEG', pngImage(2, 2), 'a.jpg', 'type_mismatch'],
    ['a JPEG called TIFF', jpegHead(2, 2), 'a.tif', 'type_mismatch'],
    ['TIFF of Intel', Uint8Array.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]), 'a.tif', 'image_is_tiff'],
    ['TIFF of Motorola', Uint8Array.from([0x4d, 0x4d, 0, 0x2a, 0, 0]), 'a.jpg', 'image_is_tiff'],
    [
      'SVG',
      text('<?xml version="1.0"?>\n<!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>'),
      'a.png',
      'image_is_svg',
    ],
    [
      'SVG in UTF-16',
      Uint8Array.from(Buffer.from('\ufeff<svg onload="alert(1)">', 'utf16le')),
      'a.png',
      'image_is_svg',
    ],
    ['JPEG 2000', Uint8Array.from([0, 0, 0, 12, 0x6a, 0x50, 0x20, 0x20]), 'a.jp2', 'image_is_jpeg2000'],
    ['PDF', text('%PDF-1.7'), 'a.pdf', 'image_is_pdf'],
    ['GIF', text('GIF89a'), 'a.gif', 'image_unknown'],
    ['HTML', text('<html><script>alert(1)</script>'), 'a.png', 'image_unknown'],
    [
      'a PNG with a page behind it',
      Uint8Array.from([...pngImage(2, 2), ...text('<script>')]),
      'a.png',
      'image_damaged',
    ],
    ['a PNG that ends early', pngImage(2, 2).subarray(0, -4), 'a.png', 'image_damaged'],
    ['a JPEG that ends early', jpegHead(2, 2).subarray(0, -2), 'a.jpg', 'image_damaged'],
    ['a JPEG without a frame', Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]), 'a.jpg', 'image_damaged'],
    ['a WebP that ends early', webpHead('VP8X', 2, 2).subarray(0, 34), 'a.webp', 'image_damaged'],
    ['a JPEG of no width', jpegHead(0, 2), 'a.jpg', 'image_damaged'],
    ['a bomb', webpHead('VP8X', 16_000_000, 16_000_000), 'a.webp', 'image_too_many_pixels'],
    ['a ribbon', jpegHead(1, 40_000), 'a.jpg', 'image_too_many_pixels'],
  ]
  test.each(refusals)('%s is refused with its own code', (_what, bytes, name, code) => {
    expect(readImageHead(bytes, name)).toMatchObject({ kind: 'refused', code })
  })

  test('a PNG whose head promises more than is there is too large before it is looked at', () => {
    const bytes = pngImage(2, 2)
    new DataView(bytes.buffer).setUint32(16, 29_999)
    new DataView(bytes.buffer).setUint32(20, 29_999)
    expect(readImageHead(bytes, 'a.png')).toMatchObject({ code: 'image_too_many_pixels' })
  })

  test('never throws, whatever the bytes', () => {
    const heads = [pngImage(3, 3), jpegHead(3, 3), webpHead('VP8 ', 3, 3), webpHead('VP8L', 3, 3)]
    const damaged = fc
      .tuple(
        fc.constantFrom(...heads),
        fc.array(fc.tuple(fc.nat(60), fc.nat(255)), { maxLength: 8 }),
        fc.nat(90),
      )
      .map(([head, changes, length]) => {
        const bytes = Uint8Array.from(head)
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
        return bytes.subarray(0, Math.max(1, bytes.length - (length < 45 ? length : 0)))
      })
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), damaged), fc.string(), (bytes, name) => {
        const head = readImageHead(bytes, name)
        if (head.kind === 'image') expect(head.width * head.height).toBeGreaterThan(0)
        else expect(imageRefusals).toContain(head.code)
      }),
      { numRuns: 2000 },
    )
  })

  test.each(['en', 'de'] as const)('every refusal has words in %s', (locale) => {
    const { reasons } = messagesFor(locale)['problems'] as { reasons: Record<string, string> }
    for (const code of imageRefusals) expect(reasons, code).toHaveProperty(code)
  })
})
