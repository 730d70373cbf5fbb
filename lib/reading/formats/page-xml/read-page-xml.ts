// PAGE XML (PRImA): regions of a page with a type, their lines, words and readings of them. The original is made of the lines in
// the reading order that the file gives.
import type { FormatReader } from '../../format-reader.ts'
import { decodeXml } from '../../xml/decode-xml.ts'
import { elementsNamed, parseXml, textOf, type XmlElement } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'
import { confidenceOf } from '../alto/read-alto.ts'
import { readOcr } from '../ocr/compose-ocr.ts'
import { boxAround, zoneNamed, type Box, type OcrLine, type OcrPage, type OcrWord } from '../ocr/page.ts'
import { orderRegions } from './region-order.ts'

export const readPageXml: FormatReader = (bytes, file, wordLists) => {
  const decoded = decodeXml(bytes, file.encoding)
  if (decoded.kind !== 'decoded') return Promise.resolve(decoded)
  const { raw, encoding } = decoded
  const parsed = parseXml(raw)
  if (parsed.kind === 'refused') return Promise.resolve(parsed)
  const pages = [...elementsNamed(parsed.root, 'Page')].map((page) => readPage(raw, page))
  return Promise.resolve(readOcr(pages, file, wordLists, encoding, []))
}

const childrenNamed = (element: XmlElement, local: string): XmlElement[] =>
  element.children.flatMap((child) => (child.kind === 'element' && child.local === local ? [child] : []))

function readPage(raw: string, page: XmlElement): OcrPage {
  const regions = orderRegions(page)
  const lines = regions.flatMap((region, block) =>
    region.local === 'TableRegion' ? readTable(raw, region, block) : readRegion(raw, region, block),
  )
  const size = (name: string): number => Math.max(0, Number(attribute(page, name) ?? 0) || 0)
  const image = attribute(page, 'imageFilename')?.trim() ?? ''
  return {
    label: null,
    width: size('imageWidth'),
    height: size('imageHeight'),
    lines,
    ...(image === '' ? {} : { image }),
  }
}

/** The type of a region, or what Transkribus writes of its structure. */
function zoneOf(element: XmlElement): OcrLine['zone'] {
  const type = attribute(element, 'type')
  const custom = /structure\s*\{[^}]*type:\s*([\w-]+)/.exec(attribute(element, 'custom') ?? '')?.[1]
  return zoneNamed(type) ?? zoneNamed(custom)
}

function readRegion(raw: string, region: XmlElement, block: number): OcrLine[] {
  const zone = zoneOf(region)
  const lines = ordered(childrenNamed(region, 'TextLine')).map((line) => readLine(raw, line, block, zoneOf(line) ?? zone))
  if (lines.some(({ words }) => words.length > 0)) return lines
  // A region may have been read as a whole.
  const box = boxOf(region)
  return (reading(raw, region)?.text ?? '').split(/\r\n?|\n/).flatMap((text) => {
    const words = text.trim() === '' ? [] : text.trim().split(/\s+/).map((word): OcrWord => ({ text: word, box, confidence: null }))
    return words.length > 0 ? [{ words, box: null, block, ...(zone === undefined ? {} : { zone }) }] : []
  })
} // prettier-ignore

/** Lines in the order that Transkribus notes, else as they stand. */
function ordered(lines: readonly XmlElement[]): XmlElement[] {
  const index = (line: XmlElement): number =>
    Number(/readingOrder\s*\{\s*index:\s*(\d+)/.exec(attribute(line, 'custom') ?? '')?.[1] ?? NaN)
  return lines.every((line) => Number.isFinite(index(line)))
    ? [...lines].sort((a, b) => index(a) - index(b))
    : [...lines]
}

function readLine(raw: string, line: XmlElement, block: number, zone: OcrLine['zone']): OcrLine {
  const box = boxOf(line)
  const whole = reading(raw, line)
  const words = childrenNamed(line, 'Word').flatMap((word): OcrWord[] => {
    const read = reading(raw, word)
    const text = read?.text.trim() ?? ''
    return text === '' ? [] : [{ text, box: boxOf(word), confidence: read?.confidence ?? null }]
  })
  return {
    words: whole === null ? words : matched(whole, words, box),
    box: box ?? boxAround(words.map((word) => word.box)),
    block,
    ...(zone === undefined ? {} : { zone }),
  }
}

/** The reading of the line is that which was corrected last; the words lend it their boxes where they are as many. */
function matched(whole: Reading, words: readonly OcrWord[], box: Box | null): OcrWord[] {
  const texts = whole.text.trim() === '' ? [] : whole.text.trim().split(/\s+/)
  return texts.map((text, i) => {
    const word = words.length === texts.length ? words[i] : undefined
    return { text, box: word?.box ?? box, confidence: word?.confidence ?? whole.confidence }
  })
}

interface Reading {
  readonly text: string
  readonly confidence: number | null
}

/** Of several readings the first by index; null where there is none. */
function reading(raw: string, element: XmlElement): Reading | null {
  const all = childrenNamed(element, 'TextEquiv')
  const index = (one: XmlElement): number => Number(attribute(one, 'index') ?? 0)
  const best = all.reduce<XmlElement | null>((a, b) => (a === null || index(b) < index(a) ? b : a), null)
  if (!best) return null
  const text = childrenNamed(best, 'Unicode')[0] ?? childrenNamed(best, 'PlainText')[0]
  if (!text) return null
  return { text: textOf(raw, text), confidence: confidenceOf(attribute(best, 'conf')) }
}

/** Cells are regions with a row and a column; a row is one line. */
function readTable(raw: string, table: XmlElement, block: number): OcrLine[] {
  const cells = [...elementsNamed(table, 'TextRegion')].map((cell, i) => {
    const role = [...elementsNamed(cell, 'TableCellRole')][0]
    const of = (name: string): number => Number((role && attribute(role, name)) ?? NaN)
    return { words: readRegion(raw, cell, block).flatMap(({ words }) => words), row: of('rowIndex'), column: of('columnIndex'), i }
  })
  const isGrid = cells.length > 0 && cells.every(({ row, column }) => Number.isFinite(row) && Number.isFinite(column))
  if (!isGrid) return [...elementsNamed(table, 'TextRegion')].flatMap((cell) => readRegion(raw, cell, block))
  const rows = Map.groupBy(cells, ({ row }) => row)
  return [...rows].sort(([a], [b]) => a - b).map(([, row]): OcrLine => {
    const sorted = row.sort((a, b) => a.column - b.column || a.i - b.i)
    const words = sorted.flatMap((cell) => cell.words)
    let at = 0
    const cellEnds = sorted.map((cell) => (at += cell.words.length))
    return { words, box: boxAround(words.map(({ box }) => box)), block, zone: 'table', cellEnds }
  })
} // prettier-ignore

/** The box around the corners of a shape. */
function boxOf(element: XmlElement): Box | null {
  const [coords] = childrenNamed(element, 'Coords')
  // Old files have a point each in an element of its own.
  const corners = coords ? childrenNamed(coords, 'Point').map((point) => `${attribute(point, 'x') ?? ''},${attribute(point, 'y') ?? ''}`) : []
  const said = [(coords && attribute(coords, 'points')) ?? '', ...corners].join(' ')
  const points = [...said.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)]
  return boxAround(points.map(([, x, y]): Box => [Number(x), Number(y), 0, 0]))
} // prettier-ignore
