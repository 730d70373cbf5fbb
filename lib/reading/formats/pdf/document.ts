// Opens a PDF and hands out its pages one after the other. What the file would do (scripts, programs, attachments) is counted
// and never done; what it keeps from being read is a value.
import { readAnnotations, type Annotation } from './annotations.ts'
import { abandonEngine, startEngine, type Engine } from './engine.ts'
import { extractSheet } from './extract.ts'
import type { Sheet } from './sheet.ts'

export interface PdfContents {
  readonly sheets: readonly Sheet[]
  /** Pages that could not be loaded, from 0. */
  readonly damagedPages: readonly number[]
  readonly isRepaired: boolean
  readonly title: string
  readonly author: string
  /** BCP 47, or empty. */
  readonly language: string
  readonly counts: PdfExtras
  /** In the order of their pages. */
  readonly annotations: readonly Annotation[]
}

/** What is in the file beside its pages. */
export interface PdfExtras {
  readonly scripts: number
  readonly launches: number
  readonly attachments: number
  readonly annotations: number
  readonly fields: number
}

export type PdfRefusal = 'pdf_damaged' | 'pdf_encrypted' | 'too_many_pages' | 'too_large' | 'empty_document'

export const mostPages = 5000
/** UTF-16 code units, as for files of plain text. */
export const mostCharacters = 20_000_000

/** Calls `take` with each page, so that only what it keeps stays in memory. */
export async function readPdfContents<Kept>(
  bytes: Uint8Array,
  take: (sheet: Sheet) => Kept,
): Promise<({ kept: Kept[] } & Omit<PdfContents, 'sheets'>) | PdfRefusal> {
  const engine = await startEngine()
  try {
    return readOpened(engine, bytes, take)
  } catch (error) {
    // The engine stopped in the middle (a trap, no memory): it cannot be used again.
    abandonEngine()
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) return 'pdf_damaged'
    throw error
  }
}

function readOpened<Kept>(
  engine: Engine,
  bytes: Uint8Array,
  take: (sheet: Sheet) => Kept,
  isMended = false,
): ({ kept: Kept[] } & Omit<PdfContents, 'sheets'>) | PdfRefusal {
  const { calls } = engine
  const file = engine.allocate(bytes)
  const document = calls.FPDF_LoadMemDocument(file, bytes.length, '')
  if (document === 0) {
    const isLocked = lockErrors.has(calls.FPDF_GetLastError())
    engine.free(file)
    if (isLocked) return 'pdf_encrypted'
    // The end of the file is gone, and with it the word where the document begins.
    const mended = isMended ? null : mendEnd(bytes)
    return mended ? readOpened(engine, mended, take, true) : 'pdf_damaged'
  }
  try {
    const pages = calls.FPDF_GetPageCount(document)
    if (pages > mostPages) return 'too_many_pages'
    if (pages === 0) return bytes.length > 0 && hasPages(bytes) ? 'pdf_damaged' : 'empty_document'
    const meta = (tag: string): string =>
      engine.text((buffer, size) => calls.FPDF_GetMetaText(document, tag, buffer, size)).trim()
    const isTex = /\b(?:pdf|lua|xe)?(?:la)?tex|dvips|dvipdf/i.test(`${meta('Producer')} ${meta('Creator')}`)
    const fonts = { bold: new Map<number, boolean>(), isTex }
    const kept: Kept[] = []
    const damagedPages: number[] = []
    const annotations: Annotation[] = []
    const extras = { launches: 0, annotations: 0, fields: 0 }
    let characters = 0
    for (let order = 0; order < pages; order++) {
      const label = engine.text((buffer, size) => calls.FPDF_GetPageLabel(document, order, buffer, size))
      const page = calls.FPDF_LoadPage(document, order)
      const textPage = page === 0 ? 0 : calls.FPDFText_LoadPage(page)
      if (textPage === 0) {
        damagedPages.push(order)
        kept.push(take(emptySheet(order, label)))
      } else {
        characters += Math.max(0, calls.FPDFText_CountChars(textPage))
        if (characters > mostCharacters) return 'too_large'
        kept.push(take(extractSheet(engine, page, textPage, order, label === '' ? null : label, fonts)))
        annotations.push(...readAnnotations(engine, page, order, extras))
        calls.FPDFText_ClosePage(textPage)
      }
      if (page !== 0) calls.FPDF_ClosePage(page)
    }
    return {
      kept,
      damagedPages,
      annotations,
      isRepaired: isMended || !calls.FPDF_DocumentHasValidCrossReferenceTable(document),
      title: meta('Title'),
      author: meta('Author'),
      language: engine.text((buffer, size) => calls.FPDFCatalog_GetLanguage(document, buffer, size)).trim(),
      counts: {
        ...extras,
        scripts: countScripts(engine, document, bytes),
        attachments: Math.max(0, calls.FPDFDoc_GetAttachmentCount(document)),
      },
    }
  } finally {
    calls.FPDF_CloseDocument(document)
    engine.free(file)
  }
}

/** FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY. */
const lockErrors = new Set([4, 5])

/** The file with an end that names its catalogue; null where none is found. */
function mendEnd(bytes: Uint8Array): Uint8Array | null {
  const text = new TextDecoder('latin1').decode(bytes)
  const catalogue = /(\d+)\s+(\d+)\s+obj\b(?:(?!endobj)[^]){0,2000}?\/Type\s*\/Catalog\b/.exec(text)
  if (!catalogue) return null
  const [, number = '', generation = ''] = catalogue
  const end = new TextEncoder().encode(`\nendobj\ntrailer\n<</Root ${number} ${generation} R>>\n%%EOF\n`)
  const mended = new Uint8Array(bytes.length + end.length)
  mended.set(bytes)
  mended.set(end, bytes.length)
  return mended
}

const emptySheet = (order: number, label: string): Sheet => ({
  order,
  label: label === '' ? null : label,
  width: 0,
  height: 0,
  characters: new Map(),
  rules: [],
  pictures: 0,
  unknown: 0,
  outside: 0,
  hidden: 0,
})

/** A file that speaks of pages and has none that could be found is damaged, not empty. */
function hasPages(bytes: Uint8Array): boolean {
  return countWord(bytes, '/Type /Page') + countWord(bytes, '/Type/Page') > countWord(bytes, '/Pages')
}

/** Scripts under their names as the file lists them, and those that any plain part of the file calls. */
function countScripts({ calls }: Engine, document: number, bytes: Uint8Array): number {
  return Math.max(0, calls.FPDFDoc_GetJavaScriptActionCount(document), countWord(bytes, '/JavaScript'))
}

function countWord(bytes: Uint8Array, word: string): number {
  const codes = [...word].map((letter) => letter.charCodeAt(0))
  let found = 0
  for (let at = bytes.indexOf(codes[0] ?? 0); at >= 0; at = bytes.indexOf(codes[0] ?? 0, at + 1))
    if (codes.every((code, i) => bytes[at + i] === code)) found++
  return found
}
