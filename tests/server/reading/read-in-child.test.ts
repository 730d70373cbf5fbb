import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { fairQueue } from '#lib/server/reading/fair-queue.ts'
import { readInChild } from '#lib/server/reading/read-in-child.ts'
import type { ChildLimits, KillableProcess } from '#lib/server/reading/killable-process.ts'
import { prepareReader } from '#lib/server/reading/reader-process.ts'
import { coolDown, readWarm } from '#lib/server/reading/warm-readers.ts'
import { refusalOf } from '#tests/support/actors.ts'
import { hostileCorpus } from '#tests/support/hostile-corpus.ts'

// Starting processes takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

// Inside the project, where a child is started; the folder's name keeps it out of everything else.
let folder = ''
beforeAll(() => (folder = mkdtempSync(path.join('node_modules', '.broken-reader-'))))
afterAll(() => rmSync(folder, { recursive: true }))

function broken(name: string, code: string, limits: Partial<ChildLimits> = {}): Promise<string> {
  const script = path.join(folder, `${name}.mjs`)
  writeFileSync(script, code)
  return refusalOf(
    readInChild(Buffer.from('text'), { fileName: 'a.txt', sha256: 'x', limits: { script, ...limits } }),
  )
}

it('reads a file in a process of its own', async () => {
  const outcome = await readInChild(Buffer.from('One line.\n'), { fileName: 'a.txt', sha256: 'abc' })
  expect(outcome).toMatchObject({
    kind: 'read',
    reading: { text: 'One line.', source: { sha256: 'abc', encoding: 'utf-8' } },
  })
})

it('stops a reader that hangs', async () => {
  expect(await broken('hang', 'setInterval(() => {}, 1000)', { timeoutMs: 1500 })).toBe(
    'unprocessable reader_timeout',
  )
  expect(await broken('spin', 'for (;;) {}', { timeoutMs: 1500 })).toBe('unprocessable reader_timeout')
})

it('stops a reader that eats its heap', async () => {
  const heap = 'const all = []; for (;;) all.push(new Array(1e5).fill(all.length))'
  expect(await broken('heap', heap, { heapMegabytes: 64 })).toBe('unprocessable reader_memory')
})

it('stops a reader that eats memory beside the heap', async () => {
  const beside = 'const all = []; setInterval(() => all.push(Buffer.alloc(2e7, 1)), 5)'
  expect(await broken('beside', beside, { memoryMegabytes: 200 })).toBe('unprocessable reader_memory')
})

it('stops a reader that answers without end', async () => {
  const chatter =
    'process.stdin.resume(); for (let i = 0; i < 300; i++) process.stdout.write("x".repeat(1e4))'
  expect(await broken('chatter', chatter, { answerMegabytes: 1 })).toBe('unprocessable reader_memory')
})

it('says that a reader crashed, or answered nonsense', async () => {
  expect(await broken('crash', 'process.abort()')).toBe('unprocessable reader_crashed')
  expect(await broken('throw', 'throw new Error("no")')).toBe('unprocessable reader_crashed')
  expect(await broken('nonsense', 'console.log("{}")')).toBe('unprocessable reader_crashed')
  expect(await broken('half', 'process.stdout.write(\'9\\n{"kind"\')')).toBe('unprocessable reader_crashed')
  expect(await broken('other', 'console.log("12\\n{\\"kind\\":1}  ")')).toBe('unprocessable reader_crashed')
})

it('lets a reader see no secrets: no environment, no file but the code', async () => {
  process.env['FONTES_TEST_SECRET'] = 'known'
  const code = `import { readFileSync } from 'node:fs'
    let message = String(process.env.FONTES_TEST_SECRET)
    try { readFileSync('/etc/hostname'); message += ' read' } catch (error) { message += ' ' + error.code }
    try { readFileSync('prisma/schema.prisma'); message += ' read' } catch (error) { message += ' ' + error.code }
    const answer = JSON.stringify({ kind: 'refused', code: 'seen', message })
    console.log(answer.length + '\\n' + answer)`
  const script = path.join(folder, 'spy.mjs')
  writeFileSync(script, code)
  const outcome = await readInChild(Buffer.from('text'), {
    fileName: 'a.txt',
    sha256: 'x',
    limits: { script },
  })
  expect(outcome).toMatchObject({ message: 'undefined ERR_ACCESS_DENIED ERR_ACCESS_DENIED' })
})

it('gives up when the one who asked has gone', async () => {
  const script = path.join(folder, 'wait.mjs')
  writeFileSync(script, 'setInterval(() => {}, 1000)')
  const leaving = AbortSignal.timeout(500)
  const read = readInChild(Buffer.from('text'), {
    fileName: 'a.txt',
    sha256: 'x',
    signal: leaving,
    limits: { script },
  })
  await expect(read).rejects.toMatchObject({ name: 'TimeoutError' })
})

it('serves people in turn, two at a time', async () => {
  const queue = fairQueue(2)
  const order: string[] = []
  let [running, most] = [0, 0]
  const job = (owner: string, name: string): Promise<void> =>
    queue.run(owner, async () => {
      most = Math.max(most, ++running)
      order.push(name)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running--
    })
  await Promise.all([
    ...['a1', 'a2', 'a3', 'a4', 'a5', 'a6'].map((name) => job('a', name)),
    job('b', 'b1'),
    job('c', 'c1'),
  ])
  expect(most).toBe(2)
  expect(order.indexOf('b1')).toBeLessThan(order.indexOf('a5'))
  expect(order.indexOf('c1')).toBeLessThan(order.indexOf('a6'))
})

it('keeps a reader for the next question, and starts another when it is gone', async () => {
  let loads = 0
  const ask = (encoding: string) =>
    readWarm('desk 1', {
      fileName: 'a.txt',
      sha256: 'x',
      encoding,
      userId: 'ada',
      load: async () => {
        loads++
        return Buffer.from('Stra\u00dfe', 'latin1')
      },
    })
  const texts = await Promise.all([ask('windows-1252'), ask('windows-1251'), ask('utf-8')])
  expect(texts).toMatchObject([
    { reading: { text: 'Straße' } },
    { reading: { text: 'StraЯe' } },
    { kind: 'refused', code: 'encoding_wrong' },
  ])
  expect(loads).toBe(1)
  coolDown('desk 1')
  expect(await ask('windows-1252')).toMatchObject({ kind: 'read' })
  expect(loads).toBe(2)
  coolDown('desk 1')
})

describe('a process that stands by', () => {
  interface Spare {
    readonly process: KillableProcess
    readonly isReady: Promise<unknown>
  }
  const standsBy = (): Spare | undefined => (globalThis as { fontesSpareReader?: Spare }).fontesSpareReader
  const prepared = async (): Promise<Spare> => {
    prepareReader()
    const spare = await vi.waitFor(() => standsBy() ?? Promise.reject(new Error('none yet')), 10_000)
    await spare.isReady
    return spare
  }
  const read = (text: string) => readInChild(Buffer.from(text), { fileName: 'a.txt', sha256: '' })

  it('reads the next file and no other', async () => {
    const { process } = await prepared()
    expect(process.isAlive()).toBe(true)
    expect(await read('One line.\n')).toMatchObject({ kind: 'read', reading: { text: 'One line.' } })
    expect(standsBy()).toBeUndefined()
    await vi.waitFor(() => expect(process.isAlive()).toBe(false))
    expect(await read('Another.\n')).toMatchObject({ kind: 'read', reading: { text: 'Another.' } })
  })

  it('is missed by nobody when it has ended', async () => {
    const { process } = await prepared()
    process.kill()
    await vi.waitFor(() => expect(process.isAlive()).toBe(false))
    expect(await read('One line.\n')).toMatchObject({ kind: 'read' })
  })

  it('is one, however many look at the desk', async () => {
    const { process } = await prepared()
    prepareReader()
    prepareReader()
    await new Promise((done) => setTimeout(done, 1_500))
    expect(standsBy()?.process).toBe(process)
    process.kill()
  })
})

it('gives up a question of a desk that was left, and answers the next', async () => {
  const left = new AbortController()
  const ask = (signal?: AbortSignal) =>
    readWarm('desk 2', {
      fileName: 'a.txt',
      sha256: 'x',
      userId: 'ada',
      signal,
      load: async () => Buffer.from('word'),
    })
  const waiting = ask(left.signal)
  left.abort()
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
  expect(await ask()).toMatchObject({ kind: 'read' })
  coolDown('desk 2')
})

it('keeps nothing of hostile files once they are read', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const megabytes = (): number => {
    collect()
    const { heapUsed, external } = process.memoryUsage()
    return (heapUsed + external) / 2 ** 20
  }
  const names = [
    'HTML: two hundred thousand references',
    'DOCX: a bomb in a picture',
    'TEI: a billion laughs',
  ]
  const files = hostileCorpus.filter(({ name }) => names.includes(name))
  expect(files).toHaveLength(names.length)
  const before = megabytes()
  for (const { name, fileName, bytes, outcome } of files) {
    const found = await readInChild(bytes(), { fileName, sha256: '' })
    expect([name, found.kind === 'refused' ? found.code : found.kind]).toEqual([name, outcome])
  }
  expect(megabytes() - before).toBeLessThan(50)
})
