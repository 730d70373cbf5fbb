// Brings the demonstration dossier (prisma/seed) into a fresh instance, through the same doors as everybody's work:
// the import, the write door, one operation for each person and step. All ids follow from the names in the dossier, so a
// start that was cut off in the middle goes on where it stopped.
import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as dossier from '#prisma/seed/sources.ts'
import type { PersonKey, SourceKey } from '#prisma/seed/sources.ts'
import { operatorGrant, type Grant } from '../access.ts'
import { database } from '../database/client.ts'
import { createProject } from '../projects/commands.ts'
import { addMember } from '../projects/members.ts'
import { record } from '../record.ts'
import { writeRecords } from '../records/commands.ts'
import { importSource } from '../sources/commands.ts'
import { idOf, lastStep, stepsOf, type Texts } from './dossier-steps.ts'

const seedFolder = path.join(process.cwd(), 'prisma', 'seed')

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

async function writeSteps(
  grants: Record<PersonKey, Grant>,
  people: Record<PersonKey, string>,
  texts: Texts,
): Promise<void> {
  for (const [name, step] of stepsOf(people, texts)) {
    for (const person of ['brandt', 'feld'] as const) {
      if (step[person].length === 0) continue
      // The last operation of all must be the one that tells a whole load from one that was cut off.
      const id = idOf(person === 'brandt' ? `operation ${name}` : `operation ${name} ${person}`)
      await writeRecords(grants[person], id, step[person])
    }
  }
}
