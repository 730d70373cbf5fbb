import { describe, expect, test } from 'vitest'
import { isSettled, type HandedIn, type ImportReport } from '#components/sources/import-item.ts'
import {
  concurrency,
  createImportQueue,
  type AcceptRequest,
  type HandInRequest,
  type ReadRequest,
} from '#components/sources/import-queue.ts'
import { AppError } from '#lib/api/problem.ts'
import type { Proposal } from '#lib/api/proposal.ts'
import { mostBytesOfText } from '#lib/sources/limits.ts'

interface Held<Request, Answer> {
  request: Request
  resolve(answer: Answer): void
  reject(error: unknown): void
}

/** A server that holds every request until the test lets it go. */
function desk() {
  const sent: Held<HandInRequest, HandedIn>[] = []
  const read: Held<ReadRequest, Proposal>[] = []
  const accepted: Held<AcceptRequest, ImportReport>[] = []
  const discarded: string[] = []
  let made = 0
  let woken = 0
  const hold = <R, A>(list: Held<R, A>[], request: R, signal?: AbortSignal): Promise<A> =>
    new Promise((resolve, reject) => {
      list.push({ request, resolve, reject })
      signal?.addEventListener('abort', () => reject(signal.reason))
    })
  const queue = createImportQueue({
    newId: () => `id-${++made}`,
    onDone: () => woken++,
    handIn: (request) => hold(sent, request, request.signal),
    read: (request) => hold(read, request, request.signal),
    accept: (request) => hold(accepted, request),
    discard: async (id) => void discarded.push(id),
  })
  const states = () => queue.items().map(({ fileName, state }) => `${fileName}: ${state.kind}`)
  /** Lets a file through to where it lies on the desk. */
  const through = async (at: number, more: Partial<Proposal> = {}): Promise<void> => {
    const { id, fileName } = sent[at]!.request
    sent[at]!.resolve({ kind: 'proposal', proposal: aProposal(id, fileName, { state: 'unread' }) })
    await settle()
    read.find((one) => one.request.id === id)?.resolve(aProposal(id, fileName, more))
    await settle()
  }
  return { queue, sent, read, accepted, discarded, states, through, woken: () => woken }
}
const aFile = (name: string, text = 'words') => new File([text], name)
const settle = () => new Promise((resolve) => setTimeout(resolve, 5))
const outcome = (questions: number): Proposal['outcome'] => ({
  ...{
    format: 'text',
    encoding: 'utf-8',
    language: '',
    characters: 5,
    questions,
    decisions: 0,
    references: 0,
  },
  report: { counts: {}, problems: [] },
})
const aProposal = (id: string, fileName: string, more: Partial<Proposal> = {}): Proposal => ({
  ...{ id, fileName, size: 5, sha256: '', state: 'read', encoding: '', choices: {}, references: [] },
  ...{
    siglum: '',
    title: fileName,
    outcome: outcome(0),
    candidates: [],
    problem: null,
    readingSha256: `of ${id}`,
  },
  ...{ createdAt: '', expiresAt: '' },
  ...more,
})
const aReport = (more: Partial<ImportReport> = {}): ImportReport => ({
  ...{ sourceId: 's', revisionId: 'r', siglum: 'A', title: 'Letter', fileName: 'a.txt', encoding: 'utf-8' },
  ...{ characters: 5, isDuplicate: false, counts: {}, problems: [] },
  ...more,
})

describe('the import queue', () => {
  test('sends two at a time, reads two at a time, and goes on when one is through', async () => {
    const { queue, sent, states, through } = desk()
    queue.add(['a.txt', 'b.md', 'c.txt'].map((name) => aFile(name)))
    await settle()
    expect(sent).toHaveLength(concurrency)
    expect(states()).toEqual(['a.txt: sending', 'b.md: sending', 'c.txt: waiting'])
    await through(0)
    expect(states()).toEqual(['a.txt: ready', 'b.md: sending', 'c.txt: sending'])
  })

  test('a failure stops only its own file', async () => {
    const { queue, sent, read, states, through } = desk()
    queue.add([aFile('a.txt'), aFile('b.txt'), aFile('c.txt')])
    await settle()
    sent[0]?.reject(new AppError('internal', 'broken'))
    await settle()
    await through(1)
    const { id, fileName } = sent[2]!.request
    sent[2]?.resolve({ kind: 'proposal', proposal: aProposal(id, fileName, { state: 'unread' }) })
    await settle()
    read.at(-1)?.reject(new AppError('unprocessable', 'slow', { reason: 'reader_timeout' }))
    await settle()
    expect(states()).toEqual(['a.txt: failed', 'b.txt: ready', 'c.txt: failed'])
    // The one is sent again, the other only read again.
    queue.retry(queue.items()[0]!.id)
    queue.retry(queue.items()[2]!.id)
    await settle()
    expect(states()).toEqual(['a.txt: sending', 'b.txt: ready', 'c.txt: reading'])
  })

  test('asks for the encoding and reads the same file with the answer', async () => {
    const { queue, sent, read, states, through } = desk()
    queue.add([aFile('a.txt')])
    await settle()
    const candidates = [{ encoding: 'windows-1251', label: 'Cyrillic', preview: 'да' }]
    await through(0, { state: 'unsure', candidates, outcome: null })
    expect(states()).toEqual(['a.txt: unsure'])
    queue.choose(queue.items()[0]!.id, 'windows-1251')
    await settle()
    expect(sent).toHaveLength(1)
    expect(read.at(-1)?.request).toMatchObject({ id: sent[0]?.request.id, encoding: 'windows-1251' })
  })

  test('a cancelled file stays on the list and can be sent, or read, again', async () => {
    const { queue, sent, states } = desk()
    queue.add([aFile('a.txt'), aFile('b.txt'), aFile('c.txt')])
    await settle()
    const [a, b, c] = queue.items()
    queue.cancel(a!.id)
    queue.cancel(c!.id)
    const { id, fileName } = sent[1]!.request
    sent[1]?.resolve({ kind: 'proposal', proposal: aProposal(id, fileName, { state: 'unread' }) })
    await settle()
    expect(states()).toEqual(['a.txt: cancelled', 'b.txt: reading', 'c.txt: cancelled'])
    queue.cancel(b!.id)
    await settle()
    expect(states()[1]).toBe('b.txt: cancelled')
    queue.retry(a!.id)
    queue.retry(b!.id)
    await settle()
    expect(states()).toEqual(['a.txt: sending', 'b.txt: reading', 'c.txt: cancelled'])
  })

  test('says at once what cannot be read, and sends nothing', async () => {
    const { queue, sent } = desk()
    const large = Object.defineProperty(aFile('large.txt'), 'size', { value: mostBytesOfText + 1 })
    queue.add([aFile('cargo.xyz'), aFile('empty.txt', ''), large])
    await settle()
    expect(
      queue
        .items()
        .map(({ state }) => state.kind === 'failed' && (state.problem.reason ?? state.problem.code)),
    ).toEqual(['type_not_supported', 'empty_file', 'too_large'])
    expect(sent).toHaveLength(0)
  })

  test('a file that the server let go of cannot be read again, only sent again', async () => {
    const { queue, sent, read, states } = desk()
    queue.add([aFile('a.txt')])
    await settle()
    const { id, fileName } = sent[0]!.request
    sent[0]?.resolve({ kind: 'proposal', proposal: aProposal(id, fileName, { state: 'unread' }) })
    await settle()
    read[0]?.reject(new AppError('unprocessable', 'no text', { reason: 'empty_document' }))
    await settle()
    expect(queue.items()[0]).toMatchObject({ proposal: null, hasFile: true })
    queue.retry(queue.items()[0]!.id)
    await settle()
    expect(states()).toEqual(['a.txt: sending'])
  })

  test('finds after a reload what the server keeps, and reads what was not read', async () => {
    const { queue, read, states } = desk()
    queue.restore([aProposal('1', 'a.txt'), aProposal('2', 'b.txt', { state: 'unread', outcome: null })])
    await settle()
    expect(states()).toEqual(['a.txt: ready', 'b.txt: reading'])
    expect(read.map((one) => one.request.id)).toEqual(['2'])
    // Told of twice, it is there once, as it is by then.
    queue.restore([aProposal('1', 'a.txt', { title: 'Letter' })])
    expect(queue.items().map(({ proposal }) => proposal?.title)).toEqual(['Letter', 'b.txt'])
  })

  test('the same bytes are one file, and those of a source are that source', async () => {
    const { queue, sent, states } = desk()
    queue.restore([aProposal('1', 'a.txt')])
    queue.add([aFile('again.txt'), aFile('known.txt')])
    await settle()
    sent[0]?.resolve({ kind: 'proposal', proposal: aProposal('1', 'a.txt') })
    const known = { kind: 'duplicate' as const, sourceId: 's', revisionId: 'r', siglum: 'K', title: 'Known' }
    sent[1]?.resolve(known)
    await settle()
    expect(states()).toEqual(['a.txt: ready', 'known.txt: duplicate'])
    expect(queue.items()[1]?.state).toEqual({ kind: 'duplicate', of: known })
  })

  test('accepts what asks nothing, one after the other, and leaves the rest to be looked at', async () => {
    const { queue, accepted, states, woken } = desk()
    queue.restore([
      aProposal('1', 'a.txt'),
      aProposal('2', 'b.txt', { outcome: outcome(3) }),
      aProposal('3', 'c.txt'),
    ])
    queue.acceptQuiet()
    await settle()
    expect(accepted.map((one) => one.request.id)).toEqual(['1'])
    expect(accepted[0]?.request.readingSha256).toBe('of 1')
    accepted[0]?.resolve(aReport())
    await settle()
    expect(accepted.map((one) => one.request.id)).toEqual(['1', '3'])
    accepted[1]?.reject(new AppError('unprocessable', 'taken', { reason: 'siglum_taken' }))
    await settle()
    expect(states()).toEqual(['a.txt: done', 'b.txt: ready', 'c.txt: failed'])
    expect(woken()).toBe(1)
    // Tried again it is the same source that would be made.
    queue.retry('3')
    queue.accept('3')
    await settle()
    expect(accepted[2]?.request).toEqual(accepted[1]?.request)
  })

  test('taking a file off tells the server; clearing takes off only what is settled', async () => {
    const { queue, discarded, through } = desk()
    queue.restore([aProposal('1', 'a.txt'), aProposal('2', 'b.txt')])
    queue.discard('1')
    queue.add([aFile('c.txt'), aFile('cargo.xyz')])
    await settle()
    await through(0)
    expect(queue.items().map(isSettled)).toEqual([false, false, true])
    queue.clearSettled()
    await settle()
    expect(queue.items().map(({ fileName }) => fileName)).toEqual(['b.txt', 'c.txt'])
    expect(discarded).toEqual(['1'])
  })
})
