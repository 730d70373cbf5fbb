// The directory of a zip file, read without believing it: entries lie inside the file, apart from one another, and say the same
// in both places. APPNOTE 4.3 (local and central headers), 4.3.16 (end).

export type ZipProblem = 'archive_damaged' | 'archive_encrypted' | 'archive_too_large'

export interface ZipRefusal {
  readonly kind: 'refused'
  readonly code: ZipProblem
  readonly message: string
}

export interface ZipItem {
  readonly name: string
  /** 0: stored, 8: deflated; others are not read. */
  readonly method: number
  readonly crc: number
  /** As the directory says it. */
  readonly size: number
  /** The packed bytes: `[from, to)` of the file. */
  readonly from: number
  readonly to: number
}

export type ZipDirectory = { readonly kind: 'found'; readonly items: readonly ZipItem[] } | ZipRefusal

export const refuse = (code: ZipProblem, message: string): ZipRefusal => ({ kind: 'refused', code, message })

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const ZIP64_PLACE = 0x07064b50
const NONE = 0xffffffff

/** Reads the directory. `mostEntries`: counted, not believed. Never throws. */
export function readDirectory(bytes: Uint8Array, mostEntries: number): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end < 0) return refuse('archive_damaged', 'This is not a zip file, or its end is missing.')
  const count = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  const hasZip64 = end >= 20 && view.getUint32(end - 20, true) === ZIP64_PLACE
  if (count === 0xffff || start === NONE || hasZip64)
    return refuse(
      'archive_too_large',
      'The zip file is of the kind for very large files (zip64), which is not accepted.',
    )
  const items: ZipItem[] = []
  const taken: [from: number, to: number][] = []
  let at = start
  for (; at + 46 <= end && view.getUint32(at, true) === CENTRAL;) {
    if (taken.length >= mostEntries)
      return refuse('archive_too_large', `The zip file has more than ${mostEntries} entries.`)
    const nameLength = view.getUint16(at + 28, true)
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) return refuse('archive_damaged', 'The directory of the zip file is damaged.')
    const item = readItem(bytes, view, at, start)
    if ('kind' in item) return item
    taken.push([view.getUint32(at + 42, true), item.to])
    items.push(item)
    at = next
  }
  if (taken.length !== count) return refuse('archive_damaged', 'The directory of the zip file is damaged.')
  // Entries that share their bytes are how small files become large ones.
  taken.sort((a, b) => a[0] - b[0])
  if (taken.some(([from], i) => i > 0 && from < (taken[i - 1]?.[1] ?? 0)))
    return refuse('archive_too_large', 'Entries of the zip file overlap.')
  return { kind: 'found', items }
}

function readItem(bytes: Uint8Array, view: DataView, at: number, start: number): ZipItem | ZipRefusal {
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const crc = view.getUint32(at + 16, true)
  const packed = view.getUint32(at + 20, true)
  const size = view.getUint32(at + 24, true)
  const local = view.getUint32(at + 42, true)
  const name = readName(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)))
  // Bit 0: encrypted; bit 13: even its name is hidden; method 99: encrypted by another standard.
  if (flags & 0x2001 || method === 99)
    return refuse('archive_encrypted', 'The file is protected by a password. Save it without one.')
  if (packed === NONE || size === NONE || local === NONE)
    return refuse(
      'archive_too_large',
      `${name} is of the kind for very large files (zip64), which is not accepted.`,
    )
  if (local + 30 > start || view.getUint32(local, true) !== LOCAL)
    return refuse('archive_damaged', `${name} is not where the zip file says.`)
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  const to = from + packed
  if (to > start) return refuse('archive_damaged', `${name} is cut off.`)
  // Bit 3: the sizes stand behind the entry, as programs that write without looking back do.
  const isBehind = (flags & 8) !== 0
  if (!isBehind && (view.getUint32(local + 18, true) !== packed || view.getUint32(local + 22, true) !== size))
    return refuse('archive_too_large', `The zip file says two different sizes of ${name}.`)
  return { name, method, crc, size, from, to }
}

function findEnd(view: DataView): number {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 0xffff); at--)
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === view.byteLength)
      return at
  return -1
}

/** UTF-8, whether it says so or not; else byte by byte, so that every name is one. */
function readName(raw: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return Array.from(raw, (byte) => String.fromCharCode(byte)).join('')
  }
}
