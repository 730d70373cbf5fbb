// One invented story in eight files of two independent programs: the same words and the same notes, whatever the format.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { readSource } from '#lib/reading/read-source.ts'
import type { Reading } from '#lib/reading/reading.ts'

vi.setConfig({ testTimeout: 60_000 })

const root = path.resolve('tests/golden/formats')

async function read(folder: string, fileName: string): Promise<Reading> {
  const outcome = await readSource(readFileSync(path.join(folder, fileName)), { fileName, sha256: '' })
  if (outcome.kind !== 'read') throw new Error(`${folder}: ${outcome.kind}`)
  return outcome.reading
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** Words of the text without the numbers of lists, which Markdown leaves out as signs. */
function textOf({ blocks, text }: Reading): string[] {
  return blocks
    .filter(({ kind }) => kind !== 'note')
    .flatMap(({ kind, start, end }) =>
      wordsOf(kind === 'list-item' ? text.slice(start, end).replace(/^\d+\. /, '') : text.slice(start, end)),
    )
}
const notesOf = ({ notes, text }: Reading): { words: string[]; after: string }[] =>
  notes
    .filter(({ kind }) => kind !== 'comment')
    .map(({ body, at }) => ({
      words: wordsOf(body ? text.slice(...body) : ''),
      after: wordsOf(at === null ? '' : text.slice(0, at)).at(-1) ?? '',
    }))

const files = ['html', 'docx', 'odt', 'epub'].flatMap((format) =>
  ['pandoc', 'libreoffice'].map((program) => `${format}/${program}`),
)

it.each(files)(
  '[R42] [R45] %s has the words of the story, in their order, and every note at its word',
  async (name) => {
    const folder = path.join(root, name)
    const fileName = readdirSync(folder).find((one) => one.startsWith('input.')) ?? ''
    const [found, wanted] = [await read(folder, fileName), await read(path.join(root, 'texts'), 'mill.md')]
    // Title and head of the page are in the file, and not in the text of the Markdown.
    const title = wordsOf('Das Mühlbuch von Aldershain')
    const words = textOf(found)
    expect(words.slice(0, title.length)).toEqual(title)
    expect(words.slice(title.length)).toEqual(textOf(wanted))
    expect(notesOf(found)).toEqual(notesOf(wanted))
    expect(found.notes.map(({ state }) => state)).toEqual(found.notes.map(() => 'linked'))
  },
)

it.each(['docx/libreoffice/input.docx', 'odt/libreoffice/input.odt'])(
  '[R45] the comment in %s is a note at the end of its words',
  async (file) => {
    const {
      notes,
      text,
      original = '',
    } = await read(path.join(root, path.dirname(file)), path.basename(file))
    const [comment] = notes.filter(({ kind }) => kind === 'comment')
    if (!comment?.body || comment.at === null || !comment.marker || !comment.bodyMarker)
      throw new Error('no comment')
    expect(text.slice(0, comment.at).endsWith('a book bound in calf')).toBe(true)
    expect(text.slice(...comment.body)).toBe('Is this the book now in the Amtsarchiv?')
    expect(original.slice(...comment.marker.raw)).toBe('[c1]')
    expect(original.slice(...comment.bodyMarker.raw)).toBe('[c1 Anna Muster, 2024-05-01]')
  },
)

it('[R45] endnotes are told from footnotes where the format does', async () => {
  for (const format of ['html', 'docx', 'odt']) {
    const folder = path.join(root, format, 'libreoffice')
    const { notes } = await read(folder, `input.${format}`)
    const kinds = notes.filter(({ kind }) => kind !== 'comment').map(({ label, kind }) => `${label} ${kind}`)
    expect(kinds).toEqual(['1 footnote', '2 footnote', '3 footnote', 'i endnote'])
  }
})

it('[R45] [R46] [R47] two formats of one document give the same original, decisions and losses', async () => {
  const [docx, odt] = await Promise.all(
    ['docx', 'odt'].map((format) => read(path.join(root, format, 'changes'), `input.${format}`)),
  )
  if (!docx || !odt) throw new Error('not read')
  // Without a screen LibreOffice writes the number of a page as 0 into ODT.
  const original = (reading: Reading): string => (reading.original ?? '').replace(/Seite \d;/, 'Seite 2;')
  expect(original(docx)).toBe(original(odt))
  expect(docx.decisions).toEqual(odt.decisions)
  expect(docx.pages).toEqual(odt.pages)
  const tracked = ({ problems }: Reading): string[] =>
    problems
      .filter(({ code }) => code.startsWith('tracked'))
      .map(({ code, label }) => `${code}: ${label ?? ''}`)
  expect(tracked(docx)).toEqual(tracked(odt))
  expect(tracked(docx)).toEqual([
    'tracked_deletion: dreizehn ',
    'tracked_insertion: zwölf ',
    'tracked_deletion: Die Glocke wurde verkauft.',
  ])
})
