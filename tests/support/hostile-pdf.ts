// PDF files that are broken, locked, endless or full of traps, built object by object.
import { deflateSync } from 'node:zlib'
import { rawBytes, textBytes, type HostileFile } from './hostile-file.ts'

interface Parts {
  /** Objects 1, 2, …; the first is the catalogue. */
  readonly objects: readonly string[]
  readonly trailer?: string
  readonly lieAboutPlaces?: boolean
}

/** A PDF with a table of places that is right, unless it is to lie. */
export function buildPdf({ objects, trailer = '', lieAboutPlaces = false }: Parts): Uint8Array {
  let file = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'
  const places = objects.map((object, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return lieAboutPlaces ? at + 17 : at
  })
  const table = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const place of places) file += `${String(place).padStart(10, '0')} 00000 n \n`
  file += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${table}\n%%EOF\n`
  return rawBytes(file)
}

const stream = (content: string, more = ''): string =>
  `<</Length ${content.length}${more}>>\nstream\n${content}\nendstream`

const font = '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>'
const written = (words: string): string => `BT /F1 12 Tf 72 700 Td (${words}) Tj ET`

interface OnePage {
  readonly content?: string
  /** Entries of the page, of the catalogue, further objects (6, 7, …). */
  readonly page?: string
  readonly catalogue?: string
  readonly more?: readonly string[]
  readonly box?: string
  readonly trailer?: string
  readonly contentObject?: string
  readonly font?: string
}

/** A page with a few words on it. */
export function onePage(own: OnePage = {}): Parts {
  return {
    objects: [
      `<</Type/Catalog/Pages 2 0 R${own.catalogue ?? ''}>>`,
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      `<</Type/Page/Parent 2 0 R/MediaBox[${own.box ?? '0 0 595 842'}]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R${own.page ?? ''}>>`,
      own.font ?? font,
      own.contentObject ?? stream(own.content ?? written('The mill burned down in the night.')),
      ...(own.more ?? []),
    ],
    ...(own.trailer === undefined ? {} : { trailer: own.trailer }),
  }
}

const sound = (): Uint8Array => buildPdf(onePage())

function manyPages(count: number): Uint8Array {
  const kids = Array.from({ length: count }, (_, i) => `${i + 5} 0 R`).join(' ')
  const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R>>'
  return buildPdf({
    objects: [
      '<</Type/Catalog/Pages 2 0 R>>',
      `<</Type/Pages/Kids[${kids}]/Count ${count}>>`,
      font,
      stream('BT /F1 9 Tf 9 9 Td (x) Tj ET'),
      ...Array.from({ length: count }, () => page),
    ],
  })
} // prettier-ignore

function nestedPages(depth: number): Uint8Array {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>']
  for (let i = 0; i < depth; i++) objects.push(`<</Type/Pages/Kids[${i + 3} 0 R]/Count 1>>`)
  const at = objects.length + 1
  objects.push(
    `<</Type/Page/Parent ${at - 1} 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 ${at + 1} 0 R>>>>/Contents ${at + 2} 0 R>>`,
    font,
    stream(written('deep')),
  )
  return buildPdf({ objects })
}

/** A content stream that is a thousand times as large as it says. */
function inflating(content: string): string {
  const packed = deflateSync(Buffer.from(content, 'latin1'))
  return stream(packed.toString('latin1'), '/Filter/FlateDecode')
}

const script = '/Names<</JavaScript<</Names[(a) 6 0 R]>>>>/OpenAction 6 0 R'
const link = (action: string): string => `/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A${action}>>]`
const locked = (filter: string): string =>
  `/Encrypt<</Filter/${filter}/V 1/R 2/O(${'o'.repeat(32)})/U(${'u'.repeat(32)})/P -4>>/ID[(0123456789abcdef)(0123456789abcdef)]`

const cutAt = (bytes: Uint8Array, share: number): Uint8Array =>
  bytes.subarray(0, Math.floor(bytes.length * share))
const read = (name: string, parts: Parts, problems: readonly string[] = []): HostileFile => ({
  name,
  fileName: `${name.replace(/\W+/g, '-')}.pdf`,
  bytes: () => buildPdf(parts),
  outcome: 'read',
  problems,
})
const refused = (name: string, outcome: string, bytes: () => Uint8Array, fileName = 'a.pdf'): HostileFile => ({
  name,
  fileName,
  bytes,
  outcome,
}) // prettier-ignore

/** A font that has no table of characters, and a line written in it. */
const nameless =
  '<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>'
const unnamed = 'BT /F1 12 Tf 72 600 Td <00010002000300040005> Tj ET'

export const hostilePdfs: readonly HostileFile[] = [
  refused('nothing', 'empty_document', () => new Uint8Array()),
  refused('a head alone', 'pdf_damaged', () => rawBytes('%PDF-1.7\n')),
  refused('a head and noise', 'pdf_damaged', () => rawBytes(`%PDF-1.7\n${'\x00\xff\x13 obj <<'.repeat(900)}`)),
  refused('a picture', 'type_mismatch', () => rawBytes('\x89PNG\r\n\x1a\n')),
  refused('plain text', 'type_mismatch', () => textBytes('It only says that it is a PDF.')),
  refused('a PDF that says it is text', 'type_mismatch', sound, 'a.txt'),
  refused('a PDF that says it is TEI', 'type_mismatch', sound, 'a.tei'),
  refused('no pages', 'empty_document', () => buildPdf({ objects: ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[]/Count 0>>'] })),
  refused('a password', 'pdf_encrypted', () => buildPdf(onePage({ trailer: locked('Standard') }))),
  refused('an unknown lock', 'pdf_encrypted', () => buildPdf(onePage({ trailer: locked('Foreign') }))),
  refused('ten thousand pages', 'too_many_pages', () => manyPages(10_000)),
  refused('a picture of a page', 'pdf_no_text', () => buildPdf(onePage({ content: 'q 595 0 0 842 0 0 cm /I Do Q', page: '/Resources<</XObject<</I 6 0 R>>>>', more: [stream('\xff', '/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8')] }))),
  refused('an empty page', 'pdf_no_text', () => buildPdf(onePage({ content: '' }))),
  refused('pages that hold themselves', 'pdf_damaged', () => buildPdf({ objects: ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R]/Count 1>>'] })),
  refused('cut off before any page', 'pdf_damaged', () => cutAt(sound(), 0.08)),
  { ...refused('cut off in the middle', 'read', () => cutAt(sound(), 0.86)), problems: ['pdf_repaired'] },
  { ...refused('places that lie', 'read', () => buildPdf({ ...onePage(), lieAboutPlaces: true })), problems: ['pdf_repaired'] },
  refused('words before the head', 'read', () => Uint8Array.from([...rawBytes('Content-Type: application/pdf\r\n\r\n'), ...sound()])),
  read('a script', onePage({ catalogue: script, more: ['<</S/JavaScript/JS(app.alert\\(1\\))>>'] }), ['pdf_scripts_left_out']),
  read('a program to start', onePage({ page: link('<</S/Launch/F(calc.exe)>>') }), ['pdf_launches_left_out']),
  read('an attached file', onePage({ catalogue: '/Names<</EmbeddedFiles<</Names[(a.exe) 6 0 R]>>>>', more: ['<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>', stream('MZ', '/Type/EmbeddedFile')] }), ['pdf_attachments_left_out']),
  read('a form', onePage({ page: '/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(b)/Rect[0 0 9 9]>>]' }), ['pdf_fields_left_out']),
  read('a comment', onePage({ page: '/Annots[<</Type/Annot/Subtype/Text/Contents(hidden)/Rect[0 0 9 9]>>]' }), ['pdf_comments_without_place']),
  read('a link to a file of this machine', onePage({ page: link('<</S/GoToR/F(/etc/passwd)/D[0/Fit]>>') })),
  read('a stream that swells', onePage({ contentObject: inflating(written('small') + ' '.repeat(60_000_000)) })),
  read('a form that holds itself', onePage({ content: `${written('once')} /X Do`, page: '/Resources<</Font<</F1 4 0 R>>/XObject<</X 6 0 R>>>>', more: [stream('/X Do', '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>')] })),
  read('a page of no size', onePage({ box: '0 0 0 0' })),
  read('a page of endless size', onePage({ box: '-1e38 -1e38 1e38 1e38' })),
  read('writing that runs off', onePage({ content: `${written('here')} BT /F1 12 Tf 1 0 0 1 9000 -9000 Tm (there) Tj ET` }), ['pdf_text_outside_pages']),
  read('writing of size nought', onePage({ content: `${written('here')} BT /F1 0 Tf 9 9 Td (nowhere) Tj ET` })),
  read('a page turned askew', onePage({ page: '/Rotate 45' })),
  read('a length that lies', onePage({ contentObject: `<</Length 7>>\nstream\n${written('longer than it says')}\nendstream` })),
  refused('letters without names', 'pdf_no_text', () => buildPdf(onePage({ font: nameless, content: unnamed }))),
  read('some letters without names', onePage({ content: `${written('named')} ${unnamed.replace('/F1', '/F2')}`, page: '/Resources<</Font<</F1 4 0 R/F2 6 0 R>>>>', more: [nameless] }), ['pdf_characters_unknown']),
  read('twenty thousand words in a line', onePage({ content: written('word '.repeat(20_000)) })),
  read('the same place ten thousand times', onePage({ content: `${written('here')} `.repeat(10_000) })),
  { ...refused('a page under two thousand others', 'read', () => nestedPages(2000)), outcome: 'pdf_damaged' },
] // prettier-ignore
