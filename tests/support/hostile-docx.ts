// Word documents that are bombs, that want something fetched or run, that are locked, nested without end or broken in each part.
import { craftZip } from './craft-zip.ts'
import { rawBytes, textBytes, type HostileFile } from './hostile-file.ts'
import { docx, docxEntries, wp, wr, type Parts } from './make-documents.ts'
import { unsafeNames, zipDamages } from './zip-damage.ts'

const file = (
  name: string,
  outcome: string,
  bytes: () => Uint8Array,
  problems: readonly string[] = [],
  fileName = 'a.docx',
): HostileFile => ({ name, fileName, outcome, bytes, problems })
const made = (
  name: string,
  outcome: string,
  body: string | (() => string),
  parts: Parts = {},
  problems: readonly string[] = [],
): HostileFile => file(name, outcome, () => docx(typeof body === 'string' ? body : body(), parts), problems)

const one = wp('The mill burned down in the night.')
const many = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('')
const part = (inside: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inside}</w:body></w:document>`
const main = (text: string): Parts => ({ 'word/document.xml': text })
const locked = Array.from('EncryptedPackage', (letter) => `${letter}\0`).join('')

export const hostileDocx: readonly HostileFile[] = [
  file('nothing', 'empty_document', () => new Uint8Array()),
  file('plain text', 'type_mismatch', () => textBytes('It only says that it is a document.')),
  file('an old Word document', 'type_mismatch', () => rawBytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old')),
  file('a document under a password', 'archive_encrypted', () => rawBytes(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${locked}`)),
  file('a zip file of something else', 'type_mismatch', () => craftZip([{ name: 'a.txt', data: 'a' }])),
  file('a book', 'type_mismatch', () => craftZip([{ name: 'mimetype', data: 'application/epub+zip' }])),
  file('a document that says it is text', 'type_mismatch', () => docx(one), [], 'a.txt'),
  file('a spreadsheet', 'type_mismatch', () => craftZip([{ name: '[Content_Types].xml', data: 'x' }, { name: 'xl/workbook.xml', data: 'x' }])),
  ...zipDamages(docxEntries(one)).map(({ name, code, make }) => file(name, code, make)),
  file('names that lead elsewhere', 'read', () => craftZip([...docxEntries(one), ...unsafeNames.map((name) => ({ name, data: 'x' }))]), ['archive_entry_ignored']),
  made('no text', 'empty_document', wp('') + '<w:sectPr/>'),
  file('no main part', 'archive_damaged', () => craftZip([{ name: '[Content_Types].xml', data: 'x' }, { name: 'word/styles.xml', data: '<a/>' }])),
  made('an entity of a file', 'xml_entity_refused', '', main(part(wp('&x;'), '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))),
  made('a definition from elsewhere', 'xml_entity_refused', '', main(part(one, '<!DOCTYPE d SYSTEM "http://127.0.0.1/x.dtd">'))),
  made('a billion laughs', 'xml_entity_refused', '', main(part(wp('&b;'), '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'))),
  made('an entity in the styles', 'xml_entity_refused', one, { 'word/_rels/document.xml.rels': '<Relationships><Relationship Id="r" Type="x/styles" Target="styles.xml"/></Relationships>', 'word/styles.xml': '<!DOCTYPE s [<!ENTITY x SYSTEM "http://127.0.0.1/">]><s/>' }),
  made('a million references', 'xml_entity_refused', () => wp('&#65;'.repeat(1_000_000))),
  made('a hundred thousand deep', 'too_deep', () => many(100_000, () => '<w:sdt>')),
  made('tables a hundred deep', 'too_deep', () => many(100, () => '<w:tbl><w:tr><w:tc>') + one),
  made('styles that rest on one another', 'read', `<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>${wr('x')}</w:p>`, { styles: '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>' }),
  made('macros, objects and links', 'read', one + '<w:p><w:r><w:object/></w:r></w:p>', { 'word/vbaProject.bin': 'x', 'word/embeddings/oleObject1.bin': 'x', 'word/_rels/document.xml.rels': '<Relationships><Relationship Id="a" Type="x/hyperlink" Target="http://x" TargetMode="External"/><Relationship Id="b" Type="x/image" Target="file://host/x" TargetMode="External"/></Relationships>' }, ['macros_left_out', 'embedded_left_out', 'links_left_out', 'external_left_out']),
  made('another document inside', 'read', `${one}<w:altChunk/>`, { 'word/chunk.html': '<script>x</script>' }, ['chunks_left_out']),
  made('relations that lead out of the document', 'read', one, { 'word/_rels/document.xml.rels': '<Relationships><Relationship Id="a" Type="x/footnotes" Target="../../../etc/passwd"/></Relationships>' }),
  made('a part cut off', 'read', '', main(part(one + one).slice(0, -60)), ['xml_damaged']),
  made('tags that cross', 'read', '', main(part('<w:p><w:r><w:t>mill</w:r></w:t></w:p>')), ['xml_damaged']),
  made('a part that is no text', 'archive_damaged', one, { 'word/_rels/document.xml.rels': '<Relationships><Relationship Id="r" Type="x/footnotes" Target="footnotes.xml"/></Relationships>', 'word/footnotes.xml': Uint8Array.from({ length: 500 }, (_, i) => (i * 7) % 256) }),
  made('a command that is never closed', 'read', wp('Mill ', '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', 'burned'), {}, ['field_not_closed']),
  made('a mark without a note', 'read', wp('Mill', '<w:r><w:footnoteReference w:id="9"/></w:r>'), {}, ['note_body_missing']),
  made('a note that calls itself', 'read', wp('Mill', '<w:r><w:footnoteReference w:id="1"/></w:r>'), { footnotes: `<w:footnote w:id="1">${wp('a', '<w:r><w:footnoteReference w:id="1"/></w:r>')}</w:footnote>` }, ['note_marked_twice']),
  made('two notes of one number', 'read', wp('Mill', '<w:r><w:footnoteReference w:id="1"/></w:r>'), { footnotes: many(2, (i) => `<w:footnote w:id="1">${wp(`body ${i}`)}</w:footnote>`) }),
  made('deletions without end', 'read', () => wp(...Array.from({ length: 5000 }, (_, i) => `<w:del w:author="A${i}">${wr('old ')}</w:del>`), 'new'), {}, ['tracked_deletion', 'tracked_changes_more']),
  made('a list that counts to the end of numbers', 'read', `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>${wr('x')}</w:p>`, { numbering: '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="99999999999999999999"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1%1%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' }),
  made('a hundred thousand pieces in one paragraph', 'read', () => wp(...Array.from({ length: 100_000 }, () => '<w:r><w:br w:type="page"/><w:t>x</w:t></w:r>'))),
  made('a row of fifty thousand cells', 'read', () => `<w:tbl><w:tr>${many(50_000, () => `<w:tc>${wp('x')}</w:tc>`)}</w:tr></w:tbl>`),
  made('characters that are none', 'read', wp('Mill&#0;&#xD800;\u202egnp\ufffe burned'), {}, ['direction_marks', 'xml_damaged']),
] // prettier-ignore
