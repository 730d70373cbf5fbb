// hOCR: what a machine read, in HTML. Parsed as browsers parse it, since it is not always well-formed XML.
import { decode } from '../../decode.ts'
import type { FormatReader } from '../../format-reader.ts'
import { elementsNamed, textOf, type XmlElement } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'
import { parseHtml } from '../html/parse-html.ts'
import { readOcr } from '../ocr/compose-ocr.ts'
import { boxAround, type Box, type OcrLine, type OcrPage, type OcrWord } from '../ocr/page.ts'

export const readHocr: FormatReader = (bytes, file, wordLists) => {
  const decoded = decode(bytes, file.encoding)
  if (decoded.kind !== 'decoded') return Promise.resolve(decoded)
  const { raw, encoding } = decoded
  const parsed = parseHtml(raw)
  if (parsed.kind === 'refused') return Promise.resolve(parsed)
  const found = byClass(parsed.root, /^ocr_page$/)
  const pages = (found.length > 0 ? found : [parsed.root]).map((page) => readPage(raw, page))
  return Promise.resolve(readOcr(pages, file, wordLists, encoding, []))
}

const classes = (element: XmlElement): string[] => (attribute(element, 'class') ?? '').split(/\s+/)

/** The outermost elements of a class. */
function byClass(element: XmlElement, pattern: RegExp): XmlElement[] {
  return element.children.flatMap((child) => {
    if (child.kind !== 'element') return []
    return classes(child).some((name) => pattern.test(name)) ? [child] : byClass(child, pattern)
  })
}

const lineClass = /^(?:ocr_line|ocrx_line|ocr_header|ocr_footer|ocr_pageno|ocr_caption|ocr_textfloat|ocr_title|ocr_chapter|ocr_section|ocr_subsection|ocr_subsubsection|ocr_footnote)$/ // prettier-ignore
const blockClass = /^(?:ocr_carea|ocr_column|ocrx_block|ocr_par|ocr_blockquote)$/

/** What a class says of the place; of headings, which level. */
const places: Readonly<Record<string, Pick<OcrLine, 'zone' | 'level'>>> = {
  ocr_header: { zone: 'running-head' },
  ocr_footer: { zone: 'running-head' },
  ocr_pageno: { zone: 'page-number' },
  ocr_caption: { zone: 'caption' },
  ocr_footnote: { zone: 'note' },
  ocr_title: { zone: 'heading', level: 1 },
  ocr_chapter: { zone: 'heading', level: 1 },
  ocr_section: { zone: 'heading', level: 2 },
  ocr_subsection: { zone: 'heading', level: 3 },
  ocr_subsubsection: { zone: 'heading', level: 4 },
}

/** A line while it is filled. */
interface Filling {
  readonly words: OcrWord[]
  readonly box: Box | null
  readonly place: Pick<OcrLine, 'zone' | 'level'>
}

const hidden = /^(?:head|script|style|title)$/

/** Whatever holds the words, a line, a paragraph or the page alone, no word is passed over. */
function readPage(raw: string, page: XmlElement): OcrPage {
  const lines: OcrLine[] = []
  let block = 0
  let line: Filling | null = null
  const close = (): void => {
    if (line && line.words.length > 0)
      lines.push({ words: line.words, box: line.box ?? boxAround(line.words.map(({ box }) => box)), block, ...line.place })
    line = null
  }
  const walk = (element: XmlElement, place: Filling['place']): void => {
    for (const child of element.children) {
      if (child.kind === 'text') {
        const text = (child.text ?? raw.slice(child.start, child.end)).trim()
        if (text === '') continue
        const own: Filling = (line ??= { words: [], box: boxOf(element), place })
        own.words.push(...text.split(/\s+/).map((word): OcrWord => ({ text: word, box: own.box, confidence: null })))
      } else if (child.kind === 'element' && !hidden.test(child.local)) {
        const names = classes(child)
        const own = names.map((name) => places[name]).find((one) => one !== undefined) ?? place
        const isBlock = names.some((name) => blockClass.test(name))
        const isLine = names.some((name) => lineClass.test(name))
        if (names.some((name) => /^ocrx?_word$/.test(name))) {
          line ??= { words: [], box: null, place: own }
          line.words.push(...readWord(raw, child))
          continue
        }
        if (isBlock || isLine) close()
        if (isBlock) block++
        if (isLine) line = { words: [], box: boxOf(child), place: own }
        walk(child, own)
        if (isBlock || isLine) close()
      }
    }
  }
  walk(page, {})
  close()
  const box = boxOf(page)
  const image = property(page, 'image')?.replace(/^["']|["']$/g, '').trim() ?? ''
  return {
    label: property(page, 'lpageno')?.replace(/^"|"$/g, '') ?? null,
    width: box ? Math.max(0, box[0] + box[2]) : 0,
    height: box ? Math.max(0, box[1] + box[3]) : 0,
    lines,
    ...(image === '' ? {} : { image }),
  }
} // prettier-ignore

function readWord(raw: string, word: XmlElement): OcrWord[] {
  const text = textOf(raw, word).replace(/\s+/g, ' ').trim()
  if (text === '') return []
  const confidence = Number(property(word, 'x_wconf') ?? NaN)
  const raised = [...elementsNamed(word, 'sup')].map((one) => textOf(raw, one).trim()).join('')
  return [
    {
      text,
      box: boxOf(word),
      confidence: Number.isFinite(confidence) ? Math.min(1, Math.max(0, confidence / 100)) : null,
      ...(raised !== '' && raised === text ? { isRaised: true } : {}),
    },
  ]
}

/** `title="bbox 10 20 30 40; x_wconf 96"`. */
function property(element: XmlElement, name: string): string | undefined {
  const found = (attribute(element, 'title') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name} `))
  return found?.slice(name.length + 1).trim()
}

function boxOf(element: XmlElement): Box | null {
  const numbers = property(element, 'bbox')?.split(/\s+/).map(Number) ?? []
  const [left, top, right, bottom] = numbers
  if (numbers.length < 4 || !numbers.every(Number.isFinite)) return null
  return [left ?? 0, top ?? 0, (right ?? 0) - (left ?? 0), (bottom ?? 0) - (top ?? 0)]
}
