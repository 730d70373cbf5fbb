// The registry of readers: a file's bytes in, its reading out. Pure, and without exceptions: what cannot be read is a value.
import { assemble, type Read } from './assemble.ts'
import { decode } from './decode.ts'
import { fileKind, type SourceFormat } from './file-kind.ts'
import type { FormatReader, ReadOutcome, SourceFile } from './format-reader.ts'
import type { Choices } from './reading.ts'
import { noWordLists, type WordLists } from './word-list.ts'

/** A reader for formats that are text: decoded first, strictly. */
function fromText(read: (raw: string, choices: Choices, words: WordLists) => Read): FormatReader {
  return (bytes, file, words) => {
    const decoded = decode(bytes, file.encoding)
    if (decoded.kind !== 'decoded') return Promise.resolve(decoded)
    const { raw, encoding } = decoded
    return Promise.resolve({
      kind: 'format-read',
      raw,
      encoding,
      isMade: false,
      read: read(raw, file.choices ?? {}, words),
    })
  }
}

/** Loaded when needed: a text file must not pay for the reader of PDF. */
const readers: Readonly<Record<SourceFormat, () => Promise<FormatReader>>> = {
  text: async () => fromText((await import('./plain.ts')).readPlain),
  markdown: async () => fromText((await import('./markdown.ts')).readMarkdown),
  pdf: async () => (await import('./formats/pdf/read-pdf.ts')).readPdf,
  html: async () => (await import('./formats/html/read-html.ts')).readHtml,
  docx: async () => (await import('./formats/docx/read-docx.ts')).readDocx,
  odt: async () => (await import('./formats/odt/read-odt.ts')).readOdt,
  epub: async () => (await import('./formats/epub/read-epub.ts')).readEpub,
  tei: async () => (await import('./formats/tei/read-tei.ts')).readTei,
  alto: async () => (await import('./formats/alto/read-alto.ts')).readAlto,
  'page-xml': async () => (await import('./formats/page-xml/read-page-xml.ts')).readPageXml,
  hocr: async () => (await import('./formats/hocr/read-hocr.ts')).readHocr,
}

/** Reads a file by its name and its bytes. Never throws on bad input. `words`: lists of the words of languages, if there are any. */
export async function readSource(
  bytes: Uint8Array,
  file: SourceFile,
  words: WordLists = noWordLists,
): Promise<ReadOutcome> {
  const kind = fileKind(bytes, file.fileName)
  if (kind.kind === 'refused') return kind
  const reader = await readers[kind.format]()
  const found = await reader(bytes, file, words)
  if (found.kind !== 'format-read') return found
  const { raw, encoding, read, isMade } = found
  if (read.text === '')
    return {
      kind: 'refused',
      code: 'empty_document',
      message: 'The file holds marks of its format, but no text.',
    }
  const original = { raw, encoding, isMade, sha256: file.sha256, bytes: bytes.length, format: kind.format }
  return { kind: 'read', reading: assemble(original, read) }
}
