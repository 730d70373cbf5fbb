// From bytes to characters, strictly: no character is ever guessed or replaced. What could be read in several ways is asked.
import { rankEncodings, type EncodingCandidate } from './encoding-candidates.ts'
import { isBinary } from './file-kind.ts'

export type Decoded =
  | { readonly kind: 'decoded'; readonly raw: string; readonly encoding: string }
  | { readonly kind: 'unsure'; readonly candidates: readonly EncodingCandidate[] }
  | { readonly kind: 'refused'; readonly code: DecodeRefusal; readonly message: string }

type DecodeRefusal =
  | 'encoding_wrong'
  | 'encoding_unknown'
  | 'encoding_damaged'
  | 'encoding_not_supported'
  | 'empty_document'
  | 'type_mismatch'

/**
 * Decodes a whole file; a byte order mark stays in `raw`, so that offsets are those of the file. Certain are Unicode that
 * decodes without a fault, and windows-1252 where no other reading makes words of it. With `encoding` that one is tried alone.
 */
export function decode(bytes: Uint8Array, encoding?: string): Decoded {
  if (bytes.length === 0) return refused('empty_document', 'The file is empty.')
  if (encoding !== undefined) return decodeAs(bytes, encoding)
  const mark = byteOrderMark(bytes)
  if (mark === 'utf-32') {
    return refused(
      'encoding_not_supported',
      'This file is written in UTF-32, which cannot be read. Save it as UTF-8.',
    )
  }
  if (mark === 'utf-16le' || mark === 'utf-16be') {
    const raw = strictly(bytes, mark)
    if (raw !== null) return checked(raw, mark)
    return refused(
      'encoding_damaged',
      `The file says that it is ${mark.toUpperCase()}, but half a character stands ${whereBroken(bytes, mark)}.`,
    )
  }
  if (bytes.includes(0)) {
    const wide = guessUtf16(bytes)
    if (wide) return checked(wide.raw, wide.encoding)
  }
  const raw = strictly(bytes, 'utf-8')
  if (raw !== null) return checked(raw, 'utf-8')
  const { sure, candidates } = rankEncodings(bytes, (name) => strictly(bytes, name))
  if (sure) return checked(sure.raw, sure.encoding)
  if (candidates.length === 0)
    return refused('type_mismatch', 'This is not a text in any encoding known here.')
  return { kind: 'unsure', candidates }
}

/** The encoding's WHATWG name, or null when there is none. */
export function encodingName(label: string): string | null {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

function decodeAs(bytes: Uint8Array, label: string): Decoded {
  const name = encodingName(label)
  if (name === null)
    return refused('encoding_unknown', `There is no encoding called “${label.slice(0, 40)}”.`)
  const raw = strictly(bytes, name)
  // Any bytes are UTF-16 of something, and any text with a zero byte in every other place is not one-byte text.
  if (raw === null || isBinary(raw)) {
    return refused(
      'encoding_wrong',
      `This file is not written in ${name}: read so, ${whereBroken(bytes, name)} stands no character.`,
    )
  }
  return checked(raw, name)
}

function checked(raw: string, encoding: string): Decoded {
  if (/^[\s\0\ufeff]*$/.test(raw)) return refused('empty_document', 'The file holds no text.')
  if (isBinary(raw))
    return refused('type_mismatch', 'This is not a text: it is full of signs that only machines use.')
  return { kind: 'decoded', raw, encoding }
}

const refused = (code: DecodeRefusal, message: string): Decoded => ({ kind: 'refused', code, message })

/** The text, or null where one byte does not fit. */
export function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function byteOrderMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-32' | null {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return 'utf-32'
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

/** UTF-16 without a mark: spaces and line ends leave their zero bytes on one side. */
function guessUtf16(bytes: Uint8Array): { raw: string; encoding: string } | null {
  if (bytes.length % 2 !== 0) return null
  const readings = (['utf-16le', 'utf-16be'] as const).flatMap((encoding) => {
    const raw = strictly(bytes, encoding)
    return raw === null ? [] : [{ raw, encoding, share: wordShare(raw) }]
  })
  readings.sort((a, b) => b.share - a.share)
  const [best, other] = readings
  return best && best.share > 0.9 && best.share > 1.5 * (other?.share ?? 0) ? best : null
}

/** How much of a text is letters of living scripts, digits, blanks and common signs. */
function wordShare(text: string): number {
  const sample = text.slice(0, 20_000)
  const common = sample.match(
    /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{M}\d\s.,;:!?()'"–—„“”»«‘’\-/[\]&§*†\ufeff]/gu,
  )
  return sample === '' ? 0 : (common?.join('').length ?? 0) / sample.length
}

/** Where strict decoding stops, for the message: by halving, as the decoder does not say. */
function whereBroken(bytes: Uint8Array, encoding: string): string {
  let [good, bad] = [0, bytes.length]
  const stops = (end: number): boolean => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, end), { stream: true })
      return false
    } catch {
      return true
    }
  }
  if (!stops(bad)) return 'at the end of the file'
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (stops(middle)) bad = middle
    else good = middle
  }
  return `at byte ${good + 1}`
}
