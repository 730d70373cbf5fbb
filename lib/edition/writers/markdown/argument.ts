// Claims with what is attested, what speaks for and against them and who holds what; conflicts; relations of the sources.
import type {
  ClaimReference,
  EditionClaim,
  EditionEvidence,
  PassageReference,
} from '../../edition-argument.ts'
import type { Edition } from '../../edition.ts'
import { term, type Labels } from '../../labels/labels.ts'
import { circumstances, madeBy, omittedPhrase, scopeRows, sidesOf, signOf } from '../phrases.ts'
import { escapeInline as inline, escapeMarkdown as text, indent } from './escape.ts'
import { rows, sections } from './layout.ts'

export function claimMarkdown(claim: EditionClaim, labels: Labels): string {
  const { forIt, against, otherwise } = sidesOf(claim)
  const side = (list: readonly EditionEvidence[], none: string): string =>
    list.length === 0 ? none : list.map((one) => evidence(one, labels)).join('\n')
  return sections(
    `## ${claim.number} ${inline(claim.statement)} {#${claim.key}}`,
    `${labels.counts(forIt.length, against.length)} · ${inline(madeBy(claim, labels))}`,
    rows(scopeRows(claim, labels)),
    claim.supersededBy ? `${labels.supersededBy} ${claimLink(claim.supersededBy, labels)}` : '',
    claim.tags.length > 0
      ? `${labels.chosenOf.tags}: ${claim.tags.map((tag) => `${inline(tag.label)} (${inline(madeBy(tag, labels))})`).join('; ')}`
      : '',
    omittedPhrase(claim, labels),
    `### ${labels.attested}`,
    claim.attestations
      .map((one) => {
        const how = circumstances(one, labels)
        return `-   ${one.polarity === 'silent' ? '…' : signOf[one.polarity]} **${term(labels, 'polarities', one.polarity)}**: ${passageText(one.passage)}${how && ` (${inline(how)})`}${one.paraphrase && `. ${labels.paraphrase}: ${inline(one.paraphrase)}`} — ${inline(madeBy(one, labels))}`
      })
      .join('\n') || labels.noAttested,
    `### ${labels.forIt}`,
    side(forIt, labels.noFor),
    `### ${labels.againstIt}`,
    side(against, labels.noAgainst),
    otherwise.length > 0 ? `### ${labels.otherwise}\n\n${side(otherwise, '')}` : '',
    claim.positions.length > 0
      ? `### ${labels.positions}\n\n${claim.positions
          .map(
            (one) =>
              `-   **${inline(one.holder)}** ${term(labels, 'stances', one.stance)}${one.sinceEdtf && `, ${labels.since} ${inline(one.sinceEdtf)}`}${one.certainty && ` (${labels.certainty}: ${term(labels, 'certainties', one.certainty)})`}${one.replacedBy === null ? '' : ` (${labels.replaced})`}${one.reasons && `: ${indent(text(one.reasons), 4)}`} — ${inline(madeBy(one, labels))}`,
          )
          .join('\n')}`
      : '',
    claim.relations.length > 0
      ? `### ${labels.relations}\n\n${claim.relations
          .map((one) => {
            const isFrom = one.from.key === claim.key
            return `-   ${term(labels, isFrom ? 'claimRelationTypes' : 'claimRelationTypesInverse', one.relation)} ${claimLink(isFrom ? one.to : one.from, labels)}${one.reasoning && `: ${inline(one.reasoning)}`} — ${inline(madeBy(one, labels))}`
          })
          .join('\n')}`
      : '',
  )
}

function evidence(one: EditionEvidence, labels: Labels): string {
  const { from } = one
  const judged = from.assessment
  const how = from.attestation ? circumstances(from.attestation, labels) : ''
  const origin =
    from.kind === 'attestation'
      ? `${from.passage ? passageText(from.passage) : ''}${how && ` (${inline(how)})`}`
      : from.kind === 'claim'
        ? from.claim
          ? claimLink(from.claim, labels)
          : ''
        : `${labels.judgement} ${inline(judged?.siglum ?? '')}: “${inline(judged?.judgement ?? '')}” — ${inline(judged?.by ?? '')}`
  const group = one.linkedGroup === '' ? '' : `; ${labels.jointly} ${inline(one.linkedGroup)}`
  const head = `-   ${signOf[one.relation]} **${term(labels, 'evidenceRelations', one.relation)}** (${labels.strength}: ${term(labels, 'strengths', one.strength)}${group}): ${origin}`
  const answers = one.answers.map((answer) => evidence(answer, labels)).join('\n')
  const body = `${labels.because}: ${text(one.reasoning)} — ${inline(madeBy(one, labels))}`
  return `${head}\n\n    ${indent(sections(body, answers && `${labels.answers}:\n\n${answers}`), 4)}\n`
}

const passageText = (one: PassageReference): string =>
  `**${inline(one.label)}**${one.where && ` (${one.where})`} “${inline(one.quote)}”`

export const claimLink = (claim: ClaimReference, labels: Labels): string =>
  claim.key === null
    ? `“${inline(claim.statement)}” \\[${labels.notPrinted}\\]`
    : `[${labels.claim} ${claim.number}](#${claim.key}): “${inline(claim.statement)}”`

export function conflicts(edition: Edition, labels: Labels): string {
  if (edition.conflicts.length === 0) return ''
  return sections(
    `# ${labels.conflicts}`,
    ...edition.conflicts.map((one) =>
      sections(
        `## ${inline(one.title)} {#${one.key}}`,
        `${term(labels, 'conflictResolutions', one.resolution)} · ${inline(madeBy(one, labels))}`,
        [
          ...one.claims.map((claim) => `-   ${claimLink(claim, labels)}`),
          ...one.attestations.map((by) => `-   ${passageText(by.passage)}`),
        ].join('\n'),
        text(one.rationale),
      ),
    ),
  )
}

export function sourceRelations(edition: Edition, labels: Labels): string {
  if (edition.sourceRelations.length === 0) return ''
  const name = (one: { key: string | null; siglum: string; title: string }): string =>
    one.key === null
      ? `${inline(one.siglum)} (${inline(one.title)}, ${labels.notPrinted})`
      : `[${inline(one.siglum)}](#${one.key})`
  return `# ${labels.sourceRelations}\n\n${edition.sourceRelations
    .map(
      (one) =>
        `-   ${name(one.from)} **${term(labels, 'sourceRelationTypes', one.relation)}** ${name(one.to)} (${labels.scopeOf} ${term(labels, 'relationScopes', one.scope)} · ${term(labels, 'relationCertainties', one.certainty)} · ${term(labels, 'checkStatuses', one.checkStatus)})${one.reasoning && `: ${indent(text(one.reasoning), 4)}`} — ${inline(madeBy(one, labels))}`,
    )
    .join('\n')}`
}
