// An invented source of two pages with places of words and a picture of one of them, and one that has pictures only.
import { packWords } from '#lib/facsimile/page-words.ts'
import { sheetsOf } from '#lib/facsimile/sheets.ts'
import type { WordBox } from '#lib/facsimile/word-boxes.ts'
import type { EditionInput } from '#lib/edition/build.ts'
import type { Page } from '#lib/reading/reading.ts'
import { toProse } from '#lib/prose/document.ts'
import { Dossier } from './cases.ts'

/** Words in rows of four, each letter ten units wide; from the first letter of `second` on they stand on the second page. */
function boxesOf(text: string, second: number): WordBox[] {
  let row = -1
  let column = 0
  let last = 0
  return [...text.matchAll(/\S+/g)].map((word): WordBox => {
    const start = word.index
    const page = start < second ? 0 : 1
    if (row < 0 || column > 3 || page !== last) {
      row = page === last ? row + 1 : 0
      column = 0
    }
    last = page
    const x = 50.25 + column++ * 120
    return {
      start,
      end: start + word[0].length,
      page,
      box: [x, 60 + row * 40, word[0].length * 10, 24],
      confidence: 0.9,
    }
  })
}

export function pictured(): EditionInput {
  const dossier = new Dossier()
  const about = dossier.source(
    { siglum: 'T', title: 'The toll book' },
    'The toll was raised at the gate before noon, and nobody knew why it had been raised.\n— 2 — Then the keeper wept & left.',
  )
  const { source, revision, text } = about
  const reading = dossier.readings[0]!.reading
  const second = text.indexOf('— 2 —')
  const pages: Page[] = [
    { label: '1', labelSource: 'counted', raw: 0, at: 0, order: 0 },
    { label: '2', labelSource: 'printed', raw: 0, at: second, order: 1 },
    { label: '3', labelSource: 'counted', raw: 0, at: text.length, order: 2 },
  ]
  reading.pages = pages
  const boxes = boxesOf(text, second)
  const surfaces = [
    { page: 0, width: 600, height: 800, image: 'scans/blatt "1".tif' },
    { page: 1, width: 600, height: 800 },
  ]
  const words = new Map(
    [...Map.groupBy(boxes, ({ page }) => page)].map(([page, own]) => [page, packWords(own)]),
  )
  const picture = {
    sourceId: source.id,
    mediaType: 'image/png' as const,
    width: 1200,
    height: 1601,
    size: 4000,
  }
  dossier.add('pageImage', { ...picture, page: 0, fileName: 'older.png', sha256: 'aa'.repeat(32) })
  dossier.add('pageImage', { ...picture, page: 0, fileName: 'Blatt 1 & "ß".png', sha256: 'ab'.repeat(32) })
  dossier.add('pageImage', { ...picture, page: null, fileName: 'nowhere.png', sha256: 'ac'.repeat(32) })

  const raised = dossier.mark(about, 'raised at the gate before')
  dossier.add('note', { passageId: raised.id, body: toProse('By two pence.') })
  dossier.mark(about, 'had been raised', 'Then the keeper')
  const at = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length]
  dossier.markSpans(about, [at('The toll'), at('nobody knew')])

  const bare = dossier.source({ siglum: 'V', title: 'A leaf without text', position: 1 }, 'One line.')
  dossier.mark(bare, 'One line')
  dossier.add('pageImage', {
    ...picture,
    sourceId: bare.source.id,
    page: 4,
    fileName: 'leaf.png',
    sha256: 'ad'.repeat(32),
  })
  return {
    ...dossier.input(),
    facsimiles: [{ revisionId: revision.id, sheets: sheetsOf(pages, surfaces, boxes), words }],
  }
}
