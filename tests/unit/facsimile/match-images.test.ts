import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareNames, matchImages } from '#lib/facsimile/match-images.ts'

const pages = (...images: (string | null)[]) => images.map((image, page) => ({ page, image }))

test('[F5] a picture goes to the page that names it, also with another ending, folder or case', () => {
  const named = pages('scans/Blatt 1.tif', 'file:///C:/x/blatt%202.TIF', null)
  expect(matchImages(['BLATT 2.jpg', 'Blatt 1.png', 'cover.png'], named)).toEqual([
    { page: 1, by: 'name' },
    { page: 0, by: 'name' },
    { page: 2, by: 'order' },
  ])
})

test('[F5] the same name comes before the same name with another ending', () => {
  expect(matchImages(['a.png', 'a.jpg'], pages('a.jpg', 'b.jpg'))).toEqual([
    { page: 1, by: 'order' },
    { page: 0, by: 'name' },
  ])
})

test('[F5] what no page names goes to the free pages as people number files', () => {
  expect(matchImages(['p10.png', 'p2.png', 'p1.png'], pages(null, null))).toEqual([
    { page: null, by: 'none' },
    { page: 1, by: 'order' },
    { page: 0, by: 'order' },
  ])
  expect(['10', '9', '1'].sort(compareNames)).toEqual(['1', '9', '10'])
})

test('[F5] two pages that name one picture are not told apart by it', () => {
  expect(matchImages(['a.png'], pages('a.tif', 'a.tif'))).toEqual([{ page: 0, by: 'order' }])
})

test('[F5] a source without pages has as many as it has pictures', () => {
  expect(matchImages(['2.png', '1.png'], [])).toEqual([
    { page: 1, by: 'order' },
    { page: 0, by: 'order' },
  ])
})

test('[F5] no page is proposed twice, and each picture has an answer', () => {
  const name = fc.constantFrom('a.png', 'A.tif', 'b.jpg', 'x/b.png', 'c', '%', '3.png', '12.png')
  fc.assert(
    fc.property(
      fc.array(name, { maxLength: 8 }),
      fc.array(fc.option(name), { maxLength: 8 }),
      (names, images) => {
        const found = matchImages(names, pages(...images))
        expect(found).toHaveLength(names.length)
        const taken = found.flatMap(({ page }) => (page === null ? [] : [page]))
        expect(new Set(taken).size).toBe(taken.length)
        if (images.length > 0) for (const page of taken) expect(page).toBeLessThan(images.length)
      },
    ),
  )
})
