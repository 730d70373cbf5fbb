// The demonstration dossier (prisma/seed) as writes, step by step. All ids follow from the names in the dossier.
import 'server-only'
import { v5 } from 'uuid'
import type { Write } from '#lib/live/event.ts'
import type { RecordFields, RecordKind } from '#lib/live/records.ts'
import { toProse } from '#lib/prose/document.ts'
import * as argument from '#prisma/seed/argument.ts'
import * as dossier from '#prisma/seed/sources.ts'
import type { PersonKey, SourceKey } from '#prisma/seed/sources.ts'

const namespace = '5f0c2c61-6d0e-5f4b-9a0e-4b4d3b7c1741'
export const idOf = (name: string): string => v5(name, namespace)
export const lastStep = 'edition'

export type Texts = Record<SourceKey, { text: string; revisionId: string }>

/** Writes of one step, gathered for each of the two people, so that the history names who did what. */
type Step = Record<PersonKey, Write[]>
const emptyStep = (): Step => ({ brandt: [], feld: [] })

/** All steps by name, in the order in which each finds what it stands on. */
export function stepsOf(people: Record<PersonKey, string>, texts: Texts): [string, Step][] {
  return [
    ['sheets', sheetStep()],
    ['tags', tagStep()],
    ['passages', passageStep(texts)],
    ['claims', claimStep()],
    ['attestations', attestationStep()],
    ['evidence', evidenceStep()],
    ['counter', relationStep(people)],
    ['discussion', discussionStep()],
    [lastStep, editionStep()],
  ]
}

function create<K extends RecordKind>(kind: K, id: string, fields: Partial<RecordFields<K>>): Write {
  return { op: 'create', kind, id, fields: { ...fields } }
}

function sheetStep(): Step {
  const step = emptyStep()
  for (const [position, [key, { sheet }]] of Object.entries(dossier.sources).entries())
    step.brandt.push({
      op: 'revise',
      kind: 'source',
      id: idOf(`source ${key}`),
      ifVersion: 1,
      fields: { ...sheet, position },
    })
  return step
}

function tagStep(): Step {
  const step = emptyStep()
  for (const [position, [key, { parent, ...fields }]] of Object.entries(dossier.tags).entries()) {
    const parentId = parent ? idOf(`tag ${parent}`) : null
    step.brandt.push(create('tag', idOf(`tag ${key}`), { ...fields, parentId, position }))
  }
  return step
}

function passageStep(texts: Texts): Step {
  const step = emptyStep()
  for (const [key, { source, by, quote, tags, note, register }] of Object.entries(dossier.passages)) {
    const { text, revisionId } = texts[source]
    const start = text.indexOf(quote)
    if (start < 0 || text.indexOf(quote, start + 1) >= 0)
      throw new RangeError(`The dossier quotes “${quote}”, which does not stand exactly once in ${source}.`)
    const passageId = idOf(`passage ${key}`)
    step[by].push(
      create('passage', passageId, {
        sourceId: idOf(`source ${source}`),
        revisionId,
        spans: [[start, start + quote.length]],
        quote,
        prefix: text.slice(Math.max(0, start - 32), start),
        suffix: text.slice(start + quote.length, start + quote.length + 32),
      }),
      ...tags.map((tag) =>
        create('tagging', idOf(`tagging ${key} ${tag}`), {
          tagId: idOf(`tag ${tag}`),
          passageId,
          claimId: null,
        }),
      ),
    )
    if (note)
      step[by].push(
        create('note', idOf(`note ${key}`), {
          passageId,
          body: toProse(note),
          register: register ?? 'factual',
        }),
      )
  }
  return step
}

function claimStep(): Step {
  const step = emptyStep()
  for (const [key, { by, fields, tags }] of Object.entries(argument.claims)) {
    const claimId = idOf(`claim ${key}`)
    step[by].push(
      create('claim', claimId, fields),
      ...tags.map((tag) =>
        create('tagging', idOf(`tagging claim ${key} ${tag}`), {
          tagId: idOf(`tag ${tag}`),
          passageId: null,
          claimId,
        }),
      ),
    )
  }
  return step
}

function attestationStep(): Step {
  const step = emptyStep()
  for (const [key, { passage, claim, by, fields }] of Object.entries(argument.attestations))
    step[by].push(
      create('attestation', idOf(`attestation ${key}`), {
        passageId: idOf(`passage ${passage}`),
        claimId: idOf(`claim ${claim}`),
        ...fields,
      }),
    )
  for (const [key, { source, by, fields }] of Object.entries(argument.assessments))
    step[by].push(
      create('assessment', idOf(`assessment ${key}`), { sourceId: idOf(`source ${source}`), ...fields }),
    )
  return step
}

function evidenceStep(): Step {
  const step = emptyStep()
  for (const [key, { from, to, by, relation, strength, reasoning }] of Object.entries(argument.evidence)) {
    // What attacks another link comes in the next step, when that link exists whoever made it.
    if ('evidence' in to) continue
    step[by].push(
      create('evidence', idOf(`evidence ${key}`), { ...ends(from, to), relation, strength, reasoning }),
    )
  }
  return step
}

function relationStep(people: Record<PersonKey, string>): Step {
  const step = emptyStep()
  for (const [key, { from, to, by, relation, strength, reasoning }] of Object.entries(argument.evidence))
    if ('evidence' in to)
      step[by].push(
        create('evidence', idOf(`evidence ${key}`), { ...ends(from, to), relation, strength, reasoning }),
      )
  for (const { from, to, by, relation, reasoning } of argument.claimRelations)
    step[by].push(
      create('claimRelation', idOf(`relation ${from} ${to}`), {
        fromClaimId: idOf(`claim ${from}`),
        toClaimId: idOf(`claim ${to}`),
        relation,
        reasoning,
      }),
    )
  for (const { from, to, by, fields } of argument.sourceRelations)
    step[by].push(
      create('sourceRelation', idOf(`source relation ${from} ${to}`), {
        fromSourceId: idOf(`source ${from}`),
        toSourceId: idOf(`source ${to}`),
        ...fields,
      }),
    )
  for (const { claim, by, of, fields } of argument.positions)
    step[by].push(
      create('position', idOf(`position ${claim} ${fields.holder}`), {
        claimId: idOf(`claim ${claim}`),
        userId: of ? people[of] : null,
        ...fields,
      }),
    )
  const { title, attestations, claims, by, resolution, rationale } = argument.conflict
  step[by].push(
    create('conflict', idOf('conflict'), {
      title,
      attestationIds: attestations.map((key) => idOf(`attestation ${key}`)),
      claimIds: claims.map((key) => idOf(`claim ${key}`)),
      resolution,
      rationale,
    }),
  )
  return step
}

function ends(
  from: argument.SeedEvidence['from'],
  to: argument.SeedEvidence['to'],
): Partial<RecordFields<'evidence'>> {
  return {
    fromAttestationId: 'attestation' in from ? idOf(`attestation ${from.attestation}`) : null,
    fromAssessmentId: 'assessment' in from ? idOf(`assessment ${from.assessment}`) : null,
    fromClaimId: 'claim' in from ? idOf(`claim ${from.claim}`) : null,
    toClaimId: 'claim' in to ? idOf(`claim ${to.claim}`) : null,
    toLinkId: 'evidence' in to ? idOf(`evidence ${to.evidence}`) : null,
  }
}

function discussionStep(): Step {
  const step = emptyStep()
  const { claim, by, text } = argument.discussion
  const head = idOf('comment')
  const targetId = idOf(`claim ${claim}`)
  step[by].push(create('comment', head, { targetKind: 'claim', targetId, body: toProse(text) }))
  for (const [i, reply] of argument.discussion.replies.entries())
    step[reply.by].push(
      create('comment', idOf(`comment ${i}`), {
        parentId: head,
        targetKind: 'claim',
        targetId,
        body: toProse(reply.text),
      }),
    )
  return step
}

function editionStep(): Step {
  const step = emptyStep()
  const { by, title, introduction } = argument.edition
  step[by].push(create('edition', idOf('edition'), { title, introduction: toProse(introduction) }))
  return step
}
