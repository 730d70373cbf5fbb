// Reading and writing the zip container. Reading trusts nothing: sizes are counted, not believed.
import { zipSync, type Zippable } from 'fflate'

export interface ZipLimits {
  entries: number
  /** Bytes of one entry, unpacked. */
  entryBytes: number
  /** Bytes of all entries, unpacked. */
  totalBytes: number
  /** Unpacked to packed, for entries above one megabyte. */
  ratio: number
}

export const archiveLimits: ZipLimits = {
  entries: 20_000,
  entryBytes: 128 * 1024 * 1024,
  totalBytes: 512 * 1024 * 1024,
  ratio: 200,
}

export type ZipProblem = 'archive_damaged' | 'archive_encrypted' | 'archive_too_large'
export type Unzipped =
  { kind: 'read'; files: Map<string, Uint8Array> } | { kind: 'refused'; code: ZipProblem; message: string }

/** Inflates raw deflate data to at most `maxBytes`; throws when there is more, or when it is damaged. */
export type Inflate = (data: Uint8Array, maxBytes: number) => Uint8Array

const refuse = (code: ZipProblem, message: string): Unzipped => ({ kind: 'refused', code, message })

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

/** Files of a zip by path. Never throws. Folders are passed over; a path that leaves the archive is refused. */
export function readZip(bytes: Uint8Array, limits: ZipLimits, inflate: Inflate): Unzipped {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end < 0) return refuse('archive_damaged', 'This is not a zip file, or its end is missing.')
  const count = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  if (count === 0xffff || start === 0xffffffff) return refuse('archive_too_large', 'Zip64 is not accepted.')
  if (count > limits.entries) return refuse('archive_too_large', `More than ${limits.entries} entries.`)
  const files = new Map<string, Uint8Array>()
  const taken: [number, number][] = []
  let total = 0
  let at = start
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL)
      return refuse('archive_damaged', 'The directory is damaged.')
    const flags = view.getUint16(at + 8, true)
    const method = view.getUint16(at + 10, true)
    const packed = view.getUint32(at + 20, true)
    const size = view.getUint32(at + 24, true)
    const nameLength = view.getUint16(at + 28, true)
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    const local = view.getUint32(at + 42, true)
    if (next > end) return refuse('archive_damaged', 'The directory is damaged.')
    const name = readName(bytes.subarray(at + 46, at + 46 + nameLength))
    at = next
    if (name === null) return refuse('archive_damaged', 'An entry has an unsafe name.')
    if (flags & 1) return refuse('archive_encrypted', 'The archive is encrypted.')
    if (name.endsWith('/')) continue
    if (files.has(name)) return refuse('archive_damaged', `Two entries are named ${name}.`)
    if (size > limits.entryBytes)
      return refuse('archive_too_large', `${name} is larger than ${limits.entryBytes} bytes.`)
    total += size
    if (total > limits.totalBytes)
      return refuse('archive_too_large', `More than ${limits.totalBytes} bytes in all.`)
    if (size > 1024 * 1024 && size > packed * limits.ratio)
      return refuse('archive_too_large', `${name} unpacks to more than ${limits.ratio} times its size.`)
    if (local + 30 > start || view.getUint32(local, true) !== LOCAL)
      return refuse('archive_damaged', `${name} is not where the directory says.`)
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    if (from + packed > start) return refuse('archive_damaged', `${name} is cut off.`)
    taken.push([local, from + packed])
    try {
      const data = bytes.subarray(from, from + packed)
      const file = method === 0 ? data : method === 8 ? inflate(data, size) : null
      if (file === null || file.length !== size)
        return refuse('archive_damaged', `${name} does not have the size that the directory says.`)
      files.set(name, file)
    } catch {
      return refuse('archive_damaged', `${name} cannot be unpacked, or holds more than the directory says.`)
    }
  }
  // Entries that share their bytes are how small files become large ones.
  taken.sort((a, b) => a[0] - b[0])
  if (taken.some(([from], i) => i > 0 && from < (taken[i - 1]?.[1] ?? 0)))
    return refuse('archive_damaged', 'Entries overlap.')
  return { kind: 'read', files }
}

function findEnd(view: DataView): number {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 0xffff); at--)
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === view.byteLength)
      return at
  return -1
}

function readName(raw: Uint8Array): string | null {
  let name: string
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return null
  }
  const isSafe = /^[A-Za-z0-9._/-]+$/.test(name) && !name.startsWith('/') && !name.split('/').includes('..')
  return isSafe ? name : null
}

/** A zip of files in order of path; the same files give the same bytes. */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {}
  for (const path of [...files.keys()].sort()) {
    // The earliest time a zip can hold, in the machine's own zone, which is how fflate reads it.
    entries[path] = [files.get(path) ?? new Uint8Array(), { mtime: new Date(1980, 0, 1, 12), level: 6 }]
  }
  return zipSync(entries)
}
