// Ways in which a document that is a zip file can be damaged or hostile, whatever the document is.
import { craftZip, type CraftedEntry } from './craft-zip.ts'

export interface ZipDamage {
  readonly name: string
  /** The code of the refusal. */
  readonly code: string
  readonly make: () => Uint8Array
}

const zeros = (size: number): Uint8Array => new Uint8Array(size)
const mega = 1024 * 1024

/** `entries`: a sound document of the format; each case is that document with one thing wrong. */
export function zipDamages(entries: readonly CraftedEntry[]): ZipDamage[] {
  const sound = (): Uint8Array => craftZip(entries)
  const withMore = (...more: CraftedEntry[]): Uint8Array => craftZip([...entries, ...more])
  const [first, ...rest] = entries
  if (!first) throw new RangeError('a document has entries')
  const refused = (code: string, name: string, make: () => Uint8Array): ZipDamage => ({ name, code, make })
  return [
    refused('archive_damaged', 'cut off in the middle', () => sound().slice(0, sound().length >> 1)),
    refused('archive_damaged', 'cut off by one byte', () => sound().slice(0, -1)),
    refused('archive_damaged', 'a wrong checksum', () => craftZip([{ ...first, crc: 1 }, ...rest])),
    refused('archive_damaged', 'packed bytes that are none', () =>
      withMore({
        name: 'x.xml',
        data: 'abc',
        method: 8,
        packed: Uint8Array.from([0xff, 0xff, 0x00, 0x12, 0x34]),
      }),
    ),
    refused('archive_damaged', 'a directory that names more entries than it has', () =>
      craftZip(entries, { count: entries.length + 1 }),
    ),
    refused('archive_damaged', 'two entries of one name', () => craftZip([...entries, first])),
    refused('archive_damaged', 'a way of packing that nobody knows', () =>
      withMore({ name: 'x.xml', data: 'abc', method: 97 }),
    ),
    refused('archive_encrypted', 'an encrypted entry', () => craftZip([{ ...first, flags: 0x801 }, ...rest])),
    refused('archive_encrypted', 'an entry encrypted by AES', () =>
      withMore({ name: 'x.xml', data: 'abc', method: 99 }),
    ),
    refused('archive_too_large', 'a flat bomb, a thousand to one', () =>
      withMore({ name: 'x.xml', data: zeros(60 * mega), method: 8 }),
    ),
    refused('archive_too_large', 'a bomb in a picture', () =>
      withMore({ name: 'x.png', data: zeros(20 * mega), method: 8 }),
    ),
    refused('archive_too_large', 'an entry above the limit', () =>
      withMore({ name: 'x.bin', data: zeros(64 * mega + 1) }),
    ),
    refused('archive_too_large', 'many entries that are too large together', () => {
      const data = zeros(51 * mega)
      return withMore(...[1, 2, 3, 4].map((i) => ({ name: `${i}.bin`, data })))
    }),
    refused('archive_too_large', 'a size that is a lie in both places', () =>
      withMore({ name: 'x.xml', data: zeros(900_000), size: 10, method: 8 }),
    ),
    refused('archive_too_large', 'a size that is a lie in one place', () =>
      withMore({ name: 'x.xml', data: zeros(1000), localSize: 10 }),
    ),
    refused('archive_too_large', 'a size that promises more than there is', () =>
      withMore({ name: 'x.xml', data: 'abc', size: 900 }),
    ),
    refused('archive_too_large', 'entries that share their bytes', () =>
      withMore(
        { name: 'x.xml', data: zeros(1000), method: 8 },
        ...[1, 2, 3].map((i) => ({
          name: `${i}.xml`,
          data: zeros(1000),
          method: 8,
          sharesWith: entries.length,
        })),
      ),
    ),
    refused('archive_too_large', 'an entry that reaches over the next', () =>
      withMore({ name: 'x.xml', data: 'abc', reachesOver: 40 }, { name: 'y.xml', data: zeros(100) }),
    ),
    refused('archive_too_large', 'zip64', () => craftZip(entries, { zip64: true })),
    refused('archive_too_large', 'a size only zip64 could say', () =>
      withMore({ name: 'x.xml', data: 'abc', size: 0xffffffff }),
    ),
    refused('archive_too_large', 'an archive inside', () =>
      withMore({ name: 'inner.zip', data: craftZip([{ name: 'a', data: 'a' }]) }),
    ),
    refused('archive_too_large', 'too many entries', () =>
      withMore(...Array.from({ length: 2001 }, (_, i) => ({ name: `n/${i}`, data: '' }))),
    ),
  ]
}

/** Names that lead elsewhere or deceive the eye: such an entry is left alone, and said. */
export const unsafeNames: readonly string[] = [
  '../outside.xml',
  'a/../../outside.xml',
  '..\\outside.xml',
  '/etc/passwd',
  '\\\\host\\share',
  'C:\\outside.xml',
  'nul\0.xml',
  'bidi\u202elmx.exe',
]
