import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, it, vi } from 'vitest'
import { checkReading } from '#lib/reading/check-reading.ts'
import { sha256 } from '#lib/server/audit.ts'
import { database } from '#lib/server/database/client.ts'
import { listRecords } from '#lib/server/records/queries.ts'
import { importSource } from '#lib/server/sources/commands.ts'
import type { ImportReport } from '#lib/server/sources/incoming.ts'
import { loadLines } from '#lib/server/sources/lines.ts'
import { loadOriginal, loadReading } from '#lib/server/sources/queries.ts'
import { loadShownText } from '#lib/server/sources/shown-text.ts'
import type { Grant } from '#lib/server/access.ts'
import { makeCast, refusalOf, type Cast } from '#tests/support/actors.ts'
import { encode } from '#tests/support/encode.ts'
import { newId } from '#tests/support/factories.ts'

// Each import starts a process.
vi.setConfig({ testTimeout: 120_000 })

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})

interface File {
  readonly fileName?: string
  readonly encoding?: string
  readonly sourceId?: string
  readonly revisionId?: string
}
function bringIn(grant: Grant, content: string | Uint8Array, file: File = {}): Promise<ImportReport> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return importSource(grant, { fileName: 'a.txt', sourceId: newId(), revisionId: newId(), bytes, ...file })
}
const count = (): Promise<number> => database().source.count({ where: { projectId: cast.project.id } })

it('keeps the bytes, the text and the way between them, as one operation', async () => {
  const { grant } = cast.project
  const bytes = encode('Chronik der Stadt\r\n\r\nDer Rat ließ die Tore öffnen.\r\n', 'windows-1252')
  const report = await bringIn(grant, bytes, { fileName: 'chronik.txt' })
  expect(report).toMatchObject({
    title: 'Chronik der Stadt',
    siglum: 'CS',
    encoding: 'windows-1252',
    isDuplicate: false,
  })
  const loaded = await loadReading(grant, report.revisionId)
  expect(loaded.text).toBe('Chronik der Stadt\nDer Rat ließ die Tore öffnen.')
  expect(loaded.reading.source.sha256).toBe(sha256(bytes))
  const raw = new TextDecoder('windows-1252').decode(bytes)
  expect(checkReading({ ...loaded.reading, text: loaded.text }, raw)).toEqual([])
  const original = await loadOriginal(grant, report.revisionId)
  expect(original.fileName).toBe('chronik.txt')
  expect(Buffer.from(original.bytes).equals(Buffer.from(bytes))).toBe(true)
  const events = await database().event.findMany({
    where: { projectId: cast.project.id, targetId: { in: [report.sourceId, report.revisionId] } },
    orderBy: { version: 'asc' },
  })
  expect(events.map(({ kind, action }) => `${kind} ${action}`)).toEqual([
    'source created',
    'revision created',
  ])
  expect(new Set(events.map(({ operationId }) => operationId)).size).toBe(1)
  const { records } = await listRecords(grant, 'source')
  expect(records.some(({ id }) => id === report.sourceId)).toBe(true)
})

it('answers a retry with the same report, and refuses the ids for anything else', async () => {
  const { grant } = cast.project
  const ids = { sourceId: newId(), revisionId: newId() }
  const first = await bringIn(grant, 'The same letter, sent twice.', ids)
  const before = await count()
  expect(await bringIn(grant, 'The same letter, sent twice.', ids)).toEqual(first)
  expect(await refusalOf(bringIn(grant, 'Another letter.', ids))).toBe('conflict exists')
  expect(await refusalOf(bringIn(grant, 'Another letter.', { sourceId: ids.sourceId }))).toBe(
    'conflict exists',
  )
  expect(await count()).toBe(before)
})

it('offers what is there already, even to two who come at once', async () => {
  const { grant } = cast.project
  const [one, other] = await Promise.all([
    bringIn(grant, 'A letter brought by two.'),
    bringIn(cast.grants.editor, 'A letter brought by two.'),
  ])
  expect([one.isDuplicate, other.isDuplicate].sort()).toEqual([false, true])
  expect(one.sourceId).toBe(other.sourceId)
  expect(await bringIn(cast.elsewhere.grant, 'A letter brought by two.')).toMatchObject({
    isDuplicate: false,
  })
})

it('proposes sigla that are free', async () => {
  const { grant } = cast.elsewhere
  const sigla: string[] = []
  for (const words of ['one', 'two', 'three'])
    sigla.push(
      (await bringIn(grant, `Westmarch Courant\n\nNumber ${words} of the newspaper that is called so.`))
        .siglum,
    )
  expect(sigla).toEqual(['WC', 'WC2', 'WC3'])
  // No word to take letters from: S with the next free number (the project has sources of other tests).
  expect((await bringIn(grant, '1741', { fileName: '1741.txt' })).siglum).toMatch(/^S\d$/)
})

it('shows a text with the zones the reader needs, to those who may see it, also when it was read before', async () => {
  const { grant } = cast.project
  const { revisionId } = await bringIn(
    grant,
    'On the toll\n\nThe toll was doubled.1\n\n1 Court roll of 1301.\n',
  )
  const { text, reading } = await loadReading(grant, revisionId)
  const shown = await loadShownText(grant, revisionId)
  expect(shown.text).toBe(text)
  expect(shown.reading).toEqual({
    blocks: reading.blocks.map(({ kind, start, end, level }) => ({
      kind,
      start,
      end,
      ...(level === undefined ? {} : { level }),
    })),
    notes: [{ label: '1', kind: 'footnote', at: reading.notes[0]?.at, body: reading.notes[0]?.body }],
    pages: [],
  })
  expect(await loadShownText(grant, revisionId)).toEqual(shown)
  expect(await refusalOf(loadShownText(cast.elsewhere.grant, revisionId))).toBe('not_found')
  expect(await refusalOf(loadShownText(grant, newId()))).toBe('not_found')
})

it('never takes the text of another project for its own, though both chose the same id', async () => {
  const { revisionId } = await bringIn(cast.project.grant, 'Words of the one project.')
  await loadShownText(cast.project.grant, revisionId)
  await bringIn(cast.elsewhere.grant, 'Words of the other project.', { revisionId })
  expect((await loadShownText(cast.elsewhere.grant, revisionId)).text).toBe('Words of the other project.')
  expect((await loadShownText(cast.project.grant, revisionId)).text).toBe('Words of the one project.')
})

it('lets only those bring in who may', async () => {
  for (const role of ['annotator', 'commenter', 'viewer'] as const)
    expect(await refusalOf(bringIn(cast.grants[role], `From the ${role}.`))).toMatch(/^forbidden/)
  const report = await bringIn(cast.project.grant, 'Not for others.')
  expect(await refusalOf(loadReading(cast.elsewhere.grant, report.revisionId))).toBe('not_found')
  expect(await refusalOf(loadOriginal(cast.elsewhere.grant, report.revisionId))).toBe('not_found')
})

const german = 'Der Bürgermeister ließ die Türe öffnen, und die Leute kamen.'
const russian = 'Весной того года цена на ячмень поднялась, и народ пришёл к воротам.'
const magic = (...bytes: number[]): Uint8Array =>
  Uint8Array.from([...bytes, ...Buffer.from(' and more of it')])
const bad: readonly (readonly [what: string, bytes: Uint8Array, code: string, file?: File])[] = [
  ['an empty file', new Uint8Array(), 'empty_document'],
  ['only a mark of UTF-8', encode('\ufeff', 'utf-8'), 'empty_document'],
  ['only a mark of UTF-16', encode('\ufeff', 'utf-16le'), 'empty_document'],
  ['only blanks', encode(' \r\n\t\n', 'utf-8'), 'empty_document'],
  ['only NUL', new Uint8Array(3), 'empty_document'],
  ['only Markdown signs', encode('---\n\n***\n', 'utf-8'), 'empty_document', { fileName: 'a.md' }],
  ['a PDF called text', magic(0x25, 0x50, 0x44, 0x46, 0x2d), 'type_mismatch'],
  ['a PDF that is none inside', magic(0x25, 0x50, 0x44, 0x46, 0x2d), 'pdf_damaged', { fileName: 'a.pdf' }],
  ['a zip called Markdown', magic(0x50, 0x4b, 3, 4), 'type_mismatch', { fileName: 'a.md' }],
  ['a Word document that is none inside', magic(0x50, 0x4b, 3, 4), 'archive_damaged', { fileName: 'a.DOCX' }],
  ['an old Word document', magic(0xd0, 0xcf, 0x11, 0xe0), 'type_not_supported', { fileName: 'a.doc' }],
  ['RTF called text', encode('{\\rtf1 words}', 'utf-8'), 'type_mismatch'],
  ['a PNG picture', magic(0x89, 0x50, 0x4e, 0x47), 'type_mismatch'],
  ['a JPEG picture', magic(0xff, 0xd8, 0xff, 0xe0), 'type_not_supported', { fileName: 'a.jpg' }],
  ['a gzip archive', magic(0x1f, 0x8b, 8), 'type_mismatch'],
  ['a program', magic(0x7f, 0x45, 0x4c, 0x46), 'type_mismatch'],
  ['an unknown ending', encode('words', 'utf-8'), 'type_not_supported', { fileName: 'a.xyz' }],
  ['control signs', Uint8Array.from({ length: 3000 }, (_, i) => i % 32), 'type_mismatch'],
  ['invalid UTF-8', Uint8Array.from([...encode(german, 'utf-8'), 0xc3]), 'encoding_unsure'],
  [
    'UTF-8 and windows-1252 mixed',
    Uint8Array.from([...encode(german, 'utf-8'), ...encode(german, 'windows-1252')]),
    'encoding_unsure',
  ],
  ['KOI8-R', encode(russian, 'koi8-r'), 'encoding_unsure'],
  ['windows-1251', encode(russian, 'windows-1251'), 'encoding_unsure'],
  [
    'half a character in UTF-16',
    Uint8Array.from([0xff, 0xfe, 0x41, 0, 0, 0xd8, 0x41, 0]),
    'encoding_damaged',
  ],
  ['an odd byte in UTF-16', Uint8Array.from([0xfe, 0xff, 0, 0x41, 0]), 'encoding_damaged'],
  ['UTF-32', Uint8Array.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'encoding_not_supported'],
  ['windows-1252 as UTF-8', encode(german, 'windows-1252'), 'encoding_wrong', { encoding: 'utf-8' }],
  ['UTF-16 as windows-1252', encode(german, 'utf-16le'), 'encoding_wrong', { encoding: 'windows-1252' }],
  ['an encoding that is none', encode(german, 'utf-8'), 'encoding_unknown', { encoding: 'klingon' }],
]

const cases = bad.map(([what, bytes, code, file = {}]) => ({ what, bytes, code, file }))
it.each(cases)('refuses $what with its code, and keeps nothing', async ({ bytes, code, file }) => {
  const before = await count()
  expect(await refusalOf(bringIn(cast.project.grant, bytes, file))).toBe(`unprocessable ${code}`)
  expect(await count()).toBe(before)
  expect(
    await database().original.count({ where: { projectId: cast.project.id, sha256: sha256(bytes) } }),
  ).toBe(0)
})

it('refuses more than 20 MB, and a file without a name', async () => {
  expect(await refusalOf(bringIn(cast.project.grant, new Uint8Array(20 * 1024 * 1024 + 1)))).toBe(
    'too_large file_too_large',
  )
  expect(await refusalOf(bringIn(cast.project.grant, 'words', { fileName: '\u202e' }))).toBe('invalid')
})

it('offers encodings with previews, and reads the file in the chosen one', async () => {
  const { grant } = cast.project
  const bytes = encode(russian, 'koi8-r')
  const refusal = await bringIn(grant, bytes).catch((error: unknown) => error)
  const { candidates } = (refusal as { extra: { candidates: { encoding: string; preview: string }[] } }).extra
  expect(candidates[0]).toMatchObject({ encoding: 'koi8-r' })
  expect(russian).toContain(candidates[0]?.preview.split(' … ')[0])
  const report = await bringIn(grant, bytes, { encoding: 'koi8-r' })
  expect((await loadReading(grant, report.revisionId)).text).toBe(russian)
})

it('takes NUL out, says so, and stores the rest', async () => {
  const report = await bringIn(cast.project.grant, 'A word of\0 the scribe.')
  expect(report.problems.map(({ code }) => code)).toEqual(['nul_removed'])
  expect((await loadReading(cast.project.grant, report.revisionId)).text).toBe('A word of the scribe.')
})

const corpus = path.resolve('..', 'shared', 'corpus')
it.skipIf(!existsSync(corpus))('brings in real documents whole', async () => {
  for (const fileName of readdirSync(corpus)) {
    const bytes = readFileSync(path.join(corpus, fileName))
    const report = await bringIn(cast.elsewhere.grant, bytes, { fileName })
    const { text, reading } = await loadReading(cast.elsewhere.grant, report.revisionId)
    expect(checkReading({ ...reading, text }, bytes.toString('utf8'))).toEqual([])
    expect(report.problems.every(({ severity }) => severity !== 'error')).toBe(true)
  }
})

it('tells where the lines of a print begin, and of TEI by its tags', async () => {
  const { grant } = cast.project
  const print = [
    'The soldiers came down in the morning and were dri-',
    'ven back upon the mole by the whole of the people.',
  ]
  const tei = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><p>-</p></publicationStmt><sourceDesc><p>-</p></sourceDesc></fileDesc></teiHeader><text><body><p><lb n="4"/>The first line<lb n="5"/>and one more.</p></body></text></TEI>`
  const [a, b] = [await bringIn(grant, print.join('\n')), await bringIn(grant, tei, { fileName: 'a.xml' })]
  const ofPrint = await loadLines(grant, a.revisionId)
  expect(ofPrint).toEqual({ starts: [0, 50], divided: [50], labels: [], isOfFile: true })
  expect(await loadLines(grant, b.revisionId)).toMatchObject({
    labels: [
      [0, '4'],
      [15, '5'],
    ],
    isOfFile: true,
  })
  expect(await refusalOf(loadLines(cast.elsewhere.grant, a.revisionId))).toBe('not_found')
})
