// A passage of the text as an annotation: its notes, tags and attestations as bodies, its place as selectors.
import { quoteOf } from '#lib/anchoring/describe.ts'
import { toPlainText } from '#lib/prose/plain.ts'
import { toCodePointSpan, type UnitTable } from '#lib/text/units.ts'
import type { Edition } from '../../edition.ts'
import type { EditionNote, EditionPassage } from '../../edition-passage.ts'
import type { EditionSource } from '../../edition-source.ts'
import { term, type Labels } from '../../labels/labels.ts'
import { circumstances, decisionPhrase } from '../phrases.ts'
import { made, urn, type Json } from './annotation.ts'

/** A note from elsewhere is that person's, not whose who brought it here. */
const originOf = ({ origin }: EditionNote): Json =>
  origin === null || origin.author === ''
    ? {}
    : {
        creator: { type: 'Person', name: origin.author },
        ...(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(origin.created)
          ? { created: origin.created }
          : {}),
      }

export function passageAnnotation(
  edition: Edition,
  source: EditionSource,
  passage: EditionPassage,
  units: UnitTable,
  labels: Labels,
): Json {
  const onPictures = pictureTargets(edition, source, passage)
  const noteBody = (register: string, note: EditionNote): Json => ({
    type: 'TextualBody',
    value: toPlainText(note.body),
    format: 'text/plain',
    purpose: register === 'textual' ? 'editing' : 'commenting',
    ...made(note),
    ...originOf(note),
  })
  const bodies: Json[] = [
    ...passage.textualNotes.map((note) => noteBody('textual', note)),
    ...passage.factualNotes.map((note) => noteBody('factual', note)),
    ...passage.tags.map((tag) => ({
      type: 'TextualBody',
      value: tag.label,
      purpose: 'tagging',
      ...made(tag),
    })),
    ...passage.attestations.map((one) => ({
      type: 'TextualBody',
      value: [
        `${term(labels, 'polarities', one.polarity)}: ${one.claim.statement}`,
        circumstances(one, labels),
        one.paraphrase,
      ]
        .filter(Boolean)
        .join(' — '),
      format: 'text/plain',
      purpose: 'classifying',
      ...made(one),
    })),
    ...(passage.decided === null
      ? []
      : [
          {
            type: 'TextualBody',
            value: decisionPhrase(passage.decided, labels),
            format: 'text/plain',
            purpose: 'describing',
            ...made(passage.decided),
          },
        ]),
  ]
  const motivations = [
    passage.textualNotes.length > 0 && 'editing',
    passage.factualNotes.length > 0 && 'commenting',
    passage.tags.length > 0 && 'tagging',
    passage.attestations.length > 0 && 'classifying',
  ].filter((one) => one !== false)
  return {
    id: urn(passage.id),
    type: 'Annotation',
    motivation:
      motivations.length === 0 ? 'highlighting' : motivations.length === 1 ? motivations[0] : motivations,
    ...made(passage),
    body: bodies.length > 0 ? bodies : [{ type: 'TextualBody', value: '', purpose: 'highlighting' }],
    target:
      onPictures.length > 0
        ? [target(edition, source, passage, units), ...onPictures]
        : target(edition, source, passage, units),
  }
}

function target(edition: Edition, source: EditionSource, passage: EditionPassage, units: UnitTable): Json {
  const address = `${edition.stamp.origin}/projects/${edition.project.slug}/sources/${source.id}`
  const { place } = passage
  const quote = {
    type: 'TextQuoteSelector',
    exact: passage.quote,
    prefix: passage.prefix,
    suffix: passage.suffix,
  }
  const position = (span: readonly [number, number]): Json => {
    const { startCodePoints, endCodePoints } = toCodePointSpan(units, span)
    return { type: 'TextPositionSelector', start: startCodePoints, end: endCodePoints }
  }
  const spans = place.kind === 'placed' ? place.spans : []
  const whole = spans[0] ? ([spans[0][0], spans.at(-1)?.[1] ?? spans[0][1]] as const) : null
  // A passage in several ranges: the position from first to last, refined by each range, so that a reader that knows one
  // range only still stands at the right place.
  const parts =
    spans.length > 1 && whole
      ? spans.map((span) => ({
          type: 'TextPositionSelector',
          ...relative(units, whole[0], span),
        }))
      : []
  const exact =
    whole === null || spans.length < 2
      ? quote
      : { ...quote, exact: quoteOf(source.text, [[whole[0], whole[1]]]) }
  return {
    type: 'SpecificResource',
    source: address,
    selector:
      whole === null
        ? [quote]
        : [exact, { ...position(whole), ...(parts.length > 0 ? { refinedBy: parts } : {}) }],
    ...(source.revision
      ? {
          state: {
            type: 'TimeState',
            sourceDate: source.revision.createdAt,
            cached: `${edition.stamp.origin}/api/v1/projects/${edition.project.slug}/revisions/${source.revision.id}/reading`,
          },
        }
      : {}),
  }
}

/** The lines of a passage on the pictures of their pages, in whole pixels that hold all of the line. */
function pictureTargets(edition: Edition, source: EditionSource, passage: EditionPassage): Json[] {
  return (passage.zones ?? []).flatMap((zone) => {
    const surface = source.facsimile?.find(({ key }) => key === zone.surface)
    const picture = surface?.picture
    if (!surface || !picture) return []
    const pixels = (from: number, length: number, side: number, most: number): [number, number] => {
      const scale = most / side
      const first = Math.min(most - 1, Math.max(0, Math.floor(from * scale)))
      return [first, Math.max(1, Math.min(most, Math.ceil((from + length) * scale)) - first)]
    }
    const [x, width] = pixels(zone.x, zone.width, surface.width, picture.width)
    const [y, height] = pixels(zone.y, zone.height, surface.height, picture.height)
    return [
      {
        type: 'SpecificResource',
        source: `${edition.stamp.origin}/api/v1/projects/${edition.project.slug}/page-images/${picture.id}/image`,
        selector: {
          type: 'FragmentSelector',
          conformsTo: 'http://www.w3.org/TR/media-frags/',
          value: `xywh=pixel:${x},${y},${width},${height}`,
        },
      },
    ]
  })
}

/** Positions inside the selected stretch, counted from its beginning. */
function relative(units: UnitTable, from: number, span: readonly [number, number]): Json {
  const origin = toCodePointSpan(units, [from, from]).startCodePoints
  const { startCodePoints, endCodePoints } = toCodePointSpan(units, span)
  return { start: startCodePoints - origin, end: endCodePoints - origin }
}
