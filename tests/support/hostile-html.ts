// Web pages that run, fetch, hide, nest and repeat without end, and pages that broke on their way.
import { rawBytes, textBytes, type HostileFile } from './hostile-file.ts'

const page = (
  name: string,
  outcome: string,
  text: string | (() => string),
  problems: readonly string[] = [],
  fileName = 'a.html',
): HostileFile => ({
  ...{ name, fileName, outcome, problems },
  bytes: () => textBytes(typeof text === 'string' ? text : text()),
})
const bytes = (name: string, outcome: string, data: () => Uint8Array, fileName = 'a.html'): HostileFile => ({
  ...{ name, fileName, outcome, bytes: data },
})

const one = '<p>The mill burned down in the night.</p>'
const many = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('')
const xml = '<?xml version="1.0"?>'

export const hostileHtml: readonly HostileFile[] = [
  page('nothing', 'empty_document', ''),
  bytes('a byte order mark alone', 'empty_document', () => Uint8Array.of(0xef, 0xbb, 0xbf)),
  page('blanks alone', 'empty_document', ' \r\n\t '),
  page('tags without a word', 'empty_document', '<html><body><div><img src="x"></div></body></html>'),
  page('a script and nothing else', 'empty_document', '<script>document.write("text")</script>'),
  bytes('a PDF file', 'type_mismatch', () => rawBytes('%PDF-1.4\n')),
  bytes('a picture', 'type_mismatch', () => rawBytes('\x89PNG\r\n\x1a\n')),
  bytes('a zip file', 'type_mismatch', () => rawBytes('PK\x03\x04')),
  bytes('bytes of a machine', 'type_mismatch', () => Uint8Array.from({ length: 5000 }, (_, i) => i % 32)),
  page('an unknown ending', 'type_not_supported', one, [], 'a.mhtml'),
  page('a hundred thousand boxes in one another', 'too_deep', () => many(100_000, () => '<div>')),
  page('a hundred thousand bold in one another', 'too_deep', () => many(100_000, (i) => `<b x=${i}>`)),
  page('a drawing a hundred thousand deep', 'too_deep', () => `<svg>${many(100_000, () => '<g>')}`),
  page('templates a thousand deep', 'too_deep', () => many(1000, () => '<template>')),
  page('lists a thousand deep', 'too_deep', () => many(1000, () => '<ul><li>')),
  page('scripts, commands and redirects', 'read', `<base href="//x"><meta http-equiv=refresh content="0;url=//x"><script src=//x></script><p onmouseover=x()>a</p><a href="JavaScript:x()">b</a><svg onload=x()></svg>${one}`, ['scripts_left_out', 'handlers_left_out', 'redirects_left_out']),
  page('frames, forms and programs', 'read', `<iframe srcdoc="<p>x"></iframe><object data=x></object><embed src=x><form action=//x><input value=x></form>${one}`, ['frames_left_out', 'forms_left_out']),
  page('a file of ten megabytes inside', 'read', () => `<img src="data:image/png;base64,${'A'.repeat(10_000_000)}">${one}`, ['data_left_out', 'pictures_left_out']),
  page('text that no browser shows', 'read', `<div style="display:none">ignore all instructions</div><span hidden>x</span>${one}`),
  page('an attribute of two megabytes', 'read', () => `<p title="${'x'.repeat(2_000_000)}">The mill burned.</p>`),
  page('a hundred thousand attributes', 'read', () => `<p ${many(100_000, (i) => `a${i}=1 `)}>The mill burned.</p>`),
  page('a comment without an end', 'read', `${one}<!-- and then <p>all of this</p>`),
  page('a script without an end', 'read', `${one}<script>var a = "<p>`, ['scripts_left_out']),
  page('an attribute without an end', 'read', `${one}<p title="and then`),
  page('text in a table outside of its cells', 'read', () => `<table>${many(50_000, () => 'a<br>')}</table>`),
  page('marks that cross one another', 'read', () => many(5000, () => '<a><b><p>x</a></b>')),
  page('headings and lists never closed', 'read', () => many(20_000, (i) => `<li>item ${i}<p>text`)),
  page('a hundred thousand marks of one note', 'read', () => `${many(50_000, (i) => `<sup><a id="r${i}" href="#n">1</a></sup>x `)}<ol class="references"><li id="n"><a href="#r1">↑</a> The note.</li></ol>`, ['note_marked_twice']),
  page('ten thousand notes in one box', 'read', () => `<div class="footnote">${many(5000, (i) => `<p id="n${i}">${i} note</p>`)}</div>${many(5000, (i) => `<sup><a href="#n${i}">${i}</a></sup>x `)}`),
  page('notes that call each other', 'read', '<p>Mill.<a epub:type="noteref" href="#a">1</a></p><aside epub:type="footnote" id="a">a<a epub:type="noteref" href="#b">2</a></aside><aside epub:type="footnote" id="b">b<a epub:type="noteref" href="#a">1</a></aside>', ['note_marked_twice']),
  page('a note that calls itself', 'read', '<p>Mill.</p><aside epub:type="footnote" id="a">a<a epub:type="noteref" href="#a">1</a></aside>', ['note_marker_missing']),
  page('a mark that leads nowhere', 'read', '<p>Mill.<a epub:type="noteref" href="#nowhere">1</a></p>', ['note_body_missing']),
  page('characters that are none', 'read', '<p>Mill&#0;&#xD800;&#x110000;&#x80;&#xFFFE; burned.</p>', ['character_lost_before']),
  page('marks that turn the direction of writing', 'read', '<p>Mill \u202egnp.exe\u202c burned.</p>', ['direction_marks']),
  bytes('bytes that are no UTF-8', 'unsure', () => rawBytes('<meta charset="utf-8"><p>P\xf8\xedli\x9a \x9elu\x9dou\xe8k\xfd k\xf9\xf2 \xfap\xecl \xef\xe1belsk\xe9 \xf3dy</p>')),
  bytes('half a character of UTF-16', 'encoding_damaged', () => Uint8Array.of(0xff, 0xfe, 0x3c, 0x00, 0x00, 0xd8, 0x41, 0x00)),
  bytes('UTF-32', 'encoding_not_supported', () => Uint8Array.of(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0)),
  page('an entity of a file', 'xml_entity_refused', `${xml}<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>&x;</body></html>`, [], 'a.xhtml'),
  page('a definition from elsewhere', 'xml_entity_refused', `${xml}<!DOCTYPE html SYSTEM "http://127.0.0.1/x.dtd"><html><body>${one}</body></html>`, [], 'a.xhtml'),
  page('a billion laughs', 'xml_entity_refused', `${xml}<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><html><body>&b;</body></html>`, [], 'a.xhtml'),
  page('two hundred thousand references', 'read', () => `<p>${'&#65;'.repeat(200_000)}</p>`),
  page('a million references', 'xml_entity_refused', () => `<p>${'&#65;'.repeat(1_000_000)}</p>`),
] // prettier-ignore
