// What a TEI file says of the pictures of its pages: which picture belongs to which page break, and where on it stands what
// points at a zone. Nothing is opened; names and numbers alone are read. TEI P5 #PHFAX.
import type { Page, PageWord, Surface } from '../../reading.ts'
import { elementsNamed, type XmlElement } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'

type Corners = readonly [left: number, top: number, right: number, bottom: number]

/** Pages by their pictures, and the elements of the text that have a place on one. */
export function readFacsimile(
  root: XmlElement,
  pages: readonly Page[],
): { surfaces: Surface[]; words: PageWord[] } {
  const byId = new Map<string, XmlElement>()
  const begins = new Map<number, XmlElement>()
  const placed: XmlElement[] = []
  const walk = (element: XmlElement): void => {
    const own = attribute(element, 'id')
    if (own !== undefined && !byId.has(own)) byId.set(own, element)
    if (/^(?:pb|surface)$/.test(element.local)) begins.set(element.start, element)
    else if (attribute(element, 'facs') !== undefined) placed.push(element)
    for (const child of element.children) if (child.kind === 'element') walk(child)
  }
  walk(root)

  const pageOfSurface = new Map<XmlElement, number>()
  const surfaces = pages.flatMap(({ raw, order }): Surface[] => {
    const page = begins.get(raw)
    if (!page) return []
    const pointers = page.local === 'surface' ? [] : pointersOf(page)
    const targets = pointers.flatMap((pointer) => byId.get(pointer.slice(1)) ?? [])
    const surface = page.local === 'surface' ? page : targets.map(surfaceAround).find((one) => one !== null)
    if (surface) pageOfSurface.set(surface, order)
    const graphic = surface
      ? [...elementsNamed(surface, 'graphic')][0]
      : targets.find(({ local }) => local === 'graphic')
    const image =
      (graphic && attribute(graphic, 'url')) ?? pointers.find((pointer) => !pointer.startsWith('#'))
    const [, , width, height] = (surface && cornersOf(surface)) ?? [
      0,
      0,
      pixels(graphic, 'width'),
      pixels(graphic, 'height'),
    ]
    if (!surface && image === undefined) return []
    return [{ page: order, width, height, ...(image === undefined ? {} : { image }) }]
  })

  const words = innermost(placed).flatMap((element, i, all): PageWord[] => {
    const zone = pointersOf(element)
      .map((pointer) => byId.get(pointer.slice(1)))
      .find((one) => one?.local === 'zone')
    const surface = zone && surfaceAround(zone)
    const corners = zone && cornersOf(zone)
    const page = surface ? pageOfSurface.get(surface) : undefined
    if (!corners || page === undefined) return []
    const [left, top, right, bottom] = corners
    const raw: [number, number] = [element.start, endOf(element, all[i + 1])]
    return [{ raw, box: [left, top, right - left, bottom - top], confidence: null, page }]
  })
  return { surfaces, words }
}

const pointersOf = (element: XmlElement): string[] =>
  (attribute(element, 'facs') ?? '').split(/\s+/).filter((pointer) => pointer !== '')

function surfaceAround(element: XmlElement): XmlElement | null {
  for (let at: XmlElement | null = element; at; at = at.parent) if (at.local === 'surface') return at
  return null
}

/** `@ulx @uly @lrx @lry`, or around the corners of `@points`. */
function cornersOf(element: XmlElement): Corners | null {
  const said = ['ulx', 'uly', 'lrx', 'lry'].map((name) => Number(attribute(element, name) ?? NaN))
  const points = [...(attribute(element, 'points') ?? '').matchAll(/(-?[\d.]+),(-?[\d.]+)/g)]
  const [xs, ys] = [points.map(([, x]) => Number(x)), points.map(([, , y]) => Number(y))]
  const [left = NaN, top = NaN, right = NaN, bottom = NaN] = said.every(Number.isFinite)
    ? said
    : [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  const isBox =
    [left, top, right, bottom].every(Number.isFinite) && right > left && bottom > top && left >= 0 && top >= 0
  return isBox ? [left, top, right, bottom] : null
}

/** `1200px` or `1200`; lengths of paper say nothing of the pixels. */
function pixels(graphic: XmlElement | undefined, name: string): number {
  const said = /^(\d+(?:\.\d+)?)(?:px)?$/.exec((graphic && attribute(graphic, name)) ?? '')?.[1]
  return said === undefined ? 0 : Number(said)
}

/** What has a place and holds nothing that has a finer one: of a paragraph and its lines, the lines. */
function innermost(placed: readonly XmlElement[]): XmlElement[] {
  const outer = new Set<XmlElement>()
  for (const element of placed) for (let at = element.parent; at; at = at.parent) outer.add(at)
  return placed.filter((element) => !outer.has(element))
}

/** An element ends with itself; a beginning of a line at the next one, or where its block ends. */
function endOf(element: XmlElement, next: XmlElement | undefined): number {
  if (element.local !== 'lb') return element.end
  const block = element.parent?.closeStart ?? element.end
  return next && next.start < block ? next.start : block
}
