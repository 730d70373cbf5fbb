// Documents that are zip files (DOCX, ODT, EPUB), told apart by what is in them and not by what they are called.
import { containedKind, type ContainedKind } from './container/document-kind.ts'

export type ContainedFormat = 'docx' | 'odt' | 'epub'

export type ZipKind =
  | { readonly kind: 'source'; readonly format: ContainedFormat }
  | {
      readonly kind: 'refused'
      readonly code: 'type_mismatch' | 'type_not_supported' | 'archive_encrypted' | 'empty_document'
      readonly message: string
    }

/** Templates and documents with macros are read as documents. */
export const containedFormats: Readonly<Record<string, ContainedFormat>> = {
  ...{ docx: 'docx', docm: 'docx', dotx: 'docx', dotm: 'docx', odt: 'odt', ott: 'odt', epub: 'epub' },
}

const names: Readonly<Record<ContainedKind, string>> = {
  docx: 'a Word document (.docx)',
  odt: 'an OpenDocument text (.odt)',
  epub: 'an EPUB book (.epub)',
  spreadsheet: 'a spreadsheet',
  presentation: 'a presentation',
  zip: 'a zip archive',
}

const refused = (code: Extract<ZipKind, { kind: 'refused' }>['code'], message: string): ZipKind => ({
  ...{ kind: 'refused', code, message },
})

/** Null for a file that is no zip file and is not called one of these. One too damaged to tell is left to the reader that its name asks for. */
export function zipKind(bytes: Uint8Array, extension: string): ZipKind | null {
  const asked = containedFormats[extension]
  if (!isZip(bytes)) return asked ? notZip(bytes, asked) : null
  const kind = containedKind(bytes)
  if (asked && (kind === asked || kind === null)) return { kind: 'source', format: asked }
  const name = names[kind ?? 'zip']
  if (extension === '' && (kind === 'docx' || kind === 'odt' || kind === 'epub'))
    return { kind: 'source', format: kind }
  if (['', 'zip', 'xlsx', 'xlsm', 'ods', 'pptx', 'odp'].includes(extension))
    return refused(
      'type_not_supported',
      `This is ${name}, which cannot be read. Unpack it, or save its text as a document.`,
    )
  return refused('type_mismatch', `This is ${name}, whatever its name says.`)
}

const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 &&
  bytes[1] === 0x4b &&
  ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))

function notZip(bytes: Uint8Array, asked: ContainedFormat): ZipKind {
  if (bytes.length === 0) return refused('empty_document', 'The file is empty.')
  if (isEncryptedOffice(bytes))
    return refused('archive_encrypted', 'The document is protected by a password. Save it without one.')
  return refused('type_mismatch', `This is not ${names[asked]}, whatever its name says.`)
}

/** Word protects a document by putting it whole into a file of the old kind. */
function isEncryptedOffice(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0xd0 || bytes[1] !== 0xcf) return false
  const name = Array.from('EncryptedPackage', (letter) => [letter.charCodeAt(0), 0]).flat()
  for (let at = bytes.indexOf(0x45); at >= 0; at = bytes.indexOf(0x45, at + 1))
    if (name.every((byte, i) => bytes[at + i] === byte)) return true
  return false
}
