// Unpacks a document that is a zip file (DOCX, ODT, EPUB). Bytes are counted as they come out, not as the file declares them;
// every entry is checked, wanted or not, so that a document is whole or refused.
import { Inflate } from 'fflate'
import { crc32 } from './crc32.ts'
import { readDirectory, refuse, type ZipItem, type ZipRefusal } from './directory.ts'

export interface UnpackLimits {
  readonly entries: number
  /** Bytes of one entry, unpacked. */
  readonly entryBytes: number
  /** Bytes of all entries, unpacked. */
  readonly totalBytes: number
  /** Unpacked to packed, for entries above one megabyte. */
  readonly ratio: number
}

export const documentLimits: UnpackLimits = {
  entries: 2000,
  entryBytes: 64 * 1024 * 1024,
  totalBytes: 200 * 1024 * 1024,
  ratio: 200,
}

export interface Unpacked {
  readonly kind: 'unpacked'
  /** The wanted entries by their name. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** All names, wanted or not, in the order of the directory; folders and ignored ones left out. */
  readonly names: readonly string[]
  /** Entries whose names lead elsewhere or deceive the eye; they are not unpacked. */
  readonly ignored: readonly string[]
}

const pictureOrSound =
  /\.(?:png|jpe?g|gif|webp|bmp|tiff?|emf|wmf|svm|mp[34]|m4[av]|og[gv]|wav|ttf|otf|woff2?|odttf|bin)$/i

/** What a reader of text may want to see. */
export const mayHoldText = (name: string): boolean => !pictureOrSound.test(name)

/** Unpacks what `isWanted`. Never throws. Archives inside are not unpacked: office documents are left alone, others refused. */
export function unpackDocument(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean = mayHoldText,
  limits: UnpackLimits = documentLimits,
): Unpacked | ZipRefusal {
  const directory = readDirectory(bytes, limits.entries)
  if (directory.kind === 'refused') return directory
  const files = new Map<string, Uint8Array>()
  const names = new Set<string>()
  const ignored: string[] = []
  let total = 0
  for (const item of directory.items) {
    const { name } = item
    if (!isSafe(name)) {
      ignored.push(name)
      continue
    }
    if (name.endsWith('/')) continue
    // Two programs would read two different documents.
    if (names.has(name)) return refuse('archive_damaged', `Two entries of the zip file are named ${name}.`)
    names.add(name)
    const room = Math.min(limits.entryBytes, limits.totalBytes - total)
    const found = inflate(bytes, item, room, limits.ratio, isWanted(name))
    if (found.kind === 'refused') return found
    if (found.isArchive && !/\.(?:xlsx|docx|pptx|xlsm|docm|pptm|od[tspg]|epub)$/i.test(name))
      return refuse(
        'archive_too_large',
        `${name} is itself an archive; archives inside archives are not unpacked.`,
      )
    total += found.size
    if (found.bytes) files.set(name, found.bytes)
  }
  return { kind: 'unpacked', files, names: [...names], ignored }
}

/** Relative, inside the archive, and the same to the eye as to the program. */
function isSafe(name: string): boolean {
  if (name === '' || name.length > 1000 || /^(?:[/\\]|[A-Za-z]:)/.test(name)) return false
  if (/[\0-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(name)) return false
  return !name.split(/[/\\]/).includes('..')
}

interface Inflated {
  readonly kind: 'inflated'
  readonly size: number
  readonly bytes: Uint8Array | null
  readonly isArchive: boolean
}

/** Packed bytes that are handed over at once: at most a thousand times as many can come out of them. */
const portion = 16 * 1024
const megabyte = 1024 * 1024

function inflate(
  bytes: Uint8Array,
  item: ZipItem,
  room: number,
  ratio: number,
  isWanted: boolean,
): Inflated | ZipRefusal {
  const { name, method, from, to } = item
  if (method !== 0 && method !== 8)
    return refuse('archive_damaged', `${name} is packed in a way that is not read here.`)
  const chunks: Uint8Array[] = []
  let [size, crc] = [0, 0]
  let isArchive = false
  const take = (chunk: Uint8Array): void => {
    if (size === 0 && chunk.length >= 4)
      isArchive = chunk[0] === 0x50 && chunk[1] === 0x4b && chunk[2] === 3 && chunk[3] === 4
    size += chunk.length
    crc = crc32(chunk, crc)
    if (isWanted) chunks.push(chunk)
  }
  const tooMuch = (): string | null => {
    if (size > room) return `${name} makes the document larger than is accepted.`
    if (size > item.size) return `${name} is larger than the zip file says.`
    return size > megabyte && size > (to - from) * ratio
      ? `${name} unpacks to more than ${ratio} times its size.`
      : null
  }
  try {
    const inflater = method === 8 ? new Inflate(take) : null
    for (let at = from; at < to || at === from; at += portion) {
      const end = Math.min(to, at + portion)
      const piece = bytes.subarray(at, end)
      if (inflater) inflater.push(piece, end >= to)
      else take(piece)
      const complaint = tooMuch()
      if (complaint !== null) return refuse('archive_too_large', complaint)
    }
  } catch {
    return refuse('archive_damaged', `${name} is damaged and cannot be unpacked.`)
  }
  if (crc !== item.crc) return refuse('archive_damaged', `${name} is damaged: its checksum is wrong.`)
  if (size !== item.size)
    return refuse('archive_too_large', `${name} has not the size that the zip file says.`)
  return { kind: 'inflated', size, bytes: isWanted ? joined(chunks, size) : null, isArchive }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = chunks
  if (first && chunks.length === 1) return first
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
