import { describe, expect, test } from 'vitest'
import { cite, citedPlace, quotation, type CitedPlace, type CitedSource } from '#lib/edition/citation.ts'
import type { Span } from '#lib/text/span.ts'

const harrow: CitedSource = {
  siglum: 'H',
  title: 'Captain Harrow to the Lord Lieutenant',
  creators: ['Edmund Harrow'],
  dateText: '4 March 1741',
  place: 'Saltmere',
  archiveReference: 'Westmarch Archives, ML 36/2',
}
const bare: CitedSource = {
  siglum: 'L',
  title: 'Chronik',
  creators: [],
  dateText: '',
  place: '',
  archiveReference: '',
}
const address = 'https://fontes.example/projects/demo/sources/1?passage=2'
const both = (source: CitedSource, place: CitedPlace) =>
  (['en', 'de'] as const).flatMap((language) =>
    (['full', 'short'] as const).map((form) => cite(source, place, form, language).text),
  )

describe('a citation', () => {
  test('of a letter with page, lines and address', () =>
    expect(both(harrow, { pages: ['3', '3'], lines: ['12', '14'], revision: 2, address })).toEqual([
      `Edmund Harrow: Captain Harrow to the Lord Lieutenant [H], Saltmere, 4 March 1741, Westmarch Archives, ML 36/2, p. 3, ll. 12–14, rev. 2, ${address}`,
      'H, p. 3, ll. 12–14 (rev. 2)',
      `Edmund Harrow: Captain Harrow to the Lord Lieutenant [H], Saltmere, 4 March 1741, Westmarch Archives, ML 36/2, S. 3, Z. 12–14, Fassung 2, ${address}`,
      'H, S. 3, Z. 12–14 (Fassung 2)',
    ]))
  test('of which hardly anything is known says what there is', () =>
    expect(both(bare, { revision: 1 })).toEqual([
      'Chronik [L], rev. 1',
      'L (rev. 1)',
      'Chronik [L], Fassung 1',
      'L (Fassung 1)',
    ]))
  test.each<[string, string, string]>([
    ['3r', '3v', 'L, fol. 3r–3v (rev. 1)'],
    ['fol. 7', 'fol. 7', 'L, fol. 7 (rev. 1)'],
    ['p. 9', 'p. 10', 'L, pp. 9–10 (rev. 1)'],
    ['xii', 'xii', 'L, p. xii (rev. 1)'],
  ])('knows pages from leaves: %s to %s', (from, to, expected) =>
    expect(cite(bare, { pages: [from, to], revision: 1 }, 'short', 'en').text).toBe(expected),
  )
  test('names the part of a source, and the note', () =>
    expect(
      cite(bare, { unit: 'Letter 4', note: '17', pages: ['88', '88'], revision: 1 }, 'full', 'en').text,
    ).toBe('Letter 4, in: Chronik [L], p. 88, n. 17, rev. 1'))
})

describe('the place of words', () => {
  const reading = {
    pages: [
      { label: '1', at: 0 },
      { label: '2', at: 100 },
    ],
    notes: [{ label: '5', kind: 'footnote' as const, at: 40, body: [200, 260] as const }],
  }
  const place = (...spans: Span[]) =>
    citedPlace(spans, reading, [{ label: 'Letter 1', start: 50 }], (at) => String(Math.floor(at / 10) + 1))
  test('reaches from its first to its last character', () =>
    expect(place([60, 70], [95, 110])).toEqual({ unit: 'Letter 1', pages: ['1', '2'], lines: ['7', '11'] }))
  test('ends before the page that begins behind it', () =>
    expect(place([90, 100])).toMatchObject({ pages: ['1', '1'] }))
  test('in a note is the page of its mark, without lines', () =>
    expect(place([210, 220])).toEqual({ unit: 'Letter 1', pages: ['1', '1'], note: '5' }))
})

test('[E9] copied words stay words, with the citation below them', () => {
  const place = { pages: ['3', '3'], revision: 1, address } as const
  const source = { ...bare, title: 'Minutes <1741> & "more"' }
  expect(quotation('a < b\nsecond', cite(source, place, 'full', 'en'), address)).toEqual({
    text: `a < b\nsecond\n\nMinutes <1741> & "more" [L], p. 3, rev. 1, ${address}`,
    html:
      `<blockquote cite="${address}"><p>a &lt; b</p><p>second</p></blockquote>` +
      `<p><cite>Minutes &lt;1741&gt; &amp; &quot;more&quot;</cite> [L], p. 3, rev. 1, <a href="${address}">${address}</a></p>`,
  })
})
