// The import desk on a real database: what is handed in stays, is read, is private, becomes a source whole or leaves no trace.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, it, vi } from 'vitest'
import type { Proposal } from '#lib/api/proposal.ts'
import { fileKind } from '#lib/reading/file-kind.ts'
import { database, closeDatabase } from '#lib/server/database/client.ts'
import { checkProject } from '#lib/server/invariants.ts'
import { revertOperation } from '#lib/server/records/commands.ts'
import { listChanges, listRecords } from '#lib/server/records/queries.ts'
import { acceptProposal } from '#lib/server/sources/accept-proposal.ts'
import {
  discardProposal,
  handIn,
  listProposals,
  loadProposal,
  loadProposalOriginal,
  readProposal,
  reviseProposal,
} from '#lib/server/sources/proposals.ts'
import { loadReading } from '#lib/server/sources/queries.ts'
import type { Grant } from '#lib/server/access.ts'
import { makeCast, refusalOf, type Cast } from '#tests/support/actors.ts'
import { encode } from '#tests/support/encode.ts'
import { addMemberTo, makeProject, newId } from '#tests/support/factories.ts'

vi.setConfig({ testTimeout: 120_000 })

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})

async function lay(grant: Grant, content: string | Uint8Array, fileName = 'a.txt'): Promise<Proposal> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const came = await handIn(grant, { id: newId(), fileName, bytes })
  if (came.kind !== 'proposal') throw new Error('it is a duplicate')
  return came.proposal
}
const acceptance = ({ readingSha256 }: Proposal) => ({
  sourceId: newId(),
  revisionId: newId(),
  readingSha256,
})
const versionOf = async (grant: Grant): Promise<number> => (await listChanges(grant, 0, 1)).version

it('keeps a file for the one who handed it in, and the project hears nothing of it', async () => {
  const { grant } = cast.project
  const before = await versionOf(grant)
  const { id } = await lay(grant, 'The mill at Harrow.')
  const { proposal, reading } = await readProposal(grant, id, {})
  expect(proposal).toMatchObject({
    state: 'read',
    title: 'a',
    outcome: { encoding: 'utf-8', characters: 19, questions: 0 },
  })
  expect(reading?.text).toBe('The mill at Harrow.')
  expect(await versionOf(grant)).toBe(before)
  const others = [cast.grants.editor, cast.elsewhere.grant]
  for (const other of others) {
    expect((await listProposals(other)).map((one) => one.id)).not.toContain(id)
    for (const attempt of [
      () => loadProposal(other, id),
      () => loadProposalOriginal(other, id),
      () => readProposal(other, id, {}),
      () => reviseProposal(other, id, { title: 'Mine' }),
      () => acceptProposal(other, id, acceptance(proposal)),
      () => discardProposal(other, id),
    ])
      expect(await refusalOf(attempt())).toBe('not_found')
  }
  expect((await loadProposal(grant, id)).proposal.title).toBe('a')
})

it('survives a restart, and is read again by another process', async () => {
  const { grant } = cast.project
  const { id } = await lay(grant, '# Tolls\n\nOf barley[^1].\n\n[^1]: And oats.', 'tolls.md')
  const { proposal } = await readProposal(grant, id, {})
  await closeDatabase()
  const found = await loadProposal(grant, id)
  expect(found.proposal).toEqual(proposal)
  expect(found.reading?.text).toBe('Tolls\nOf barley.\nAnd oats.')
  expect((await loadProposalOriginal(grant, id)).raw).toBe('# Tolls\n\nOf barley[^1].\n\n[^1]: And oats.')
  expect(found.proposal.outcome?.report.summary).toContainEqual({ code: 'notes_linked', count: 1 })
})

it('becomes a source in one operation that can be taken back', async () => {
  const { grant } = cast.project
  const { id } = await lay(grant, 'A letter of the reeve to the abbot, of 1301.')
  await readProposal(grant, id, {})
  const named = await reviseProposal(grant, id, { siglum: 'R', title: 'The reeve’s letter' })
  const ids = acceptance(named)
  const report = await acceptProposal(grant, id, ids)
  expect(report).toMatchObject({
    siglum: 'R',
    title: 'The reeve’s letter',
    isDuplicate: false,
    characters: 44,
  })
  expect((await loadReading(grant, ids.revisionId)).text).toBe('A letter of the reeve to the abbot, of 1301.')
  expect(await refusalOf(loadProposal(grant, id))).toBe('not_found')
  // The answer was lost and is asked for again.
  expect(await acceptProposal(grant, id, ids)).toEqual(report)
  const { events } = await listChanges(grant, 0, 1000)
  const own = events.filter((one) => one.id === ids.sourceId || one.id === ids.revisionId)
  expect(new Set(own.map((one) => one.operationId)).size).toBe(1)
  await revertOperation(grant, newId(), own[0]?.operationId ?? '')
  expect((await listRecords(grant, 'source')).records.map((one) => one.id)).not.toContain(ids.sourceId)
  expect(await checkProject(grant.projectId)).toEqual([])
})

it('accepts only the reading that was looked at', async () => {
  const { grant } = cast.project
  const text = encode('Die Straße nach Köln war 1301 gesperrt, und niemand kam hindurch.', 'windows-1252')
  const { id } = await lay(grant, text)
  const first = await readProposal(grant, id, { encoding: 'windows-1252' })
  const second = await readProposal(grant, id, { encoding: 'windows-1251' })
  expect(second.reading?.text).toContain('StraЯe')
  const { proposal } = first
  expect(await refusalOf(acceptProposal(grant, id, acceptance(proposal)))).toBe('conflict reading_changed')
  // Asked for in an encoding that does not fit: what was read before stands.
  expect(await refusalOf(readProposal(grant, id, { encoding: 'utf-8' }))).toBe('unprocessable encoding_wrong')
  expect((await loadProposal(grant, id)).proposal.readingSha256).toBe(second.proposal.readingSha256)
  const back = await readProposal(grant, id, { encoding: 'windows-1252' })
  expect(back.proposal.readingSha256).toBe(proposal.readingSha256)
  expect(await acceptProposal(grant, id, acceptance(back.proposal))).toMatchObject({
    encoding: 'windows-1252',
  })
})

it('asks for the encoding and keeps the question', async () => {
  const { grant } = cast.project
  const text = encode('Весной того года цена на ячмень поднялась, и народ пришёл к воротам.', 'koi8-r')
  const { id } = await lay(grant, text)
  const { proposal } = await readProposal(grant, id, {})
  expect(proposal.state).toBe('unsure')
  expect(proposal.candidates[0]?.encoding).toBe('koi8-r')
  expect(await refusalOf(acceptProposal(grant, id, acceptance({ ...proposal, readingSha256: 'x' })))).toBe(
    'conflict not_read',
  )
  expect((await listProposals(grant)).find((one) => one.id === id)?.candidates).toEqual(proposal.candidates)
  expect((await readProposal(grant, id, { encoding: 'koi8-r' })).proposal).toMatchObject({
    state: 'read',
    encoding: 'koi8-r',
  })
})

it('lets go of what cannot be read', async () => {
  const { grant } = cast.project
  const { id } = await lay(grant, Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'seal.png')
  expect(await refusalOf(readProposal(grant, id, {}))).toBe('unprocessable type_not_supported')
  expect(await refusalOf(loadProposal(grant, id))).toBe('not_found')
})

it('offers what is there already: as a source, or on the desk', async () => {
  const { grant } = cast.project
  const text = 'The same charter, twice.'
  const first = await lay(grant, text)
  expect((await lay(grant, text, 'b.txt')).id).toBe(first.id)
  // Somebody else’s desk is somebody else’s.
  const theirs = await lay(cast.grants.editor, text)
  expect(theirs.id).not.toBe(first.id)
  const { proposal } = await readProposal(grant, first.id, {})
  const report = await acceptProposal(grant, first.id, acceptance(proposal))
  const again = await handIn(grant, { id: newId(), fileName: 'c.txt', bytes: Buffer.from(text) })
  expect(again).toMatchObject({ kind: 'duplicate', sourceId: report.sourceId, siglum: report.siglum })
  // Brought in by another while it lay here: the source that is there is the answer, and the desk is clear.
  const late = await readProposal(cast.grants.editor, theirs.id, {})
  const other = await acceptProposal(cast.grants.editor, theirs.id, acceptance(late.proposal))
  expect(other).toMatchObject({ isDuplicate: true, sourceId: report.sourceId })
  expect(await listProposals(cast.grants.editor)).toEqual([])
})

it('goes by itself when nobody has touched it for long', async () => {
  const { grant } = cast.project
  const { id } = await lay(grant, 'Forgotten.')
  await database().importProposal.updateMany({
    where: { id },
    data: { expiresAt: new Date(Date.now() - 1000) },
  })
  expect(await refusalOf(loadProposal(grant, id))).toBe('not_found')
  // Whoever looks at any desk clears what has expired on all.
  await listProposals(cast.elsewhere.grant)
  expect(await database().importProposal.count({ where: { id } })).toBe(0)
})

it('forgets a file that was taken off while it was read', async () => {
  const { grant } = cast.project
  const { id } = await lay(grant, 'One moment. '.repeat(20_000))
  const reading = refusalOf(readProposal(grant, id, {})).catch(() => 'read before')
  await discardProposal(grant, id)
  expect(['unprocessable reader_crashed', 'not_found', 'read before']).toContain(await reading)
  expect(await refusalOf(loadProposal(grant, id))).toBe('not_found')
})

it('writes what was decided about references with the source', async () => {
  const { grant } = cast.project
  const { id: targetId } = await lay(grant, 'The register that is cited.')
  const target = await readProposal(grant, targetId, {})
  const { sourceId: targetSourceId } = await acceptProposal(grant, targetId, acceptance(target.proposal))
  const { id } = await lay(grant, 'See the register, p. 4, and the roll.')
  await readProposal(grant, id, {})
  const place = { before: 'see', after: 'p4', spans: [[4, 16] as [number, number]], noteLabel: '' }
  const said = { meaning: '', locator: '', signal: '' as const, comment: '', relation: null }
  const named = await reviseProposal(grant, id, {
    references: [
      {
        ...{ ...place, ...said, kind: 'work', quote: 'the register', normalized: 'Register' },
        ...{
          status: 'confirmed',
          locator: 'p. 4',
          signal: 'detail',
          targetSourceId,
          relation: 'citesForDetail',
        },
      },
      {
        ...{ ...place, ...said, kind: 'work', quote: 'the roll', normalized: 'Roll', spans: [[28, 36]] },
        ...{ status: 'rejected', targetSourceId: null },
      },
    ],
  })
  const ids = acceptance(named)
  await acceptProposal(grant, id, ids)
  const references = (await listRecords(grant, 'sourceReference')).records.filter(
    (one) => one['sourceId'] === ids.sourceId,
  )
  const relations = (await listRecords(grant, 'sourceRelation')).records
  expect(references).toMatchObject([
    { quote: 'the register', status: 'confirmed', targetSourceId, relationId: relations[0]?.id },
    { quote: 'the roll', status: 'rejected', relationId: null },
  ])
  expect(relations).toMatchObject([
    { fromSourceId: ids.sourceId, toSourceId: targetSourceId, relation: 'citesForDetail', scope: 'passage' },
  ])
  expect(await checkProject(grant.projectId)).toEqual([])
})

it('lets nobody accept who may no longer bring in', async () => {
  const { person, grant } = await addMemberTo(await makeProject(), 'editor')
  const { id } = await lay(grant, 'An editor’s file.')
  const { proposal } = await readProposal(grant, id, {})
  await database().member.updateMany({
    where: { projectId: grant.projectId, userId: person.id },
    data: { role: 'viewer' },
  })
  expect(await refusalOf(acceptProposal(grant, id, acceptance(proposal)))).toMatch(/^forbidden/)
  expect((await loadProposal(grant, id)).proposal.id).toBe(id)
})

const samples = path.resolve('tests', 'golden', 'formats')
/** What the doctor says. */
const broken = async (grant: Grant): Promise<string[]> =>
  (await checkProject(grant.projectId)).map(({ code }) => code)
const containers = [
  'pdf/one-column/input.pdf',
  'docx/pandoc/input.docx',
  'epub/pandoc/input.epub',
  'odt/pandoc/input.odt',
]
const isReadable = (file: string): boolean =>
  existsSync(path.join(samples, file)) &&
  fileKind(readFileSync(path.join(samples, file)), file).kind === 'source'
it.each(containers.filter(isReadable))(
  'keeps %s with the text its reader made, and the doctor finds the way back',
  async (file) => {
    const { grant } = cast.project
    const { id } = await lay(grant, readFileSync(path.join(samples, file)), path.basename(file))
    const { proposal, reading } = await readProposal(grant, id, {})
    const { raw } = await loadProposalOriginal(grant, id)
    expect(raw).toBe(reading?.original)
    expect(raw.length).toBeGreaterThan(100)
    const ids = acceptance(proposal)
    await acceptProposal(grant, id, ids)
    expect(await broken(grant)).toEqual([])
    // A reading that no longer fits what its reader made is found.
    await database().$executeRawUnsafe('ALTER TABLE "Revision" DISABLE TRIGGER "Revision_immutable"')
    const other = `${raw.slice(0, 40)}${'x'.repeat(20)}${raw.slice(60)}`
    await database().$executeRaw`
      UPDATE "Revision" SET reading = jsonb_set(reading, '{original}', to_jsonb(${other}::text)) WHERE id = ${ids.revisionId}::uuid`
    expect(await broken(grant)).toEqual(['map_broken'])
    await database().$executeRaw`
      UPDATE "Revision" SET reading = jsonb_set(reading, '{original}', to_jsonb(${raw}::text)) WHERE id = ${ids.revisionId}::uuid`
    await database().$executeRawUnsafe('ALTER TABLE "Revision" ENABLE TRIGGER "Revision_immutable"')
  },
)

const corpus = path.resolve('..', 'shared', 'corpus')
it.skipIf(!existsSync(corpus))('reads real documents again while one looks at them', async () => {
  const { grant } = cast.elsewhere
  const taken: string[] = []
  for (const fileName of readdirSync(corpus)) {
    const { id } = await lay(grant, readFileSync(path.join(corpus, fileName)), fileName)
    const { reading } = await readProposal(grant, id, {})
    const raw = await loadProposalOriginal(grant, id)
    expect(raw.raw.length).toBe(reading?.counts['originalCharacters'])
    const began = performance.now()
    const { proposal } = await readProposal(grant, id, { choices: {} })
    const took = Math.round(performance.now() - began)
    taken.push(`${fileName.slice(0, 3)} ${took} ms`)
    // On a machine that does other things as well.
    expect(took).toBeLessThan(5000)
    expect((await acceptProposal(grant, id, acceptance(proposal))).isDuplicate).toBe(false)
  }
  console.log(`read again: ${taken.join(', ')}`)
  expect(await checkProject(grant.projectId)).toEqual([])
})
