// Passages, claims and what binds them, apart from the text: TEI P5 standOff.
import type { Edition } from '../../edition.ts'
import type { EditionClaim, EditionEvidence } from '../../edition-argument.ts'
import type { EditionNote, NoteOrigin, EditionPassage } from '../../edition-passage.ts'
import type { EditionSource } from '../../edition-source.ts'
import type { Made } from '../../made.ts'
import { term, type Labels } from '../../labels/labels.ts'
import { toCodePointSpan, unitTable, type UnitTable } from '#lib/text/units.ts'
import { markup, nothing, type Markup } from '../markup.ts'
import { circumstances, decisionPhrase, placePhrase, scopeRows } from '../phrases.ts'
import { proseTei } from './prose.ts'
import { listAppTei } from './corrections.ts'
import { facsOf } from './facsimile.ts'
import { anchorsOf } from './text.ts'

/** `standOff` with passages, claims, judgements, and the relations between them. */
export function standOffTei(edition: Edition, labels: Labels): Markup {
  const passages = edition.sources.flatMap((source) => {
    const units = unitTable(source.text)
    return source.passages.map((passage) => passageTei(passage, source, units, labels))
  })
  const claims = edition.claims.map((claim) => claimTei(claim, labels))
  const judgements = [
    ...edition.sources.flatMap((source) =>
      source.assessments.map((one) =>
        annotation(one.key, 'assessing', `#${source.key}`, one, [
          note('assessment', one, markup`${one.judgement}`),
          note('question', one, markup`${term(labels, 'questions', one.question)}`),
          one.reliability && note('reliability', one, markup`${one.reliability}`),
          one.unit && note('unit', one, markup`${one.unit}`),
        ]),
      ),
    ),
    ...edition.claims.flatMap((claim) =>
      claim.positions.map((one) =>
        annotation(one.key, 'assessing', `#${claim.key}`, one, [
          note(
            'position',
            one,
            markup`<persName>${one.holder}</persName> ${term(labels, 'stances', one.stance)}${one.sinceEdtf && ` (${labels.since} ${one.sinceEdtf})`}`,
          ),
          one.reasons && note('reasons', one, markup`${one.reasons}`),
          one.certainty && note('certainty', one, markup`${term(labels, 'certainties', one.certainty)}`),
          one.replacedBy !== null && markup`<ptr type="replacedBy" target="#${one.replacedBy}"/>`,
        ]),
      ),
    ),
    ...edition.conflicts.map((one) => {
      const targets = [
        ...one.claims.flatMap((claim) => (claim.key === null ? [] : [`#${claim.key}`])),
        ...one.attestations.map((by) => `#${by.passage.key}`),
      ]
      return annotation(one.key, 'assessing', targets.length > 0 ? targets.join(' ') : '#edition', one, [
        note('conflict', one, markup`${one.title}`),
        note('resolution', one, markup`${term(labels, 'conflictResolutions', one.resolution)}`),
        one.rationale && note('rationale', one, markup`${one.rationale}`),
      ])
    }),
  ]
  const relations = [
    ...edition.claims.flatMap((claim) => claim.attestations.map((one) => attestationTei(one, labels))),
    ...edition.claims.flatMap((claim) => claim.evidence.flatMap((one) => evidenceTei(one, `#${claim.key}`))),
    ...edition.claimRelations.flatMap((one) =>
      one.from.key === null || one.to.key === null
        ? []
        : [relation(one.key, one.relation, `#${one.from.key}`, `#${one.to.key}`, one, one.reasoning)],
    ),
    ...edition.sourceRelations.flatMap((one) =>
      one.from.key === null || one.to.key === null
        ? []
        : [
            relation(
              one.key,
              one.relation,
              `#${one.from.key}`,
              `#${one.to.key}`,
              one,
              [
                term(labels, 'relationCertainties', one.certainty),
                term(labels, 'relationScopes', one.scope),
                term(labels, 'checkStatuses', one.checkStatus),
                one.reasoning,
              ]
                .filter(Boolean)
                .join(' — '),
              { certain: 'high', probable: 'medium', possible: 'low', rejected: 'unknown' }[one.certainty],
            ),
          ],
    ),
  ]
  // Relations to what is not printed keep their words, since a pointer would lead nowhere.
  const loose = [
    ...edition.claimRelations
      .filter((one) => one.from.key === null || one.to.key === null)
      .map((one) =>
        annotation(one.key, 'linking', '#edition', one, [
          note(
            'relation',
            one,
            markup`${one.from.statement} — ${term(labels, 'claimRelationTypes', one.relation)} — ${one.to.statement}${one.reasoning && ` — ${one.reasoning}`}`,
          ),
        ]),
      ),
    ...edition.sourceRelations
      .filter((one) => one.from.key === null || one.to.key === null)
      .map((one) =>
        annotation(one.key, 'linking', '#edition', one, [
          note(
            'relation',
            one,
            markup`${one.from.siglum} — ${term(labels, 'sourceRelationTypes', one.relation)} — ${one.to.siglum}${one.reasoning && ` — ${one.reasoning}`}`,
          ),
        ]),
      ),
  ]
  const list = (type: string, items: readonly Markup[]): Markup =>
    items.length === 0 ? nothing : markup`<listAnnotation type="${type}">\n${items}</listAnnotation>\n`
  const lists = [
    list('passages', passages),
    list('claims', claims),
    list('judgements', [...judgements, ...loose]),
  ]
  const corrections = listAppTei(edition, labels)
  const isEmpty =
    edition.sources.every((source) => source.corrections.length === 0) &&
    passages.length + claims.length + judgements.length + loose.length + relations.length === 0
  if (isEmpty) return nothing
  return markup`<standOff>
${lists}${corrections}${relations.length > 0 && markup`<listRelation type="argument">\n${relations}</listRelation>\n`}</standOff>
`
}

function annotation(
  key: string,
  motivation: string,
  target: string,
  made: Made,
  content: readonly (Markup | string | false | null | undefined)[],
  ana = '',
  facs = nothing,
): Markup {
  return markup`<annotation xml:id="${key}" motivation="${motivation}" target="${target}"${ana && markup` ana="${ana}"`}${facs}>
<respStmt><resp>annotator</resp><persName sameAs="#${made.by.key}">${made.by.name}</persName></respStmt>
<revisionDesc>${made.changedAt !== null && markup`<change status="changed" when="${made.changedAt}"/>`}<change status="created" when="${made.at}" who="#${made.by.key}"/></revisionDesc>
${content}</annotation>
`
}

const note = (type: string, made: Made, inner: Markup): Markup =>
  markup`<note type="${type}" resp="#${made.by.key}">${inner}</note>`

/** Whose a note was in the program it was brought from. */
const originTei = ({ author, program, created }: NoteOrigin): Markup =>
  markup`<bibl type="origin">${author !== '' && markup`<author>${author}</author> `}<publisher>${program}</publisher>${created !== '' && markup` <date>${created}</date>`}</bibl>`

function passageTei(
  passage: EditionPassage,
  source: EditionSource,
  units: UnitTable,
  labels: Labels,
): Markup {
  const ranges = anchorsOf(passage).map(({ start, end }) => `#range(${start},${end})`)
  const motivation = [
    passage.textualNotes.length > 0 && 'editing',
    passage.factualNotes.length > 0 && 'commenting',
    passage.tags.length > 0 && 'tagging',
    passage.attestations.length > 0 && 'classifying',
  ].filter(Boolean)
  const body = (register: 'textual' | 'factual', one: EditionNote): Markup =>
    markup`<note xml:id="${one.key}" type="editorial" subtype="${register}" n="${register === 'textual' ? passage.letter : passage.number}" resp="#${one.by.key}">${proseTei(one.body)}${one.origin && originTei(one.origin)}</note>`
  return annotation(
    passage.key,
    motivation.join(' ') || 'highlighting',
    ranges.length > 0 ? ranges.join(' ') : `#${source.key}`,
    passage,
    [
      ...passage.textualNotes.map((one) => body('textual', one)),
      ...passage.factualNotes.map((one) => body('factual', one)),
      note(
        'place',
        passage,
        markup`${[source.siglum, passage.number ?? passage.letter ?? '', placePhrase(passage, labels)].filter(Boolean).join(', ')}`,
      ),
      note('quote', passage, markup`${passage.quote}`),
      passage.decided &&
        note('placement', passage.decided, markup`${decisionPhrase(passage.decided, labels)}`),
      passage.place.kind === 'unplaced' &&
        note('context', passage, markup`${passage.prefix} | ${passage.suffix}`),
      ...passage.tags.map((tag) => note('tag', tag, markup`${tag.label}`)),
      ...pointers(passage, source, units),
    ],
    [...new Set(passage.tags.map((tag) => `#${tag.tag}`))].join(' '),
    facsOf(passage.zones),
  )
}

/** The same ranges counted in code points inside a block, for a copy whose anchors were lost. */
function pointers(passage: EditionPassage, source: EditionSource, units: UnitTable): Markup[] {
  if (passage.place.kind !== 'placed') return []
  return passage.place.spans.flatMap(([start, end]) =>
    source.blocks
      .filter((block) => start < block.end && block.start < end)
      .map((block) => {
        const { startCodePoints, endCodePoints } = toCodePointSpan(units, [
          Math.max(start, block.start),
          Math.min(end, block.end),
        ])
        const from = startCodePoints - units.toCodePoints(block.start)
        return markup`<ptr type="string-range" target="#string-range(${block.key},${from},${endCodePoints - startCodePoints})"/>`
      }),
  )
}

function claimTei(claim: EditionClaim, labels: Labels): Markup {
  return annotation(
    claim.key,
    'describing',
    '#edition',
    claim,
    [
      note('claim', claim, markup`${claim.statement}`),
      ...scopeRows(claim, labels).map(([name, value]) =>
        note('scope', claim, markup`<label>${name}</label> ${value}`),
      ),
      ...claim.tags.map((tag) => note('tag', tag, markup`${tag.label}`)),
      claim.supersededBy?.key && markup`<ptr type="supersededBy" target="#${claim.supersededBy.key}"/>`,
    ],
    ['#ct.claim', ...new Set(claim.tags.map((tag) => `#${tag.tag}`))].join(' '),
  )
}

function relation(
  key: string,
  name: string,
  active: string,
  passive: string,
  made: Made,
  reason: string,
  certainty?: string,
): Markup {
  return markup`<relation xml:id="${key}" name="${name}" active="${active}" passive="${passive}"${certainty !== undefined && markup` cert="${certainty}"`} resp="#${made.by.key}"><desc>${reason}<date type="created" when="${made.at}"/></desc></relation>
`
}

function attestationTei(one: EditionClaim['attestations'][number], labels: Labels): Markup {
  const words = [circumstances(one, labels), one.paraphrase].filter(Boolean).join(' — ')
  return relation(one.key, one.polarity, `#${one.passage.key}`, `#${one.claim.key ?? 'edition'}`, one, words)
}

const cito = { supports: 'supports', contradicts: 'disputes', qualifies: 'qualifies' } as const

function evidenceTei(one: EditionEvidence, target: string): Markup[] {
  const { from } = one
  const active = from.attestation?.key ?? from.claim?.key ?? from.assessment?.key ?? null
  const named =
    active === null ? (from.claim?.statement ?? from.assessment?.judgement ?? from.passage?.quote ?? '') : ''
  const certainty = { decisive: 'high', strong: 'high', moderate: 'medium', weak: 'low', none: 'unknown' }[
    one.strength
  ]
  const ref =
    one.relation in cito ? `http://purl.org/spar/cito/${cito[one.relation as keyof typeof cito]}` : null
  return [
    markup`<relation xml:id="${one.key}" name="${one.relation}"${ref !== null && markup` ref="${ref}"`} ana="#rel.${one.relation}" active="#${active ?? 'edition'}" passive="${target}" cert="${certainty}" resp="#${one.by.key}"><desc>${one.reasoning}${
      named !== '' && markup`<q type="origin">${named}</q>`
    }${one.linkedGroup !== '' && markup`<term type="group">${one.linkedGroup}</term>`}<date type="created" when="${one.at}"/></desc></relation>
`,
    ...one.answers.flatMap((answer) => evidenceTei(answer, `#${one.key}`)),
  ]
}
