// Small documents made part by part, as a test needs them: DOCX, ODT and EPUB.
import { craftZip, type CraftedEntry } from './craft-zip.ts'

export type Parts = Readonly<Record<string, string | Uint8Array>>

/** Large parts are stored: what repeats itself would pack so well that the file is refused for it. */
const entriesOf = (parts: Parts): CraftedEntry[] =>
  Object.entries(parts).map(([name, data]) => ({
    ...{ name, data, method: name === 'mimetype' || data.length > 500_000 ? 0 : 8 },
  }))

const relationTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const word =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'

/** The entries of a Word document. `parts`: what stands inside the root of `footnotes`, `comments`, `styles` …; others by path. */
export function docxEntries(body: string, parts: Parts = {}): CraftedEntry[] {
  const roots: Readonly<Record<string, string>> = {
    ...{
      footnotes: 'footnotes',
      endnotes: 'endnotes',
      comments: 'comments',
      styles: 'styles',
      numbering: 'numbering',
    },
    ...{ settings: 'settings', header1: 'hdr', footer1: 'ftr' },
  }
  const own: Record<string, string | Uint8Array> = {}
  const relations: string[] = []
  for (const [name, inside] of Object.entries(parts)) {
    const root = roots[name]
    if (root === undefined) own[name] = inside
    else {
      own[`word/${name}.xml`] =
        `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${word}>${String(inside)}</w:${root}>`
      relations.push(
        `<Relationship Id="r${relations.length}" Type="${relationTypes}/${name.replace(/\d$/, '')}" Target="${name}.xml"/>`,
      )
    }
  }
  const wrap = (inside: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`
  return entriesOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': wrap(
      `<Relationship Id="r1" Type="${relationTypes}/officeDocument" Target="word/document.xml"/>`,
    ),
    'word/_rels/document.xml.rels': wrap(relations.join('')),
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${word}><w:body>${body}</w:body></w:document>`,
    ...own,
  })
}

export const docx = (body: string, parts: Parts = {}): Uint8Array => craftZip(docxEntries(body, parts))

/** A paragraph of runs; what begins with `<` is XML already. */
export const wp = (...pieces: string[]): string =>
  `<w:p>${pieces.map((one) => (one.startsWith('<') ? one : wr(one))).join('')}</w:p>`
export const wr = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`

const odf =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'

/** The entries of an OpenDocument text. `styles`: what stands in its automatic styles. */
export function odtEntries(text: string, styles = '', parts: Parts = {}): CraftedEntry[] {
  return entriesOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml':
      '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${odf}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`,
    ...parts,
  })
}

export const odt = (text: string, styles = '', parts: Parts = {}): Uint8Array =>
  craftZip(odtEntries(text, styles, parts))

export const odfRoot = (local: string, inside: string): string =>
  `<office:${local} ${odf}>${inside}</office:${local}>`

/** The entries of a book. `files`: what stands in the body of each, in the order of reading; others by path. */
export function epubEntries(files: Parts, more: Parts = {}, opf = ''): CraftedEntry[] {
  const names = Object.keys(files)
  const items = names
    .map((name, i) => `<item id="f${i}" href="${name}" media-type="application/xhtml+xml"/>`)
    .join('')
  const spine = names.map((_, i) => `<itemref idref="f${i}"/>`).join('')
  const pages = Object.fromEntries(
    names.map((name) => {
      const body = files[name] ?? ''
      const isWhole = typeof body !== 'string' || body.startsWith('<?xml')
      return [`OEBPS/${name}`, isWhole ? body : xhtml(body)]
    }),
  )
  return entriesOf({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'OEBPS/book.opf': `<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:language>de</dc:language><dc:creator>A. Author</dc:creator></metadata><manifest>${items}${opf}</manifest><spine>${spine}</spine></package>`,
    ...pages,
    ...more,
  })
}

export const xhtml = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>t</title></head><body>${body}</body></html>`

export const epub = (files: Parts, more: Parts = {}, opf = ''): Uint8Array =>
  craftZip(epubEntries(files, more, opf))
