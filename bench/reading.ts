// How long reading takes: `npm run bench reading`. Real documents warm and cold, invented ones of growing length, and texts made
// to be slow. Goals: under 0.3 s for a document of the corpus, under 5 s for three million characters, never above 10 s.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import '#lib/reading/plain.ts'
import { readLayout } from '#lib/reading/layout/read-layout.ts'
import { readSource } from '#lib/reading/read-source.ts'
import { readerEnvironment, readerFlags } from '#lib/server/reading/killable-process.ts'
import { prepareReader, startReader } from '#lib/server/reading/reader-process.ts'
import { packagedWordLists } from '#lib/server/reading/word-lists.ts'
import { chance } from '#tests/support/chance.ts'
import { proseWriter } from '#tests/support/plain-prose.ts'
import { addNotes, plainSetting, typeset } from '#tests/support/typeset.ts'

const CORPUS = new URL('../../shared/corpus/', import.meta.url)

/** Processor time of the thread that reads, not the clock's: other work on the machine does not count. Milliseconds. */
async function timeOf(read: () => unknown): Promise<number> {
  const start = process.threadCpuUsage()
  await read()
  const { user, system } = process.threadCpuUsage(start)
  return (user + system) / 1000
}
const wholeTime = (bytes: Uint8Array): Promise<number> =>
  timeOf(() => readSource(bytes, { fileName: 'a.txt', sha256: '' }, packagedWordLists))
const layoutTime = (text: string): Promise<number> =>
  timeOf(() => readLayout(text, { wordLists: packagedWordLists }))

/** In a process of its own that has read nothing yet, without what loading its modules takes. */
function coldTime(file: string): Promise<number> {
  const { stdout } = spawnSync(
    process.execPath,
    [...readerFlags, '--conditions=react-server', '--no-warnings', import.meta.filename, file],
    { encoding: 'utf8', env: { ...process.env, ...readerEnvironment } },
  )
  return Promise.resolve(Number(stdout))
}

/** As somebody waits who brings the file in: a process of its own is started, reads it, and hands over what it has read. */
async function servedTime(bytes: Uint8Array): Promise<number> {
  const began = performance.now()
  const reader = startReader(bytes)
  await reader.read({ fileName: 'a.txt', sha256: '' })
  reader.kill()
  return performance.now() - began
}

/** As most people wait: who looks at the desk has a process standing by. */
async function preparedTime(bytes: Uint8Array): Promise<number> {
  prepareReader()
  await new Promise((done) => setTimeout(done, 3_000))
  return servedTime(bytes)
}

const show = (name: string, milliseconds: number, goal: number): void =>
  console.log(
    `${name.padEnd(44)} ${milliseconds.toFixed(0).padStart(7)} ms   goal ${goal} ms${milliseconds > goal ? '   MISSED' : ''}`,
  )

/** The middle one of five, after one that is not counted. */
async function middle(measure: () => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < 6; i++) times.push(await measure())
  return times.slice(1).sort((a, b) => a - b)[2] ?? 0
}

// Cold: a process that has read nothing yet is this script again, with a file's name. What it loads as modules does not count;
// word lists, patterns and what has never run before do.
const [, , file] = process.argv
if (file?.endsWith('.txt')) {
  console.log(await wholeTime(readFileSync(file)))
  process.exit()
}

if (existsSync(CORPUS)) {
  for (const name of readdirSync(CORPUS).sort()) {
    const path = new URL(name, CORPUS)
    show(`${name.slice(0, 3)}, cold`, await middle(() => coldTime(path.pathname)), 300)
    const bytes = readFileSync(path)
    show(`${name.slice(0, 3)}, with the start of its process`, await middle(() => servedTime(bytes)), 1000)
    show(`${name.slice(0, 3)}, by a process that stands by`, await middle(() => preparedTime(bytes)), 300)
    const text = new TextDecoder().decode(bytes)
    show(`${name.slice(0, 3)}, warm`, await middle(() => wholeTime(bytes)), 300)
    show(`${name.slice(0, 3)}, warm, layout alone`, await middle(() => layoutTime(text)), 300)
  }
} else console.log('corpus not found: real documents are left out')

function invented(length: number): string {
  const dice = chance(length)
  const { paragraph, sentence } = proseWriter('de', dice)
  const paragraphs: string[] = []
  for (let size = 0; size < length * 0.75;) {
    const next = paragraph()
    paragraphs.push(next)
    size += next.length
  }
  return typeset(addNotes(paragraphs, sentence, 0.02, dice), 'de', {
    ...plainSetting,
    hyphens: dice.happens(0.5) ? 'kept' : 'lost',
    pageLines: 38,
    pageMark: 'form-feed',
    number: 'head',
    head: 'DIE MÜHLEN VON ASCHFURT',
  })
}

let before = 0
for (const length of [30_000, 100_000, 300_000, 1_000_000, 3_000_000]) {
  const text = invented(length)
  const time = await layoutTime(text)
  show(
    `invented, ${text.length.toLocaleString('en')} characters`,
    time,
    length >= 3_000_000 ? 5000 : 300 + length / 600,
  )
  const perCharacter = (time / text.length) * 1e6
  if (before > 0)
    console.log(
      `   ${perCharacter.toFixed(0)} ns a character, ${(perCharacter / before).toFixed(2)} times the length before`,
    )
  before = perCharacter
}

const repeat = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length))
const words = invented(200_000).replace(/\s+/g, ' ')
const adversarial: readonly (readonly [name: string, text: string])[] = [
  ['one line of 3 MB', repeat(words, 3_000_000)],
  ['one line without a blank, 3 MB', repeat('abcdefgh', 3_000_000)],
  ['300,000 tiny lines', repeat('a\nbc\n\nd\n', 1_000_000)],
  ['300,000 tiny lines of figures', repeat('1\n23\n4 a\n', 1_200_000)],
  ['figures everywhere', repeat('word1 other2, 19203 (4) [5] 6) "x"7 12.9 ', 1_000_000)],
  ['figures everywhere, in lines', repeat('1 word1 other2, 19203 (4) [5]\n2 6) "x"7 12.9 and so on\n', 1_000_000)],
  ['only hyphens', repeat('-\n', 600_000)],
  ['only hyphens in one line', repeat('-', 1_000_000)],
  ['broken words without end', repeat('Ver-\n', 1_000_000)],
  ['the same paragraph again and again', repeat(`${words.slice(0, 700)}\n\n`, 2_000_000)],
  ['the same page again and again', repeat(`${invented(3000)}\f`, 2_000_000)],
  ['letters apart', repeat('a b c d e f g h i j k l m ', 1_000_000)],
  ['rows of columns', repeat('a word here      and another there      and a third\n', 1_500_000)],
  ['blanks', repeat('  \n', 1_500_000)],
  ['form feeds', repeat('a\f', 400_000)],
  ['capitals', repeat('A LINE OF CAPITALS THAT GOES\n', 1_000_000)],
  ['list of notes', Array.from({ length: 60_000 }, (_, i) => `${(i % 999) + 1} See there, p. ${i}.`).join('\n')],
] // prettier-ignore
for (const [name, text] of adversarial) show(name, await layoutTime(text), 10_000)
