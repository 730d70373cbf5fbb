// The pages of a facsimile in order: what is known of each, whether its source has words, boxes, pictures, or only some of them.
import type { Page, Surface } from '#lib/reading/reading.ts'
import type { WordBox } from './word-boxes.ts'

export interface Sheet {
  /** `Page.order`: place in the file, from 0. */
  readonly page: number
  readonly label: string
  /** Where its text begins; null where nothing says it. */
  readonly at: number | null
  /** In the units of its boxes; 0 where nothing says it. */
  readonly width: number
  readonly height: number
  /** The picture that the file names. */
  readonly image: string | null
  /** Words that have a box on it. */
  readonly words: number
}

/** Space around the outermost words of a page whose size the file does not say, as a share of their extent. */
const margin = 0.08

export function sheetsOf(
  pages: readonly Page[],
  surfaces: readonly Surface[],
  boxes: readonly WordBox[],
): Sheet[] {
  const onPage = Map.groupBy(boxes, ({ page }) => page)
  const surfaceOf = new Map(surfaces.map((one) => [one.page, one]))
  const known = new Map(pages.map((one) => [one.order, one]))
  const orders = new Set([...known.keys(), ...surfaceOf.keys(), ...onPage.keys()])
  return [...orders]
    .sort((a, b) => a - b)
    .map((page) => {
      const words = onPage.get(page) ?? []
      const surface = surfaceOf.get(page)
      const [width, height] = sizeOf(surface, words)
      const first = words.reduce((least, { start }) => Math.min(least, start), Infinity)
      return {
        page,
        label: known.get(page)?.label ?? String(page + 1),
        at: known.get(page)?.at ?? (first === Infinity ? null : first),
        width,
        height,
        image: surface?.image ?? null,
        words: words.length,
      }
    })
}

/** As the file says, unless words stand outside of that: then as far as they reach. */
function sizeOf(surface: Surface | undefined, words: readonly WordBox[]): readonly [number, number] {
  const right = words.reduce((most, { box }) => Math.max(most, box[0] + box[2]), 0)
  const bottom = words.reduce((most, { box }) => Math.max(most, box[1] + box[3]), 0)
  const side = (said: number | undefined, reach: number): number => {
    if (said !== undefined && said > 0) return Math.max(said, reach)
    return reach === 0 ? 0 : Math.ceil(reach * (1 + margin))
  }
  return [side(surface?.width, right), side(surface?.height, bottom)]
}

/** The sheet that is read at `offset`: the last one that begins there or before; null before the first and where none has a place. */
export function sheetAt<T extends Pick<Sheet, 'at'>>(sheets: readonly T[], offset: number): T | null {
  let found: T | null = null
  for (const sheet of sheets)
    if (sheet.at !== null && sheet.at <= offset && (found === null || sheet.at >= (found.at ?? 0)))
      found = sheet
  return found
}

/** Where in the text words of another page begin: `[start, page]`. Notes stand behind the text, so pages come more than once. */
export function pageRuns(boxes: readonly WordBox[]): [start: number, page: number][] {
  const runs: [number, number][] = []
  for (const { start, page } of boxes) if (runs.at(-1)?.[1] !== page) runs.push([start, page])
  return runs
}

/** The page at `offset`: by the words around it, else by where pages begin; null where nothing says it. */
export function pageAt(
  runs: readonly (readonly [number, number])[],
  sheets: readonly Pick<Sheet, 'at' | 'page'>[],
  offset: number,
): number | null {
  const run = runs.findLast(([start]) => start <= offset) ?? runs[0]
  return run ? run[1] : (sheetAt(sheets, offset)?.page ?? null)
}

/** Sheets with their pictures, and those that only a picture knows. Of two pictures of one page the later one is shown. */
export function withPictures<P extends { readonly id: string; readonly page: number | null }>(
  sheets: readonly Sheet[],
  pictures: readonly P[],
): (Sheet & { readonly picture: P | null })[] {
  const shown = new Map<number, P>()
  for (const picture of [...pictures].sort((a, b) => (a.id < b.id ? -1 : 1)))
    if (picture.page !== null) shown.set(picture.page, picture)
  const known = new Set(sheets.map(({ page }) => page))
  const more = [...shown.keys()].filter((page) => !known.has(page))
  const empty = { at: null, width: 0, height: 0, image: null, words: 0 }
  return [...sheets, ...more.map((page): Sheet => ({ page, label: String(page + 1), ...empty }))]
    .sort((a, b) => a.page - b.page)
    .map((sheet) => ({ ...sheet, picture: shown.get(sheet.page) ?? null }))
}
