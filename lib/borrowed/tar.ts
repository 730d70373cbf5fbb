// Tape archives, packed with gzip, as CATMA hands out its exports (POSIX.1-2001 pax, with the older ustar and GNU names).
// Counted as they come out: what unpacks to more than a document may hold is refused.
import { Gunzip } from 'fflate'

export interface TarLimits {
  readonly entries: number
  readonly totalBytes: number
}
export const tarLimits: TarLimits = { entries: 2000, totalBytes: 200 * 1024 * 1024 }

export type Untarred =
  | { readonly kind: 'unpacked'; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }

const refuse = (code: string, message: string): Untarred => ({ kind: 'refused', code, message })
const BLOCK = 512

/** The wanted files of a .tar.gz by their names. Never throws. */
export function unpackTarGz(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
  limits: TarLimits = tarLimits,
): Untarred {
  const tar = gunzipped(bytes, limits.totalBytes)
  if (tar === 'damaged') return refuse('archive_damaged', 'The archive is damaged or cut off.')
  if (tar === 'too large')
    return refuse(
      'archive_too_large',
      `Unpacked, the archive is larger than ${limits.totalBytes / 1024 / 1024} MB.`,
    )
  const files = new Map<string, Uint8Array>()
  let longName: string | null = null
  let count = 0
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0;) {
    if (++count > limits.entries)
      return refuse('archive_too_large', `The archive has more than ${limits.entries} entries.`)
    const size = octal(tar.subarray(at + 124, at + 136))
    const from = at + BLOCK
    if (size === null || from + size > tar.length)
      return refuse('archive_damaged', 'The archive is damaged or cut off.')
    const content = tar.subarray(from, from + size)
    const kind = String.fromCharCode(tar[at + 156] ?? 0)
    if (kind === 'L') longName = said(content)
    else if (kind === 'x') longName = paxPath(content) ?? longName
    else if (kind === '0' || kind === '\0') {
      const folder = said(tar.subarray(at + 345, at + 500))
      const short = said(tar.subarray(at, at + 100))
      const name = longName ?? (isUstar(tar, at) && folder !== '' ? `${folder}/${short}` : short)
      if (isWanted(name)) files.set(name, content)
      longName = null
    } else longName = null
    at = from + Math.ceil(size / BLOCK) * BLOCK
  }
  return count > 0 ? { kind: 'unpacked', files } : refuse('archive_damaged', 'This is no tape archive.')
}

function gunzipped(bytes: Uint8Array, most: number): Uint8Array | 'damaged' | 'too large' {
  const chunks: Uint8Array[] = []
  let size = 0
  let isWhole = false
  const stream = new Gunzip((chunk, isLast) => {
    chunks.push(chunk)
    size += chunk.length
    isWhole ||= isLast
    if (size > most) throw new RangeError('too large')
  })
  try {
    // In pieces, so that a bomb is noticed before all of it is out.
    const piece = 64 * 1024
    for (let at = 0; at < bytes.length; at += piece)
      stream.push(bytes.subarray(at, at + piece), at + piece >= bytes.length)
  } catch {
    return size > most ? 'too large' : 'damaged'
  }
  if (!isWhole) return 'damaged'
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

const isUstar = (tar: Uint8Array, at: number): boolean => said(tar.subarray(at + 257, at + 262)) === 'ustar'

/** Text up to the first NUL; what is no UTF-8 shows as such. */
function said(field: Uint8Array): string {
  const end = field.indexOf(0)
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end))
}

function octal(field: Uint8Array): number | null {
  const digits = said(field).trim()
  return /^[0-7]{1,11}$/.test(digits) ? parseInt(digits, 8) : null
}

/** The path in a pax header: records of "length keyword=value". */
function paxPath(content: Uint8Array): string | null {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(new TextDecoder().decode(content))?.[1] ?? null
}
