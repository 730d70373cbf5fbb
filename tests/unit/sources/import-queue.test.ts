import { describe, expect, test } from 'vitest'
import {
  concurrency,
  createImportQueue,
  isSettled,
  mostBytes,
  type ImportReport,
  type ImportRequest,
} from '#components/sources/import-queue.ts'
import { AppError } from '#lib/api/problem.ts'

interface Held {
  request: ImportRequest
  resolve(report: ImportReport): void
  reject(error: unknown): void
}

/** A server that holds every file until the test lets it go. */
function desk() {
  const held: Held[] = []
  let made = 0
  let woken = 0
  const queue = createImportQueue({
    newId: () => `id-${++made}`,
    onDone: () => {
      woken++
    },
    send: (request) =>
      new Promise((resolve, reject) => {
        held.push({ request, resolve, reject })
        request.signal.addEventListener('abort', () => reject(request.signal.reason))
      }),
  })
  const states = () => queue.items().map(({ fileName, state }) => `${fileName}: ${state.kind}`)
  return { queue, held, states, woken: () => woken }
}
const aFile = (name: string, text = 'words') => new File([text], name)
const settle = () => new Promise((resolve) => setTimeout(resolve, 0))
const aReport = (isDuplicate = false): ImportReport => ({
  sourceId: 's',
  revisionId: 'r',
  siglum: 'A',
  title: 'Letter',
  fileName: 'a.txt',
  encoding: 'utf-8',
  characters: 5,
  isDuplicate,
  counts: {},
  problems: [],
})

describe('the import queue', () => {
  test('sends two at a time and the next when one is through', async () => {
    const { queue, held, states } = desk()
    queue.add(['a.txt', 'b.md', 'c.txt'].map((name) => aFile(name)))
    expect(held).toHaveLength(concurrency)
    expect(states()).toEqual(['a.txt: sending', 'b.md: sending', 'c.txt: waiting'])
    held[0]?.resolve(aReport())
    await settle()
    expect(states()).toEqual(['a.txt: done', 'b.md: sending', 'c.txt: sending'])
  })

  test('a failure stops only its own file', async () => {
    const { queue, held, states, woken } = desk()
    queue.add([aFile('a.txt'), aFile('b.txt'), aFile('c.txt')])
    held[0]?.reject(new AppError('internal', 'broken'))
    await settle()
    held[1]?.resolve(aReport())
    held[2]?.resolve(aReport(true))
    await settle()
    expect(states()).toEqual(['a.txt: failed', 'b.txt: done', 'c.txt: done'])
    expect(woken()).toBe(2)
  })

  test('asks for the encoding and sends the same source again with the answer', async () => {
    const { queue, held, states } = desk()
    queue.add([aFile('a.txt')])
    const candidates = [{ encoding: 'windows-1251', label: 'Cyrillic', preview: 'да' }]
    held[0]?.reject(new AppError('unprocessable', 'unsure', { reason: 'encoding_unsure', candidates }))
    await settle()
    expect(queue.items()[0]?.state).toEqual({ kind: 'unsure', candidates })
    queue.choose(queue.items()[0]!.id, 'windows-1251')
    expect(states()).toEqual(['a.txt: sending'])
    const [first, second] = held.map((one) => one.request)
    expect(second?.encoding).toBe('windows-1251')
    expect(second?.sourceId).toBe(first?.sourceId)
    expect(second?.key).not.toBe(first?.key)
  })

  test('a cancelled file stays on the list and can be sent again', async () => {
    const { queue, held, states } = desk()
    queue.add([aFile('a.txt'), aFile('b.txt'), aFile('c.txt')])
    const [a, , c] = queue.items()
    queue.cancel(a!.id)
    queue.cancel(c!.id)
    await settle()
    expect(states()).toEqual(['a.txt: cancelled', 'b.txt: sending', 'c.txt: cancelled'])
    queue.retry(a!.id)
    expect(states()[0]).toBe('a.txt: sending')
    expect(held).toHaveLength(3)
  })

  test('says at once what cannot be read, and sends nothing', () => {
    const { queue, held } = desk()
    const large = Object.defineProperty(aFile('large.txt'), 'size', { value: mostBytes + 1 })
    queue.add([aFile('scan.pdf'), aFile('empty.txt', ''), large])
    expect(
      queue
        .items()
        .map(({ state }) => state.kind === 'failed' && (state.problem.reason ?? state.problem.code)),
    ).toEqual(['file_type', 'empty_file', 'too_large'])
    expect(held).toHaveLength(0)
  })

  test('clearing takes off only what is settled', async () => {
    const { queue, held } = desk()
    queue.add([aFile('a.txt'), aFile('b.txt'), aFile('scan.pdf')])
    held[0]?.resolve(aReport())
    await settle()
    expect(queue.items().map(isSettled)).toEqual([true, false, true])
    queue.clearSettled()
    expect(queue.items().map(({ fileName }) => fileName)).toEqual(['b.txt'])
  })
})
