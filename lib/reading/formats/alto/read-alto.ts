// ALTO, versions 1 to 4: what a machine read on pictures of pages. The original is made of its lines, in its reading order.
import type { FormatReader } from '../../format-reader.ts'
import type { Problem } from '../../reading.ts'
import { decodeXml } from '../../xml/decode-xml.ts'
import { elementsNamed, parseXml, textOf, type XmlElement } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'
import { readOcr } from '../ocr/compose-ocr.ts'
import { boxAround, zoneNamed, type Box, type OcrLine, type OcrPage, type OcrWord } from '../ocr/page.ts'
import { readingOrder } from './reading-order.ts'

export const readAlto: FormatReader = (bytes, file, wordLists) => {
  const decoded = decodeXml(bytes, file.encoding)
  if (decoded.kind !== 'decoded') return Promise.resolve(decoded)
  const parsed = parseXml(decoded.raw)
  if (parsed.kind === 'refused') return Promise.resolve(parsed)
  const { root } = parsed
  const tags = new Map([...elementsNamed(root, 'Tags')].flatMap(tagNames))
  const styles = new Map(
    [...elementsNamed(root, 'TextStyle')].map((style) => [value(style, 'ID') ?? '', value(style, 'FONTSTYLE') ?? '']),
  )
  const pages = withImage(
    [...elementsNamed(root, 'Page')].map((page) => readPage(page, { root, tags, styles })),
    [...elementsNamed(root, 'fileName')].map((name) => textOf(decoded.raw, name).trim()).find((name) => name !== ''),
  )
  return Promise.resolve(readOcr(pages, file, wordLists, decoded.encoding, problemsOf(root)))
} // prettier-ignore

/** ALTO names the picture of the file; with several pages it does not say of which. */
function withImage(pages: readonly OcrPage[], image: string | undefined): OcrPage[] {
  return pages.map((page) => (image === undefined || pages.length > 1 ? page : { ...page, image }))
}

const value = (element: XmlElement, name: string): string | undefined => attribute(element, name)

interface Named {
  readonly root: XmlElement
  /** Names of kinds of blocks, by id. */
  readonly tags: ReadonlyMap<string, string>
  readonly styles: ReadonlyMap<string, string>
}

function tagNames(tags: XmlElement): (readonly [string, string])[] {
  return tags.children.flatMap((tag) =>
    tag.kind === 'element' && /^(?:Layout|Structure|Role)Tag$/.test(tag.local)
      ? [[value(tag, 'ID') ?? '', `${value(tag, 'LABEL') ?? ''} ${value(tag, 'TYPE') ?? ''}`] as const]
      : [],
  )
}

function readPage(page: XmlElement, named: Named): OcrPage {
  const blocks: { block: XmlElement; zone: OcrLine['zone'] }[] = []
  const collect = (element: XmlElement, zone: OcrLine['zone']): void => {
    for (const child of element.children) {
      if (child.kind !== 'element') continue
      const own = zoneOf(child, named) ?? zone
      if (child.local === 'TextBlock') blocks.push({ block: child, zone: own })
      else collect(child, marginZone(child) ?? own)
    }
  }
  collect(page, undefined)
  const ordered = readingOrder(blocks, ({ block }) => block, named.root)
  const lines = ordered.flatMap(({ block, zone }, index) =>
    [...elementsNamed(block, 'TextLine')].map((line) => readLine(line, index, zoneOf(line, named) ?? zone, named)),
  )
  const printed = value(page, 'PRINTED_IMG_NR')?.trim()
  const size = (name: string): number => Math.max(0, Number(value(page, name) ?? 0) || 0)
  return { label: printed ? printed : null, width: size('WIDTH'), height: size('HEIGHT'), lines }
} // prettier-ignore

/** The margins of the page that ALTO knows; the print space is the rest. */
function marginZone({ local }: XmlElement): OcrLine['zone'] {
  if (local === 'TopMargin' || local === 'BottomMargin') return 'running-head'
  return local === 'LeftMargin' || local === 'RightMargin' ? 'margin' : undefined
}

function zoneOf(element: XmlElement, { tags }: Named): OcrLine['zone'] {
  const names = (value(element, 'TAGREFS') ?? '').split(/\s+/).map((id) => tags.get(id) ?? '')
  return zoneNamed([...names, value(element, 'TYPE') ?? ''].join(' ').trim())
}

function readLine(line: XmlElement, block: number, zone: OcrLine['zone'], named: Named): OcrLine {
  const words: OcrWord[] = []
  let isDivided = false
  for (const child of line.children) {
    if (child.kind !== 'element') continue
    if (child.local === 'String') {
      const text = (value(child, 'CONTENT') ?? '').trim()
      const part = value(child, 'SUBS_TYPE')
      isDivided ||= part === 'HypPart1'
      if (text === '') continue
      words.push({
        text,
        box: boxOf(child),
        confidence: confidenceOf(value(child, 'WC')),
        ...(isRaised(child, named) && words.length > 0 ? { isRaised: true } : {}),
      })
    } else if (child.local === 'HYP') {
      isDivided = true
      const last = words.at(-1)
      const sign = value(child, 'CONTENT') ?? '-'
      if (last && !/[-‐¬\u00ad]$/.test(last.text))
        words[words.length - 1] = {
          ...last,
          text: last.text + (sign === '' ? '-' : sign),
          box: boxAround([last.box, boxOf(child)]),
        }
    }
  }
  const isNumber = words.length === 1 && /^[–—\-[( ]*[\divxlc]{1,6}[–—\-\]) ]*$/i.test(words[0]?.text ?? '')
  return {
    words,
    box: boxOf(line) ?? boxAround(words.map(({ box }) => box)),
    block,
    ...(zone === undefined ? {} : { zone: zone === 'running-head' && isNumber ? 'page-number' : zone }),
    ...(isDivided ? { isDivided } : {}),
  }
}

function isRaised(element: XmlElement, { styles }: Named): boolean {
  const refs = (value(element, 'STYLEREFS') ?? '').split(/\s+/).map((id) => styles.get(id) ?? '')
  return [value(element, 'STYLE') ?? '', ...refs].some((style) => style.includes('superscript'))
}

function boxOf(element: XmlElement): Box | null {
  const [x, y, width, height] = ['HPOS', 'VPOS', 'WIDTH', 'HEIGHT'].map((name) => Number(value(element, name) ?? NaN))
  return [x, y, width, height].every(Number.isFinite) ? [x ?? 0, y ?? 0, width ?? 0, height ?? 0] : null
} // prettier-ignore

export function confidenceOf(said: string | undefined): number | null {
  const number = Number(said ?? NaN)
  return Number.isFinite(number) ? Math.min(1, Math.max(0, number)) : null
}

function problemsOf(root: XmlElement): Problem[] {
  const count = [...elementsNamed(root, 'Illustration')].length
  if (count === 0) return []
  return [{ code: 'pictures_left_out', severity: 'info', message: `${count} pictures are left out.`, count }]
}
