// What hostile files cost the process that serves everybody: `npm run bench hostile`. Every file that was made to break a reader
// goes the way of an import, through the size limit and a child process of its own, two at a time; between them honest files
// are read. As many ordinary files go first, for what any import costs once; then the hostile ones, twice. The process is started
// as the web server is (lib/server/instance/serving-process.ts), and nothing but what it does itself gives memory back. Goals: for each file
// the code that is expected, nothing thrown past the import, every honest file read, and each round less than 50 MB more memory
// than before it. `npm run bench hostile 10` takes each tenth file. Ends with 1 where a goal is missed.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { AppError } from '#lib/api/problem.ts'
import { readInChild } from '#lib/server/reading/read-in-child.ts'
import { checkLength } from '#lib/server/sources/incoming.ts'
import { hostileCorpus } from '#tests/support/hostile-corpus.ts'
import { memoryEnvironment, memoryOptions } from '#lib/server/instance/serving-process.ts'

const files = hostileCorpus.map((file, i) => ({ ...file, i }))
const [, , argument = '1', folderToFill] = process.argv
const chosen = files.filter(({ i }) => i % Math.max(1, Number(argument)) === 0)
const again = (options: readonly string[], ...args: string[]) =>
  spawnSync(
    process.execPath,
    ['--conditions=react-server', '--no-warnings', ...options, import.meta.filename, argument, ...args],
    { stdio: 'inherit', env: { ...process.env, ...memoryEnvironment } },
  )
if (!('gc' in globalThis) && !folderToFill) process.exit(again(memoryOptions).status ?? 1)
// The files are made by this script in a process of its own: what making them costs is not the importer's.
if (folderToFill) {
  for (const { i, bytes } of chosen) writeFileSync(path.join(folderToFill, String(i)), bytes())
  process.exit()
}
const folder = mkdtempSync(path.join(tmpdir(), 'fontes-hostile-'))
process.on('exit', () => rmSync(folder, { recursive: true }))
again([], folder)

const most = 50

/** An ordinary text of `i`'s own length. */
const ordinary = (i: number): Buffer =>
  Buffer.from('The mill stood below the weir, and the weir above the town. '.repeat(1 + ((i * 37) % 400)))

/** Megabytes of this process when it has been quiet for so long that it has given back what it gives back. */
async function memory(): Promise<{ resident: number; heap: number; outside: number }> {
  for (let last = Infinity, looks = 0; looks < 8; looks++) {
    await new Promise((resolve) => setTimeout(resolve, 15_000))
    const { rss } = process.memoryUsage()
    if (looks > 0 && rss > 0.98 * last) break
    last = rss
  }
  const { rss, heapUsed, external } = process.memoryUsage()
  return { resident: rss / 2 ** 20, heap: heapUsed / 2 ** 20, outside: external / 2 ** 20 }
}

/** What became of a file: `read`, `unsure`, the code of the refusal, or the reason for which its child was ended. */
async function send(fileName: string, bytes: Uint8Array): Promise<string> {
  try {
    checkLength(bytes, fileName)
    const outcome = await readInChild(bytes, { fileName, sha256: '' })
    return outcome.kind === 'refused' ? outcome.code : outcome.kind
  } catch (error) {
    if (error instanceof AppError) return error.reason ?? error.code
    throw error
  }
}

// What escapes the import would end a server.
let escaped = 0
process.on('uncaughtException', () => escaped++)
process.on('unhandledRejection', () => escaped++)

let [sent, wrong, tooLarge, ended, unread] = [0, 0, 0, 0, 0]
let highest = 0

async function inTwoLanes(one: (at: number) => Promise<void>): Promise<void> {
  const lane = async (first: number): Promise<void> => {
    for (let at = first; at < chosen.length; at += 2) {
      await one(at)
      highest = Math.max(highest, process.memoryUsage().rss / 2 ** 20)
    }
  }
  await Promise.all([lane(0), lane(1)])
}

async function sendOrdinary(at: number): Promise<void> {
  if ((await send('ordinary.txt', ordinary(at))) !== 'read') unread++
}

async function sendHostile(at: number): Promise<void> {
  const file = chosen[at]
  if (!file) return
  const found = await send(file.fileName, readFileSync(path.join(folder, String(file.i))))
  sent++
  if (found === 'file_too_large') tooLarge++
  else if (found !== file.outcome) {
    wrong++
    console.log(`${file.name}: ${found} instead of ${file.outcome}`)
  }
  if (found.startsWith('reader_')) ended++
  if (at % 20 === 0) await sendOrdinary(at)
}

const started = performance.now()
for (let i = 0; i < 3; i++) await sendOrdinary(i)
const start = await memory()
await inTwoLanes(sendOrdinary)
const warm = await memory()
const highestOrdinary = highest
highest = 0
await inTwoLanes(sendHostile)
const first = await memory()
await inTwoLanes(sendHostile)
const second = await memory()
const seconds = ((performance.now() - started) / 1000).toFixed(0)

const children = execFileSync('ps', ['--ppid', String(process.pid), '-o', 'comm='], { encoding: 'utf8' })
  .split('\n')
  .filter((name) => name !== '' && name !== 'ps').length
const show = (name: string, value: string, isMissed = false): void =>
  console.log(`${name.padEnd(52)} ${value}${isMissed ? '   MISSED' : ''}`)
const megabytes = (value: number): string => `${value.toFixed(1)} MB`
show('hostile files sent, in two rounds', `${sent}, all in ${seconds} s`)
show('refused by their size before a child is started', String(tooLarge))
show('with another outcome than expected', `${wrong}   goal 0`, wrong > 0)
show('children ended by a limit, or broken down', `${ended}   goal 0`, ended > 0)
show('exceptions that would have ended the server', `${escaped}   goal 0`, escaped > 0)
show('ordinary files that were not read', `${unread}   goal 0`, unread > 0)
show('children left over', `${children}   goal 0`, children > 0)
show('resident memory at the start', megabytes(start.resident))
show(
  `growth by ${chosen.length} ordinary files; at most meanwhile`,
  `${megabytes(warm.resident - start.resident)}; ${megabytes(highestOrdinary)}`,
)
const rounds = [
  ['the first round', warm, first],
  ['the second round', first, second],
] as const
let isMissed = false
for (const [name, before, after] of rounds) {
  const growth = after.resident - before.resident
  isMissed ||= growth >= most
  show(`growth by ${name}`, `${megabytes(growth)}   goal ${most} MB`, growth >= most)
}
show('at most during the rounds', megabytes(highest))
show(
  'growth of the heap, and of memory beside it',
  [second.heap - warm.heap, second.outside - warm.outside].map(megabytes).join(', '),
)
process.exit(wrong + ended + escaped + unread + children > 0 || isMissed ? 1 : 0)
