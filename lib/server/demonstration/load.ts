// Brings the demonstration dossier (prisma/seed) into a fresh instance, through the same doors as everybody's work:
// the import, the write door, one operation for each person and step. All ids follow from the names in the dossier, so a
// start that was cut off in the middle goes on where it stopped.
import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { v5 } from 'uuid'
import type { Write } from '#lib/live/event.ts'
import type { RecordFields, RecordKind } from '#lib/live/records.ts'
import { toProse } from '#lib/prose/document.ts'
import * as argument from '#prisma/seed/argument.ts'
import * as dossier from '#prisma/seed/sources.ts'
import type { PersonKey, SourceKey } from '#prisma/seed/sources.ts'
import { operatorGrant, type Grant } from '../access.ts'
import { database } from '../database/client.ts'
import { createProject } from '../projects/commands.ts'
import { addMember } from '../projects/members.ts'
import { record } from '../record.ts'
import { writeRecords } from '../records/commands.ts'
import { importSource } from '../sources/commands.ts'

const seedFolder = path.join(process.cwd(), 'prisma', 'seed')
const namespace = '5f0c2c61-6d0e-5f4b-9a0e-4b4d3b7c1741'
const idOf = (name: string): string => v5(name, namespace)
const lastStep = 'edition'

/**
 * Loads the dossier if this instance has no project yet, or if an earlier load was cut off.
 * Returns whether the dossier is there now.
 */
export async function loadDemonstration(progress: (line: string) => void = () => {}): Promise<boolean> {
  const projectId = idOf('project')
  const present = await database().project.findUnique({ where: { id: projectId } })
  if (present) {
    const isWhole = await database().operation.findUnique({
      where: { projectId_id: { projectId, id: idOf(`operation ${lastStep}`) } },
    })
    if (isWhole || present.retiredAt) return present.retiredAt === null
  } else if ((await database().project.count()) > 0) return false

  progress('Loading the demonstration dossier')
  const people = await makePeople()
  if (!present) {
    const { slug, title, description, language } = dossier.project
    const maker = { userId: people.brandt, via: 'command', scope: 'write', onlyProjectId: null } as const
    await createProject(maker, { id: projectId, slug, title, description, language })
  }
  const grants = {
    brandt: operatorGrant(people.brandt, projectId, dossier.project.slug),
    feld: operatorGrant(people.feld, projectId, dossier.project.slug),
  }
  const joining = { id: idOf('operation member'), request: 'member' }
  await record(grants.brandt, joining, (door) => addMember(door, { userId: people.feld, role: 'editor' }))
  const texts = await importSources(grants.brandt)
  await writeSteps(grants, people, texts)
  return true
}

async function makePeople(): Promise<Record<PersonKey, string>> {
  for (const [key, { name, email }] of Object.entries(dossier.people)) {
    const id = idOf(`person ${key}`)
    await database().user.upsert({ where: { id }, create: { id, name, email }, update: {} })
  }
  return { brandt: idOf('person brandt'), feld: idOf('person feld') }
}

type Texts = Record<SourceKey, { text: string; revisionId: string }>

async function importSources(grant: Grant): Promise<Texts> {
  const texts: Partial<Texts> = {}
  for (const [key, { file }] of Object.entries(dossier.sources) as [SourceKey, { file: string }][]) {
    const revisionId = idOf(`revision ${key}`)
    const bytes = await readFile(path.join(seedFolder, file))
    await importSource(grant, { bytes, fileName: file, sourceId: idOf(`source ${key}`), revisionId })
    const { text } = await database().revision.findUniqueOrThrow({
      where: { projectId_id: { projectId: grant.projectId, id: revisionId } },
      select: { text: true },
    })
    texts[key] = { text, revisionId }
  }
  return texts as Texts
}

/** Writes of one step, gathered for each of the two people, so that the history names who did what. */
type Step = Record<PersonKey, Write[]>
const emptyStep = (): Step => ({ brandt: [], feld: [] })

async function writeSteps(
  grants: Record<PersonKey, Grant>,
  people: Record<PersonKey, string>,
  texts: Texts,
): Promise<void> {
  const steps: [string, Step][] = [
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
  for (const [name, step] of steps) {
    for (const person of ['brandt', 'feld'] as const) {
      if (step[person].length === 0) continue
      // The last operation of all must be the one that tells a whole load from one that was cut off.
      const id = idOf(person === 'brandt' ? `operation ${name}` : `operation ${name} ${person}`)
      await writeRecords(grants[person], id, step[person])
    }
  }
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
