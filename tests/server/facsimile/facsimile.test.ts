// Pictures of pages and the places of words on a real database: what is brought in, who sees it, what becomes of it.
import { beforeEach, describe, expect, test } from 'vitest'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { doubtsBelow } from '#lib/facsimile/doubt.ts'
import { unpackWords } from '#lib/facsimile/page-words.ts'
import type { Grant } from '#lib/server/access.ts'
import { personActor } from '#lib/server/access.ts'
import { importArchive } from '#lib/server/archives/commands.ts'
import { loadArchive } from '#lib/server/archives/queries.ts'
import { sha256 } from '#lib/server/audit.ts'
import { database } from '#lib/server/database/client.ts'
import { loadDoubtfulWords, loadFacsimile, loadFacsimilePage } from '#lib/server/facsimile/boxes.ts'
import { addPageImage, loadPageImage } from '#lib/server/facsimile/images.ts'
import { checkProject } from '#lib/server/invariants.ts'
import { revertOperation, writeRecords } from '#lib/server/records/commands.ts'
import { findRecords } from '#lib/server/records/rows.ts'
import { applyCorrections } from '#lib/server/revisions/apply-corrections.ts'
import { acceptRevision, readBetterFile } from '#lib/server/revisions/better-file.ts'
import { draftCorrection } from '#lib/server/revisions/drafts.ts'
import { importSource } from '#lib/server/sources/commands.ts'
import { loadReading } from '#lib/server/sources/queries.ts'
import { makeCast, refusalOf, type Cast } from '#tests/support/actors.ts'
import { freshDatabase } from '#tests/support/database.ts'
import {
  load,
  makeSource,
  newId,
  restoration,
  retirement,
  revision,
  write,
} from '#tests/support/factories.ts'
import { altoOf, jpegHead, pngImage } from '#tests/support/make-image.ts'

let cast: Cast
let editor: Grant
beforeEach(async () => {
  cast = await makeCast()
  ;({ editor } = cast.grants)
})

const alto = altoOf(
  [
    [
      [
        ['Der', 100, 100, 60, 30, 0.97],
        ['Müller', 170, 100, 120, 30, 0.32],
        ['schwieg.', 300, 100, 150, 30, 0.9],
      ],
    ],
    [
      [
        ['Am', 100, 90, 40, 30, 0.99],
        ['Wehr', 150, 90, 90, 30, 0.55],
        ['brannte', 250, 90, 140, 30, 0.8],
        ['es.', 400, 90, 50, 30],
      ],
    ],
  ],
  { width: 800, height: 1200 },
)

async function bringIn(): Promise<{ sourceId: string; revisionId: string; text: string }> {
  const ids = { sourceId: newId(), revisionId: newId() }
  await importSource(editor, { ...ids, bytes: new TextEncoder().encode(alto), fileName: 'pages.xml' })
  return { ...ids, text: (await loadReading(editor, ids.revisionId)).text }
}

/** The words of a page as they are said in the text, each with the left edge of its box. */
async function wordsOn(revisionId: string, page: number): Promise<[string, number][]> {
  const { text } = await loadReading(editor, revisionId)
  const { words } = await loadFacsimilePage(editor, revisionId, page)
  return unpackWords(words).map(({ start, end, x }) => [text.slice(start, end), x])
}

const picture = (sourceId: string, more: Partial<Parameters<typeof addPageImage>[1]> = {}) => ({
  ...{ id: newId(), sourceId, fileName: 'page-1.png', page: 0, bytes: pngImage(8, 12) },
  ...more,
})

describe('pictures of pages', () => {
  test('are kept byte for byte, with the size that the bytes say, as an event of the project', async () => {
    const source = await makeSource(editor, 'Eine Seite.')
    const one = picture(source.sourceId, { fileName: 'C:\\scans\\page-1.png' })
    const made = await addPageImage(editor, one)
    expect(made).toMatchObject({
      ...{ sourceId: source.sourceId, page: 0, fileName: 'page-1.png', mediaType: 'image/png' },
      ...{ width: 8, height: 12, size: one.bytes.length, sha256: sha256(one.bytes), version: 1 },
    })
    const file = await loadPageImage(cast.grants.viewer, one.id)
    expect(file.mediaType).toBe('image/png')
    expect(Buffer.from(file.bytes).equals(Buffer.from(one.bytes))).toBe(true)
    // Sent again it is the same picture, and nothing is written.
    const before = await database().event.count()
    expect(await addPageImage(editor, one)).toEqual(made)
    expect(await database().event.count()).toBe(before)
    expect(await refusalOf(addPageImage(editor, { ...one, page: 1 }))).toBe('unprocessable operation_reused')
    expect(await checkProject(cast.project.id)).toEqual([])
  })

  test('of the same bytes are one file', async () => {
    const source = await makeSource(editor, 'Zwei Seiten.')
    const first = await addPageImage(editor, picture(source.sourceId))
    await addPageImage(editor, picture(source.sourceId, { page: 1 }))
    expect(
      await database().original.count({ where: { projectId: cast.project.id, sha256: first.sha256 } }),
    ).toBe(1)
  })

  test.each([
    ['image_is_svg', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['image_is_tiff', Uint8Array.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0])],
    ['image_damaged', pngImage(4, 4).subarray(0, 50)],
    ['type_mismatch', jpegHead(4, 4)],
    ['image_too_many_pixels', Uint8Array.from(pngImage(2, 2).map((byte, i) => (i === 16 ? 0x7f : byte)))],
    ['image_empty', new Uint8Array()],
  ])('that are none (%s) leave nothing behind', async (code, bytes) => {
    const source = await makeSource(editor, 'Eine Seite.')
    const before = [await database().event.count(), await database().original.count()]
    expect(await refusalOf(addPageImage(editor, picture(source.sourceId, { bytes })))).toBe(
      `unprocessable ${code}`,
    )
    expect([await database().event.count(), await database().original.count()]).toEqual(before)
  })

  test('are added by whoever brings in sources, and seen only inside the project', async () => {
    const source = await makeSource(editor, 'Eine Seite.')
    const one = await addPageImage(cast.grants.owner, picture(source.sourceId))
    for (const role of ['annotator', 'commenter', 'viewer'] as const)
      expect(await refusalOf(addPageImage(cast.grants[role], picture(source.sourceId)))).toBe('forbidden')
    expect(await refusalOf(loadPageImage(cast.elsewhere.grant, one.id))).toBe('not_found')
    expect(await refusalOf(addPageImage(cast.elsewhere.grant, picture(source.sourceId)))).toBe('not_found')
    expect(await refusalOf(loadFacsimile(cast.elsewhere.grant, source.revisionId))).toBe('not_found')
  })

  test('change their page, are put away, come back, and are undone', async () => {
    const source = await makeSource(editor, 'Eine Seite.')
    const { id } = await addPageImage(editor, picture(source.sourceId))
    await write(editor, revision('pageImage', await load(editor, 'pageImage', id), { page: 4 }))
    expect(await load(editor, 'pageImage', id)).toMatchObject({ page: 4, version: 2 })
    for (const fields of [{ sha256: 'a'.repeat(64) }, { mediaType: 'image/webp' }, { width: 3 }]) {
      const writes = [{ op: 'revise' as const, kind: 'pageImage' as const, id, ifVersion: 2, fields }]
      expect(await refusalOf(writeRecords(editor, newId(), writes))).toMatch(/^invalid/)
    }
    await write(editor, retirement('pageImage', await load(editor, 'pageImage', id)))
    expect(await refusalOf(loadPageImage(editor, id))).toBe('not_found')
    await write(editor, restoration('pageImage', id))
    expect((await loadPageImage(editor, id)).fileName).toBe('page-1.png')
    const other = await addPageImage(editor, picture(source.sourceId, { bytes: pngImage(3, 3) }))
    const made = await database().event.findFirstOrThrow({ where: { targetId: other.id } })
    await revertOperation(editor, newId(), made.operationId)
    expect(await refusalOf(loadPageImage(editor, other.id))).toBe('not_found')
    expect(await checkProject(cast.project.id)).toEqual([])
  })

  test('go away and come back with their source', async () => {
    const source = await makeSource(editor, 'Eine Seite.')
    const { id } = await addPageImage(editor, picture(source.sourceId))
    await write(editor, retirement('source', await load(editor, 'source', source.sourceId)))
    expect(await refusalOf(loadPageImage(editor, id))).toBe('not_found')
    expect(await refusalOf(addPageImage(editor, picture(source.sourceId)))).toBe('not_found')
    await write(editor, restoration('source', source.sourceId))
    expect((await loadPageImage(editor, id)).mediaType).toBe('image/png')
  })

  test('travel in the archive of the project, and are checked when they come back', async () => {
    const source = await makeSource(editor, 'Eine Seite.')
    const one = picture(source.sourceId)
    await addPageImage(editor, one)
    const { bytes } = await loadArchive(cast.grants.owner)
    const forged = unzipSync(bytes)
    const line = strFromU8(forged['records/page-images.jsonl'] ?? new Uint8Array()).replace(
      '"width":8',
      '"width":9',
    )
    const manifest = JSON.parse(strFromU8(forged['manifest.json'] ?? new Uint8Array())) as {
      files: { path: string; sha256: string }[]
    }
    for (const file of manifest.files)
      if (file.path === 'records/page-images.jsonl') file.sha256 = sha256(strToU8(line))
    const lie = zipSync({
      ...forged,
      'records/page-images.jsonl': strToU8(line),
      'manifest.json': strToU8(JSON.stringify(manifest)),
    })
    const { owner } = cast.people
    await freshDatabase()
    await database().user.create({ data: { id: owner.id, name: owner.name, email: owner.email } })
    const actor = personActor(owner)
    expect(await refusalOf(importArchive(actor, lie))).toBe('unprocessable invalid_line')
    const { id } = await importArchive(actor, bytes)
    const back = await loadPageImage({ ...cast.grants.owner, projectId: id }, one.id)
    expect(Buffer.from(back.bytes).equals(Buffer.from(one.bytes))).toBe(true)
    expect(await checkProject(id)).toEqual([])
  })
})

describe('places of words', () => {
  test('come page by page, with what is known of each page', async () => {
    const { revisionId, sourceId } = await bringIn()
    expect(await loadFacsimile(cast.grants.viewer, revisionId)).toMatchObject({
      ...{ revisionId, sourceId, confidences: 6 },
      sheets: [
        { page: 0, label: '1', at: 0, width: 800, height: 1200, image: null, words: 3 },
        { page: 1, label: '2', width: 800, height: 1200, words: 4 },
      ],
    })
    expect(await wordsOn(revisionId, 0)).toEqual([
      ['Der', 100],
      ['Müller', 170],
      ['schwieg.', 300],
    ])
    expect((await loadFacsimilePage(editor, revisionId, 7)).words).toEqual([])
  })

  test('tell which words are in doubt', async () => {
    const { revisionId, text } = await bringIn()
    const { words } = await loadDoubtfulWords(editor, revisionId)
    const below = (percent: number): string[] =>
      doubtsBelow(words, percent).map(({ start, end }) => text.slice(start, end))
    expect(below(50)).toEqual(['Müller'])
    expect(below(60)).toEqual(['Müller', 'Wehr'])
    expect(below(90)).toEqual(['Müller', 'Wehr', 'brannte'])
  })

  test('survive a correction and a better file without boxes', async () => {
    const { revisionId, sourceId, text } = await bringIn()
    const start = text.indexOf('Müller')
    const draft = await draftCorrection(editor, sourceId, newId(), {
      ...{ revisionId, start, end: start + 6, reading: 'Müller', correction: 'Müllner' },
      ...{ type: 'machine', reason: '' },
    })
    const corrected = await applyCorrections(
      editor,
      { sourceId, revisionId: newId(), reason: '', ifNumber: 1 },
      [draft.id],
    )
    expect(await wordsOn(corrected.id, 0)).toEqual([
      ['Der', 100],
      ['Müllner', 170],
      ['schwieg.', 300],
    ])
    const bytes = new TextEncoder().encode('Der alte Müllner schwieg.\n\nAm Wehr brennte es.\n')
    const file = await readBetterFile(editor, { bytes, fileName: 'better.txt' })
    const better = await acceptRevision(
      editor,
      { sourceId, revisionId: newId(), reason: '', ifNumber: 2 },
      file,
    )
    expect(await wordsOn(better.id, 0)).toEqual([
      ['Der', 100],
      ['Müllner', 170],
      ['schwieg.', 300],
    ])
    expect((await wordsOn(better.id, 1)).map(([word]) => word)).toEqual(['Am', 'Wehr', 'brennte', 'es.'])
    const { sheets } = await loadFacsimile(editor, better.id)
    expect(sheets.map(({ width, words }) => [width, words])).toEqual([
      [800, 3],
      [800, 4],
    ])
  })

  test('of a text without pages there are none, and none of a revision that was put away', async () => {
    const source = await makeSource(editor, 'Nur Text.')
    expect(await loadFacsimile(editor, source.revisionId)).toMatchObject({ confidences: 0 })
    await write(editor, retirement('source', await load(editor, 'source', source.sourceId)))
    expect(await refusalOf(loadFacsimile(editor, source.revisionId))).toBe('not_found')
    expect(await findRecords(database(), cast.project.id, 'pageImage', {})).toEqual([])
  })
})
