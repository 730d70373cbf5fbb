// What a zip file is: documents of word processors and books say it in their entries.
import { Inflate } from 'fflate'
import { readDirectory, type ZipItem } from './directory.ts'

export type ContainedKind = 'docx' | 'odt' | 'epub' | 'spreadsheet' | 'presentation' | 'zip'

/** Null where the zip file is too damaged to say. */
export function containedKind(bytes: Uint8Array): ContainedKind | null {
  const directory = readDirectory(bytes, 100_000)
  if (directory.kind === 'refused') return null
  const items = new Map(directory.items.map((item) => [item.name, item]))
  const mimetype = items.get('mimetype')
  const type = mimetype ? beginning(bytes, mimetype) : ''
  if (type.startsWith('application/epub+zip') || items.has('META-INF/container.xml')) return 'epub'
  if (type.startsWith('application/vnd.oasis.opendocument.text')) return 'odt'
  if (type.startsWith('application/vnd.oasis.opendocument.spreadsheet')) return 'spreadsheet'
  if (type.startsWith('application/vnd.oasis.opendocument')) return 'presentation'
  const has = (pattern: RegExp): boolean => directory.items.some(({ name }) => pattern.test(name))
  if (items.has('[Content_Types].xml')) {
    if (has(/^xl\//)) return 'spreadsheet'
    return has(/^ppt\//) ? 'presentation' : 'docx'
  }
  if (has(/^word\/document\.xml$/)) return 'docx'
  // Written by hand, or by a program that forgot to say so.
  return items.has('content.xml') && items.has('META-INF/manifest.xml') ? 'odt' : 'zip'
}

/** The first characters of an entry; empty where it cannot be read. */
function beginning(bytes: Uint8Array, { method, from, to }: ZipItem): string {
  const packed = bytes.subarray(from, Math.min(to, from + 200))
  const text = (found: Uint8Array): string => String.fromCharCode(...found.subarray(0, 100))
  if (method !== 8) return text(packed)
  let said = ''
  try {
    const inflate = new Inflate((chunk) => {
      said += text(chunk)
    })
    inflate.push(packed, to - from <= 200)
  } catch {
    return ''
  }
  return said
}
