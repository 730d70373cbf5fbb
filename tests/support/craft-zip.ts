// Zip files byte by byte, so that they can lie: what a well-behaved library would not write.
import { deflateRawSync } from 'node:zlib'
import { crc32 } from 'node:zlib'

export interface CraftedEntry {
  readonly name: string | Uint8Array
  readonly data: Uint8Array | string
  /** Stored by default; 8 deflates `data`. */
  readonly method?: number
  /** Already packed bytes in the place of what would be packed. */
  readonly packed?: Uint8Array
  readonly crc?: number
  /** What both headers say of the unpacked size, if not the truth. */
  readonly size?: number
  /** What only the local header says. */
  readonly localSize?: number
  readonly flags?: number
  /** The directory leads to the entry with this number instead of to its own bytes. */
  readonly sharesWith?: number
  /** Bytes that the directory counts beyond the packed ones (into the entries behind). */
  readonly reachesOver?: number
}

export interface CraftedZip {
  /** The number of entries that the end speaks of. */
  readonly count?: number
  readonly comment?: string
  /** A locator of a zip64 directory stands before the end. */
  readonly zip64?: boolean
}

const text = new TextEncoder()
const bytesOf = (data: Uint8Array | string): Uint8Array =>
  typeof data === 'string' ? text.encode(data) : data

/** A zip file of these entries, in their order. */
export function craftZip(entries: readonly CraftedEntry[], more: CraftedZip = {}): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  const places: number[] = []
  let at = 0
  const put = (part: Buffer): void => {
    parts.push(part)
    at += part.length
  }
  // Entries may hold the same bytes, and many of them.
  const checksums = new Map<Uint8Array | string, number>()
  for (const entry of entries) {
    const data = bytesOf(entry.data)
    const right = checksums.get(entry.data) ?? crc32(data)
    checksums.set(entry.data, right)
    const name = Buffer.from(bytesOf(entry.name))
    const method = entry.method ?? 0
    const packed = entry.packed ?? (method === 8 ? deflateRawSync(data) : data)
    const header = Buffer.alloc(26)
    header.writeUInt16LE(20, 0)
    header.writeUInt16LE(entry.flags ?? 0x800, 2)
    header.writeUInt16LE(method, 4)
    header.writeUInt16LE(0x21, 8)
    header.writeUInt32LE(entry.crc ?? right, 10)
    header.writeUInt32LE(packed.length + (entry.reachesOver ?? 0), 14)
    header.writeUInt32LE(entry.size ?? data.length, 18)
    header.writeUInt16LE(name.length, 22)
    const place = entry.sharesWith === undefined ? at : (places[entry.sharesWith] ?? 0)
    places.push(place)
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), header, Buffer.alloc(10), u32(place), name)
    if (entry.sharesWith !== undefined) continue
    const local = Buffer.from(header)
    if (entry.localSize !== undefined) local.writeUInt32LE(entry.localSize, 18)
    put(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), local, name]))
    put(Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength))
  }
  const start = at
  for (const part of directory) put(part)
  const length = at - start
  if (more.zip64) put(Buffer.concat([Buffer.from('PK\x06\x07', 'latin1'), Buffer.alloc(16)]))
  const count = more.count ?? entries.length
  const comment = Buffer.from(more.comment ?? '')
  const end = Buffer.alloc(18)
  end.writeUInt16LE(count & 0xffff, 4)
  end.writeUInt16LE(count & 0xffff, 6)
  end.writeUInt32LE(length, 8)
  end.writeUInt32LE(start, 12)
  end.writeUInt16LE(comment.length, 16)
  put(Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), end, comment]))
  return Buffer.concat(parts)
}

function u32(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(value, 0)
  return buffer
}
