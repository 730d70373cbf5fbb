// W3C Web Annotation Data Model, JSON-LD. Offsets are Unicode code points here and nowhere else but in TEI.
// One target object with position and quote on every passage, and always a body: readers in use refuse anything else.
// Passages in the text come first, then the argument between them, whose targets are claims and sources. A body with an id and a
// purpose would not be valid, so notes have no id here.
import { quoteOf } from '#lib/anchoring/describe.ts'
import { toPlainText } from '#lib/prose/plain.ts'
import { toCodePointSpan, unitTable, type UnitTable } from '#lib/text/units.ts'
import type {
  Edition,
  EditionClaim,
  EditionEvidence,
  EditionNote,
  EditionPassage,
  EditionSource,
  Made,
} from '../edition.ts'
import { labelsFor, term, type Labels } from '../labels/labels.ts'
import { circumstances, decisionPhrase, referenceWords } from './phrases.ts'

type Json = Record<string, unknown>
const urn = (id: string): string => `urn:uuid:${id}`

/** The collection as text. */
export function writeW3c(edition: Edition): string {
  return `${JSON.stringify(toCollection(edition), null, 2)}\n`
}

/** An AnnotationCollection with its one page inside. */
export function toCollection(edition: Edition): Json {
  const labels = labelsFor(edition.language)
  const base = urn(edition.id)
  const passages = edition.sources.flatMap((source) => {
    const units = unitTable(source.text)
    return source.passages.map((passage) => passageAnnotation(edition, source, passage, units, labels))
  })
  const argument = [
    ...edition.claims.flatMap((claim) => claimAnnotations(edition, claim, labels)),
    ...otherAnnotations(edition, labels),
  ]
  const items = [...passages, ...argument]
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: base,
    type: 'AnnotationCollection',
    label: edition.title,
    generator: { id: 'urn:fontes', type: 'Software', name: `Fontes ${edition.stamp.appVersion}` },
    generated: edition.stamp.generatedAt,
    total: items.length,
    // Neither schema nor context knows an empty page.
    ...(items.length > 0
      ? {
          first: {
            id: `${base}#page`,
            type: 'AnnotationPage',
            partOf: { id: base, total: items.length },
            startIndex: 0,
            items,
          },
        }
      : {}),
  }
}

const made = (one: Made): Json => ({
  creator: { id: urn(one.by.id), type: 'Person', name: one.by.name },
  created: one.at,
  ...(one.changedAt === null ? {} : { modified: one.changedAt }),
})

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

function passageAnnotation(
  edition: Edition,
  source: EditionSource,
  passage: EditionPassage,
  units: UnitTable,
  labels: Labels,
): Json {
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
    target: target(edition, source, passage, units),
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

/** Positions inside the selected stretch, counted from its beginning. */
function relative(units: UnitTable, from: number, span: readonly [number, number]): Json {
  const origin = toCodePointSpan(units, [from, from]).startCodePoints
  const { startCodePoints, endCodePoints } = toCodePointSpan(units, span)
  return { start: startCodePoints - origin, end: endCodePoints - origin }
}

function claimAnnotations(edition: Edition, claim: EditionClaim, labels: Labels): Json[] {
  const claimTarget = { id: urn(claim.id), type: 'Text' }
  const statement: Json = {
    id: urn(claim.id),
    type: 'Annotation',
    motivation: 'describing',
    ...made(claim),
    body: [
      {
        type: 'TextualBody',
        value: claim.statement,
        format: 'text/plain',
        purpose: 'describing',
        ...(/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/.test(claim.language) ? { language: claim.language } : {}),
      },
      { type: 'TextualBody', value: term(labels, 'claimStates', claim.state), purpose: 'classifying' },
      ...claim.tags.map((tag) => ({
        type: 'TextualBody',
        value: tag.label,
        purpose: 'tagging',
        ...made(tag),
      })),
    ],
    target: {
      id: `${edition.stamp.origin}/projects/${edition.project.slug}/claims/${claim.id}`,
      type: 'Text',
    },
  }
  const positions = claim.positions.map((one) => ({
    id: urn(one.id),
    type: 'Annotation',
    motivation: 'assessing',
    ...made(one),
    body: [
      {
        type: 'TextualBody',
        value: [`${one.holder} ${term(labels, 'stances', one.stance)}`, one.sinceEdtf, one.reasons]
          .filter(Boolean)
          .join(' — '),
        format: 'text/plain',
        purpose: 'assessing',
      },
    ],
    target: claimTarget,
  }))
  return [
    statement,
    ...claim.evidence.flatMap((one) => evidenceAnnotations(one, claimTarget, labels)),
    ...positions,
  ]
}

function evidenceAnnotations(one: EditionEvidence, linkTarget: Json, labels: Labels): Json[] {
  const { from } = one
  const origin = from.passage?.id ?? (from.kind === 'claim' ? from.claim?.id : from.assessment?.id)
  return [
    {
      id: urn(one.id),
      type: 'Annotation',
      motivation: 'linking',
      ...made(one),
      body: [
        {
          type: 'TextualBody',
          value: `${term(labels, 'evidenceRelations', one.relation)} (${term(labels, 'strengths', one.strength)}): ${one.reasoning}`,
          format: 'text/plain',
          purpose: 'assessing',
        },
        ...(origin === undefined
          ? [{ type: 'TextualBody', value: from.claim?.statement ?? '', purpose: 'linking' }]
          : [{ type: 'SpecificResource', source: urn(origin), purpose: 'linking' }]),
      ],
      target: linkTarget,
    },
    ...one.answers.flatMap((answer) =>
      evidenceAnnotations(answer, { id: urn(one.id), type: 'Text' }, labels),
    ),
  ]
}

/** Judgements on sources, relations of claims and of sources, conflicts: each an annotation of what it is about. */
function otherAnnotations(edition: Edition, labels: Labels): Json[] {
  const said = (
    id: string,
    by: Made,
    motivation: string,
    value: string,
    about: string,
    links: readonly string[],
  ): Json => ({
    id: urn(id),
    type: 'Annotation',
    motivation,
    ...made(by),
    body: [
      {
        type: 'TextualBody',
        value,
        format: 'text/plain',
        purpose: motivation === 'assessing' ? 'assessing' : 'linking',
      },
      ...links.map((link) => ({ type: 'SpecificResource', source: link, purpose: 'linking' })),
    ],
    target: { id: about, type: 'Text' },
  })
  const words = (...parts: string[]): string => parts.filter(Boolean).join(' — ')
  const address = (id: string): string =>
    `${edition.stamp.origin}/projects/${edition.project.slug}/sources/${id}`
  const idOf = new Map(edition.sources.map((source) => [source.key, source.id]))
  const sourceAddress = (key: string | null): string => address(idOf.get(key ?? '') ?? '')
  return [
    ...edition.sources.flatMap((source) =>
      source.assessments.map((one) =>
        said(
          one.id,
          one,
          'assessing',
          words(term(labels, 'questions', one.question), one.judgement),
          address(source.id),
          [],
        ),
      ),
    ),
    ...edition.sources.flatMap((source) =>
      source.references.map((one) => {
        const { before, target, behind } = referenceWords(one, labels)
        const link = target?.key == null ? [] : [sourceAddress(target.key)]
        const value = `${before}${target ? ` → ${target.siglum} ${target.title}` : ''}${behind}`
        return said(one.id, one, 'linking', value, address(source.id), link)
      }),
    ),
    ...edition.claimRelations.map((one) =>
      said(
        one.id,
        one,
        'linking',
        words(term(labels, 'claimRelationTypes', one.relation), one.to.statement, one.reasoning),
        urn(one.from.id),
        [urn(one.to.id)],
      ),
    ),
    ...edition.sourceRelations.map((one) => {
      const value = words(
        `${one.from.siglum} ${term(labels, 'sourceRelationTypes', one.relation)} ${one.to.siglum}`,
        term(labels, 'relationCertainties', one.certainty),
        term(labels, 'checkStatuses', one.checkStatus),
        one.reasoning,
      )
      const about = one.from.key ?? one.to.key
      return said(one.id, one, 'linking', value, sourceAddress(about), [])
    }),
    ...edition.conflicts.map((one) =>
      said(
        one.id,
        one,
        'assessing',
        words(one.title, term(labels, 'conflictResolutions', one.resolution), one.rationale),
        one.claims[0] ? urn(one.claims[0].id) : urn(edition.id),
        [...one.claims.map((claim) => urn(claim.id)), ...one.attestations.map((by) => urn(by.id))],
      ),
    ),
  ]
}
