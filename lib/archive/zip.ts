// Reading and writing the zip container. Reading trusts nothing: sizes are counted, not believed.
import { zipSync, type Zippable } from 'fflate'
import { readDirectory, refuse, type ZipRefusal } from '#lib/reading/container/directory.ts'

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

export type Unzipped = { kind: 'read'; files: Map<string, Uint8Array> } | ZipRefusal

/** Inflates raw deflate data to at most `maxBytes`; throws when there is more, or when it is damaged. */
export type Inflate = (data: Uint8Array, maxBytes: number) => Uint8Array

/** Files of a zip by path. Never throws. Folders are passed over; a path that leaves the archive is refused. */
export function readZip(bytes: Uint8Array, limits: ZipLimits, inflate: Inflate): Unzipped {
  const directory = readDirectory(bytes, limits.entries)
  if (directory.kind === 'refused') return directory
  const files = new Map<string, Uint8Array>()
  let total = 0
  for (const { name, method, size, from, to } of directory.items) {
    if (!isSafe(name)) return refuse('archive_damaged', 'An entry has an unsafe name.')
    if (name.endsWith('/')) continue
    if (files.has(name)) return refuse('archive_damaged', `Two entries are named ${name}.`)
    if (size > limits.entryBytes)
      return refuse('archive_too_large', `${name} is larger than ${limits.entryBytes} bytes.`)
    total += size
    if (total > limits.totalBytes)
      return refuse('archive_too_large', `More than ${limits.totalBytes} bytes in all.`)
    if (size > 1024 * 1024 && size > (to - from) * limits.ratio)
      return refuse('archive_too_large', `${name} unpacks to more than ${limits.ratio} times its size.`)
    try {
      const data = bytes.subarray(from, to)
      const file = method === 0 ? data : method === 8 ? inflate(data, size) : null
      if (file === null || file.length !== size)
        return refuse('archive_damaged', `${name} does not have the size that the directory says.`)
      files.set(name, file)
    } catch {
      return refuse('archive_damaged', `${name} cannot be unpacked, or holds more than the directory says.`)
    }
  }
  return { kind: 'read', files }
}

/** The paths that `writeZip` makes, and no others. */
function isSafe(name: string): boolean {
  return /^[A-Za-z0-9._/-]+$/.test(name) && !name.startsWith('/') && !name.split('/').includes('..')
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
