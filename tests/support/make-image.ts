// Pictures made on the spot: whole files as other programs write them, of any size, with nothing on them but a colour or a pattern.
import { crc32, deflateSync } from 'node:zlib'

function part(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

/** A grey PNG; `mark` makes its bytes another picture's. */
export function pngImage(width: number, height: number, mark = 0): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc((width + 1) * height, 230)
  for (let y = 0; y < height; y++) rows[y * (width + 1)] = 0
  rows[1] = mark % 256
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      part('IHDR', head),
      part('tEXt', Buffer.from(`Comment\0${mark}`, 'latin1')),
      part('IDAT', deflateSync(rows)),
      part('IEND', new Uint8Array()),
    ]),
  )
}

/** The parts of a JPEG that say what it is, around a scan of no meaning. `frame`: 0xc0 baseline, 0xc2 progressive. */
export function jpegHead(width: number, height: number, frame = 0xc0): Uint8Array<ArrayBuffer> {
  const segment = (marker: number, data: readonly number[]): number[] => [
    ...[0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff],
    ...data,
  ]
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    // A thumbnail of another size inside of an application's part: not the picture's own frame.
    ...segment(0xe1, [0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 9, 0, 9, 1, 1, 0x11, 0]),
    ...segment(frame, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...[0x12, 0x34, 0xff, 0xd9],
  ])
}

/** The head of a WebP of one of its three kinds. */
export function webpHead(
  kind: 'VP8 ' | 'VP8L' | 'VP8X',
  width: number,
  height: number,
): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(40)
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(32, 4)
  bytes.write(`WEBP${kind}`, 8, 'latin1')
  bytes.writeUInt32LE(20, 16)
  if (kind === 'VP8X') {
    bytes.writeUIntLE(width - 1, 24, 3)
    bytes.writeUIntLE(height - 1, 27, 3)
  } else if (kind === 'VP8L') {
    bytes[20] = 0x2f
    bytes.writeUInt32LE(width - 1 + (height - 1) * 0x4000, 21)
  } else {
    bytes.set([0x9d, 0x01, 0x2a], 23)
    bytes.writeUInt16LE(width, 26)
    bytes.writeUInt16LE(height, 28)
  }
  return Uint8Array.from(bytes)
}

/** ALTO of pages of lines of words: `[word, x, y, width, height, confidence]`. */
export function altoOf(
  pages: readonly (readonly (readonly [string, number, number, number, number, number?])[][])[],
  { width = 1000, height = 1500, image = '' } = {},
): string {
  const attributes = (x: number, y: number, w: number, h: number): string =>
    `HPOS="${x}" VPOS="${y}" WIDTH="${w}" HEIGHT="${h}"`
  const body = pages.map((lines, order) => {
    const shown = lines.map((words) => {
      const strings = words.map(
        ([word, x, y, w, h, c]) =>
          `<String CONTENT="${word}" ${attributes(x, y, w, h)}${c === undefined ? '' : ` WC="${c}"`}/>`,
      )
      const [first] = words
      const last = words.at(-1)
      const box = first && last ? attributes(first[1], first[2], last[1] + last[3] - first[1], first[4]) : ''
      return `<TextLine ${box}>${strings.join('<SP/>')}</TextLine>`
    })
    return `<Page ID="p${order}" PHYSICAL_IMG_NR="${order}" WIDTH="${width}" HEIGHT="${height}"><PrintSpace><TextBlock ID="b${order}">${shown.join('')}</TextBlock></PrintSpace></Page>`
  })
  const source =
    image === '' ? '' : `<sourceImageInformation><fileName>${image}</fileName></sourceImageInformation>`
  return `<?xml version="1.0" encoding="UTF-8"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Description><MeasurementUnit>pixel</MeasurementUnit>${source}</Description><Layout>${body.join('')}</Layout></alto>`
}
