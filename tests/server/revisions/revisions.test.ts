// Correcting a text on a real database: drafts, new revisions by corrections, from a better file and from an older text, what
// becomes of passages, and what two people can do to each other.
import { freshDatabase } from '#tests/support/database.ts'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Draft } from '#lib/api/revision.ts'
import { importArchive } from '#lib/server/archives/commands.ts'
import { loadArchive } from '#lib/server/archives/queries.ts'
import { sha256 } from '#lib/server/audit.ts'
import { database } from '#lib/server/database/client.ts'
import { exportProject, loadEditionInput } from '#lib/server/editions/queries.ts'
import { checkProject } from '#lib/server/invariants.ts'
import { revertOperation } from '#lib/server/records/commands.ts'
import { applyCorrections } from '#lib/server/revisions/apply-corrections.ts'
import { acceptRevision, proposeRevision, readBetterFile } from '#lib/server/revisions/better-file.ts'
import { findRevisions, type Revision } from '#lib/server/revisions/chain.ts'
import { loadDifference } from '#lib/server/revisions/difference.ts'
import { discardDraft, draftCorrection, listDrafts, reviseDraft } from '#lib/server/revisions/drafts.ts'
import { listPlaces } from '#lib/server/revisions/places.ts'
import { restoreRevision } from '#lib/server/revisions/restore-revision.ts'
import { loadReading } from '#lib/server/sources/queries.ts'
import { personActor, type Grant } from '#lib/server/access.ts'
import type { CorrectionType } from '#lib/sources/vocabulary.ts'
import { makeCast, refusalOf, type Cast } from '#tests/support/actors.ts'
import {
  load,
  makePassage,
  makePersonRow,
  makeSource,
  newId,
  restoration,
  retirement,
  write,
  type TestSource,
} from '#tests/support/factories.ts'

const file =
  'Der Sagnor ging zum Fluss, und die Mülhe brannte.\n\nAm Tag danach kam der Vogt nach Saltmere.\n'

let cast: Cast
let source: TestSource
let editor: Grant
let annotator: Grant
beforeEach(async () => {
  cast = await makeCast()
  ;({ editor, annotator } = cast.grants)
  source = await makeSource(cast.grants.owner, file)
})

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Collects “old → now” in the text of a revision. */
async function collect(
  grant: Grant,
  old: string,
  now: string,
  more: { type?: CorrectionType; reason?: string; revisionId?: string; id?: string } = {},
): Promise<Draft> {
  const { revisionId = source.revisionId, type = 'transcription', reason = '', id = newId() } = more
  const { text } = await loadReading(grant, revisionId)
  const start = text.indexOf(old)
  return draftCorrection(grant, source.sourceId, id, {
    ...{ revisionId, start, end: start + old.length, reading: old, correction: now, type, reason },
  })
}

const wanted = (ifNumber: number, reason = '') => ({
  sourceId: source.sourceId,
  revisionId: newId(),
  reason,
  ifNumber,
})
const apply = (grant: Grant, ifNumber: number, ...drafts: Draft[]): Promise<Revision> =>
  applyCorrections(
    grant,
    wanted(ifNumber, 'Read again.'),
    drafts.map(({ id }) => id),
  )

const textOf = async (revision: { id: string }): Promise<string> =>
  (await loadReading(editor, revision.id)).text
const spanOf = (text: string, words: string): [number, number] => [
  text.indexOf(words),
  text.indexOf(words) + words.length,
]

describe('collecting', () => {
  test('is private until it is proposed, and only those who may apply see what is proposed', async () => {
    const draft = await collect(annotator, 'Sagnor', 'Senator')
    expect(draft).toMatchObject({
      before: 'Der ',
      reading: 'Sagnor',
      correction: 'Senator',
      place: [4, 10],
      version: 1,
    })
    expect((await listDrafts(annotator, source.sourceId)).mine.map(({ id }) => id)).toEqual([draft.id])
    expect(await listDrafts(editor, source.sourceId)).toEqual({ number: 1, mine: [], proposed: [] })
    expect(await refusalOf(applyCorrections(editor, wanted(1), [draft.id]))).toBe('not_found')
    await reviseDraft(annotator, source.sourceId, draft.id, 1, { isProposed: true })
    expect((await listDrafts(editor, source.sourceId)).proposed.map(({ id }) => id)).toEqual([draft.id])
    const other = await collect(annotator, 'Vogt', 'Vogel')
    expect((await listDrafts(editor, source.sourceId)).proposed.length).toBe(1)
    // Declined, it goes back to its author.
    await discardDraft(editor, source.sourceId, draft.id, 2)
    expect((await listDrafts(editor, source.sourceId)).proposed).toEqual([])
    expect((await listDrafts(annotator, source.sourceId)).mine.map(({ id }) => id).sort()).toEqual(
      [draft.id, other.id].sort(),
    )
    expect(await database().event.count({ where: { projectId: editor.projectId, kind: 'correction' } })).toBe(
      0,
    )
  })

  test('is repeated without harm, and refused with a reason', async () => {
    const id = newId()
    const first = await collect(editor, 'Sagnor', 'Senator', { id })
    expect(await collect(editor, 'Sagnor', 'Senator', { id })).toEqual(first)
    expect(await refusalOf(collect(editor, 'Sagnor', 'Sänger', { id }))).toBe('conflict exists')
    expect(await refusalOf(collect(annotator, 'Sagnor', 'Senator', { id }))).toBe('conflict exists')
    expect(await refusalOf(collect(editor, 'Der Sagnor', 'Ein Sagnor'))).toBe(
      'unprocessable corrections_overlap',
    )
    expect(await refusalOf(collect(editor, 'Mülhe', 'Mülhe'))).toBe('unprocessable no_change')
    const wrong = {
      revisionId: source.revisionId,
      start: 0,
      end: 3,
      reading: 'Die',
      correction: 'Das',
      type: 'machine',
      reason: '',
    } as const
    expect(await refusalOf(draftCorrection(editor, source.sourceId, newId(), wrong))).toBe(
      'unprocessable quote_mismatch',
    )
    const elsewhere = await makeSource(editor, 'Ein anderer Text.\n')
    expect(
      await refusalOf(draftCorrection(editor, elsewhere.sourceId, newId(), { ...wrong, reading: 'Der' })),
    ).toBe('unprocessable other_source')
    expect(
      await refusalOf(
        draftCorrection(cast.elsewhere.grant, source.sourceId, newId(), { ...wrong, reading: 'Der' }),
      ),
    ).toBe('not_found')
  })

  test('is changed only in the version that was seen, and only by its author', async () => {
    const draft = await collect(annotator, 'Mülhe', 'Mühle')
    const now = await reviseDraft(annotator, source.sourceId, draft.id, 1, {
      type: 'machine',
      isProposed: true,
    })
    expect(now).toMatchObject({ version: 2, type: 'machine', isProposed: true })
    expect(await refusalOf(reviseDraft(annotator, source.sourceId, draft.id, 1, { reason: 'x' }))).toBe(
      'precondition_failed has_changed',
    )
    expect(await refusalOf(discardDraft(annotator, source.sourceId, draft.id, 1))).toBe(
      'precondition_failed has_changed',
    )
    expect(await refusalOf(reviseDraft(editor, source.sourceId, draft.id, 2, { reason: 'x' }))).toBe(
      'forbidden',
    )
    expect(
      await refusalOf(reviseDraft(annotator, source.sourceId, draft.id, 2, { type: 'conjecture' })),
    ).toBe('invalid')
    await discardDraft(annotator, source.sourceId, draft.id, 2)
    expect(await refusalOf(discardDraft(annotator, source.sourceId, draft.id, 2))).toBe('not_found')
  })
})

describe('applying', () => {
  test('makes a new revision with each correction, its author and its way back', async () => {
    const own = await collect(editor, 'Mülhe', 'Mühle', { type: 'machine' })
    const theirs = await collect(annotator, 'der Vogt', 'der alte Vogt', {
      type: 'emendation',
      reason: 'So the second copy.',
    })
    await reviseDraft(annotator, source.sourceId, theirs.id, 1, { isProposed: true })
    const revision = await apply(editor, 1, own, theirs)
    expect(revision).toMatchObject({
      number: 2, origin: 'corrections', previousId: source.revisionId, reason: 'Read again.', createdById: cast.people.editor.id,
      changes: { places: 2, removed: 13, inserted: 18, corrections: { machine: 1, emendation: 1 } },
    }) // prettier-ignore
    const text = await textOf(revision)
    expect(text).toBe(
      'Der Sagnor ging zum Fluss, und die Mühle brannte.\nAm Tag danach kam der alte Vogt nach Saltmere.',
    )
    const correction = await load(editor, 'correction', theirs.id)
    expect(correction).toMatchObject({
      createdById: cast.people.annotator.id,
      type: 'emendation',
      reason: 'So the second copy.',
      reading: 'der Vogt',
      correction: 'der alte Vogt',
    })
    expect(text.slice(...correction.spanAfter)).toBe('der alte Vogt')
    expect(await listDrafts(editor, source.sourceId)).toEqual({ number: 2, mine: [], proposed: [] })
    expect(await textOf({ id: source.revisionId })).toBe(source.text)
    const { hunks } = await loadDifference(editor, revision.id, { from: 0 })
    expect(hunks.flatMap(({ pieces }) => pieces.map(({ kind, text: words }) => `${kind} ${words}`))).toEqual([
      'removed Mülhe', 'inserted Mühle', 'removed der Vogt', 'inserted der alte Vogt',
    ]) // prettier-ignore
    expect(await checkProject(editor.projectId)).toEqual([])
  })

  test('by two at the same time: one makes the revision, the other is told of it', async () => {
    const mine = await collect(editor, 'Sagnor', 'Senator')
    const theirs = await collect(cast.grants.owner, 'Mülhe', 'Mühle')
    const outcomes = await Promise.allSettled([apply(editor, 1, mine), apply(cast.grants.owner, 1, theirs)])
    const failed = outcomes.flatMap((one) =>
      one.status === 'rejected'
        ? [one.reason as { code: string; reason: string; extra: { current?: { number: number } } }]
        : [],
    )
    expect(failed).toMatchObject([
      { code: 'precondition_failed', reason: 'newer_revision', extra: { current: { number: 2 } } },
    ])
    // What was collected on the older text goes with its words to the newer one.
    const loser = outcomes[0].status === 'rejected' ? editor : cast.grants.owner
    const { number, mine: left } = await listDrafts(loser, source.sourceId)
    expect(number).toBe(2)
    const last = await apply(loser, 2, ...left)
    expect(await textOf(last)).toContain('Der Senator ging zum Fluss, und die Mühle brannte.')
    expect(last.number).toBe(3)
    expect(await checkProject(editor.projectId)).toEqual([])
  })

  test('the same request again gives the same revision', async () => {
    const draft = await collect(editor, 'Mülhe', 'Mühle')
    const asked = wanted(1)
    const answers = await Promise.all(
      [1, 2, 3].map(() => applyCorrections(editor, asked, [draft.id]).catch((error: unknown) => error)),
    )
    const again = await applyCorrections(editor, asked, [draft.id])
    expect(answers).toContainEqual(again)
    expect(await findRevisions(database(), editor, source.sourceId)).toHaveLength(2)
    expect(await refusalOf(applyCorrections(cast.grants.owner, asked, [draft.id]))).toBe('conflict exists')
  })

  test('refuses what was corrected there meanwhile, what overlaps, and who may not', async () => {
    const stale = await collect(annotator, 'die Mülhe brannte', 'die Mühle brannte')
    await reviseDraft(annotator, source.sourceId, stale.id, 1, { isProposed: true })
    const overlapping = await collect(editor, 'Mülhe', 'Mühle')
    expect(await refusalOf(apply(editor, 1, stale, overlapping))).toBe('unprocessable corrections_overlap')
    expect(await refusalOf(apply(annotator, 1, stale))).toBe('forbidden')
    expect(await refusalOf(apply(cast.grants.viewer, 1, stale))).toBe('forbidden')
    await apply(editor, 1, overlapping)
    expect((await listDrafts(annotator, source.sourceId)).mine).toMatchObject([{ place: null }])
    expect(await refusalOf(apply(editor, 2, stale))).toBe('unprocessable corrected_there')
    expect(await refusalOf(apply(editor, 1, stale))).toBe('precondition_failed newer_revision')
  })

  test('can be taken back while nothing was built on it', async () => {
    const revision = await apply(editor, 1, await collect(editor, 'Mülhe', 'Mühle'))
    const { operationId } = await database().event.findFirstOrThrow({
      where: { projectId: editor.projectId, targetId: revision.id },
    })
    const passage = await makePassage(
      editor,
      { ...source, revisionId: revision.id, text: await textOf(revision) },
      [[0, 3]],
    )
    expect(await refusalOf(revertOperation(editor, newId(), operationId))).toBe('conflict has_changed')
    await write(editor, retirement('passage', passage))
    await revertOperation(editor, newId(), operationId)
    expect((await findRevisions(database(), editor, source.sourceId)).map(({ number }) => number)).toEqual([
      1,
    ])
    const next = await apply(editor, 1, await collect(editor, 'Mülhe', 'Mühlen'))
    expect(next).toMatchObject({ number: 3, previousId: source.revisionId })
    expect(await checkProject(editor.projectId)).toEqual([])
  })
})

describe('an older text, and a better file', () => {
  test('an older text comes back as a new revision', async () => {
    const second = await apply(editor, 1, await collect(editor, 'Mülhe', 'Mühle'))
    expect(await refusalOf(restoreRevision(editor, wanted(1), source.revisionId))).toBe(
      'precondition_failed newer_revision',
    )
    expect(await refusalOf(restoreRevision(editor, wanted(2), second.id))).toBe('unprocessable same_text')
    expect(await refusalOf(restoreRevision(editor, wanted(2), newId()))).toBe('not_found')
    expect(await refusalOf(restoreRevision(annotator, wanted(2), source.revisionId))).toBe('forbidden')
    const third = await restoreRevision(editor, wanted(2, 'The copy had it right.'), source.revisionId)
    const first = await load(editor, 'revision', source.revisionId)
    expect(third).toMatchObject({
      number: 3,
      origin: 'restored',
      restoredFromId: first.id,
      previousId: second.id,
      textSha256: first.textSha256,
    })
    const [a, b] = await Promise.all([loadReading(editor, first.id), loadReading(editor, third.id)])
    expect({ ...b, id: a.id }).toEqual(a)
    expect(await checkProject(editor.projectId)).toEqual([])
  })

  test('a better file is looked at, then accepted with its bytes', async () => {
    const better = file.replace('Sagnor', 'Senator').replace('Mülhe', 'Mühle')
    const kept = await makePassage(editor, source, [spanOf(source.text, 'kam der Vogt')])
    const lost = await makePassage(editor, source, [spanOf(source.text, 'die Mülhe brannte')])
    const read = await readBetterFile(editor, { bytes: bytesOf(better), fileName: 'better.txt' })
    const preview = await proposeRevision(editor, source.sourceId, read)
    expect(preview).toMatchObject({
      number: 1,
      fileName: 'better.txt',
      isSameText: false,
      difference: { places: 2 },
      passages: { exact: 1, moved: 0, unplaced: [{ passageId: lost.id, verdict: 'changed' }] },
    })
    expect(await findRevisions(database(), editor, source.sourceId)).toHaveLength(1)
    const asked = wanted(preview.number, 'A new scan.')
    const revision = await acceptRevision(editor, asked, read)
    expect(await acceptRevision(editor, asked, read)).toEqual(revision)
    expect(revision).toMatchObject({
      number: 2,
      origin: 'file',
      fileName: 'better.txt',
      originalSha256: read.hash,
      changes: { places: 2, corrections: {} },
    })
    const { places } = await listPlaces(editor, revision.id)
    expect(places.map(({ passageId, verdict, spans }) => [passageId, verdict, spans.length]).sort()).toEqual(
      [
        [kept.id, 'exact', 1],
        [lost.id, 'changed', 0],
      ].sort(),
    )
    expect(await refusalOf(acceptRevision(editor, wanted(2), read))).toBe('unprocessable same_text')
    expect(await refusalOf(acceptRevision(editor, wanted(1), read))).toBe(
      'precondition_failed newer_revision',
    )
    expect(await refusalOf(readBetterFile(editor, { bytes: bytesOf(' \n'), fileName: 'x.txt' }))).toMatch(
      /^unprocessable/,
    )
    expect(await checkProject(editor.projectId)).toEqual([])
  })
})

test('passages keep the revision they were made on, and say honestly where they stand in a newer one', async () => {
  const around = await makePassage(editor, source, [spanOf(source.text, 'zum Fluss')])
  const touched = await makePassage(editor, source, [spanOf(source.text, 'Der Sagnor ging')])
  const revision = await apply(editor, 1, await collect(editor, 'Sagnor', 'Herr Senator'))
  const text = await textOf(revision)
  const { places } = await listPlaces(annotator, revision.id)
  const placed = new Map(places.map((one) => [one.passageId, one]))
  expect(placed.get(around.id)).toMatchObject({ verdict: 'exact', revisionId: source.revisionId })
  expect(text.slice(...(placed.get(around.id)?.spans[0] ?? [0, 0]))).toBe('zum Fluss')
  expect(placed.get(touched.id)).toMatchObject({ verdict: 'changed', spans: [] })
  expect(await load(editor, 'passage', around.id)).toEqual(around)
  expect((await listPlaces(editor, source.revisionId)).places).toEqual([])
  expect(await refusalOf(listPlaces(cast.elsewhere.grant, revision.id))).toBe('not_found')
})

test('corrections stand in exports among the textual notes, and the archive holds them', async () => {
  await collect(annotator, 'Vogt', 'Vogel')
  const revision = await apply(
    editor,
    1,
    await collect(editor, 'Mülhe', 'Mühle', {
      type: 'emendation',
      reason: 'The word is plain from the context.',
    }),
  )
  for (const format of ['html', 'markdown', 'tei'] as const) {
    const out = new TextDecoder().decode((await exportProject(editor, { format, language: 'en' })).bytes)
    for (const words of ['Mülhe', 'Mühle', 'emendation', 'The word is plain from the context.'])
      expect(out.includes(words), `${format}: ${words}`).toBe(true)
  }
  expect(revision.number).toBe(2)
  const { bytes } = await loadArchive(editor)
  await freshDatabase()
  const restorer = await makePersonRow()
  await database().user.update({ where: { id: restorer.id }, data: { isAdmin: true } })
  await importArchive(personActor(restorer), bytes)
  expect(await checkProject(editor.projectId)).toEqual([])
  expect(await database().correction.count()).toBe(1)
  expect(await database().correctionDraft.count()).toBe(0)
})

test('a source is put away and brought back with its revisions and corrections', async () => {
  const revision = await apply(editor, 1, await collect(editor, 'Mülhe', 'Mühle'))
  const draft = await collect(editor, 'Vogt', 'Vogel', { revisionId: revision.id })
  await write(editor, retirement('source', await load(editor, 'source', source.sourceId)))
  expect((await load(editor, 'revision', revision.id)).retiredAt).not.toBeNull()
  expect(await refusalOf(listDrafts(editor, source.sourceId))).toBe('not_found')
  expect(await checkProject(editor.projectId)).toEqual([])
  await write(editor, restoration('source', source.sourceId))
  expect((await findRevisions(database(), editor, source.sourceId)).map(({ number }) => number)).toEqual([
    2, 1,
  ])
  expect((await listDrafts(editor, source.sourceId)).mine.map(({ id }) => id)).toEqual([draft.id])
  expect(await checkProject(editor.projectId)).toEqual([])
})

describe('the doctor', () => {
  const damaged = async (sql: string): Promise<string[]> => {
    await apply(editor, 1, await collect(editor, 'Mülhe', 'Mühle'))
    await database().$transaction([
      database().$executeRaw`SET LOCAL session_replication_role = replica`,
      database().$executeRawUnsafe(sql.replaceAll('$P', `'${editor.projectId}'::uuid`)),
    ])
    return [...new Set((await checkProject(editor.projectId)).map(({ code }) => code))].sort()
  }

  test('finds a difference that does not lead to the text', async () => {
    const sql = `UPDATE "Revision" SET difference = '[3, -2, "x"]' WHERE "projectId" = $P AND number = 2`
    expect(await damaged(sql)).toEqual(['difference_broken'])
  })

  test('finds a correction that is not in the text', async () => {
    const sql = `UPDATE "Correction" SET correction = 'Mühlen' WHERE "projectId" = $P`
    expect(await damaged(sql)).toEqual(['correction_differs', 'rows_differ'])
  })

  test('finds a revision that follows itself', async () => {
    const sql = `UPDATE "Revision" SET "previousId" = id WHERE "projectId" = $P AND number = 2`
    expect(await damaged(sql)).toEqual(['difference_broken', 'rows_differ'])
  })
})

test('the database itself refuses to rewrite a revision or a correction', async () => {
  await apply(editor, 1, await collect(editor, 'Mülhe', 'Mühle'))
  const refused = (sql: string) =>
    expect(
      database().$executeRawUnsafe(sql.replaceAll('$P', `'${editor.projectId}'::uuid`)),
    ).rejects.toThrow()
  await refused(`UPDATE "Revision" SET difference = '[]' WHERE "projectId" = $P AND number = 2`)
  await refused(`UPDATE "Revision" SET reason = 'x' WHERE "projectId" = $P`)
  await refused(`UPDATE "Correction" SET reading = 'x' WHERE "projectId" = $P`)
  await refused(`UPDATE "Correction" SET type = 'conjecture', reason = '' WHERE "projectId" = $P`)
})

test('an archive from before there were corrections is still read', async () => {
  const { bytes } = await loadArchive(editor)
  const files = unzipSync(bytes)
  const manifest = JSON.parse(strFromU8(files['manifest.json']!)) as {
    files: { path: string; size: number; sha256: string }[]
  }
  delete files['records/corrections.jsonl']
  delete files['records/source-references.jsonl']
  const {
    previousId: _a,
    origin: _b,
    restoredFromId: _c,
    reason: _d,
    changes: _e,
    ...old
  } = JSON.parse(strFromU8(files['records/revisions.jsonl']!)) as Record<string, unknown>
  files['records/revisions.jsonl'] = strToU8(`${JSON.stringify(old)}\n`)
  manifest.files = manifest.files
    .filter(({ path }) => path in files)
    .map(({ path }) => ({ path, size: files[path]!.length, sha256: sha256(files[path]!) }))
  files['manifest.json'] = strToU8(JSON.stringify(manifest))
  await freshDatabase()
  const restorer = await makePersonRow()
  await database().user.update({ where: { id: restorer.id }, data: { isAdmin: true } })
  await importArchive(personActor(restorer), zipSync(files, { level: 0 }))
  expect(await checkProject(editor.projectId)).toEqual([])
  expect(await database().revision.findFirst()).toMatchObject({
    number: 1,
    origin: 'import',
    previousId: null,
  })
})

test('long texts are compared elsewhere: nobody waits for them here', { timeout: 120_000 }, async () => {
  const sentence = (i: number): string =>
    `Im Jahr ${i} kam der Vogt zum ${i % 97}. Mal an das Wehr von Aschfurt.`
  const long = Array.from({ length: 12_000 }, (_, i) => sentence(i)).join('\n\n')
  const bad = await makeSource(cast.grants.owner, long)
  const marked = await makePassage(editor, bad, [spanOf(bad.text, sentence(7000).slice(0, -1))])
  const better = long.replaceAll(' 4. Mal', ' vierten Mal')
  const read = await readBetterFile(editor, { bytes: bytesOf(better), fileName: 'better.txt' })
  const asked = { ...wanted(1), sourceId: bad.sourceId }
  const { id } = await acceptRevision(editor, asked, read)
  let [longest, last] = [0, performance.now()]
  const started = last
  const clock = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  const { places } = await listPlaces(editor, id)
  clearInterval(clock)
  const whole = performance.now() - started
  expect(places).toMatchObject([{ passageId: marked.id, verdict: 'exact' }])
  expect(longest).toBeLessThan(whole / 3)
  // An edition takes those places, and does not even load the text that was compared.
  const input = await loadEditionInput(editor, null, 'en')
  expect(input.places?.get(marked.id)).toEqual(places[0]?.spans)
  expect(input.readings.map(({ revisionId }) => revisionId)).not.toContain(bad.revisionId)
})
