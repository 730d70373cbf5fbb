// What people have written on the pages of a PDF with their reader: comments, and marks over words (highlights, lines under or
// through them). They are no part of the text; what they say is kept as notes at the words they speak of.
import type { Engine } from './engine.ts'
import { pageBox, shown } from './extract.ts'

export interface Annotation {
  /** `Sheet.order`. */
  readonly page: number
  /** What it says; empty for a mark alone. */
  readonly words: string
  readonly author: string
  /** ISO 8601 day, or empty. */
  readonly date: string
  /** Left, top, right, bottom on the page as shown, in points: the marked words, or the sign of the comment. */
  readonly boxes: readonly (readonly [number, number, number, number])[]
  /** Its boxes lie on words. */
  readonly isOnWords: boolean
}

/** Those of the document that are counted and left out. */
export interface LeftOut {
  launches: number
  annotations: number
  fields: number
}

/** PDF 32000-1, table 169: kinds of annotations; FPDF's numbers. */
const [linkAnnotation, popupAnnotation, widgetAnnotation] = [2, 16, 20]
/** Highlight, underline, squiggly, strikeout. */
const overWords = new Set([9, 10, 11, 12])
const launchAction = 4
const mostAnnotations = 5000
const mostLetters = 20_000
const mostBoxes = 200

/** The annotations of a loaded page that say something or mark words; the others are counted in `leftOut`. */
export function readAnnotations(engine: Engine, page: number, order: number, leftOut: LeftOut): Annotation[] {
  const { calls } = engine
  const found: Annotation[] = []
  const count = Math.min(calls.FPDFPage_GetAnnotCount(page), mostAnnotations)
  for (let i = 0; i < count; i++) {
    const annotation = calls.FPDFPage_GetAnnot(page, i)
    if (annotation === 0) continue
    const kind = calls.FPDFAnnot_GetSubtype(annotation)
    if (kind === widgetAnnotation) leftOut.fields++
    else if (kind === linkAnnotation) {
      const link = calls.FPDFAnnot_GetLink(annotation)
      const action = link === 0 ? 0 : calls.FPDFLink_GetAction(link)
      if (action !== 0 && calls.FPDFAction_GetType(action) === launchAction) leftOut.launches++
    } else if (kind !== popupAnnotation) {
      const one = readAnnotation(engine, page, order, annotation, overWords.has(kind))
      if (one.words === '' && !(one.isOnWords && overWords.has(kind))) leftOut.annotations++
      else found.push(one)
    }
    calls.FPDFPage_CloseAnnot(annotation)
  }
  return found
}

function readAnnotation(
  engine: Engine,
  page: number,
  order: number,
  annotation: number,
  isOverWords: boolean,
): Annotation {
  const { calls, scratch } = engine
  const said = (key: string): string =>
    engine
      .text((buffer, size) => calls.FPDFAnnot_GetStringValue(annotation, key, buffer, size))
      .slice(0, mostLetters)
      .toWellFormed()
      .normalize('NFC')
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim()
  const day = /(\d{4})(\d\d)(\d\d)/.exec(said('M') || said('CreationDate'))
  const box = pageBox(engine, page)
  const boxes: [number, number, number, number][] = []
  const add = (points: readonly (readonly [number, number])[]): void => {
    const places = points.map(([x, y]) => shown(x, y, box))
    const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)]
    const one = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const
    if (one.every(Number.isFinite)) boxes.push([...one])
  }
  const quads = isOverWords ? Math.min(calls.FPDFAnnot_CountAttachmentPoints(annotation), mostBoxes) : 0
  for (let i = 0; i < quads; i++)
    if (calls.FPDFAnnot_GetAttachmentPoints(annotation, i, scratch))
      add([0, 2, 4, 6].map((at) => [engine.float(at), engine.float(at + 1)] as const))
  const isOnWords = boxes.length > 0
  // FS_RECTF: left, top, right, bottom.
  if (!isOnWords && calls.FPDFAnnot_GetRect(annotation, scratch))
    add([
      [engine.float(0), engine.float(1)],
      [engine.float(2), engine.float(3)],
    ])
  return {
    page: order,
    words: said('Contents'),
    author: said('T').slice(0, 200),
    date: day ? `${day[1]}-${day[2]}-${day[3]}` : '',
    boxes,
    isOnWords,
  }
}
