// [E18] The facsimile in an edition: what it points to is there, and where it points the words stand.
import { describe, expect, it } from 'vitest'
import { buildEdition, type EditionInput } from '#lib/edition/build.ts'
import type { EditionZone } from '#lib/edition/facsimile.ts'
import { writers } from '#lib/edition/writers/index.ts'
import { unpackWords } from '#lib/facsimile/page-words.ts'
import { Dossier } from './cases.ts'
import { pictured } from './pictured.ts'

const input = pictured()
const edition = buildEdition(input)
const [source, bare] = edition.sources
const words = [...input.facsimiles![0]!.words].flatMap(([page, packed]) =>
  unpackWords(packed).map((word) => ({ ...word, surface: source!.facsimile![page]!.key })),
)
const holds = (zone: EditionZone, word: (typeof words)[number]): boolean =>
  zone.surface === word.surface &&
  zone.x <= word.x &&
  zone.y <= word.y &&
  zone.x + zone.width >= word.x + word.width - 0.05 &&
  zone.y + zone.height >= word.y + word.height - 0.05

describe('[E18] the facsimile of an edition', () => {
  it('has a zone for each word of a passage, and none for any other word', () => {
    expect(source!.passages).toHaveLength(3)
    for (const { key, place, zones } of source!.passages) {
      const spans = place.kind === 'placed' ? place.spans : []
      for (const word of words) {
        const isMarked = spans.some(([from, to]) => word.start < to && word.end > from)
        const holding = zones!.filter((zone) => holds(zone, word)).length
        expect([key, word.start, holding]).toEqual([key, word.start, isMarked ? 1 : 0])
      }
    }
  })

  it('shows the later picture of a page, and none that belongs to no page', () => {
    expect(source!.facsimile!.map(({ label, picture }) => [label, picture?.fileName])).toEqual([
      ['1', 'Blatt 1 & "ß".png'],
      ['2', undefined],
    ])
    expect(bare!.facsimile).toMatchObject([{ page: 4, width: 1200, height: 1601, image: null }])
    expect(bare!.passages[0]).not.toHaveProperty('zones')
  })

  it('is pointed to in TEI from pages, anchors and passages, and every pointer leads somewhere', () => {
    const tei = writers.tei.write(edition)
    const ids = new Set([...tei.matchAll(/xml:id="([^"]+)"/g)].map(([, id]) => id))
    const targets = [...tei.matchAll(/<(\w+)[^>]* facs="([^"]+)"/g)].flatMap(([, name, list]) =>
      list!.split(' ').map((one) => ({ name, id: one.slice(1) })),
    )
    expect(targets.filter(({ id }) => !ids.has(id))).toEqual([])
    const zones = source!.passages.flatMap((passage) => passage.zones!.map(({ key }) => key))
    for (const element of ['anchor', 'annotation'])
      expect(targets.flatMap(({ name, id }) => (name === element ? [id] : [])).sort()).toEqual(
        [...zones].sort(),
      )
    expect(targets.flatMap(({ name, id }) => (name === 'pb' ? [id] : []))).toEqual(['s1-g1', 's1-g2'])
  })

  it('gives Web Annotation rectangles in whole pixels inside of the picture', () => {
    const { first } = JSON.parse(writers.w3c.write(edition)) as {
      first: { items: { id: string; target: { source: string; selector: { value: string } }[] }[] }
    }
    const picture = source!.facsimile![0]!.picture!
    for (const { id, zones } of source!.passages) {
      const [text, ...rectangles] = first.items.find((item) => item.id === `urn:uuid:${id}`)!.target
      expect(text!.source).toContain(`/sources/${source!.id}`)
      // The second page has no picture.
      const shown = zones!.filter(({ surface }) => surface === 's1-g1')
      expect(rectangles).toHaveLength(shown.length)
      rectangles.forEach((target, index) => {
        expect(target.source).toMatch(new RegExp(`/page-images/${picture.id}/image$`))
        const numbers = /^xywh=pixel:(\d+),(\d+),(\d+),(\d+)$/.exec(target.selector.value)!
        const [x = 0, y = 0, width = 0, height = 0] = numbers.slice(1).map(Number)
        const zone = shown[index]!
        const [across, down] = [picture.width / 600, picture.height / 800]
        expect(x).toBeLessThanOrEqual(zone.x * across)
        expect(x + width).toBeGreaterThanOrEqual((zone.x + zone.width) * across - 1e-6)
        expect(y).toBeLessThanOrEqual(zone.y * down)
        expect(y + height).toBeGreaterThanOrEqual((zone.y + zone.height) * down - 1e-6)
        expect(width).toBeLessThan(zone.width * across + 2)
        expect(height).toBeLessThan(zone.height * down + 2)
        expect(x + width).toBeLessThanOrEqual(picture.width)
        expect(y + height).toBeLessThanOrEqual(picture.height)
      })
    }
  })

  it('[E9] takes any name of a file', () => {
    const dossier = new Dossier()
    const { source: own } = dossier.source({ siglum: 'X', title: 'X' }, 'Words.')
    const about = { sourceId: own.id, mediaType: 'image/png' as const, width: 2, height: 2, size: 9 }
    dossier.add('pageImage', { ...about, page: 0, fileName: 'a b\ud800"<.png', sha256: 'a'.repeat(64) })
    expect(writers.tei.write(buildEdition(dossier.input()))).toContain('url="a%20b%EF%BF%BD%22%3C.png"')
  })

  it('[E1] does not depend on the order of the pictures', () => {
    const reversed: EditionInput = {
      ...input,
      records: { ...input.records, pageImage: [...input.records.pageImage!].reverse() },
    }
    expect(buildEdition(reversed)).toEqual(edition)
  })
})
