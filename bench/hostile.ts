// What hostile files cost the process that serves everybody: `npm run bench hostile`. Every file that was made to break a reader
// goes the way of an import, through the size limit and a child process of its own, two at a time; between them honest files
// are read. Goals: for each file the code that is expected, nothing thrown past the import, every honest file read, and less
// than 50 MB more memory afterwards. `npm run bench hostile 10` takes each tenth file. Ends with 1 where a goal is missed.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { AppError } from '#lib/api/problem.ts'
import { readInChild } from '#lib/server/reading/read-in-child.ts'
import { checkLength } from '#lib/server/sources/incoming.ts'
import { hostileCorpus } from '#tests/support/hostile-corpus.ts'

const files = hostileCorpus.map((file, i) => ({ ...file, i }))
const [, , argument = '1', folderToFill] = process.argv
const chosen = files.filter(({ i }) => i % Math.max(1, Number(argument)) === 0)
// The files are made by this script in a process of its own: what making them costs is not the importer's.
if (folderToFill) {
  for (const { i, bytes } of chosen) writeFileSync(path.join(folderToFill, String(i)), bytes())
  process.exit()
}
const folder = mkdtempSync(path.join(tmpdir(), 'fontes-hostile-'))
process.on('exit', () => rmSync(folder, { recursive: true }))
spawnSync(
  process.execPath,
  ['--conditions=react-server', '--no-warnings', import.meta.filename, argument, folder],
  { stdio: 'inherit' },
)

const most = 50
const honest = Buffer.from('The mill stood below the weir.\n\nIt burned in 1921.\n')

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Megabytes of this process when everything that can go has gone: V8 gives its pages back only after some seconds of rest. */
async function memory(): Promise<{ resident: number; heap: number; outside: number }> {
  for (let last = Infinity, falls = 0; falls < 5; falls++) {
    collect()
    await new Promise((resolve) => setTimeout(resolve, 15_000))
    const { rss } = process.memoryUsage()
    if (rss > 0.95 * last) break
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

// The code of the import itself is loaded before it is measured.
for (let i = 0; i < 3; i++) await send('honest.txt', honest)
const before = await memory()
const started = performance.now()
let [sent, wrong, tooLarge, ended, unread] = [0, 0, 0, 0, 0]
let highest = before.resident

async function work(lane: number): Promise<void> {
  for (let at = lane; at < chosen.length; at += 2) {
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
    if (at % 20 === 0 && (await send('honest.txt', honest)) !== 'read') unread++
    highest = Math.max(highest, process.memoryUsage().rss / 2 ** 20)
  }
}
await Promise.all([work(0), work(1)])

const after = await memory()
const growth = after.resident - before.resident
const children = execFileSync('ps', ['--ppid', String(process.pid), '-o', 'comm='], { encoding: 'utf8' })
  .split('\n')
  .filter((name) => name !== '' && name !== 'ps').length
const show = (name: string, value: string, isMissed = false): void =>
  console.log(`${name.padEnd(52)} ${value}${isMissed ? '   MISSED' : ''}`)
const megabytes = (value: number): string => `${value.toFixed(1)} MB`
show('files sent', `${sent} in ${((performance.now() - started) / 1000).toFixed(0)} s`)
show('refused by their size before a child is started', String(tooLarge))
show('with another outcome than expected', `${wrong}   goal 0`, wrong > 0)
show('children ended by a limit, or broken down', `${ended}   goal 0`, ended > 0)
show('exceptions that would have ended the server', `${escaped}   goal 0`, escaped > 0)
show('honest files between them that were not read', `${unread}   goal 0`, unread > 0)
show('children left over', `${children}   goal 0`, children > 0)
show('resident memory before, at most, after', [before.resident, highest, after.resident].map(megabytes).join(', ')) // prettier-ignore
show('growth of the heap, and of memory beside it', [after.heap - before.heap, after.outside - before.outside].map(megabytes).join(', ')) // prettier-ignore
show('growth of resident memory', `${megabytes(growth)}   goal ${most} MB`, growth >= most)
process.exit(wrong + ended + escaped + unread + children > 0 || growth >= most ? 1 : 0)
