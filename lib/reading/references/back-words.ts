// The words by which a note points back, in five languages, and the places in a work that follow them.
import { pattern } from './letters.ts'

export type BackKind = 'ebd' | 'ebenda' | 'ibid' | 'aao' | 'opcit' | 'ders' | 'wie-anm' | 'short-title'

const pages = String.raw`\d+[a-d]?(?:\s?[-–—]\s?\d+)?(?:\s?ff?(?!\p{L})\.?)?`
const mark = String.raw`(?:S|Ss|SS|pp?|Sp|Bl|Bll|fol|f|ff|Anm|Nr|Dok|Kap|[Cc]|СС?|с|л|лл|l|ll|1|I|B1|vol|Bd|T|т|d|op|o|д|оп)\.?|Seiten?|Blatt|Zeile|Z\.|§`
const place = String.raw`(?:(?:hier|here|bes\.|insb\.)\s*:?\s*)?(?:${mark})\s?${pages}(?:\s?(?:об|ob)\.)?(?:\s?(?:,|und|u\.|and|et|и|sowie)\s?(?:hier\s*:?\s*)?(?:(?:${mark})\s?)?${pages}(?! ?\p{L}{2}|[./]\d))*`
const locator = pattern('y')`\s*\)?[,:]?\s*(${place})(?![\p{L}\d])`

/** Where in the work: "S. 934 f.", "1. 6", "Bl. 94". `end` is where it ends. */
export function readLocator(
  text: string,
  at: number,
): { locator: string; start: number; end: number } | null {
  locator.lastIndex = at
  const hit = locator.exec(text)
  if (!hit) return null
  const end = at + hit[0].length
  const found = hit[1] ?? ''
  return { locator: found.replace(/\s+/g, ' '), start: end - found.length, end }
}

const again = pattern(
  'g',
)`(?<![\p{L}\d])(?:(Ebenda|ebenda)|(Ebd|ebd|Ebda|ebda)\.?|(Ibidem|ibidem|Ibid|ibid|Ib\.|ib\.|Там же|там же|Tam že|tam že|Tam zhe|Loc\. cit\.|loc\. cit\.)\.?)(?![\p{L}])`
const cited = pattern(
  'g',
)`(?<![\p{L}\d])(?:(a\.\s?a\.\s?O\.|A\.\s?a\.\s?O\.|am angegebenen Orte?)|(op\.\s?cit\.|Op\.\s?cit\.|опр?\.\s?cit\.|[Уу]каз\.\s?соч\.|[Цц]ит\.\s?соч\.))`
const hint =
  '(?:[Ww]ie|[Vv]gl\\.?|[Ss]iehe|[Ss]\\.|[Ss]ee|[Cc]f\\.|[Vv]oir|[Сс]м\\.|[Aa]ls in|[Zz]it\\. in|[Ii]n)\\s+'
const where = '(?:(?:auch|oben|unten|dazu|hierzu|above|below|also|supra|infra|ci-dessus|выше|ниже)[\\s,]+)*'
/** "note" is a word of its own in English: it needs a hint or a bracket before it. */
const numbered = new RegExp(
  `(?<![A-Za-zÀ-ɏА-я\\d])(?:(?:${hint})?${where}(?:Anm(?:erkung(?:en)?)?\\.?|Fn\\.?|Fußnoten?|Fussnoten?|прим(?:ечани[ея])?\\.?|сноск[аеиу])|(?:${hint}|(?<=[(\\[]))${where}(?:[Nn]otes?|fn\\.|n\\.))\\s?(\\d{1,4})(?![\\dA-Za-zÀ-ɏ]|[.,]\\d)`,
  'g',
)

export interface BackMark {
  readonly kind: BackKind
  readonly start: number
  readonly end: number
  /** The note that is named by its number. */
  readonly target?: string
  /** "in: ebd.": the book that the work before stands in. */
  readonly isInside?: boolean
}

/** The marks in `text.slice(from, to)`, in its order. */
export function findBackMarks(text: string, from: number, to: number): BackMark[] {
  const part = text.slice(from, to)
  const marks: BackMark[] = []
  for (const hit of part.matchAll(again)) {
    const kind = hit[1] ? 'ebenda' : hit[2] ? 'ebd' : 'ibid'
    const start = from + hit.index
    const isInside = /[Ii]n:\s*$/.test(part.slice(Math.max(0, hit.index - 5), hit.index))
    marks.push({ kind, start, end: start + hit[0].length, ...(isInside ? { isInside } : {}) })
  }
  for (const hit of part.matchAll(cited)) {
    const start = from + hit.index
    marks.push({ kind: hit[1] ? 'aao' : 'opcit', start, end: start + hit[0].length })
  }
  for (const hit of part.matchAll(numbered)) {
    const start = from + hit.index
    marks.push({ kind: 'wie-anm', start, end: start + hit[0].length, target: hit[1] ?? '' })
  }
  return marks.sort((a, b) => a.start - b.start)
}
