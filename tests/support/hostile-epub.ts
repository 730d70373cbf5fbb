// Books that are bombs, that are protected, that run, fetch and nest, and books whose lists lead nowhere.
import { craftZip } from './craft-zip.ts'
import { rawBytes, textBytes, type HostileFile } from './hostile-file.ts'
import { docx, epub, epubEntries, wp, xhtml, type Parts } from './make-documents.ts'
import { unsafeNames, zipDamages } from './zip-damage.ts'

const file = (
  name: string,
  outcome: string,
  bytes: () => Uint8Array,
  problems: readonly string[] = [],
  fileName = 'a.epub',
): HostileFile => ({ name, fileName, outcome, bytes, problems })
const made = (
  name: string,
  outcome: string,
  body: string | (() => string),
  more: Parts = {},
  problems: readonly string[] = [],
  opf = '',
): HostileFile =>
  file(
    name,
    outcome,
    () => epub({ 'a.xhtml': typeof body === 'string' ? body : body() }, more, opf),
    problems,
  )

const one = '<p>The mill burned down in the night.</p>'
const many = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('')
const whole = (before: string, body: string): string =>
  `<?xml version="1.0"?>${before}<html><body>${body}</body></html>`
const lock = (algorithm: string): Parts => ({
  'META-INF/encryption.xml': `<encryption><EncryptedData><EncryptionMethod Algorithm="${algorithm}"/></EncryptedData></encryption>`,
})

export const hostileEpub: readonly HostileFile[] = [
  file('nothing', 'empty_document', () => new Uint8Array()),
  file('plain text', 'type_mismatch', () => textBytes('It only says that it is a book.')),
  file('a picture', 'type_mismatch', () => rawBytes('\x89PNG\r\n\x1a\n')),
  file('a Word document', 'type_mismatch', () => docx(wp('x'))),
  file('a book that says it is a Word document', 'type_mismatch', () => epub({ 'a.xhtml': one }), [], 'a.docx'),
  ...zipDamages(epubEntries({ 'a.xhtml': one })).map(({ name, code, make }) => file(name, code, make)),
  file('names that lead elsewhere', 'read', () => craftZip([...epubEntries({ 'a.xhtml': one }), ...unsafeNames.map((name) => ({ name, data: 'x' }))]), ['archive_entry_ignored']),
  made('a lock', 'drm_protected', one, lock('http://www.w3.org/2001/04/xmlenc#aes256-cbc')),
  made('a lock that does not say how', 'drm_protected', one, { 'META-INF/encryption.xml': '<encryption><EncryptedData/></encryption>' }),
  made('a disguised font', 'read', one, lock('http://www.idpf.org/2008/embedding')),
  made('no words', 'empty_document', '<img src="a.png"/>'),
  file('no list of parts', 'archive_damaged', () => craftZip([{ name: 'mimetype', data: 'application/epub+zip' }, { name: 'a.xhtml', data: xhtml(one) }])),
  made('a container that leads nowhere', 'read', one, { 'META-INF/container.xml': '<container><rootfiles><rootfile full-path="../../etc/passwd"/></rootfiles></container>' }),
  made('a list of parts that is no XML', 'archive_damaged', one, { 'OEBPS/book.opf': 'not XML at all' }),
  made('a list that leads out of the book', 'read', one, {}, [], '<item id="x" href="../../../etc/passwd" media-type="application/xhtml+xml"/>'),
  file('a file of the order that is not there', 'read', () => craftZip(epubEntries({ 'a.xhtml': one, 'b.xhtml': one }).filter(({ name }) => name !== 'OEBPS/b.xhtml')), ['part_missing']),
  made('an entity of a file', 'xml_entity_refused', whole('<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '<p>&x;</p>')),
  made('a definition from elsewhere', 'xml_entity_refused', whole('<!DOCTYPE html SYSTEM "http://127.0.0.1/x.dtd">', one)),
  made('the definition of XHTML', 'read', whole('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">', '<p>The m&iuml;ll&nbsp;burned.</p>')),
  made('a billion laughs', 'xml_entity_refused', whole('<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>', '<p>&b;</p>')),
  made('an entity in the list of parts', 'xml_entity_refused', one, { 'OEBPS/book.opf': '<!DOCTYPE p [<!ENTITY x SYSTEM "http://127.0.0.1/">]><package/>' }),
  made('an entity in the old contents', 'xml_entity_refused', one, { 'OEBPS/toc.ncx': '<!DOCTYPE n [<!ENTITY x SYSTEM "http://127.0.0.1/">]><ncx/>' }, [], '<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'),
  made('a million references', 'xml_entity_refused', () => `<p>${'&#65;'.repeat(1_000_000)}</p>`),
  made('a hundred thousand deep', 'too_deep', () => many(100_000, () => '<div>')),
  made('contents a thousand deep', 'too_deep', one, { 'OEBPS/nav.xhtml': xhtml(`<nav epub:type="toc">${many(1000, () => '<ol><li>')}</nav>`) }, [], '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'),
  made('scripts, frames and forms', 'read', `<script>run()</script><iframe src="//x"/><form><input/></form><p onclick="x()">Text</p>${one}`, {}, ['scripts_left_out', 'frames_left_out', 'forms_left_out', 'handlers_left_out']),
  made('parts from elsewhere', 'read', one, {}, ['external_left_out'], '<item id="x" href="http://127.0.0.1/x.xhtml" media-type="application/xhtml+xml"/>'),
  made('files that are no XML', 'read', whole('', '<p>The mill<br>burned &amp down.<p>And so on.')),
  made('a file cut off', 'read', whole('', one).slice(0, -20)),
  made('a file that is no text', 'archive_damaged', one, { 'OEBPS/a.xhtml': Uint8Array.from({ length: 500 }, (_, i) => (i * 7) % 256) }),
  file('one file a thousand times in the order', 'read', () => craftZip([...epubEntries({ 'a.xhtml': one }).filter(({ name }) => name !== 'OEBPS/book.opf'), { name: 'OEBPS/book.opf', data: `<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine>${many(1000, () => '<itemref idref="a"/>')}</spine></package>` }])),
  made('contents that lead nowhere', 'read', one, { 'OEBPS/nav.xhtml': xhtml('<nav epub:type="toc"><ol><li><a href="gone.xhtml#x">Gone</a></li><li><a href="a.xhtml#gone">Gone</a></li><li><a>None</a></li></ol></nav>') }, [], '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'),
  made('a mark that leads nowhere', 'read', '<p>Mill.<a epub:type="noteref" href="gone.xhtml#n">1</a></p>'),
  made('notes that call each other', 'read', '<p>Mill.<a epub:type="noteref" href="#a">1</a></p><aside epub:type="footnote" id="a">a<a epub:type="noteref" href="#b">2</a></aside><aside epub:type="footnote" id="b">b<a epub:type="noteref" href="#a">1</a></aside>', {}, ['note_marked_twice']),
  made('a note that nobody calls', 'read', `${one}<aside epub:type="footnote" id="a">Lost.</aside>`, {}, ['note_marker_missing']),
  made('characters that are none', 'read', '<p>Mill&#0;&#xD800;\u202egnp burned</p>', {}, ['direction_marks']),
] // prettier-ignore
