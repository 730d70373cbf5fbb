import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import type { Reading } from '#lib/reading/reading.ts'
import { docx, wp, wr, type Parts } from '#tests/support/make-documents.ts'
import { chooseOtherwise, readSound, showBlocks, showNotes } from '#tests/support/show-reading.ts'

vi.setConfig({ testTimeout: 120_000 })

async function read(body: string, parts: Parts = {}, choices: Record<string, string> = {}): Promise<Reading> {
  return readSound(docx(body, parts), 'a.docx', choices)
}

const codes = ({ problems }: Reading): string[] => problems.map(({ code }) => code)

const styled = (style: string, text: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${wr(text)}</w:p>`
const footnote = (id: number, ...inside: string[]): string =>
  `<w:footnote w:id="${id}">${inside.join('')}</w:footnote>`
const call = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`

it('[R45] reads paragraphs by their styles, whatever language they are named in', async () => {
  const styles = `
    <w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
    <w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Standard"/></w:style>
    <w:style w:type="paragraph" w:styleId="Mein"><w:name w:val="Meine Ueberschrift"/><w:basedOn w:val="berschrift2"/></w:style>
    <w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
    <w:style w:type="paragraph" w:styleId="V"><w:name w:val="Verse"/></w:style>
    <w:style w:type="paragraph" w:styleId="B"><w:name w:val="caption"/></w:style>`
  const body = [
    ...[
      styled('berschrift2', 'A'),
      styled('Mein', 'B'),
      styled('Kapitel', 'C'),
      styled('Zitat', 'D'),
      styled('V', 'E'),
      styled('B', 'F'),
    ],
    ...[
      wp('G'),
      '<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>H</w:t></w:r></w:p>',
      wp(''),
      wp('  '),
    ],
  ]
  expect(showBlocks(await read(body.join(''), { styles }))).toEqual([
    ...[
      'heading2: A',
      'heading2: B',
      'heading1: C',
      'quote: D',
      'verse: E',
      'caption: F',
      'paragraph: G',
      'heading3: H',
    ],
  ])
  expect(showBlocks(await read(styled('Heading1', 'no styles at all')))).toEqual([
    'heading1: no styles at all',
  ])
})

it('[R47] counts the numbers of lists as Word does', async () => {
  const level = (at: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
  const numbering = `
    <w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '§ %1')}${level(1, 'lowerLetter', '%1.%2)')}</w:abstractNum>
    <w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '•')}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>`
  const item = (list: number, at: number, text: string): string =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${text === '' ? '' : wr(text)}</w:p>`
  const body = [
    item(1, 0, 'one'),
    item(1, 1, 'sub'),
    item(1, 1, 'sub'),
    item(1, 0, ''),
    item(1, 0, 'two'),
    item(1, 1, 'sub'),
    item(2, 0, 'dot'),
    item(3, 0, 'seven'),
    item(0, 0, 'none'),
  ]
  expect(showBlocks(await read(body.join(''), { numbering }))).toEqual([
    ...[
      'list-item1: § 1 one',
      'list-item2: 1.a) sub',
      'list-item2: 1.b) sub',
      'list-item1: § 2 two',
      'list-item2: 2.a) sub',
    ],
    ...['list-item1: dot', 'list-item1: § 7 seven', 'paragraph: none'],
  ])
})

it('[R45] links footnotes, endnotes and comments, with the numbers that Word would show', async () => {
  const body =
    wp('One', call(2), ' two', '<w:r><w:endnoteReference w:id="5"/></w:r>', ' three', call(3), '.') +
    wp(
      '<w:commentRangeStart w:id="0"/>',
      'Four',
      '<w:commentRangeEnd w:id="0"/>',
      ' five',
      '<w:r><w:commentReference w:id="0"/></w:r>',
      ' six',
      '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="4"/><w:t>*</w:t></w:r>',
      ' end',
    )
  const reading = await read(body, {
    footnotes:
      '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>' +
      footnote(2, wp('<w:r><w:footnoteRef/></w:r>', ' First'), wp('More.')) +
      footnote(3, wp(' Third', call(9))) +
      footnote(4, wp('* Starred')) +
      footnote(9, wp('Inner')),
    endnotes: `<w:endnote w:id="5">${wp(' At the end')}</w:endnote>`,
    comments: `<w:comment w:id="0" w:author="A. Author" w:date="2024-05-01T10:00:00Z">${wp('Really?')}</w:comment>`,
  })
  expect(showBlocks(reading).slice(0, 2)).toEqual([
    'paragraph: One two three.',
    'paragraph: Four five six end',
  ])
  expect(showNotes(reading)).toEqual([
    '1 footnote: One | First\nMore. | linked',
    'i endnote: One two | At the end | linked',
    '2 footnote: One two three | Third | linked',
    'c1 comment: Four | Really? | linked',
    '* footnote: Four five six | Starred | linked',
    '3 footnote: Third | Inner | linked',
  ])
  const original = reading.original ?? ''
  expect(reading.notes.map(({ marker, bodyMarker }) => [marker, bodyMarker].map((one) => original.slice(...(one?.raw ?? [0, 0]))))).toEqual([
    ['[1]', '[1]'], ['[i]', '[i]'], ['[2]', '[2]'], ['[c1]', '[c1 A. Author, 2024-05-01]'], ['[*]', '[*]'], ['[3]', '[3]'],
  ]) // prettier-ignore
})

it('[R47] begins footnotes anew with each section or page, in figures of their own', async () => {
  const section =
    '<w:sectPr><w:footnotePr><w:numFmt w:val="upperRoman"/><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
  const body =
    wp('a', call(1), call(2)) +
    `<w:p><w:pPr>${section}</w:pPr>${wr('b')}${call(3)}</w:p>` +
    wp('c', call(4)) +
    section
  const footnotes = [1, 2, 3, 4].map((id) => footnote(id, wp(`note ${id}`))).join('')
  expect((await read(body, { footnotes })).notes.map(({ label }) => label)).toEqual(['I', 'II', 'III', 'I'])
  const broken = wp('a', call(1), '<w:r><w:br w:type="page"/></w:r>', 'b', call(2))
  const settings = '<w:footnotePr><w:numFmt w:val="chicago"/><w:numRestart w:val="eachPage"/></w:footnotePr>'
  expect(
    (
      await read(broken, {
        footnotes: footnotes.slice(0, footnotes.indexOf('<w:footnote w:id="3"')),
        settings,
      })
    ).notes.map(({ label }) => label),
  ).toEqual(['*', '*'])
})

it('[R45] says notes that have no body or no mark, and loses neither', async () => {
  const reading = await read(wp('One', call(1), '.'), { footnotes: footnote(2, wp('Lost')) })
  expect(showNotes(reading)).toEqual([
    '1 footnote: One | - | body_missing',
    ' footnote: - | Lost | marker_missing',
  ])
  expect(codes(reading)).toEqual(['note_body_missing', 'note_marker_missing'])
})

const ins = (text: string, author = 'B'): string =>
  `<w:ins w:author="${author}" w:date="2024-01-02">${wr(text)}</w:ins>`
const del = (text: string, author = 'B'): string =>
  `<w:del w:author="${author}" w:date="2024-01-02"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`

it('[R46] keeps insertions, leaves out deletions, and says both with their words', async () => {
  const body = wp('The price ', del('fell '), ins('rose '), ins('much '), 'in spring.', del(' Nobody knew.'))
  const reading = await read(body)
  expect(showBlocks(reading)).toEqual(['paragraph: The price rose much in spring.'])
  expect(reading.problems.map(({ code, label }) => [code, label])).toEqual([
    ['tracked_deletion', 'fell '],
    ['tracked_insertion', 'rose much '],
    ['tracked_deletion', ' Nobody knew.'],
  ])
  expect(reading.furniture.map(({ kind, text }) => [kind, text])).toEqual([
    ['tracked-deletion', 'fell '],
    ['tracked-deletion', ' Nobody knew.'],
  ])
  expect(reading.decisions.map(({ kind, choice, options }) => [kind, choice, options])).toEqual(
    Array(3).fill(['tracked-change', 'accepted', ['accepted', 'rejected']]),
  )
})

it('[R46] lets a person decide otherwise, without moving the original', async () => {
  const body =
    wp('a ', del('b '), ins('c '), 'd') +
    `<w:p><w:pPr><w:rPr><w:del w:author="B"/></w:rPr></w:pPr>${wr('e')}</w:p>` +
    wp('f', del('g'))
  const first = await read(body)
  expect(showBlocks(first)).toEqual(['paragraph: a c d', 'paragraph: ef'])
  const all = Object.fromEntries(first.decisions.map(({ key }) => [key, 'rejected']))
  const second = await read(body, {}, all)
  expect(showBlocks(second)).toEqual(['paragraph: a b d', 'paragraph: e', 'paragraph: fg'])
  expect(second.original).toBe(first.original)
  expect(second.decisions.map(({ key }) => key)).toEqual(first.decisions.map(({ key }) => key))
  expect(second.decisions.every(({ certain }) => certain)).toBe(true)
})

it('[R46] leaves out a note that was deleted with its mark, and says it', async () => {
  const body = wp('a', `<w:del w:author="B">${call(1)}</w:del>`, ' b', call(2))
  const parts = { footnotes: footnote(1, wp('gone')) + footnote(2, wp('kept')) }
  const reading = await read(body, parts)
  expect(showNotes(reading).map((one) => one.split(' | ')[1])).toEqual(['kept'])
  expect(reading.text).not.toContain('gone')
  expect(codes(reading)).toContain('tracked_note_deletion')
  const kept = await read(
    body,
    parts,
    Object.fromEntries(reading.decisions.map(({ key }) => [key, 'rejected'])),
  )
  expect(showNotes(kept).map((one) => one.split(' | ')[1])).toEqual(['gone', 'kept'])
  expect(kept.original).toBe(reading.original)
})

it('[R46] takes moved words at their new place', async () => {
  const body = wp(
    `<w:moveFrom w:author="B">${wr('here ')}</w:moveFrom>`,
    'and ',
    `<w:moveTo w:author="B">${wr('there')}</w:moveTo>`,
  )
  expect(showBlocks(await read(body))).toEqual(['paragraph: and there'])
})

const field = (command: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${command} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${wr(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

it('[R48] keeps what a field shows, and not its command', async () => {
  const reading = await read(
    wp(
      'See ',
      field('REF _Ref1 \\h', 'page 7'),
      ' and ',
      '<w:fldSimple w:instr="DATE"><w:r><w:t>today</w:t></w:r></w:fldSimple>',
      '.',
    ) +
      wp(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r><w:instrText>XE "x"</w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        'after',
      ),
  )
  expect(showBlocks(reading)).toEqual(['paragraph: See page 7 and today.', 'paragraph: after'])
  expect(reading.problems).toMatchObject([{ code: 'fields_kept', count: 3, label: 'DATE, REF, XE' }])
})

it('[R48] a command that is never closed swallows nothing', async () => {
  const reading = await read(
    wp('Before ', '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', 'all of this') + wp('and the rest'),
  )
  expect(showBlocks(reading)).toEqual(['paragraph: Before all of this', 'paragraph: and the rest'])
  expect(codes(reading)).toContain('field_not_closed')
})

it('[R45] reads tables, boxes, breaks and special signs', async () => {
  const cell = (...inside: string[]): string => `<w:tc><w:tcPr/>${inside.join('')}</w:tc>`
  const table = `<w:tbl><w:tblPr/><w:tr>${cell(wp('Year'))}${cell(wp('Price'))}</w:tr><w:tr>${cell(wp('1741'))}${cell(wp('9 s'), wp('or 10'))}</w:tr></w:tbl>`
  const box = (text: string): string => `<w:txbxContent>${wp(text)}</w:txbxContent>`
  const drawing = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('In a box')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('In a box')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  const signs =
    '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e\u00adf</w:t><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'
  const reading = await read(
    table +
      wp('Text', drawing, ' goes on') +
      wp(signs) +
      wp('<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>', 'seen'),
  )
  expect(showBlocks(reading)).toEqual([
    ...[
      'table-row: Year\tPrice',
      'table-row: 1741\t9 s\nor 10',
      'paragraph: Text goes on',
      'paragraph: In a box',
    ],
    ...['paragraph: a\tb\nc\u2011defα\uf04a', 'paragraph: seen'],
  ])
  expect(reading.edits.filter(({ kind }) => ['soft-hyphen', 'private-use'].includes(kind)).length).toBe(3)
  expect(codes(reading)).toEqual(
    expect.arrayContaining(['hidden_left_out', 'pictures_left_out', 'private_characters']),
  )
})

it('[R47] counts pages where Word knows them, each break once', async () => {
  const broken = '<w:r><w:br w:type="page"/></w:r>'
  const drawn = '<w:r><w:lastRenderedPageBreak/><w:t>three</w:t></w:r>'
  const last = '<w:sectPr><w:pgNumType w:start="9"/></w:sectPr>'
  const body =
    wp('one') +
    wp(broken) +
    wp('<w:r><w:lastRenderedPageBreak/></w:r>', 'two ', drawn) +
    `<w:p><w:pPr><w:sectPr/></w:pPr>${wr('end')}</w:p>` +
    wp('nine') +
    last
  const { pages, text } = await read(body)
  expect(pages.map(({ label, labelSource, at }) => [label, labelSource, text.slice(at, at + 4)])).toEqual([
    ['1', 'counted', 'one\n'],
    ['2', 'counted', 'two '],
    ['3', 'counted', 'thre'],
    ['9', 'counted', 'nine'],
  ])
  expect((await read(wp('no breaks'))).pages).toEqual([])
})

it('[R45] leaves out heads of pages, and a table of contents unless a person wants it', async () => {
  const toc = `<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>${wr('Chapter 7')}</w:p>`
  const body = toc + toc + wp('Text')
  const reading = await read(body, { header1: wp('Running head'), footer1: wp(field('PAGE', '4')) })
  expect(showBlocks(reading)).toEqual(['paragraph: Text'])
  expect(reading.furniture.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    'contents: Chapter 7',
    'contents: Chapter 7',
    'running-head: Running head',
    'running-foot: 4',
  ])
  const [decision] = reading.decisions
  expect(decision).toMatchObject({ kind: 'zone', choice: 'contents', options: ['contents', 'text'] })
  expect(showBlocks(await read(body, {}, { [decision?.key ?? '']: 'text' }))).toEqual([
    'paragraph: Chapter 7',
    'paragraph: Chapter 7',
    'paragraph: Text',
  ])
})

it('[R48] says what a document brings beside its text', async () => {
  const rels = `<Relationships><Relationship Id="a" Type="x/hyperlink" Target="http://example.org" TargetMode="External"/><Relationship Id="b" Type="x/attachedTemplate" Target="file:///c/x.dotm" TargetMode="External"/><Relationship Id="c" Type="x/aFChunk" Target="chunk.html"/></Relationships>`
  const reading = await read(wp('Text') + '<w:altChunk r:id="c"/>', {
    'word/_rels/document.xml.rels': rels,
    'word/vbaProject.bin': 'x',
    'word/embeddings/a.xlsx': 'x',
    'customXml/item1.xml': '<a/>',
    'word/chunk.html': '<p>never read</p>',
  })
  expect(Object.fromEntries(reading.problems.map(({ code, count }) => [code, count]))).toEqual({
    ...{
      chunks_left_out: 1,
      macros_left_out: 1,
      embedded_left_out: 1,
      custom_xml_left_out: 1,
      links_left_out: 1,
      external_left_out: 1,
    },
  })
})

const plainPieces = [
  wr('word'), wr(' '), wr('e\u0301'), wr('\u0301x'), wr('𐐷'), wr('a\u00adb'), wr('\u00a0'), wr('&amp; &#x2014;'), ins('new '), ins('new', 'C'), del('old'), del(' '),
  '<w:r><w:br/></w:r>', '<w:r><w:tab/></w:r>', '<w:r><w:br w:type="page"/></w:r>', '<w:r><w:lastRenderedPageBreak/></w:r>',
  field('PAGE', '3'), '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
  '<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>', '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>', `<w:r><w:drawing><w:txbxContent>${wp('box', del('x'))}</w:txbxContent></w:drawing></w:r>`,
] // prettier-ignore
const calls = [
  call(1), call(2), call(7), `<w:del>${call(2)}</w:del>`, '<w:commentRangeEnd w:id="1"/>', '<w:r><w:commentReference w:id="1"/></w:r>',
  '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>',
] // prettier-ignore
const properties = fc.constantFrom(
  '', '', '', '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>', '<w:pPr><w:rPr><w:del w:author="B"/></w:rPr></w:pPr>', '<w:pPr><w:rPr><w:ins w:author="B"/></w:rPr></w:pPr>',
  '<w:pPr><w:pStyle w:val="TOC1"/></w:pPr>', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', '<w:pPr><w:sectPr/></w:pPr>', '<w:pPr><w:pageBreakBefore/></w:pPr>',
) // prettier-ignore
const contentOf = (pieces: readonly string[]): fc.Arbitrary<string> => {
  const paragraph = fc
    .tuple(properties, fc.array(fc.constantFrom(...pieces), { maxLength: 6 }))
    .map(([own, inside]) => `<w:p>${own}${inside.join('')}</w:p>`)
  const table = fc
    .array(fc.array(fc.array(paragraph, { maxLength: 2 }), { maxLength: 3 }), { maxLength: 2 })
    .map(
      (rows) =>
        `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${cell.join('')}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`,
    )
  return fc
    .array(fc.oneof({ weight: 4, arbitrary: paragraph }, table), { maxLength: 6 })
    .map((all) => all.join(''))
}
const content = contentOf([...plainPieces, ...calls])
const inNote = contentOf(plainPieces)
const numbering =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'

it('[R1] [R2] [R3] [R4] [R5] [R46] holds for any document and any choice, and the original stays the same', async () => {
  await fc.assert(
    fc.asyncProperty(content, inNote, inNote, fc.array(fc.boolean()), async (body, first, second, chosen) => {
      const parts = {
        numbering,
        footnotes: footnote(1, first) + footnote(2, second) + footnote(3, wp('* starred')),
        comments: `<w:comment w:id="1" w:author="A">${wp('said')}</w:comment>`,
      }
      const bytes = docx(body, parts)
      await chooseOtherwise(bytes, 'a.docx', chosen)
    }),
    { numRuns: 400 },
  )
})
