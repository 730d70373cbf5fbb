// Annotations of other programs, whatever file they come in. What the file holds decides, not its name. Pure, and never throws:
// what cannot be read is said.
import { unpackDocument } from '#lib/reading/container/unpack.ts'
import { decodeXml } from '#lib/reading/xml/decode-xml.ts'
import { parseXml, type XmlElement } from '#lib/reading/xml/tree.ts'
import {
  gathering,
  refused,
  type Borrowed,
  type BorrowedFormat,
  type Gathering,
  type Refused,
} from './annotation.ts'
import { gatherCatma, isCatma } from './catma.ts'
import { parseCsv } from './csv.ts'
import { gatherHypothesis, hypothesisAnnotations } from './hypothesis.ts'
import { gatherHypothesisTable, hypothesisColumns } from './hypothesis-csv.ts'
import { gatherRefi, type SourceTexts } from './refi.ts'
import { unpackTarGz } from './tar.ts'
import { annotationsIn, gatherWebAnnotations, isFromFontes, isFromRecogito } from './web-annotation.ts'

const LARGEST = 100 * 1024 * 1024
const MOST = 10_000

/** Reads the annotations of a file; `fileName` is only for words. */
export function parseBorrowed(bytes: Uint8Array, fileName: string): Borrowed {
  if (bytes.length > LARGEST) return refused('too_large', `${fileName} is larger than is accepted.`)
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (isZip || (bytes[0] === 0x1f && bytes[1] === 0x8b)) {
    const unpacked = isZip ? unpackDocument(bytes, isWanted) : unpackTarGz(bytes, isWanted)
    return unpacked.kind === 'refused'
      ? refused(unpacked.code, unpacked.message)
      : fromArchive(unpacked.files, fileName)
  }
  const start = firstSign(bytes)
  if (start === '<') return fromXml(bytes, fileName, () => null)
  const text = decoded(bytes)
  if (text === null) return refused('not_utf8', `${fileName} is not UTF-8.`)
  return start === '{' || start === '[' ? fromJson(text, fileName) : fromTable(text, fileName)
}

function finish(format: BorrowedFormat, { annotations, problems, texts }: Gathering): Borrowed {
  if (annotations.length > MOST)
    return refused('too_many_annotations', `There are more than ${MOST} annotations.`)
  const names = new Set([...annotations.map(({ source }) => source ?? ''), ...texts.keys()])
  const documents = [...names].map((name) => ({ name, text: texts.get(name) ?? null }))
  return { kind: 'parsed', format, annotations, documents, problems }
}

const unknown = (fileName: string): Borrowed =>
  refused(
    'unknown_format',
    `${fileName} holds no annotations that can be read here. Read are: Web Annotations and exports of Recogito (JSON-LD), exports of Hypothesis (JSON, CSV), annotation collections of CATMA (TEI, .tar.gz), projects by REFI-QDA (.qdpx, .qde).`,
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
  const isOurs = isFromFontes(value)
  gatherWebAnnotations(annotations, into, isOurs)
  return finish(isOurs ? 'fontes' : isFromRecogito(annotations) ? 'recogito' : 'web-annotation', into)
}

function fromTable(text: string, fileName: string): Borrowed {
  const table = parseCsv(text)
  const columns = hypothesisColumns(table)
  if (!columns) return unknown(fileName)
  const into = gathering()
  gatherHypothesisTable(table, columns, into)
  return finish('hypothesis-csv', into)
}

type Root =
  | {
      readonly kind: 'root'
      readonly raw: string
      readonly root: XmlElement
      readonly faults: readonly number[]
    }
  | Refused

function rootOf(bytes: Uint8Array, fileName: string): Root {
  const file = decodeXml(bytes)
  if (file.kind !== 'decoded')
    return refused('encoding_unsure', `The encoding of ${fileName} is not certain.`)
  const parsed = parseXml(file.raw)
  if (parsed.kind === 'refused') return refused(parsed.code, parsed.message)
  return { kind: 'root', raw: file.raw, root: parsed.root, faults: parsed.faults.map(({ at }) => at) }
}

function fromXml(bytes: Uint8Array, fileName: string, texts: SourceTexts): Borrowed {
  const read = rootOf(bytes, fileName)
  if (read.kind === 'refused') return read
  const { raw, root } = read
  const into = gathering()
  complainOf(read.faults, '', into)
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

function complainOf(faults: readonly number[], name: string, into: Gathering): void {
  if (faults.length === 0) return
  const at = `${name === '' ? '' : `${name}, `}offset ${faults[0] ?? 0}`
  into.complain('damaged', at, `The XML has ${faults.length} faults; it was read as far as it can be.`)
}

const isWanted = (name: string): boolean => /\.(?:qde|txt|xml)$/i.test(name)

function fromArchive(files: ReadonlyMap<string, Uint8Array>, fileName: string): Borrowed {
  const project = [...files].find(([name]) => /(?:^|\/)project\.qde$/i.test(name))
  if (!project) return fromCollections(files, fileName)
  // `internal://name` is a file of the folder "sources", however that is written.
  const byName = new Map([...files].map(([name, file]) => [lastOf(name), file]))
  return fromXml(project[1], fileName, (path) => {
    const file = /^internal:\/\//i.test(path) ? byName.get(lastOf(path)) : undefined
    return file ? decoded(file) : null
  })
}

/** Collections of CATMA beside the texts that they annotate: a text in a folder, its collections in a folder beside it. */
function fromCollections(files: ReadonlyMap<string, Uint8Array>, fileName: string): Borrowed {
  const into = gathering()
  const texts = [...files].filter(([name]) => /\.txt$/i.test(name))
  let count = 0
  for (const [name, file] of files) {
    if (!/\.xml$/i.test(name)) continue
    const read = rootOf(file, name)
    if (read.kind === 'refused') {
      into.complain('damaged', name, read.message)
      continue
    }
    if (read.root.local !== 'TEI' || !isCatma(read.root)) continue
    count++
    complainOf(read.faults, name, into)
    const folder = folderOf(folderOf(name))
    const beside = texts.filter(([text]) => folderOf(text) === folder || folderOf(text) === folderOf(name))
    const [own] = beside.length === 1 ? beside : texts.length === 1 ? texts : []
    const text = own ? decoded(own[1]) : null
    if (text === null)
      into.complain('reference_unknown', name, 'The text of this collection is not beside it in the file.')
    const document = own && text !== null ? { name: baseOf(own[0]), text } : null
    if (document) into.texts.set(document.name, document.text)
    gatherCatma(read.raw, read.root, into, document)
  }
  return count > 0 ? finish('catma', into) : unknown(fileName)
}

const folderOf = (name: string): string => name.replace(/\/?[^/]*$/, '')
const baseOf = (name: string): string => name.replace(/^.*\//, '').replace(/\.txt$/i, '')
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
