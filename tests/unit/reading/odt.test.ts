import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { readSource } from '#lib/reading/read-source.ts'
import type { Reading } from '#lib/reading/reading.ts'
import { odfRoot, odt, type Parts } from '#tests/support/make-documents.ts'
import { chooseOtherwise, readSound, showBlocks, showNotes } from '#tests/support/show-reading.ts'

vi.setConfig({ testTimeout: 120_000 })

async function read(
  text: string,
  styles = '',
  parts: Parts = {},
  choices: Record<string, string> = {},
): Promise<Reading> {
  return readSound(odt(text, styles, parts), 'a.odt', choices)
}

const codes = ({ problems }: Reading): string[] => problems.map(({ code }) => code)

const p = (inside: string, style = 'Standard'): string =>
  `<text:p text:style-name="${style}">${inside}</text:p>`
const note = (label: string, inside: string, kind = 'footnote'): string =>
  `<text:note text:note-class="${kind}"><text:note-citation>${label}</text:note-citation><text:note-body>${inside}</text:note-body></text:note>`
const list = (style: string, ...items: string[]): string =>
  `<text:list text:style-name="${style}">${items.map((one) => `<text:list-item>${one}</text:list-item>`).join('')}</text:list>`

it('[R45] reads paragraphs by their styles, and even blanks as the standard says', async () => {
  const styles =
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/><style:style style:name="V_20_1" style:display-name="Verse line" style:family="paragraph"/>'
  const text = [
    '<text:h text:outline-level="2">Title</text:h>',
    p('A\n   b <text:span> c</text:span><text:s text:c="2"/>d<text:tab/>e<text:line-break/> f '),
    p('Quoted', 'P1'),
    p('Line', 'V_20_1'),
    p(' '),
    p('so\u00adft &amp; <text:a xlink:href="http://example.org">linked</text:a>'),
  ]
  const reading = await read(text.join(''), styles)
  expect(showBlocks(reading)).toEqual([
    ...[
      'heading2: Title',
      'paragraph: A b c  d\te\nf',
      'quote: Quoted',
      'verse: Line',
      'paragraph: soft & linked',
    ],
  ])
  expect(codes(reading)).toEqual(['links_left_out'])
})

it('[R47] counts the numbers of lists and headings', async () => {
  const level = (at: number, format: string, more = ''): string =>
    `<text:list-level-style-number text:level="${at}" style:num-format="${format}" style:num-suffix="." ${more}/>`
  const styles = `<text:list-style style:name="L">${level(1, '1')}${level(2, 'a', 'text:display-levels="2"')}</text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>`
  const outline = `<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/></text:outline-style>`
  const text =
    list('L', p('one') + p('still one') + list('L', p('sub'), p('sub')), p('two')) +
    list('L', p('anew')) +
    `<text:list text:style-name="L" text:continue-numbering="true"><text:list-item>${p('goes on')}</text:list-item><text:list-item text:start-value="9">${p('nine')}</text:list-item></text:list>` +
    list('B', p('dot')) +
    '<text:h text:outline-level="1">Chapter</text:h>'
  const reading = await read(text, styles, {
    'styles.xml': odfRoot('document-styles', `<office:styles>${outline}</office:styles>`),
  })
  expect(showBlocks(reading)).toEqual([
    ...[
      'list-item1: 1. one',
      'list-item1: still one',
      'list-item2: 1.a. sub',
      'list-item2: 1.b. sub',
      'list-item1: 2. two',
    ],
    ...[
      'list-item1: 1. anew',
      'list-item1: 2. goes on',
      'list-item1: 9. nine',
      'list-item1: dot',
      'heading1: I. Chapter',
    ],
  ])
})

it('[R45] links notes, and comments at the end of their words', async () => {
  const comment =
    '<office:annotation office:name="k"><dc:creator>A. Author</dc:creator><dc:date>2024-05-01T10:00:00</dc:date><text:p>Really?</text:p></office:annotation>'
  const text =
    p(
      `One${note('1', p('First') + p(`More${note('2', p('Inner'))}`))} two ${comment}three${note('i', p('Last'), 'endnote')}<office:annotation-end office:name="k"/> four.`,
    ) + p('Five<office:annotation><dc:creator>B</dc:creator><text:p>No range</text:p></office:annotation>')
  const reading = await read(text)
  expect(showBlocks(reading).slice(0, 2)).toEqual(['paragraph: One two three four.', 'paragraph: Five'])
  expect(showNotes(reading)).toEqual([
    '1 footnote: One | First\nMore | linked',
    'i endnote: One two three | Last | linked',
    'c1 comment: One two three | Really? | linked',
    'c2 comment: Five | No range | linked',
    '2 footnote: More | Inner | linked',
  ])
})

const region = (id: string, kind: string, inside = ''): string =>
  `<text:changed-region text:id="${id}"><text:${kind}><office:change-info><dc:creator>B</dc:creator><dc:date>2024-01-02</dc:date></office:change-info>${inside}</text:${kind}></text:changed-region>`

it('[R46] keeps insertions, leaves out deletions, says both, and lets a person decide otherwise', async () => {
  const text =
    `<text:tracked-changes>${region('d', 'deletion', p('fell ') + p('and '))}${region('i', 'insertion')}${region('f', 'format-change')}</text:tracked-changes>` +
    p(
      'The price <text:change text:change-id="d"/><text:change-start text:change-id="i"/>rose<text:change-end text:change-id="i"/> in spring.',
    )
  const reading = await read(text)
  expect(showBlocks(reading)).toEqual(['paragraph: The price rose in spring.'])
  expect(reading.problems.map(({ code, label }) => [code, label])).toEqual([
    ['tracked_deletion', 'fell \nand '],
    ['tracked_insertion', 'rose'],
  ])
  const choices = Object.fromEntries(reading.decisions.map(({ key }) => [key, 'rejected']))
  const other = await read(text, '', {}, choices)
  expect(showBlocks(other)).toEqual(['paragraph: The price fell\nand in spring.'])
  expect(other.original).toBe(reading.original)
})

it('[R45] reads tables and boxes, leaves out contents, heads and hidden sections', async () => {
  const cell = (inside: string): string => `<table:table-cell>${inside}</table:table-cell>`
  const text =
    `<table:table><table:table-header-rows><table:table-row>${cell(p('Year'))}${cell(p('Price'))}</table:table-row></table:table-header-rows><table:table-row>${cell(p('1741'))}${cell(p('9 s') + p('or 10'))}</table:table-row></table:table>` +
    p(
      `Text<draw:frame><svg:title>name</svg:title><draw:text-box>${p('In a box')}</draw:text-box></draw:frame> goes on <draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:desc>described</svg:desc></draw:frame>`,
    ) +
    `<text:table-of-content><text:index-body>${p('Chapter 7')}</text:index-body></text:table-of-content>` +
    `<text:section text:display="none">${p('hidden')}</text:section>` +
    p(
      'Page <text:page-number>4</text:page-number>, <text:title>the title</text:title><text:script>run()</text:script>',
    )
  const styles = odfRoot(
    'document-styles',
    `<office:master-styles><style:master-page><style:header>${p('Running head')}</style:header></style:master-page></office:master-styles>`,
  )
  const reading = await read(text, '', {
    'styles.xml': styles,
    'Basic/Standard/Module1.xml': 'x',
    'Object 1/content.xml': '<a/>',
  })
  expect(showBlocks(reading)).toEqual([
    ...[
      'table-row: Year\tPrice',
      'table-row: 1741\t9 s\nor 10',
      'paragraph: Text goes on',
      'paragraph: In a box',
      'paragraph: Page 4, the title',
    ],
  ])
  expect(reading.furniture.map(({ kind, text: said }) => `${kind}: ${said}`)).toEqual([
    'contents: Chapter 7',
    'hidden: hidden',
    'running-head: Running head',
  ])
  expect(codes(reading).sort()).toEqual([
    'embedded_left_out',
    'fields_kept',
    'hidden_left_out',
    'macros_left_out',
    'pictures_left_out',
    'scripts_left_out',
  ])
})

it('[R47] counts pages at breaks that the program has noted or a style asks for', async () => {
  const styles =
    '<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties fo:break-before="page" style:page-number="7"/></style:style>'
  const { pages, text } = await read(
    p('one') + p('two <text:soft-page-break/>three') + p('seven', 'P1'),
    styles,
  )
  expect(pages.map(({ label, at }) => [label, text.slice(at, at + 5)])).toEqual([
    ['1', 'one\nt'],
    ['2', 'three'],
    ['7', 'seven'],
  ])
})

it('[R49] refuses what is protected by a password', async () => {
  const manifest =
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>'
  const outcome = await readSource(odt(p('x'), '', { 'META-INF/manifest.xml': manifest }), {
    fileName: 'a.odt',
    sha256: '',
  })
  expect(outcome).toMatchObject({ kind: 'refused', code: 'archive_encrypted' })
})

const piece = fc.constantFrom(
  'word', ' ', '\n', 'e\u0301', '\u0301x', '𐐷', 'a\u00adb', '\u00a0', '&amp;', '<text:s/>', '<text:tab/>', '<text:line-break/>', '<text:soft-page-break/>', note('1', p('body')),
  '<text:change text:change-id="d"/>', '<text:change-start text:change-id="i"/>', '<text:change-end text:change-id="i"/>', '<office:annotation office:name="k"><text:p>said</text:p></office:annotation>',
  '<office:annotation-end office:name="k"/>', `<draw:text-box>${p('box')}</draw:text-box>`, '<text:span text:style-name="H">hidden</text:span>', '<text:page-number>3</text:page-number>',
) // prettier-ignore
const paragraph = fc
  .tuple(fc.constantFrom('Standard', 'Contents_20_1', 'P1', 'Verse'), fc.array(piece, { maxLength: 7 }))
  .map(([style, inside]) => p(inside.join(''), style))
const block = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  fc.array(paragraph, { maxLength: 3 }).map((items) => list('L', ...items)),
  paragraph.map(
    (one) =>
      `<table:table><table:table-row><table:table-cell>${one}</table:table-cell><table:table-cell/></table:table-row></table:table>`,
  ),
  fc.constant('<text:change text:change-id="d"/>'),
)
const hidden =
  '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style><style:style style:name="P1" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>'

it('[R1] [R2] [R3] [R4] [R5] [R46] holds for any text and any choice, and the original stays the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(block, { maxLength: 6 }),
      paragraph,
      fc.array(fc.boolean()),
      async (all, gone, chosen) => {
        const text = `<text:tracked-changes>${region('d', 'deletion', gone.replace(/<text:note.*?<\/text:note>|<office:annotation.*?<\/office:annotation>/g, ''))}${region('i', 'insertion')}</text:tracked-changes>${all.join('')}`
        const bytes = odt(text, hidden)
        await chooseOtherwise(bytes, 'a.odt', chosen)
      },
    ),
    { numRuns: 400 },
  )
})
