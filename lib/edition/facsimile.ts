// The facsimile of a source in an edition: its pages with their pictures, and where on them the words of passages stand.
// `key` is unique in the edition and safe as an XML id, as everywhere.
import { linesOf, unpackWords, type Area, type PageWord } from '#lib/facsimile/page-words.ts'
import { withPictures, type Sheet } from '#lib/facsimile/sheets.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { intervalIndex } from '#lib/text/interval-index.ts'
import type { Span } from '#lib/text/span.ts'

/** What a revision knows of the pages it was read from. */
export interface StoredFacsimile {
  revisionId: string
  sheets: readonly Sheet[]
  /** As `packWords` writes them, by page. */
  words: ReadonlyMap<number, readonly number[]>
}

export type EditionPicture = Pick<
  RecordOf<'pageImage'>,
  'id' | 'fileName' | 'sha256' | 'mediaType' | 'width' | 'height'
>

export interface EditionSurface {
  key: string
  /** `Page.order` of the reading. */
  page: number
  label: string
  /** In the units of the zones on it. */
  width: number
  height: number
  /** The picture that the source's file names; it is not at hand unless it was brought in. */
  image: string | null
  picture: EditionPicture | null
}

/** One line of words of a passage on a page. */
export interface EditionZone extends Area {
  key: string
  /** Key of the surface. */
  surface: string
  /** Which of the ranges of its passage, from 0. */
  range: number
}

export interface FacsimileOfSource {
  surfaces: readonly EditionSurface[]
  /** The zones of a passage; none where the words of its spans have no boxes. */
  zonesOf(passageKey: string, spans: readonly Span[]): EditionZone[]
}

/** `key` is the source's; null when there is neither a page whose size is known nor a picture of one. */
export function facsimileOf(
  key: string,
  stored: StoredFacsimile | undefined,
  pictures: readonly RecordOf<'pageImage'>[],
): FacsimileOfSource | null {
  const surfaces = withPictures(stored?.sheets ?? [], pictures).flatMap((sheet): EditionSurface[] => {
    const { page, label, image, picture } = sheet
    const isMeasured = sheet.width > 0 && sheet.height > 0
    if (!isMeasured && !picture) return []
    return [
      {
        ...{ key: `${key}-g${page + 1}`, page, label, image },
        width: isMeasured ? sheet.width : (picture?.width ?? 0),
        height: isMeasured ? sheet.height : (picture?.height ?? 0),
        picture: picture && {
          ...{ id: picture.id, fileName: picture.fileName, sha256: picture.sha256 },
          ...{ mediaType: picture.mediaType, width: picture.width, height: picture.height },
        },
      },
    ]
  })
  if (surfaces.length === 0) return null
  const surfaceKeys = new Map(surfaces.map((one) => [one.page, one.key]))
  const wordsIn = wordFinder(stored?.words ?? new Map<number, readonly number[]>())
  return {
    surfaces,
    zonesOf(passageKey, spans) {
      const areas = spans.flatMap((span, range) =>
        [...Map.groupBy(wordsIn(span), ({ page }) => page)].flatMap(([page, words]) => {
          const surface = surfaceKeys.get(page)
          return surface === undefined
            ? []
            : linesOf(words.map(({ word }) => word)).map((area) => ({ surface, range, area }))
        }),
      )
      return areas.map(({ surface, range, area }, index) => ({
        ...{ key: `${passageKey}.z${index + 1}`, surface, range },
        ...{ x: tenth(area.x), y: tenth(area.y), width: tenth(area.width), height: tenth(area.height) },
      }))
    },
  }
}

// Boxes are known to a tenth of a unit; sums of them have more digits, and those mean nothing.
const tenth = (value: number): number => Math.round(value * 10) / 10

interface Placed {
  page: number
  word: PageWord
}

/** Finds the words of which any letter is in a span, in the order of the text, without asking every word of a book. */
function wordFinder(packed: ReadonlyMap<number, readonly number[]>): (span: Span) => Placed[] {
  const words = [...packed].flatMap(([page, list]) =>
    unpackWords(list).map((word) => ({ id: { page, word }, spans: [[word.start, word.end] as const] })),
  )
  const index = intervalIndex<Placed>(words)
  return (span) => index.overlapping(span)
}
