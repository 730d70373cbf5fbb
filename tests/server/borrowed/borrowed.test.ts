// Annotations of other programs on a real database: looked at, taken over as one operation, brought a second time, taken back, and
// what hostile files come to.
import { strToU8, zipSync } from 'fflate'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { BorrowedDecision, BorrowedReport } from '#lib/api/borrowed.ts'
import { importArchive } from '#lib/server/archives/commands.ts'
import { loadArchive } from '#lib/server/archives/queries.ts'
import { acceptBorrowed } from '#lib/server/borrowed/accept.ts'
import { acceptBorrowedSource, previewBorrowedSource } from '#lib/server/borrowed/new-source.ts'
import { previewBorrowed } from '#lib/server/borrowed/preview.ts'
import { database } from '#lib/server/database/client.ts'
import { exportProject } from '#lib/server/editions/queries.ts'
import { checkProject } from '#lib/server/invariants.ts'
import { readBorrowedInChild } from '#lib/server/borrowed/read-in-child.ts'
import { revertOperation } from '#lib/server/records/commands.ts'
import { listRecords } from '#lib/server/records/queries.ts'
import { loadReading } from '#lib/server/sources/queries.ts'
import type { Grant } from '#lib/server/access.ts'
import { personActor } from '#lib/server/access.ts'
import { toProse } from '#lib/prose/document.ts'
import { toPlainText } from '#lib/prose/plain.ts'
import { makeCast, refusalOf, type Cast } from '#tests/support/actors.ts'
import { freshDatabase } from '#tests/support/database.ts'
import {
  make,
  makePassage,
  makePersonRow,
  makeSource,
  newId,
  type TestSource,
} from '#tests/support/factories.ts'

// Each look at a file starts a process.
vi.setConfig({ testTimeout: 60_000 })

const letter = [
  'To the bailiff of Saltmere. The porter unlocked the little door at five in the morning.',
  'The miller paid nine shillings for the barley and was not seen again before the fair.',
  'Item, a barrel of herring, received. Item, a barrel of herring, received.',
  'The well in the yard of the granary was found to be dry when the fire began at midnight.',
].join('\n\n')

const annotation = (id: string, exact: string, more: object = {}, selector: object = {}): object => ({
  id,
  uri: 'https://example.org/letter',
  user: 'acct:maren@example.org',
  created: '2023-11-05T08:15:30+00:00',
  text: `About ${id}.`,
  tags: ['Door'],
  target: [{ selector: [{ type: 'TextQuoteSelector', exact, ...selector }] }],
  ...more,
})
const hypothesis = (...rows: object[]): Uint8Array => strToU8(JSON.stringify({ total: rows.length, rows }))
/** One of each verdict, an answer, and a note to the page. */
const mixed = hypothesis(
  annotation('sure', 'The porter unlocked the little door'),
  annotation('answer', '', { text: 'I doubt it.', tags: [], references: ['sure'], target: [{}] }),
  annotation(
    'turned',
    'The miller paid eight shillings for the barley and was not seen again before the fair',
  ),
  annotation('spelled', 'The well in the yard of the granarie was found to be drie'),
  annotation('alike', 'a barrel of herring, received'),
  annotation('gone', 'Nobody in this letter says anything about whales or amber', { tags: ['Amber'] }),
  annotation('page', '', { target: [{}] }),
)

let cast: Cast
let source: TestSource
let annotator: Grant
beforeEach(async () => {
  cast = await makeCast()
  annotator = cast.grants.annotator
  source = await makeSource(cast.grants.owner, letter)
})

const upload = (bytes: Uint8Array, fileName = 'export.json') => ({ bytes, fileName })
const take = (
  grant: Grant,
  bytes: Uint8Array,
  decisions: BorrowedDecision[] = [],
  more: { operationId?: string; document?: string } = {},
): Promise<BorrowedReport> =>
  acceptBorrowed(grant, source.sourceId, upload(bytes), {
    operationId: newId(),
    document: 'https://example.org/letter',
    revisionId: source.revisionId,
    decisions,
    ...more,
  })
const all = async <K extends Parameters<typeof listRecords>[1]>(kind: K, grant: Grant = annotator) =>
  (await listRecords(grant, kind)).records
const findings = (): Promise<object[]> => checkProject(cast.project.id)

describe('looking at a file', () => {
  test('gives each annotation its verdict, its place and what it says, and tells what cannot be brought', async () => {
    const preview = await previewBorrowed(annotator, source.sourceId, upload(mixed))
    expect(preview).toMatchObject({
      format: 'hypothesis',
      fileName: 'export.json',
      revisionId: source.revisionId,
      document: 'https://example.org/letter',
      documents: [{ name: 'https://example.org/letter', annotations: 6, hasText: false }],
    })
    expect(preview.items.map(({ id, verdict, proposed }) => `${id} ${verdict} ${proposed}`)).toEqual([
      'sure exact place',
      'answer exact place',
      'turned ambiguous keep',
      'spelled changed place',
      'alike ambiguous keep',
      'gone lost keep',
    ])
    const [sure, answer, turned, spelled, alike] = preview.items
    expect(sure).toMatchObject({
      author: 'maren',
      created: '2023-11-05T08:15:30+00:00',
      notes: [{ text: 'About sure.' }],
      tags: [['Door']],
      place: { before: 'To the bailiff of Saltmere. ', words: 'The porter unlocked the little door' },
      present: null,
    })
    expect(answer?.isAnswer).toBe(true)
    // The number is another one: called out, and not placed by itself.
    expect(turned?.findings[0]).toEqual({ kind: 'number', old: 'eight', new: 'nine' })
    expect(spelled?.findings.map(({ kind }) => kind)).toEqual(['spelling', 'words'])
    expect(alike?.candidates.map(({ words }) => words)).toEqual([
      'a barrel of herring, received',
      'a barrel of herring, received',
    ])
    expect(preview.problems.map(({ code }) => code)).toEqual(['no_passage'])
    expect(await database().event.count({ where: { kind: 'borrowing' } })).toBe(0)
  })

  test('asks which document is meant when the file has several, and proposes the one that fits', async () => {
    const file = hypothesis(
      annotation('far', 'Something about another matter altogether', { uri: 'https://example.org/other' }),
      annotation('near', 'The porter unlocked the little door'),
    )
    const preview = await previewBorrowed(annotator, source.sourceId, upload(file))
    expect(preview.documents.map(({ name }) => name)).toEqual([
      'https://example.org/other',
      'https://example.org/letter',
    ])
    expect(preview.document).toBe('https://example.org/letter')
    expect(preview.items.map(({ id, index }) => [id, index])).toEqual([['near', 1]])
    const asked = { ...upload(file), document: 'https://example.org/nowhere' }
    expect(await refusalOf(previewBorrowed(annotator, source.sourceId, asked))).toBe(
      'unprocessable document_unknown',
    )
  })
})

describe('taking over', () => {
  test('places what is certain and keeps the rest as reports, in one operation', async () => {
    const report = await take(annotator, mixed)
    expect(report).toMatchObject({
      ...{ placed: 3, kept: 3, skipped: 0, present: 0 },
      ...{ passages: 2, notes: 3, tags: 2, newTags: ['Door'] },
    })
    const passage = (await all('passage')).find(
      ({ quote }) => quote === 'The porter unlocked the little door',
    )
    const notes = (await all('note')).filter(({ passageId }) => passageId === passage?.id)
    expect(notes.map(({ body }) => toPlainText(body)).sort()).toEqual(['About sure.', 'I doubt it.'])
    const borrowings = await all('borrowing')
    expect(borrowings.find(({ originalId }) => originalId === 'sure')).toMatchObject({
      passageId: passage?.id,
      format: 'hypothesis',
      author: 'maren',
      created: '2023-11-05T08:15:30+00:00',
      verdict: 'exact',
      isChosen: false,
      notes: [
        { text: 'About sure.', noteId: notes.find(({ body }) => toPlainText(body) === 'About sure.')?.id },
      ],
    })
    expect(borrowings.find(({ originalId }) => originalId === 'gone')).toMatchObject({
      passageId: null,
      verdict: 'lost',
      notes: [{ text: 'About gone.', noteId: null }],
      tags: [['Amber']],
    })
    // The tag of a report is not made before it has a place.
    expect((await all('tag')).map(({ label }) => label)).toEqual(['Door'])
    const events = await database().event.findMany({ where: { operationId: report.operationId } })
    expect(new Set(events.map(({ kind }) => kind))).toEqual(
      new Set(['tag', 'passage', 'note', 'tagging', 'borrowing']),
    )
    expect(await findings()).toEqual([])
  })

  test('follows decisions: a candidate, the changed words, nothing at all', async () => {
    const report = await take(annotator, mixed, [
      { index: 0, do: 'skip' },
      { index: 2, do: 'place', candidate: 0 },
      { index: 3, do: 'keep' },
      { index: 4, do: 'place', candidate: 1 },
    ])
    // The answer to what was passed over is passed over with it.
    expect(report).toMatchObject({ placed: 2, kept: 2, skipped: 1 })
    const placed = (await all('borrowing')).filter(({ passageId }) => passageId !== null)
    expect(placed.map(({ originalId, isChosen }) => [originalId, isChosen]).sort()).toEqual([
      ['alike', true],
      ['turned', true],
    ])
    const second = letter.replace(/\n\n/g, '\n').lastIndexOf('a barrel')
    expect((await all('passage')).some(({ spans }) => spans[0]?.[0] === second)).toBe(true)
    expect(await refusalOf(take(annotator, mixed, [{ index: 5, do: 'place' }]))).toBe(
      'unprocessable no_place',
    )
    const beyond: BorrowedDecision = { index: 4, do: 'place', candidate: 9 }
    expect(await refusalOf(take(annotator, mixed, [beyond]))).toBe('unprocessable no_candidate')
  })

  test('brings nothing twice, and gives a report its place when somebody finds it', async () => {
    const operationId = newId()
    const first = await take(annotator, mixed, [], { operationId })
    expect(await take(annotator, mixed, [], { operationId })).toEqual(first)
    const again = await take(annotator, mixed)
    expect(again).toMatchObject({ placed: 0, kept: 0, present: 6, passages: 0, notes: 0, tags: 0 })
    const preview = await previewBorrowed(annotator, source.sourceId, upload(mixed))
    expect(preview.items.every(({ present }) => present?.isChanged === false)).toBe(true)
    const found = await take(annotator, mixed, [{ index: 4, do: 'place', candidate: 0 }])
    expect(found).toMatchObject({ placed: 1, present: 5, passages: 1, notes: 1, tags: 1, newTags: [] })
    expect(await all('borrowing')).toHaveLength(6)
    expect(await findings()).toEqual([])
  })

  test('uses tags, passages and notes that are there', async () => {
    const above = await make(cast.grants.owner, 'tag', { label: 'Building' })
    const door = await make(cast.grants.owner, 'tag', { label: 'door', parentId: above.id })
    const start = source.text.indexOf('The porter')
    const passage = await makePassage(cast.grants.owner, source, [[start, start + 35]])
    await make(cast.grants.owner, 'tagging', { passageId: passage.id, tagId: door.id })
    const note = await make(cast.grants.owner, 'note', {
      passageId: passage.id,
      body: toProse('About sure.'),
    })
    const report = await take(
      annotator,
      hypothesis(annotation('sure', 'The porter unlocked the little door')),
    )
    expect(report).toMatchObject({ placed: 1, passages: 0, notes: 0, tags: 0, newTags: [] })
    expect((await all('borrowing'))[0]).toMatchObject({ passageId: passage.id, notes: [{ noteId: note.id }] })
  })

  test('is taken back as one', async () => {
    const { operationId } = await take(annotator, mixed)
    await revertOperation(annotator, newId(), operationId)
    for (const kind of ['passage', 'note', 'tagging', 'tag', 'borrowing'] as const)
      expect(await all(kind), kind).toEqual([])
    expect(await findings()).toEqual([])
    // What was taken back can be brought again.
    expect(await take(annotator, mixed)).toMatchObject({ placed: 3, kept: 3 })
  })

  test('is for those who may annotate, on the newest text', async () => {
    expect(await refusalOf(take(cast.grants.commenter, mixed))).toBe('forbidden')
    expect(await refusalOf(take(cast.elsewhere.grant, mixed))).toBe('not_found')
    expect(await refusalOf(previewBorrowed(cast.elsewhere.grant, source.sourceId, upload(mixed)))).toBe(
      'not_found',
    )
  })
})

describe('a file with its text', () => {
  const project = (path: string): Uint8Array =>
    strToU8(
      `<Project xmlns="urn:QDA-XML:project:1.0" name="P"><Users><User guid="22222222-2222-4222-8222-222222222222" name="Maren"/></Users>` +
        `<CodeBook><Codes><Code guid="33333333-3333-4333-8333-333333333333" name="Harvest" isCodable="true"><Code guid="44444444-4444-4444-8444-444444444444" name="Price" isCodable="true"/></Code></Codes></CodeBook>` +
        `<Sources><TextSource guid="11111111-1111-4111-8111-111111111111" name="Letter to Saltmere" plainTextPath="internal://${path}">` +
        `<PlainTextSelection guid="55555555-5555-4555-8555-555555555555" name="nine shillings" startPosition="105" endPosition="119" creatingUser="22222222-2222-4222-8222-222222222222" creationDateTime="2024-05-06T07:08:09Z">` +
        `<Description>High for a spring.</Description><Coding guid="66666666-6666-4666-8666-666666666666"><CodeRef targetGUID="44444444-4444-4444-8444-444444444444"/></Coding>` +
        `</PlainTextSelection></TextSource></Sources></Project>`,
    )
  const qdpx = zipSync({
    'project.qde': project('a.txt'),
    'sources/a.txt': strToU8(`${letter}\n\nGiven at Saltmere.`),
  })

  test('becomes a source with its annotations, as one operation that is taken back as one', async () => {
    const { editor } = cast.grants
    const preview = await previewBorrowedSource(editor, upload(qdpx, 'p.qdpx'))
    expect(preview).toMatchObject({
      ...{ format: 'refi-qda', document: 'Letter to Saltmere', title: 'Letter to Saltmere', siglum: 'LS' },
      items: [{ quote: 'nine shillings', verdict: 'exact', author: 'Maren', tags: [['Harvest', 'Price']] }],
      isThereAs: null,
    })
    const accepted = {
      ...{ operationId: newId(), document: preview.document, decisions: [] },
      ...{ sourceId: newId(), revisionId: newId() },
    }
    const report = await acceptBorrowedSource(editor, upload(qdpx, 'p.qdpx'), accepted)
    expect(report).toMatchObject({ placed: 1, passages: 1, notes: 1, newTags: ['Harvest', 'Price'] })
    const [passage] = (await all('passage')).filter(({ sourceId }) => sourceId === accepted.sourceId)
    expect(
      (await loadReading(editor, accepted.revisionId)).text.slice(...(passage?.spans[0] ?? [0, 0])),
    ).toBe('nine shillings')
    const [harvest] = (await all('tag')).filter(({ label }) => label === 'Harvest')
    expect((await all('tag')).find(({ label }) => label === 'Price')?.parentId).toBe(harvest?.id)
    expect((await previewBorrowedSource(editor, upload(qdpx, 'p.qdpx'))).isThereAs).toEqual({
      sourceId: accepted.sourceId,
      siglum: 'LS',
    })
    const other = { ...accepted, operationId: newId(), sourceId: newId(), revisionId: newId() }
    expect(await refusalOf(acceptBorrowedSource(editor, upload(qdpx, 'p.qdpx'), other))).toBe(
      'conflict text_is_there',
    )
    expect(await findings()).toEqual([])
    await revertOperation(editor, newId(), report.operationId)
    expect((await all('source')).map(({ id }) => id)).toEqual([source.sourceId])
    expect(await all('passage')).toEqual([])
    expect(await findings()).toEqual([])
  })
})

test('the W3C export of another project comes back as the same passages, notes and tags', async () => {
  const { owner } = cast.grants
  const at = (words: string): [number, number] => {
    const start = source.text.indexOf(words)
    return [start, start + words.length]
  }
  const tag = await make(owner, 'tag', { label: 'Market' })
  const broken = await makePassage(owner, source, [at('The miller paid'), at('for the barley')])
  const door = await makePassage(owner, source, [at('little door')])
  await make(owner, 'note', { passageId: broken.id, body: toProse('Dear.\nSee the toll book.') })
  await make(owner, 'note', {
    passageId: door.id,
    body: toProse('“litle” in the draft.'),
    register: 'textual',
  })
  await make(owner, 'tagging', { passageId: broken.id, tagId: tag.id })
  const claim = await make(owner, 'claim', { statement: 'Barley was dear.' })
  await make(owner, 'attestation', { passageId: broken.id, claimId: claim.id, polarity: 'affirms' })
  const { bytes } = await exportProject(owner, { format: 'w3c', language: 'en' })

  const there = cast.elsewhere.grant
  const target = await makeSource(there, letter)
  const file = upload(typeof bytes === 'string' ? strToU8(bytes) : bytes, 'edition.jsonld')
  const preview = await previewBorrowed(there, target.sourceId, file)
  expect(preview.format).toBe('fontes')
  expect(new Set(preview.problems.map(({ code }) => code))).toEqual(new Set(['not_brought', 'no_passage']))
  await acceptBorrowed(there, target.sourceId, file, {
    operationId: newId(),
    document: preview.document,
    revisionId: target.revisionId,
    decisions: [],
  })
  const shown = async (grant: Grant): Promise<unknown> => {
    const [notes, taggings, tags] = [
      await all('note', grant),
      await all('tagging', grant),
      await all('tag', grant),
    ]
    return (await all('passage', grant))
      .map(({ id, spans, quote }) => ({
        spans,
        quote,
        notes: notes.flatMap((one) => (one.passageId === id ? [[one.register, toPlainText(one.body)]] : [])),
        tags: taggings.flatMap((one) =>
          one.passageId === id ? [tags.find((other) => other.id === one.tagId)?.label] : [],
        ),
      }))
      .sort((a, b) => (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0))
  }
  expect(await shown(there)).toEqual(await shown(owner))
  const authors = (await all('borrowing', there)).map(({ author }) => author)
  expect(authors).toEqual([cast.people.owner.name, cast.people.owner.name])
  // … and into an archive.
  const { bytes: archive } = await loadArchive(there)
  await freshDatabase()
  const restorer = await makePersonRow()
  await database().user.update({ where: { id: restorer.id }, data: { isAdmin: true } })
  const { id } = await importArchive(personActor(restorer), archive)
  expect(await database().borrowing.count({ where: { projectId: id } })).toBe(2)
  expect(await checkProject(id)).toEqual([])
})

test('what is refused keeps its code, and a reader that hangs is stopped', async () => {
  const asked = { fileName: 'a', document: null, text: letter, userId: cast.project.owner.id }
  const hostile = strToU8('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')
  expect(await refusalOf(readBorrowedInChild(hostile, asked))).toBe('unprocessable xml_entity_refused')
  expect(await refusalOf(readBorrowedInChild(mixed, { ...asked, text: null }))).toBe('unprocessable no_text')
  expect(await refusalOf(readBorrowedInChild(mixed, { ...asked, limits: { timeoutMs: 1 } }))).toBe(
    'unprocessable reader_timeout',
  )
})

test('half characters and NUL are stored as signs that stand for nothing', async () => {
  const { owner } = cast.grants
  const file = strToU8(
    '{"total":1,"rows":[{"id":"n\\u0000","uri":"u","user":"acct:a\\ud800@b","text":"\\ud800 and \\u0000","tags":["t\\u202e"],' +
      '"target":[{"selector":[{"type":"TextQuoteSelector","exact":"The porter unlocked the little door"}]}]}]}',
  )
  await take(owner, file, [], { document: 'u' })
  expect((await all('note')).map(({ body }) => toPlainText(body))).toEqual(['\ufffd and \ufffd'])
  expect((await all('tag')).map(({ label }) => label)).toEqual(['t'])
})
