// TEI files with entities of every bad kind, broken in every place, nested without end.
import { rawBytes, textBytes, type HostileFile } from './hostile-file.ts'

const space = 'xmlns="http://www.tei-c.org/ns/1.0"'
const tei = (body: string, before = ''): string =>
  `${before}<TEI ${space}><teiHeader><fileDesc><titleStmt><title>x</title></titleStmt></fileDesc></teiHeader><text><body>${body}</body></text></TEI>`
const one = '<p>The mill burned down in the night.</p>'

const file = (
  name: string,
  outcome: string,
  text: string | (() => string),
  problems: readonly string[] = [],
  fileName = 'a.xml',
): HostileFile => ({
  name,
  fileName,
  bytes: () => textBytes(typeof text === 'string' ? text : text()),
  outcome,
  problems,
})

const laughs = (depth: number): string => {
  let declarations = '<!ENTITY l0 "ha">'
  for (let i = 1; i < depth; i++) declarations += `<!ENTITY l${i} "${`&l${i - 1};`.repeat(10)}">`
  return `<!DOCTYPE TEI [${declarations}]>`
}
const nested = (depth: number, name: string): string => `<${name}>`.repeat(depth) + 'x' + `</${name}>`.repeat(depth) // prettier-ignore

export const hostileTei: readonly HostileFile[] = [
  file('nothing', 'empty_document', ''),
  { name: 'a byte order mark alone', fileName: 'a.xml', bytes: () => Uint8Array.of(0xef, 0xbb, 0xbf), outcome: 'empty_document' },
  file('blanks alone', 'empty_document', ' \n\t '),
  file('plain text', 'type_mismatch', 'It only says that it is XML.'),
  file('a web page that says it is TEI', 'type_mismatch', '<html><body>x</body></html>', [], 'a.tei'),
  file('XML of another kind', 'type_not_supported', '<office:document xmlns:office="x"><a/></office:document>'),
  { name: 'a picture', fileName: 'a.xml', bytes: () => rawBytes('\x89PNG\r\n\x1a\n'), outcome: 'type_mismatch' },
  file('no text', 'empty_document', tei('')),
  file('an entity of a file', 'xml_entity_refused', tei('<p>&x;</p>', '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
  file('an entity of the net', 'xml_entity_refused', tei('<p>&x;</p>', '<!DOCTYPE TEI [<!ENTITY x PUBLIC "a" "http://127.0.0.1/x">]>')),
  file('a definition from elsewhere', 'xml_entity_refused', tei(one, '<!DOCTYPE TEI SYSTEM "http://127.0.0.1/x.dtd">')),
  file('parameter entities', 'read', tei('<p>&x;</p>', '<!DOCTYPE TEI [<!ENTITY % a "<!ENTITY x \'y\'>"> %a;]>'), ['xml_faults']),
  file('a billion laughs', 'xml_entity_refused', tei('<p>&l9;</p>', laughs(10))),
  file('one entity a hundred thousand times', 'xml_entity_refused', () => tei(`<p>${'&x;'.repeat(100_000)}</p>`, `<!DOCTYPE TEI [<!ENTITY x "${'a'.repeat(1000)}">]>`)),
  file('more than a thousand entities', 'xml_entity_refused', () => tei('<p>&e1;</p>', `<!DOCTYPE TEI [${Array.from({ length: 1001 }, (_, i) => `<!ENTITY e${i} "x">`).join('')}]>`)),
  file('an entity of markup', 'xml_entity_refused', tei('&x;', '<!DOCTYPE TEI [<!ENTITY x "<p>y</p>">]>')),
  file('a million references', 'xml_entity_refused', () => tei(`<p>${'&#65;'.repeat(1_000_000)}</p>`)),
  file('a hundred thousand deep', 'too_deep', () => tei(nested(100_000, 'div'))),
  file('notes a thousand deep', 'too_deep', () => tei(`<p>${nested(1000, 'note')}</p>`)),
  file('cut off in a tag', 'read', tei(one).slice(0, -30), ['xml_faults']),
  file('cut off in a word', 'read', tei(one).slice(0, -38), ['xml_faults']),
  file('end tags astray', 'read', tei('<p>The </hi>mill</div> burned.</p>'), ['xml_faults']),
  file('signs that are not escaped', 'read', tei('<p>Mill & river, 3 < 4, &unknown; one.</p>'), ['xml_faults']),
  file('a comment without an end', 'read', tei(`${one}<!-- and then`), ['xml_faults']),
  file('characters that are none', 'read', tei('<p>The mill&#0;&#xD800;&#xFFFF; burned.</p>'), ['xml_faults']),
  file('elements of no TEI', 'read', tei('<blink>The mill</blink><p>burned.</p>'), ['tei_elements_unknown']),
  file('a note that calls itself', 'read', tei('<p>Mill.<note xml:id="n"><ref target="#n">1</ref> self</note></p>')),
  file('notes that call each other', 'read', tei('<p>Mill.</p><div type="notes"><note xml:id="a"><ref target="#b">1</ref> a</note><note xml:id="b"><ref target="#a">2</ref> b</note></div>')),
  file('a note that points to nothing', 'read', tei('<p>Mill.</p><div type="notes"><note target="#nowhere">lost</note></div>'), ['note_marker_missing']),
  file('the same name twice', 'read', tei('<p xml:id="a">Mill.</p><p xml:id="a">River.</p><note target="#a">which</note>')),
  file('an entry that holds itself', 'read', tei('<p><app><lem>mill</lem><rdg><app><lem>miln</lem><rdg wit="#B"/></app></rdg></app></p>')),
  file('a choice of nothing', 'read', tei('<p>Mill<choice/><choice><sic/></choice><app/> burned.</p>')),
  file('twenty thousand notes', 'read', () => tei(`<p>Mill${'<note>n</note>'.repeat(20_000)}</p>`)),
  file('fifty thousand page breaks', 'read', () => tei(`<p>Mill${'<pb/>'.repeat(50_000)}</p>`)),
  file('ten thousand attributes', 'read', () => tei(`<p ${Array.from({ length: 10_000 }, (_, i) => `a${i}="x"`).join(' ')}>Mill.</p>`)),
  file('five million letters in a line', 'read', () => tei(`<p>${'mill '.repeat(1_000_000)}</p>`)),
  file('marks that turn the writing', 'read', tei('<p>The \u202emill\u202c burned.</p>'), ['direction_marks']),
  file('a script', 'read', tei(`${one}<script>alert(1)</script>`), ['tei_elements_unknown']),
  { name: 'bytes of two encodings', fileName: 'a.xml', bytes: () => rawBytes(tei('<p>M\xc3\xbchle und M\xfchle</p>', '<?xml version="1.0" encoding="utf-8"?>')), outcome: 'unsure' },
] // prettier-ignore
