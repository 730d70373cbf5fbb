// Annotations of other programs, whatever file they come in. What the file holds decides, not its name. Pure, and never throws:
// what cannot be read is said.
import { unpackDocument } from '#lib/reading/container/unpack.ts'
import { decodeXml } from '#lib/reading/xml/decode-xml.ts'
import { parseXml } from '#lib/reading/xml/tree.ts'
import { gathering, refused, type Borrowed, type BorrowedFormat, type Gathering } from './annotation.ts'
import { gatherCatma, isCatma } from './catma.ts'
import { parseCsv } from './csv.ts'
import { gatherHypothesis, hypothesisAnnotations } from './hypothesis.ts'
import { gatherHypothesisTable, hypothesisColumns } from './hypothesis-csv.ts'
import { gatherRefi, type SourceTexts } from './refi.ts'
import { annotationsIn, gatherWebAnnotations, isFromRecogito } from './web-annotation.ts'

const LARGEST = 100 * 1024 * 1024
const MOST = 200_000

/** Reads the annotations of a file; `fileName` is only for words. */
export function parseBorrowed(bytes: Uint8Array, fileName: string): Borrowed {
  if (bytes.length > LARGEST) return refused('too_large', `${fileName} is larger than is accepted.`)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return fromZip(bytes, fileName)
  const start = firstSign(bytes)
  if (start === '<') return fromXml(bytes, fileName, () => null)
  const text = decoded(bytes)
  if (text === null) return refused('not_utf8', `${fileName} is not UTF-8.`)
  return start === '{' || start === '[' ? fromJson(text, fileName) : fromTable(text, fileName)
}

function finish(format: BorrowedFormat, { annotations, problems }: Gathering): Borrowed {
  if (annotations.length > MOST) return refused('too_large', `There are more than ${MOST} annotations.`)
  return { kind: 'parsed', format, annotations, problems }
}

const unknown = (fileName: string): Borrowed =>
  refused(
    'unknown_format',
    `${fileName} holds no annotations that can be read here. Read are: Web Annotations and exports of Recogito (JSON-LD), exports of Hypothesis (JSON, CSV), annotation collections of CATMA (TEI), projects by REFI-QDA (.qdpx, .qde).`,
  )

function fromJson(text: string, fileName: string): Borrowed {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const where = error instanceof Error ? error.message : ''
    return refused('not_json', `${fileName} is not JSON: ${where}`)
  }
  const into = gathering()
  const hypothesis = hypothesisAnnotations(value)
  if (hypothesis) {
    gatherHypothesis(hypothesis, into)
    return finish('hypothesis', into)
  }
  const annotations = annotationsIn(value)
  if (!annotations) return unknown(fileName)
  gatherWebAnnotations(annotations, into)
  return finish(isFromRecogito(annotations) ? 'recogito' : 'web-annotation', into)
}

function fromTable(text: string, fileName: string): Borrowed {
  const table = parseCsv(text)
  const columns = hypothesisColumns(table)
  if (!columns) return unknown(fileName)
  const into = gathering()
  gatherHypothesisTable(table, columns, into)
  return finish('hypothesis-csv', into)
}

function fromXml(bytes: Uint8Array, fileName: string, texts: SourceTexts): Borrowed {
  const file = decodeXml(bytes)
  if (file.kind !== 'decoded')
    return refused('encoding_unsure', `The encoding of ${fileName} is not certain.`)
  const { raw } = file
  const parsed = parseXml(raw)
  if (parsed.kind === 'refused') return refused(parsed.code, parsed.message)
  const { root, faults } = parsed
  const into = gathering()
  if (faults.length > 0)
    into.complain(
      'damaged',
      `offset ${faults[0]?.at ?? 0}`,
      `The XML has ${faults.length} faults; it was read as far as it can be.`,
    )
  if (root.local === 'Project' && /QDA-XML/i.test(root.space)) {
    gatherRefi(raw, root, texts, into)
    return finish('refi-qda', into)
  }
  if (root.local === 'TEI' && isCatma(root)) {
    gatherCatma(raw, root, into)
    return finish('catma', into)
  }
  return unknown(fileName)
}

function fromZip(bytes: Uint8Array, fileName: string): Borrowed {
  const unpacked = unpackDocument(bytes, (name) => /\.(?:qde|txt)$/i.test(name))
  if (unpacked.kind === 'refused') return refused(unpacked.code, unpacked.message)
  const project = [...unpacked.files].find(([name]) => /(?:^|\/)project\.qde$/i.test(name))
  if (!project) return unknown(fileName)
  // `internal://name` is a file of the folder "sources", however that is written.
  const byName = new Map([...unpacked.files].map(([name, file]) => [lastOf(name), file]))
  return fromXml(project[1], fileName, (path) => {
    const file = /^internal:\/\//i.test(path) ? byName.get(lastOf(path)) : undefined
    return file ? decoded(file) : null
  })
}

const lastOf = (path: string): string => path.replace(/^.*[/\\]/, '').toLowerCase()

/** The first visible character after a byte order mark. */
function firstSign(bytes: Uint8Array): string {
  for (const byte of bytes.subarray(0, 1000)) if (byte > 0x20 && byte < 0x7f) return String.fromCharCode(byte)
  return ''
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
