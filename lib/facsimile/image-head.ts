// What the bytes of a picture say of themselves: kind and size in pixels, from the head of the file alone. Names and types that
// come with a file are never believed. Nothing is unpacked: whether the pixels are whole is seen by whoever looks.
// Standards: PNG (ISO 15948) 5, JPEG (ITU T.81) B, WebP (RFC 9649) 2.
import { longestSide, mostBytesOfImage, mostPixels, type ImageType } from '#lib/sources/page-image.ts'

export type ImageHead =
  | { readonly kind: 'image'; readonly mediaType: ImageType; readonly width: number; readonly height: number }
  | { readonly kind: 'refused'; readonly code: ImageRefusal; readonly message: string }

const refusals = {
  image_empty: 'The file is empty.',
  image_too_heavy: `The picture is larger than ${mostBytesOfImage / 1024 / 1024} MB. Save it with a stronger compression.`,
  image_too_many_pixels: `The picture has more than ${mostPixels / 1_000_000} million pixels, or a side longer than ${longestSide}. Save a smaller copy.`,
  image_damaged: 'The picture is damaged or not whole. Was it copied completely?',
  image_is_tiff: 'Browsers cannot show TIFF. Save the picture as PNG or JPEG and bring in that.',
  image_is_svg: 'SVG is a drawing that may hold programs, and is not brought in. Save it as PNG.',
  image_is_jpeg2000: 'Browsers cannot show JPEG 2000. Save the picture as JPEG or PNG and bring in that.',
  image_is_pdf: 'This is a PDF. Save its pages as PNG or JPEG, one file each, and bring in those.',
  image_unknown: 'This is no picture that can be shown here. JPEG, PNG and WebP can.',
  type_mismatch:
    'The ending of the name says another kind of picture than the bytes. Give it the right ending.',
} as const
export type ImageRefusal = keyof typeof refusals
export const imageRefusals = Object.keys(refusals) as ImageRefusal[]

const refused = (code: ImageRefusal): ImageHead => ({ kind: 'refused', code, message: refusals[code] })

/** Endings by kind; a file without an ending, or with one of no picture, is what its bytes say. */
const endings: Readonly<Record<string, ImageType | 'other'>> = {
  jpg: 'image/jpeg', jpeg: 'image/jpeg', jpe: 'image/jpeg', jfif: 'image/jpeg', png: 'image/png', webp: 'image/webp',
  gif: 'other', tif: 'other', tiff: 'other', svg: 'other', bmp: 'other', avif: 'other', heic: 'other', jp2: 'other', pdf: 'other',
} // prettier-ignore

/** Never throws: what is no picture that can be shown is refused, with what to do. */
export function readImageHead(bytes: Uint8Array, fileName: string): ImageHead {
  if (bytes.length === 0) return refused('image_empty')
  if (bytes.length > mostBytesOfImage) return refused('image_too_heavy')
  const found = kindOf(bytes)
  if (typeof found === 'string') return refused(found)
  const said = endings[/\.([^./\\]{1,8})$/.exec(fileName)?.[1]?.toLowerCase() ?? '']
  if (said !== undefined && said !== found.mediaType) return refused('type_mismatch')
  const size = found.size(bytes)
  if (!size || size[0] < 1 || size[1] < 1) return refused('image_damaged')
  const [width, height] = size
  if (width > longestSide || height > longestSide || width * height > mostPixels)
    return refused('image_too_many_pixels')
  return { kind: 'image', mediaType: found.mediaType, width, height }
}

type Size = readonly [width: number, height: number]
interface Kind {
  readonly mediaType: ImageType
  /** Null: not whole. */
  size(bytes: Uint8Array): Size | null
}

function kindOf(bytes: Uint8Array): Kind | ImageRefusal {
  const starts = (...head: number[]): boolean => head.every((byte, i) => bytes[i] === byte)
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))
    return { mediaType: 'image/png', size: sizeOfPng }
  if (starts(0xff, 0xd8, 0xff)) return { mediaType: 'image/jpeg', size: sizeOfJpeg }
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP')
    return { mediaType: 'image/webp', size: sizeOfWebp }
  if (starts(0x49, 0x49, 0x2a, 0) || starts(0x4d, 0x4d, 0, 0x2a) || starts(0x49, 0x49, 0x2b, 0))
    return 'image_is_tiff'
  if (latin(bytes, 4, 8) === 'jP  ' || starts(0xff, 0x4f, 0xff, 0x51)) return 'image_is_jpeg2000'
  if (latin(bytes, 0, 5) === '%PDF-') return 'image_is_pdf'
  // UTF-8 or UTF-16, with a declaration, comments and a document type before it.
  const start = latin(bytes, 0, 4096).replaceAll('\0', '')
  return /<svg[\s>]|<!DOCTYPE\s+svg/i.test(start) ? 'image_is_svg' : 'image_unknown'
}

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to))
const u16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
const u32 = (bytes: Uint8Array, at: number): number => u16(bytes, at) * 0x10000 + u16(bytes, at + 2)
const u24le = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)
const u32le = (bytes: Uint8Array, at: number): number => u24le(bytes, at) + (bytes[at + 3] ?? 0) * 0x1000000

/** IHDR is the first part, IEND the last, and nothing follows it. */
function sizeOfPng(bytes: Uint8Array): Size | null {
  let at = 8
  let size: Size | null = null
  let hasPixels = false
  while (at + 12 <= bytes.length) {
    const length = u32(bytes, at)
    const name = latin(bytes, at + 4, at + 8)
    if (!/^[A-Za-z]{4}$/.test(name) || at + 12 + length > bytes.length) return null
    if ((size === null) !== (name === 'IHDR')) return null
    if (name === 'IHDR') {
      if (length !== 13) return null
      size = [u32(bytes, at + 8), u32(bytes, at + 12)]
    }
    hasPixels ||= name === 'IDAT'
    at += 12 + length
    if (name === 'IEND') return hasPixels && at === bytes.length ? size : null
  }
  return null
}

/** The frame header before the first scan; the file ends with EOI (cameras may fill up behind it). */
function sizeOfJpeg(bytes: Uint8Array): Size | null {
  let at = 2
  let size: Size | null = null
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    // Markers without a length do not stand before the first scan.
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd9)) return null
    const length = u16(bytes, at + 2)
    if (length < 2 || at + 2 + length > bytes.length) return null
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      if (length < 8) return null
      size = [u16(bytes, at + 7), u16(bytes, at + 5)]
    }
    if (marker === 0xda) return size && hasEnd(bytes, at + 2 + length) ? size : null
    at += 2 + length
  }
  return null
}

function hasEnd(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.length - 2; at >= from; at--)
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true
  return false
}

function sizeOfWebp(bytes: Uint8Array): Size | null {
  const whole = u32le(bytes, 4) + 8
  // Parts have an even length.
  if (whole > bytes.length || bytes.length > whole + 1 || bytes.length < 30) return null
  const kind = latin(bytes, 12, 16)
  if (kind === 'VP8X') return [u24le(bytes, 24) + 1, u24le(bytes, 27) + 1]
  if (kind === 'VP8L') {
    if (bytes[20] !== 0x2f) return null
    const bits = u32le(bytes, 21)
    return [(bits & 0x3fff) + 1, (Math.floor(bits / 0x4000) & 0x3fff) + 1]
  }
  const isKeyFrame = bytes[23] === 0x9d && bytes[24] === 0x01 && bytes[25] === 0x2a
  if (kind !== 'VP8 ' || !isKeyFrame) return null
  return [u24le(bytes, 26) & 0x3fff, u24le(bytes, 28) & 0x3fff]
}
