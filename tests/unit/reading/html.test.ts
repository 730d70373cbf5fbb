import { expect, it, vi } from 'vitest'
import { parseHtml } from '#lib/reading/formats/html/parse-html.ts'
import { readHtml } from '#lib/reading/formats/html/read-html.ts'
import { readSource } from '#lib/reading/read-source.ts'
import type { Reading } from '#lib/reading/reading.ts'
import { noWordLists } from '#lib/reading/word-list.ts'
import { encode } from '#tests/support/encode.ts'
import { readSound, showBlocks } from '#tests/support/show-reading.ts'

// A busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

async function read(raw: string, choices: Record<string, string> = {}): Promise<Reading> {
  return readSound(new TextEncoder().encode(raw), 'a.html', choices, raw)
}

/** Each note as `label kind: what stands before its mark | its body | state`. */
const notes = ({ notes: all, text }: Reading): string[] =>
  all.map(
    ({ label, kind, at, body, state }) =>
      `${label} ${kind}: ${
        at === null
          ? '-'
          : (text
              .slice(Math.max(0, at - 6), at)
              .split('\n')
              .at(-1)
              ?.trim() ?? '')
      } | ${body === null ? '-' : text.slice(...body)} | ${state}`,
  )

const shapes: readonly (readonly [
  name: string,
  page: string,
  found: readonly string[],
  rest: readonly string[],
])[] = [
  [
    'Wikipedia, with a note called twice',
    `<p>Erster Satz.<sup id="cite_ref-A_1-0" class="reference"><a href="#cite_note-A-1"><span class="cite-bracket">&#91;</span>1<span class="cite-bracket">&#93;</span></a></sup>
     Zweiter<sup id="cite_ref-A_1-1" class="reference"><a href="#cite_note-A-1">[1]</a></sup> Satz.</p>
     <h2>Einzelnachweise</h2><ol class="references"><li id="cite_note-A-1"><span class="mw-cite-backlink">↑ <sup><a href="#cite_ref-A_1-0">a</a></sup> <sup><a href="#cite_ref-A_1-1">b</a></sup></span> <span class="reference-text">Chronik, S. 3.</span></li></ol>`,
    ['1 footnote: Satz. | Chronik, S. 3. | linked', '1 footnote: weiter | Chronik, S. 3. | linked'],
    ['paragraph: Erster Satz. Zweiter Satz.', 'heading2: Einzelnachweise', 'note: Chronik, S. 3.'],
  ],
  [
    'a page saved by a browser, which makes its links absolute',
    `<p>Satz.<sup class="reference" id="cite_ref-1"><a href="https://de.example.org/wiki/Seite#cite_note-1">[1]</a></sup></p>
     <ol class="references"><li id="cite_note-1"><a href="https://de.example.org/wiki/Seite#cite_ref-1">↑</a> Beleg.</li></ol>`,
    ['1 footnote: Satz. | Beleg. | linked'],
    ['paragraph: Satz.', 'note: Beleg.'],
  ],
  [
    'pandoc, with two paragraphs and a note in a note',
    `<p>Text<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> more.</p>
     <section class="footnotes footnotes-end-of-document" role="doc-endnotes"><hr /><ol>
     <li id="fn1"><p>First<a href="#fn2" class="footnote-ref" id="fnref2" role="doc-noteref"><sup>2</sup></a>.</p><p>Second.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li>
     <li id="fn2"><p>Inner.<a href="#fnref2" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>`,
    ['1 footnote: Text | First.\nSecond. | linked', '2 footnote: First | Inner. | linked'],
    ['paragraph: Text more.', 'note: First.', 'note: Second.', 'note: Inner.'],
  ],
  [
    'EPUB, a box in the text',
    `<p>Text<a epub:type="noteref" href="#n1">*</a> goes on.</p><aside epub:type="footnote" id="n1"><p>* The body.</p></aside><p>After.</p>`,
    ['* footnote: Text | The body. | linked'],
    ['paragraph: Text goes on.', 'paragraph: After.', 'note: The body.'],
  ],
  [
    'Word, saved as HTML',
    `<p class=MsoNormal>Text<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a> weiter.<o:p></o:p></p>
     <div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
     <div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> Fußnote eins.</p><p class=MsoFootnoteText>Ihr zweiter Absatz.</p></div></div>
     <div style='mso-element:endnote-list'><div style='mso-element:endnote' id=edn1><p class=MsoEndnoteText><a style='mso-endnote-id:edn1' href="#_ednref1" name="_edn1">[i]</a> Endnote.</p></div></div>
     <p>Hier<a style='mso-endnote-id:edn1' href="#_edn1" name="_ednref1"><span class=MsoEndnoteReference>[i]</span></a>.</p>`,
    ['1 footnote: Text | Fußnote eins.\nIhr zweiter Absatz. | linked', 'i endnote: Hier | Endnote. | linked'],
    [
      'paragraph: Text weiter.',
      'paragraph: Hier.',
      'note: Fußnote eins.',
      'note: Ihr zweiter Absatz.',
      'note: Endnote.',
    ],
  ],
  [
    'LibreOffice, saved as HTML',
    `<p>Text<sup><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></sup> weiter<a class="sdendnoteanc" name="sdendnote1anc" href="#sdendnote1sym"><sup>i</sup></a>.</p>
     <div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Fußnote.</p></div>
     <div id="sdendnote1"><p><a class="sdendnotesym" name="sdendnote1sym" href="#sdendnote1anc">i</a>Endnote.</p></div>`,
    ['1 footnote: Text | Fußnote. | linked', 'i endnote: weiter | Endnote. | linked'],
    ['paragraph: Text weiter.', 'note: Fußnote.', 'note: Endnote.'],
  ],
  [
    'notes beside the text',
    `<p>Text<label for="sn-1" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-1" class="margin-toggle"/><span class="sidenote">Beside.</span> goes on
     <label for="mn-1" class="margin-toggle">&#8853;</label><input type="checkbox" id="mn-1" class="margin-toggle"/><span class="marginnote">In the margin.</span>here.</p>`,
    ['1 side-note: Text | Beside. | linked', ' marginal: oes on | In the margin. | linked'],
    ['paragraph: Text goes on here.', 'note: Beside.', 'note: In the margin.'],
  ],
  [
    'anchors alone, as old pages have them',
    `<p>Text [<a name="r1" href="#n1">1</a>] and <a name="r2" href="#n2">(2)</a>.</p><hr>
     <p><a name="n1" href="#r1">1</a>. One.</p><p>More of one.</p><p><a name="n2" href="#r2">(2)</a> Two.</p>`,
    ['1 footnote: Text | One.\nMore of one. | linked', '2 footnote: xt and | Two. | linked'],
    ['paragraph: Text and .', 'note: One.', 'note: More of one.', 'note: Two.'],
  ],
  [
    'several in one paragraph, parted by line ends',
    `<p>Text<sup><a href="#n1">1</a></sup> and<sup><a href="#n2">2</a></sup>.</p><p>Notes<br><a name="n1">1</a> One, <i>p. 3</i>.<br><a name="n2">2</a> Two.<br><br>Last changed in 1999.</p>`,
    ['1 footnote: Text | One, p. 3. | linked', '2 footnote: xt and | Two. | linked'],
    [
      'paragraph: Text and.',
      'paragraph: Notes',
      'paragraph: Last changed in 1999.',
      'note: One, p. 3.',
      'note: Two.',
    ],
  ],
  [
    'TeX4ht',
    `<p>Text <span class="footnote-mark"><a href="#fn1x0" id="fn1x0-bk"><sup>1</sup></a></span><a id="x1"></a> goes on.</p>
     <div class="footnotes"><p class="noindent"><span class="footnote-mark"><a href="#fn1x0-bk" id="fn1x0">1.</a></span><span class="r">The </span><span>body.</span></p></div>`,
    ['1 footnote: Text | The body. | linked'],
    ['paragraph: Text goes on.', 'note: The body.'],
  ],
  [
    'a handbook, whose cross-references are no notes',
    `<p>See <a class="reference internal" href="#menus">Menus</a> and <a class="reference internal" href="#k">7</a>.</p><div id="menus"><h2>Menus</h2><p>All of them.</p></div><p id="k">Seven.</p>`,
    [],
    ['paragraph: See Menus and 7.', 'heading2: Menus', 'paragraph: All of them.', 'paragraph: Seven.'],
  ],
  [
    'raised numbers without links',
    `<p>Text<sup>1</sup> and <b>more</b><sup>2</sup>; 9 m<sup>2</sup> is no note.</p><p>End<sup>3</sup>.</p>`,
    [],
    ['paragraph: Text1 and more2; 9 m2 is no note.', 'paragraph: End3.'],
  ],
  [
    'raised numbers without links, with all their notes',
    `<p>Text<sup>1</sup> and <b>more</b><sup>2</sup>.</p><hr><p><sup>1</sup> One.</p><p>Still one.</p><p><sup>2</sup> Two.</p>`,
    ['1 footnote: Text | One.\nStill one. | linked', '2 footnote: d more | Two. | linked'],
    ['paragraph: Text and more.', 'note: One.', 'note: Still one.', 'note: Two.'],
  ],
  [
    'raised numbers without links, with a list of notes',
    `<p>Text<sup>1</sup> and more<sup>2</sup>.</p><h2>Notes</h2><ol><li>One.</li><li>Two.</li></ol>`,
    ['1 footnote: Text | One. | linked', '2 footnote: d more | Two. | linked'],
    ['paragraph: Text and more.', 'heading2: Notes', 'note: One.', 'note: Two.'],
  ],
  [
    'terms and meanings',
    `<p>Text<a class="footnote-reference brackets" href="#id2" id="id1">1</a>.</p>
     <dl class="footnote brackets"><dt class="label" id="id2"><span class="brackets"><a class="fn-backref" href="#id1">1</a></span></dt><dd><p>Meaning.</p></dd></dl>`,
    ['1 footnote: Text | Meaning. | linked'],
    ['paragraph: Text.', 'note: Meaning.'],
  ],
  [
    'several marks in one',
    `<p>Text<sup><a href="#fn1" id="r1">1</a>, <a href="#fn2" id="r2">2</a></sup>.</p><ol class="footnotes"><li id="fn1">One. <a href="#r1">↩</a></li><li id="fn2">Two. <a href="#r2">↩</a></li></ol>`,
    ['1 footnote: Text | One. | linked', '2 footnote: Text | Two. | linked'],
    ['paragraph: Text.', 'note: One.', 'note: Two.'],
  ],
  [
    'a mark without its note, and a note without a mark',
    `<p>Text<a href="#fn9" class="footnote-ref"><sup>9</sup></a>.</p><aside epub:type="footnote" id="lost"><p>Lost.</p></aside>`,
    ['9 footnote: Text | - | body_missing', ' footnote: - | Lost. | marker_missing'],
    ['paragraph: Text.', 'note: Lost.'],
  ],
  [
    'links that are no notes',
    `<p>See chapter <a href="#c3">3</a>, note <a href="#fn1">1</a> and <a href="#p12">p. 12</a>.<a class="footnote-ref" href="#fn1"><sup>1</sup></a></p>
     <h2 id="c3"><a href="#top">3</a> Third</h2><p id="p12">12 sheep.</p><ol class="footnotes"><li id="fn1">One.</li></ol>`,
    ['1 footnote: p. 12. | One. | linked'],
    [
      'paragraph: See chapter 3, note 1 and p. 12.',
      'heading2: 3 Third',
      'paragraph: 12 sheep.',
      'note: One.',
    ],
  ],
]

it.each(shapes)('[R43] links the notes of %s', async (_, page, found, rest) => {
  const reading = await read(page)
  expect(notes(reading)).toEqual(found)
  expect(showBlocks(reading)).toEqual(rest)
})

it('[R43] says what is missing of a note', async () => {
  const reading = await read(
    '<p>A<a role="doc-noteref" href="#x">1</a></p><aside role="doc-footnote" id="y">B</aside><p>c</p>',
  )
  expect(reading.problems.map(({ code }) => code)).toEqual(['note_body_missing', 'note_marker_missing'])
})

it.each([
  [
    '<h1>A <small>b</small></h1><div>c<p>d</p>e</div>',
    ['heading1: A b', 'paragraph: c', 'paragraph: d', 'paragraph: e'],
  ],
  [
    '<ul><li>a<ol type="a" start="3"><li>b</li><li><p>c</p><p>d</p></li></ol></li></ul>',
    ['list-item1: a', 'list-item2: c. b', 'list-item2: d. c', 'list-item2: d'],
  ],
  ['<ol reversed><li>a<li value="7">b</ol>', ['list-item1: 2. a', 'list-item1: 7. b']],
  [
    '<table><caption>Prices</caption><tr><th>Year<th>d.</tr><tr><td>1741<td><p>nine</p><p>or ten</p></table>',
    ['caption: Prices', 'table-row: Year\td.', 'table-row: 1741\tnine\nor ten'],
  ],
  [
    '<table><tr><td><h2>Old page</h2>Text<p>more</table>',
    ['heading2: Old page', 'paragraph: Text', 'paragraph: more'],
  ],
  ['<blockquote><p>Said<br>so</blockquote>', ['quote: Said\nso']],
  ['<div class="poem"><p>One<br>two</p><p>three</p></div>', ['verse: One\ntwo', 'verse: three']],
  ['<p>One<br><br>two</p>', ['paragraph: One', 'paragraph: two']],
  ['<pre>\n a\n  b\n\n c </pre>', ['paragraph:  a\n  b', 'paragraph:  c ']],
  ['<p lang="de">Er sagte <q>ja, <q>doch</q></q>.', ['paragraph: Er sagte „ja, ‚doch‘“.']],
  [
    '<p>Bür&shy;ger\u00admei<wbr>ster&nbsp;M.  &nbsp; x</p><p>&nbsp;</p>',
    ['paragraph: Bürgermeister\u00a0M.\u00a0x'],
  ],
  ['<dl><dt>Term</dt><dd>Meaning</dd></dl>', ['list-item1: Term', 'list-item1: Meaning']],
  ['<figure><img src="a.png" alt="x"><figcaption>Fig. 1</figcaption></figure>', ['caption: Fig. 1']],
  ['<p>a<b> b</b> <i> c </i>d', ['paragraph: a b c d']],
])('[R42] reads %s', async (page, expected) => {
  expect(showBlocks(await read(page))).toEqual(expected)
})

it('[R42] keeps pages with their printed numbers', async () => {
  const { pages, text, furniture } = await read(
    '<p><span class="pagenum" id="Page_11">[11]</span>One <span epub:type="pagebreak" id="p12" title="12"></span>two<a id="pg_xiii" class="pagebreak"></a> three</p>',
  )
  expect(pages.map(({ label, labelSource, at }) => [label, labelSource, text.slice(at)])).toEqual([
    ['11', 'printed', 'One two three'],
    ['12', 'printed', 'two three'],
    ['xiii', 'printed', 'three'],
  ])
  expect(furniture.filter(({ kind }) => kind === 'page-number').map(({ text: said }) => said)).toEqual([
    '[11]',
  ])
})

const article = '<article><h1>Title</h1><p>The text of the page, which is what one came for.</p></article>'

it.each([
  ['navigation', '<nav><a href="/">Home</a></nav>'],
  ['navigation', '<div role="navigation">Home</div>'],
  ['navigation', '<ul class="main-menu nav"><li><a href="/">Home</a></li></ul>'],
  ['header', '<header>The Daily</header>'],
  ['footer', '<footer>Imprint</footer>'],
  ['banner', '<div id="cookie-consent">We use cookies</div>'],
  ['share', '<div class="share-buttons"><a href="#">Share</a></div>'],
  ['hidden', '<div hidden>Not shown</div>'],
  ['hidden', '<p style="display: none">Not shown</p>'],
  ['noscript', '<noscript>Turn scripts on</noscript>'],
  ['script', '<script>run()</script>'],
  ['style', '<style>p { color: red }</style>'],
  ['form', '<select><option>One</option></select>'],
])('[R44] leaves out what is %s: %s', async (kind, part) => {
  const reading = await read(`<html><body>${part}${article}</body></html>`)
  expect(showBlocks(reading)).toEqual([
    'heading1: Title',
    'paragraph: The text of the page, which is what one came for.',
  ])
  const left = reading.furniture.filter((one) => one.kind !== 'markup')
  expect([...new Set(left.map((one) => one.kind))]).toEqual([kind])
})

it.each([
  [
    'a header with the title',
    '<header><h1>Title</h1><p>By me</p></header><p>Text.</p>',
    ['heading1: Title', 'paragraph: By me', 'paragraph: Text.'],
  ],
  [
    'a page whose body is called a banner',
    '<body class="cookie-banner share"><p>Text.</p></body>',
    ['paragraph: Text.'],
  ],
  [
    'a page that hides its body until a script has run',
    '<body style="visibility:hidden"><p>Text.</p></body>',
    ['paragraph: Text.'],
  ],
  [
    'a bill of fare',
    `${article}<ul class="menu"><li>Soup</li><li>Roast</li></ul>`,
    [
      'heading1: Title',
      'paragraph: The text of the page, which is what one came for.',
      'list-item1: Soup',
      'list-item1: Roast',
    ],
  ],
  [
    'the footer of a letter',
    '<p>Dear Sir,</p><footer>Yours</footer>',
    ['paragraph: Dear Sir,', 'paragraph: Yours'],
  ],
  ['a form around the whole page', '<form><p>Text.</p></form>', ['paragraph: Text.']],
])('[R44] keeps %s', async (_, page, expected) => {
  expect(showBlocks(await read(page))).toEqual(expected)
})

it('[R44] lets a person keep what was left out, and asks for nothing that is certain', async () => {
  const page = `<div class="sidebar"><a href="x">Aside</a></div>${article}<script>x</script>`
  const first = await read(page)
  expect(first.decisions).toMatchObject([
    { key: 'zone:0', kind: 'zone', choice: 'sidebar', options: ['sidebar', 'text'], certain: false },
  ])
  const second = await read(page, { 'zone:0': 'text' })
  expect(showBlocks(second)[0]).toBe('paragraph: Aside')
  expect(second.decisions).toMatchObject([{ choice: 'text', certain: true }])
})

it('[R44] counts what is never taken in', async () => {
  const { problems } = await read(
    `<base href="http://x/"><meta http-equiv="refresh" content="0;url=http://x"><script>1</script><p onclick="x()">a <a href=" javascript:x()">b</a></p><iframe src="x"></iframe><form><input></form><img src="data:image/png;base64,AAAA"><img src="b.png">`,
  )
  expect(Object.fromEntries(problems.map(({ code, count }) => [code, count]))).toEqual({
    redirects_left_out: 2,
    scripts_left_out: 1,
    handlers_left_out: 2,
    frames_left_out: 1,
    forms_left_out: 1,
    data_left_out: 1,
    pictures_left_out: 2,
  })
})

it.each([
  ['<meta charset="windows-1252"><p>Bürger – „ja“', 'windows-1252', 'windows-1252'],
  ['<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>Весна', 'koi8-r', 'koi8-r'],
  ['<meta charset="iso-8859-1"><p>Bürger, saved anew', 'utf-8', 'utf-8'],
  ['<meta charset="utf-8"><p>Bürger der Stadt, und die Leute', 'windows-1252', 'windows-1252'],
  ['\ufeff<meta charset="koi8-r"><p>Bürger', 'utf-8', 'utf-8'],
  ['\ufeff<p>Bürger', 'utf-16be', 'utf-16be'],
])('[R42] decodes %s', async (page, written, expected) => {
  const outcome = await readSource(encode(page, written), { fileName: 'a.htm', sha256: '' })
  expect(outcome.kind === 'read' ? outcome.reading.source.encoding : outcome.kind).toBe(expected)
})

it('[R42] reads a page that is XML as XML', async () => {
  const page =
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><a id="x"/><p>One&nbsp;two</p><div/><p>three</p></body></html>'
  expect(showBlocks(await read(page))).toEqual(['paragraph: One\u00a0two', 'paragraph: three'])
})

it('[R42] spends on a megabyte not much more than the parser alone', async () => {
  const one =
    '<p>Ein Satz mit <b>Fettem</b>, &uuml;ber die M&uuml;hle und den <a href="#x">Bach</a>, der dort fließt.</p>\n'
  const page = `<html><body>${one.repeat(Math.ceil(1_000_000 / one.length))}</body></html>`
  const bytes = new TextEncoder().encode(page)
  // The best of several, measured against work of the same kind: a busy machine is slow in both.
  const best = async (work: () => unknown): Promise<number> => {
    let least = Infinity
    for (let i = 0; i < 4; i++) {
      const start = performance.now()
      await work()
      least = Math.min(least, performance.now() - start)
    }
    return least
  }
  const parsing = await best(() => parseHtml(page))
  const reading = await best(() => readHtml(bytes, { fileName: 'a.html', sha256: '' }, noWordLists))
  expect(reading).toBeLessThan(10 * parsing + 200)
})
