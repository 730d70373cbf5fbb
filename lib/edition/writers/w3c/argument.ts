// The argument as annotations, each of what it is about: a claim, a link, a source.
import type { Edition } from '../../edition.ts'
import type { EditionClaim, EditionEvidence } from '../../edition-argument.ts'
import type { Made } from '../../made.ts'
import { term, type Labels } from '../../labels/labels.ts'
import { referenceWords } from '../phrases.ts'
import { made, urn, type Json } from './annotation.ts'

export function claimAnnotations(edition: Edition, claim: EditionClaim, labels: Labels): Json[] {
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
export function otherAnnotations(edition: Edition, labels: Labels): Json[] {
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
