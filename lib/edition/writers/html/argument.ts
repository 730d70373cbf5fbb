// Claims with both sides, conflicts, relations of sources, the index of tags, the people.
import type { Edition } from '../../edition.ts'
import type {
  ClaimReference,
  EditionAttestation,
  EditionClaim,
  EditionEvidence,
  PassageReference,
} from '../../edition-argument.ts'
import { term, type Labels } from '../../labels/labels.ts'
import { join, markup, nothing, type Markup } from '../markup.ts'
import { circumstances, omittedPhrase, scopeRows, sidesOf, signOf } from '../phrases.ts'
import { rows, tagLine } from './apparatus.ts'
import { byHtml } from './by.ts'

/** The ledger of claims. */
export function claimsHtml(edition: Edition, labels: Labels): Markup {
  if (edition.claims.length === 0) return nothing
  return markup`<section class="claims" id="claims" aria-labelledby="claims-h">
<h2 id="claims-h">${labels.claims}</h2>
<p class="lead">${labels.claimsLead}</p>
${edition.claims.map((claim) => claimHtml(claim, edition, labels))}</section>
`
}

function claimHtml(claim: EditionClaim, edition: Edition, labels: Labels): Markup {
  const { forIt, against, otherwise } = sidesOf(claim)
  const omitted = omittedPhrase(claim, labels)
  const conflicts = edition.conflicts.filter((one) => claim.conflicts.includes(one.key))
  return markup`<section class="claim" id="${claim.key}" aria-labelledby="${claim.key}-h">
<h3 id="${claim.key}-h"><span class="num">${claim.number}</span> <span dir="auto">${claim.statement}</span></h3>
<p class="quiet">${labels.counts(forIt.length, against.length)} · ${byHtml(claim, labels)}</p>
${rows(scopeRows(claim, labels))}
${claim.supersededBy && markup`<p>${labels.supersededBy} ${claimLink(claim.supersededBy, labels)}</p>`}
${tagLine(claim.tags, labels)}
${omitted && markup`<p class="omitted">${omitted}</p>`}
<h4>${labels.attested}</h4>
${
  claim.attestations.length === 0
    ? markup`<p class="quiet">${labels.noAttested}</p>`
    : markup`<ul class="plain">${claim.attestations.map((one) => attestationHtml(one, labels))}</ul>`
}
<div class="sides">
<div><h4 class="st-supports"><span class="sign" aria-hidden="true">+</span> ${labels.forIt}</h4>${side(forIt, labels.noFor, labels)}</div>
<div><h4 class="st-contradicts"><span class="sign" aria-hidden="true">−</span> ${labels.againstIt}</h4>${side(against, labels.noAgainst, labels)}</div>
</div>
${otherwise.length > 0 && markup`<h4>${labels.otherwise}</h4>${side(otherwise, '', labels)}`}
${
  claim.positions.length > 0 &&
  markup`<h4>${labels.positions}</h4><p class="lead">${labels.positionsLead}</p><ul class="plain">${claim.positions.map(
    (one) =>
      markup`<li id="${one.key}"${one.replacedBy !== null && markup` class="replaced"`}><strong>${one.holder}</strong> ${term(labels, 'stances', one.stance)}${
        one.sinceEdtf && `, ${labels.since} ${one.sinceEdtf}`
      }${one.certainty && ` (${labels.certainty}: ${term(labels, 'certainties', one.certainty)})`}${
        one.replacedBy !== null && markup` <a href="#${one.replacedBy}">(${labels.replaced})</a>`
      }${one.reasons && markup`<p class="pre" dir="auto">${one.reasons}</p>`} ${byHtml(one, labels)}</li>`,
  )}</ul>`
}
${
  claim.relations.length > 0 &&
  markup`<h4>${labels.relations}</h4><ul class="plain">${claim.relations.map((one) => {
    const isFrom = one.from.key === claim.key
    return markup`<li>${term(labels, isFrom ? 'claimRelationTypes' : 'claimRelationTypesInverse', one.relation)} ${claimLink(isFrom ? one.to : one.from, labels)}${
      one.reasoning && markup`<p class="pre" dir="auto">${one.reasoning}</p>`
    } ${byHtml(one, labels)}</li>`
  })}</ul>`
}
${
  conflicts.length > 0 &&
  markup`<p>${labels.conflicts}: ${join(
    conflicts.map((one) => markup`<a href="#${one.key}">${one.title}</a>`),
    '; ',
  )}</p>`
}
</section>
`
}

function side(list: readonly EditionEvidence[], none: string, labels: Labels): Markup {
  if (list.length === 0) return markup`<p class="quiet">${none}</p>`
  return markup`<ul class="plain">${list.map((one) => evidenceHtml(one, labels))}</ul>`
}

function evidenceHtml(one: EditionEvidence, labels: Labels): Markup {
  return markup`<li class="evidence st-${one.relation}" id="${one.key}"><p><span class="sign" aria-hidden="true">${signOf[one.relation]}</span> <span class="relation">${term(labels, 'evidenceRelations', one.relation)}</span> <span class="quiet">(${labels.strength}: ${term(labels, 'strengths', one.strength)}${
    one.linkedGroup && `; ${labels.jointly} ${one.linkedGroup}`
  })</span></p>${originHtml(one, labels)}<p class="pre reason" dir="auto"><span class="quiet">${labels.because}:</span> ${one.reasoning}</p>${byHtml(one, labels)}${
    one.answers.length > 0 &&
    markup`<p class="quiet">${labels.answers}:</p><ul class="plain">${one.answers.map((answer) => evidenceHtml(answer, labels))}</ul>`
  }</li>`
}

function originHtml({ from }: EditionEvidence, labels: Labels): Markup {
  if (from.kind === 'attestation') {
    const how = from.attestation ? circumstances(from.attestation, labels) : ''
    return markup`<p>${from.passage && passageHtml(from.passage)}${how && markup` <span class="quiet">(${how})</span>`}</p>`
  }
  if (from.kind === 'claim') return markup`<p>${from.claim && claimLink(from.claim, labels)}</p>`
  const judged = from.assessment
  return markup`<p>${labels.judgement} ${
    judged?.key ? markup`<a href="#${judged.key}">${judged.siglum}</a>` : (judged?.siglum ?? '')
  }: <q dir="auto">${judged?.judgement ?? ''}</q> <span class="by">${judged?.by ?? ''}</span></p>`
}

function attestationHtml(one: EditionAttestation, labels: Labels): Markup {
  const how = circumstances(one, labels)
  const isSilent = one.polarity === 'silent'
  return markup`<li class="attestation st-${isSilent ? 'marked' : one.polarity}" id="${one.key}"><span class="sign" aria-hidden="true">${
    isSilent ? '…' : signOf[one.polarity === 'affirms' ? 'affirms' : 'denies']
  }</span> <span class="relation">${term(labels, 'polarities', one.polarity)}</span>: ${passageHtml(one.passage)}${
    how && markup` <span class="quiet">(${how})</span>`
  }${one.paraphrase && markup`<p class="paraphrase" dir="auto">${labels.paraphrase}: ${one.paraphrase}</p>`} ${byHtml(one, labels)}</li>`
}

function passageHtml(passage: PassageReference): Markup {
  return markup`<a class="passage" href="#${passage.key}">${passage.label}</a> <span class="where">${passage.where}</span> <q dir="auto">${passage.quote}</q>`
}

function claimLink(claim: ClaimReference, labels: Labels): Markup {
  if (claim.key === null)
    return markup`<q dir="auto">${claim.statement}</q> <span class="quiet">[${labels.notPrinted}]</span>`
  return markup`<a href="#${claim.key}">${labels.claim} ${claim.number}</a>: <q dir="auto">${claim.statement}</q>`
}

/** Conflicts, relations of sources, index of tags, people. */
export function registersHtml(edition: Edition, labels: Labels): Markup {
  return markup`${conflictsHtml(edition, labels)}${sourceRelationsHtml(edition, labels)}${tagsHtml(edition, labels)}<section id="people" aria-labelledby="people-h"><h2 id="people-h">${labels.people}</h2><p class="lead">${labels.peopleLead}</p><ul class="people">${edition.people.map(
    (one) => markup`<li id="${one.key}">${one.name}</li>`,
  )}</ul></section>
`
}

function conflictsHtml(edition: Edition, labels: Labels): Markup {
  if (edition.conflicts.length === 0) return nothing
  return markup`<section id="conflicts" aria-labelledby="conflicts-h"><h2 id="conflicts-h">${labels.conflicts}</h2>
${edition.conflicts.map(
  (
    one,
  ) => markup`<section class="conflict" id="${one.key}"><h3>${one.title}</h3><p class="quiet">${term(labels, 'conflictResolutions', one.resolution)} · ${byHtml(one, labels)}</p><ul class="plain">${one.claims.map(
    (claim) => markup`<li>${claimLink(claim, labels)}</li>`,
  )}${one.attestations.map((by) => markup`<li>${passageHtml(by.passage)}</li>`)}</ul>${
    one.rationale && markup`<p class="pre" dir="auto">${one.rationale}</p>`
  }</section>
`,
)}</section>
`
}

function sourceRelationsHtml(edition: Edition, labels: Labels): Markup {
  if (edition.sourceRelations.length === 0) return nothing
  const link = ({ key, siglum, title }: { key: string | null; siglum: string; title: string }): Markup =>
    key === null
      ? markup`${siglum} (${title}) <span class="quiet">[${labels.notPrinted}]</span>`
      : markup`<a href="#${key}">${siglum}</a>`
  return markup`<section id="source-relations" aria-labelledby="source-relations-h"><h2 id="source-relations-h">${labels.sourceRelations}</h2>
<ul class="plain">${edition.sourceRelations.map(
    (one) =>
      markup`<li id="${one.key}">${link(one.from)} <strong>${term(labels, 'sourceRelationTypes', one.relation)}</strong> ${link(one.to)} <span class="quiet">(${labels.scopeOf} ${term(labels, 'relationScopes', one.scope)} · ${term(labels, 'relationCertainties', one.certainty)} · ${term(labels, 'checkStatuses', one.checkStatus)})</span>${
        one.reasoning && markup`<p class="pre" dir="auto">${one.reasoning}</p>`
      } ${byHtml(one, labels)}</li>`,
  )}</ul></section>
`
}

function tagsHtml(edition: Edition, labels: Labels): Markup {
  if (edition.tags.length === 0) return nothing
  return markup`<section id="tags" aria-labelledby="tags-h"><h2 id="tags-h">${labels.tags}</h2><p class="lead">${labels.tagsLead}</p>
<ul class="tags">${edition.tags.map((tag) => {
    const references = [
      ...tag.passages.map((one) => markup`<a href="#${one.key}">${one.label}</a>`),
      ...tag.claims.map((one) =>
        one.key === null
          ? markup`${one.statement}`
          : markup`<a href="#${one.key}">${labels.claim} ${one.number}</a>`,
      ),
    ]
    return markup`<li class="d${Math.min(6, tag.depth)}" id="${tag.key}"><span class="tag c-${tag.colour}">${tag.label}</span> ${
      references.length === 0 ? markup`<span class="quiet">${labels.unused}</span>` : join(references, '; ')
    }${tag.description && markup`<p class="quiet pre" dir="auto">${tag.description}</p>`}</li>
`
  })}</ul></section>
`
}
