// The pages of a source in TEI: a surface for each, its picture by the name it was brought in under, zones for passages.
import type { EditionSurface, EditionZone } from '../../facsimile.ts'
import type { EditionSource } from '../../edition-source.ts'
import { markup, nothing, replaceIllegal, type Markup } from '../markup.ts'

/** `facsimile`, or nothing for a source without pages to show. */
export function facsimileTei(source: EditionSource): Markup {
  if (!source.facsimile) return nothing
  const zones = Map.groupBy(
    source.passages.flatMap((passage) => passage.zones ?? []),
    ({ surface }) => surface,
  )
  return markup`<facsimile xml:id="${source.key}.facs" decls="#${source.key}.desc">
${source.facsimile.map((surface) => surfaceTei(surface, zones.get(surface.key) ?? []))}</facsimile>
`
}

function surfaceTei(surface: EditionSurface, zones: readonly EditionZone[]): Markup {
  const { picture, image } = surface
  return markup`<surface xml:id="${surface.key}"${surface.label !== '' && markup` n="${surface.label.replace(/\s+/g, ' ')}"`} ulx="0" uly="0" lrx="${surface.width}" lry="${surface.height}">${
    image !== null && markup`<desc type="image">${image}</desc>`
  }${
    picture !== null &&
    markup`<graphic url="${relativeAddress(picture.fileName)}" mimeType="${picture.mediaType}" width="${picture.width}px" height="${picture.height}px"><desc type="sha256">${picture.sha256}</desc></graphic>`
  }
${zones.map(
  ({ key, x, y, width, height }) =>
    markup`<zone xml:id="${key}" ulx="${x}" uly="${y}" lrx="${sum(x, width)}" lry="${sum(y, height)}"/>\n`,
)}</surface>
`
}

/** A name as an address beside the document; lone halves of surrogate pairs cannot stand in one. */
const relativeAddress = (name: string): string => encodeURIComponent(replaceIllegal(name))
const sum = (a: number, b: number): number => Math.round((a + b) * 10) / 10

/** `facs`, pointing to the zones of one range of a passage, or of all. */
export function facsOf(zones: readonly EditionZone[] | undefined, range?: number): Markup {
  const own = (zones ?? []).filter((zone) => range === undefined || zone.range === range)
  return own.length === 0 ? nothing : markup` facs="${own.map(({ key }) => `#${key}`).join(' ')}"`
}
