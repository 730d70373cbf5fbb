import { expect, it } from 'vitest'
import { readSource } from '#lib/reading/read-source.ts'
import type { Reading } from '#lib/reading/reading.ts'
import { epub, xhtml, type Parts } from '#tests/support/make-documents.ts'
import { readSound, showBlocks, showNotes } from '#tests/support/show-reading.ts'

async function read(files: Parts, more: Parts = {}, opf = ''): Promise<Reading> {
  return readSound(epub(files, more, opf), 'a.epub')
}

const nav = (inside: string): Parts => ({ 'OEBPS/nav.xhtml': xhtml(inside) })
const navItem = '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'

it('[R45] reads the files in the order of the spine, with empty elements as XML has them', async () => {
  const reading = await read({
    'two.xhtml': '<p>Second&#8212;<a id="x"/>first</p>',
    'one.xhtml': '<h1>One</h1><div/><p>Text</p>',
  })
  expect(showBlocks(reading)).toEqual(['paragraph: Second—first', 'heading1: One', 'paragraph: Text'])
  expect(reading.original).toBe('Second—first\nOne\nText\n')
})

it('[R43] links notes across files, in the order or beside it', async () => {
  const reading = await read(
    {
      'a.xhtml':
        '<p>One<a epub:type="noteref" href="notes.xhtml#n1">1</a> two<a epub:type="noteref" href="../OEBPS/end.xhtml#e1">2</a>.</p>',
      'notes.xhtml':
        '<h2>Notes</h2><aside epub:type="footnote" id="n1"><p><a href="a.xhtml">1</a> First</p></aside>',
    },
    {
      'OEBPS/end.xhtml': xhtml(
        '<p>never in the order</p><section epub:type="endnotes"><ol><li epub:type="endnote" id="e1"><p>Second</p></li></ol></section>',
      ),
    },
    '<item id="end" href="end.xhtml" media-type="application/xhtml+xml"/>',
  )
  expect(showNotes(reading)).toEqual([
    '1 footnote: One | First | linked',
    '2 endnote: One two | Second | linked',
  ])
  expect(showBlocks(reading)).toEqual([
    'paragraph: One two.',
    'heading2: Notes',
    'note: First',
    'note: Second',
  ])
})

it('[R47] takes chapters and printed pages from the lists of the book', async () => {
  const files = {
    'a.xhtml': '<p>Chapter the First</p><p>One <span id="p12"/>two</p>',
    'b.xhtml':
      '<p>Preface</p><h2 id="s">Inner</h2><p><span epub:type="pagebreak" id="p13" title="13"/>Three</p>',
  }
  const lists =
    '<nav epub:type="toc"><ol><li><a href="a.xhtml">Chapter the First</a></li><li><a href="b.xhtml">Second</a><ol><li><a href="b.xhtml#s">Inner</a></li></ol></li></ol></nav><nav epub:type="page-list"><ol><li><a href="a.xhtml#p12">12</a></li></ol></nav>'
  const { sections, pages, text, ...rest } = await read(files, nav(lists), navItem)
  expect(sections.map(({ title, start, end, creator }) => [title, text.slice(start, end), creator])).toEqual([
    ['Chapter the First', 'Chapter the First\nOne two', 'A. Author'],
    ['Second', 'Preface\nInner\nThree', 'A. Author'],
  ])
  expect(pages.map(({ label, labelSource, at }) => [label, labelSource, text.slice(at, at + 5)])).toEqual([
    ['12', 'printed', 'two\nP'],
    ['13', 'printed', 'Three'],
  ])
  expect(
    rest.blocks
      .filter(({ kind }) => kind === 'heading')
      .map(({ start, level }) => [text.slice(start, start + 5), level]),
  ).toEqual([
    ['Chapt', 1],
    ['Inner', 2],
  ])
})

it('[R47] reads the lists of older books', async () => {
  const ncx =
    '<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd"><ncx><navMap><navPoint><navLabel><text>Eins</text></navLabel><content src="a.xhtml#c"/></navPoint></navMap><pageList><pageTarget><navLabel><text>iv</text></navLabel><content src="a.xhtml"/></pageTarget></pageList></ncx>'
  const { sections, pages } = await read(
    { 'a.xhtml': '<p>before</p><p id="c">Text</p>' },
    { 'OEBPS/toc.ncx': ncx },
    '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
  )
  expect(sections.map(({ title, start }) => [title, start])).toEqual([['Eins', 7]])
  expect(pages.map(({ label, at }) => [label, at])).toEqual([['iv', 0]])
})

it('[R48] leaves out scripts and what lies elsewhere, and says what is missing', async () => {
  const reading = await read(
    {
      'a.xhtml':
        '<script>run()</script><p onclick="x()">Text</p><nav epub:type="toc"><ol><li>Contents</li></ol></nav>',
    },
    {},
    '<item id="x" href="http://example.org/a.css" media-type="text/css"/><item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/>',
  )
  expect(showBlocks(reading)).toEqual(['paragraph: Text'])
  expect(reading.problems.map(({ code }) => code).sort()).toEqual([
    'external_left_out',
    'handlers_left_out',
    'scripts_left_out',
  ])
})

const encrypted = (algorithm: string): Parts => ({
  'META-INF/encryption.xml': `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><enc:EncryptedData xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptionMethod Algorithm="${algorithm}"/></enc:EncryptedData></encryption>`,
})

it('[R49] refuses a protected book, but not one with disguised fonts', async () => {
  const outcome = await readSource(
    epub({ 'a.xhtml': '<p>x</p>' }, encrypted('http://www.w3.org/2001/04/xmlenc#aes128-cbc')),
    { fileName: 'a.epub', sha256: '' },
  )
  expect(outcome).toMatchObject({ kind: 'refused', code: 'drm_protected' })
  for (const algorithm of ['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC'])
    expect((await read({ 'a.xhtml': '<p>x</p>' }, encrypted(algorithm))).text).toBe('x')
})
