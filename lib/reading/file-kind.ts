// What a file is, by its first bytes and its name: what cannot be read is named, with what to do about it.
import { findXmlRoot } from './xml/root.ts'
import { zipKind, type ContainedFormat } from './zip-kind.ts'

export type SourceFormat =
  'text' | 'markdown' | 'pdf' | 'html' | 'tei' | 'alto' | 'page-xml' | 'hocr' | ContainedFormat

export type FileKind =
  | { readonly kind: 'source'; readonly format: SourceFormat }
  | {
      readonly kind: 'refused'
      readonly code: 'type_mismatch' | 'type_not_supported' | 'empty_document' | 'archive_encrypted'
      readonly message: string
    }

/** By extension; what the first bytes must say is below. */
const formats: Readonly<Record<string, SourceFormat>> = {
  '': 'text',
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  pdf: 'pdf',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  xht: 'html',
  hocr: 'hocr',
}

/** XML is told by its first element. */
const roots: Readonly<Record<string, SourceFormat>> = {
  TEI: 'tei',
  'TEI.2': 'tei',
  teiCorpus: 'tei',
  'teiCorpus.2': 'tei',
  alto: 'alto',
  ALTO: 'alto',
  PcGts: 'page-xml',
  html: 'html',
}
const xmlExtensions = new Set(['xml', 'tei', 'alto', 'page'])

/** First bytes, what such a file is called, and the extensions it rightly has. */
const signatures: readonly (readonly [bytes: readonly number[], name: string, extensions: readonly string[], advice: string])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'a PDF file', ['pdf'], 'Give it the ending .pdf.'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Word document', ['doc', 'xls', 'ppt'], 'Save it as plain text (UTF-8).'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'an RTF document', ['rtf'], 'Save it as plain text (UTF-8).'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture', ['png'], 'Bring in its transcription.'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture', ['jpg', 'jpeg'], 'Bring in its transcription.'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF picture', ['gif'], 'Bring in its transcription.'],
  [[0x49, 0x49, 0x2a, 0x00], 'a TIFF picture', ['tif', 'tiff'], 'Bring in its transcription.'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'a TIFF picture', ['tif', 'tiff'], 'Bring in its transcription.'],
  [[0x1f, 0x8b], 'a gzip archive', ['gz', 'tgz'], 'Unpack it.'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7z archive', ['7z'], 'Unpack it.'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'a database file', ['sqlite', 'db'], 'Export its text.'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a program', [], 'It holds no text to read.'],
] // prettier-ignore

/** Tells text from what only looks like it. `fileName` may be empty. */
export function fileKind(bytes: Uint8Array, fileName: string): FileKind {
  const extension = /\.([^./\\]{1,12})$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const contained = zipKind(bytes, extension)
  if (contained) return contained
  const known = signatures.find(([first]) => first.every((byte, i) => bytes[i] === byte))
  if (known) {
    const [, name, extensions, advice] = known
    const isHonest = extensions.includes(extension)
    const readable = extensions.map((one) => formats[one]).find((one) => one !== undefined)
    if (readable && (isHonest || extension === '')) return { kind: 'source', format: readable }
    const code = isHonest ? 'type_not_supported' : 'type_mismatch'
    const says = isHonest
      ? `This is ${name}, which cannot be read yet.`
      : `This is ${name}, whatever its name says.`
    return { kind: 'refused', code, message: `${says} ${advice}` }
  }
  const format = formats[extension]
  if (format === 'pdf' && bytes.length > 0 && !hasPdfHead(bytes))
    return mismatch('This is no PDF file, whatever its name says.')
  if (format === 'hocr' && bytes.length > 0 && !isHocr(bytes))
    return mismatch('This is no hOCR file, whatever its name says.')
  if (format === 'html' && isHocr(bytes)) return { kind: 'source', format: 'hocr' }
  if (xmlExtensions.has(extension)) return xmlKind(bytes, extension)
  if (format) return { kind: 'source', format }
  return {
    kind: 'refused',
    code: 'type_not_supported',
    message: `Files ending in .${extension} cannot be read yet. Bring in plain text, Markdown, HTML, PDF, DOCX, ODT, EPUB, TEI or the result of text recognition (ALTO, PAGE, hOCR).`,
  }
}

/** Told by the first element; where the name says more than “XML”, it must agree. */
function xmlKind(bytes: Uint8Array, extension: string): FileKind {
  const root = findXmlRoot(bytes)
  if (!root) {
    const isEmpty = bytes.every(
      (byte) => byte <= 32 || byte === 0xef || byte === 0xbb || byte === 0xbf || byte >= 0xfe,
    )
    if (isEmpty) return { kind: 'refused', code: 'empty_document', message: 'The file is empty.' }
    return mismatch('This is no XML file, whatever its name says.')
  }
  const format = roots[root.local]
  if (!format)
    return {
      kind: 'refused',
      code: 'type_not_supported',
      message: `This is XML of a kind that cannot be read yet; its first element is “${root.local.slice(0, 40)}”. TEI, ALTO and PAGE can be read.`,
    }
  if (extension === 'tei' && format !== 'tei') return mismatch('This is no TEI file, whatever its name says.')
  return { kind: 'source', format: format === 'html' && isHocr(bytes) ? 'hocr' : format }
}

/** Pages with a class that only text recognition writes. */
function isHocr(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200_000))
  return /class\s*=\s*["']?[^"'>]*\bocrx?_(?:page|line|carea|word)\b/.test(head)
}

const mismatch = (message: string): FileKind => ({ kind: 'refused', code: 'type_mismatch', message })

/** Some programs write lines of their own before it. */
function hasPdfHead(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  return head.includes('%PDF-')
}

/** Whether a decoded text is none: more than one in fifty characters is a control sign that no writer types. */
export function isBinary(text: string): boolean {
  let strange = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 9 || (code > 13 && code < 32 && code !== 26) || code === 127) strange++
  }
  // One or two slips of an old program do not make a text a machine's file.
  return strange > 2 && strange * 50 > text.length
}
