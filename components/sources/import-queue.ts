// Files on their way to the import desk: sent, kept by the server, read, looked at, accepted. Two are sent and two are read at a
// time; a failure stops only its own file, and every file stays on the list until the person puts it away. Lives outside React, so
// that going to another page stops nothing; what the server keeps is found again after a reload.
import { toProblem } from '#lib/api/client.ts'
import { AppError, type Problem } from '#lib/api/problem.ts'
import type { Proposal } from '#lib/api/proposal.ts'
import { fileKind } from '#lib/reading/file-kind.ts'
import { mostBytesOf } from '#lib/sources/limits.ts'
import {
  isQuiet,
  isSettled,
  stateOf,
  type HandedIn,
  type ImportItem,
  type ImportReport,
  type ImportState,
} from './import-item.ts'

export interface HandInRequest {
  readonly id: string
  readonly file: Blob
  readonly fileName: string
  readonly signal: AbortSignal
  onProgress(share: number): void
}
export interface ReadRequest {
  readonly id: string
  readonly encoding: string | undefined
  readonly signal: AbortSignal
}
export interface AcceptRequest {
  readonly id: string
  readonly sourceId: string
  readonly revisionId: string
  readonly readingSha256: string
}

/** What the queue asks of the world. */
export interface ImportServer {
  handIn(request: HandInRequest): Promise<HandedIn>
  read(request: ReadRequest): Promise<Proposal>
  accept(request: AcceptRequest): Promise<ImportReport>
  discard(id: string): Promise<void>
  newId(): string
  /** Called after each file that became a source, to fetch what is new. */
  onDone(): void
}

export interface ImportQueue {
  items(): readonly ImportItem[]
  subscribe(listener: () => void): () => void
  add(files: readonly File[]): void
  /** Takes in what the server keeps: after a reload, and what the desk has changed. */
  restore(proposals: readonly Proposal[]): void
  /** Answers the question about the encoding. */
  choose(id: string, encoding: string): void
  accept(id: string): void
  /** Accepts everything that asks nothing. */
  acceptQuiet(): void
  retry(id: string): void
  /** Stops sending or reading. */
  cancel(id: string): void
  /** Takes a file off the desk for good. */
  discard(id: string): void
  /** What came of an acceptance on the page of the desk. */
  settle(id: string, report: ImportReport): void
  /** Takes what is settled off the list. */
  clearSettled(): void
}

export const concurrency = 2

interface Entry {
  item: ImportItem
  /** Null: it was sent before this page was loaded. */
  readonly file: File | null
  encoding: string | undefined
  stop: AbortController | null
  /** Made once, so that a repeated acceptance is the same one. */
  readonly sourceId: string
  readonly revisionId: string
}

export function createImportQueue(server: ImportServer): ImportQueue {
  let entries: readonly Entry[] = []
  let shown: readonly ImportItem[] = []
  const listeners = new Set<() => void>()
  const changed = (): void => {
    shown = entries.map((entry) => entry.item)
    for (const listener of listeners) listener()
  }
  const find = (id: string): Entry | undefined => entries.find((entry) => entry.item.id === id)
  const put = (entry: Entry, state: ImportState, proposal = entry.item.proposal): void => {
    entry.item = { ...entry.item, state, proposal }
    changed()
  }
  const drop = (entry: Entry): void => {
    entries = entries.filter((one) => one !== entry)
    changed()
  }
  const entryFor = (item: ImportItem, file: File | null): Entry => ({
    item,
    file,
    encoding: undefined,
    stop: null,
    sourceId: server.newId(),
    revisionId: server.newId(),
  })

  /** Lets as many go on as there are places for. */
  function pump(): void {
    const start = (
      waits: ImportState['kind'],
      runs: ImportState['kind'],
      go: (entry: Entry) => void,
      most: number,
    ) => {
      const busy = entries.filter(({ item }) => item.state.kind === runs).length
      const next = entries.filter(({ item }) => item.state.kind === waits).slice(0, Math.max(0, most - busy))
      for (const entry of next) go(entry)
    }
    start('waiting', 'sending', (entry) => void send(entry), concurrency)
    start('queued', 'reading', (entry) => void read(entry), concurrency)
  }

  async function send(entry: Entry): Promise<void> {
    const stop = new AbortController()
    entry.stop = stop
    put(entry, { kind: 'sending', share: 0 })
    try {
      const { id, fileName } = entry.item
      const refusal = entry.file && (await refuseKind(entry.file))
      if (refusal) return put(entry, { kind: 'failed', problem: toProblem(refusal) })
      const came = await server.handIn({
        id,
        file: entry.file ?? new Blob(),
        fileName,
        signal: stop.signal,
        onProgress: (share) => {
          if (entry.stop === stop && entry.item.state.kind === 'sending')
            put(entry, { kind: 'sending', share })
        },
      })
      if (came.kind === 'duplicate') put(entry, { kind: 'duplicate', of: came })
      else if (came.proposal.id === id) put(entry, stateOf(came.proposal), came.proposal)
      else {
        // The same bytes lie on the desk already: they are one file.
        drop(entry)
        take([came.proposal])
      }
    } catch (error) {
      put(entry, stop.signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', problem: toProblem(error) })
    } finally {
      entry.stop = null
      pump()
    }
  }

  async function read(entry: Entry): Promise<void> {
    const stop = new AbortController()
    entry.stop = stop
    put(entry, { kind: 'reading' })
    try {
      const proposal = await server.read({ id: entry.item.id, encoding: entry.encoding, signal: stop.signal })
      put(entry, stateOf(proposal), proposal)
    } catch (error) {
      if (stop.signal.aborted) put(entry, { kind: 'cancelled' })
      else fail(entry, toProblem(error))
    } finally {
      entry.stop = null
      pump()
    }
  }

  /** What cannot be read at all, the server has let go of. */
  function fail(entry: Entry, problem: Problem): void {
    const isGone = problem.code === 'unprocessable' && !problem.reason?.startsWith('reader_')
    put(entry, { kind: 'failed', problem }, isGone ? null : entry.item.proposal)
  }

  async function accept(entry: Entry | undefined): Promise<void> {
    const proposal = entry?.item.proposal
    if (!entry || !proposal || entry.item.state.kind !== 'ready') return
    put(entry, { kind: 'accepting' })
    try {
      const { sourceId, revisionId } = entry
      const { readingSha256 } = proposal
      const report = await server.accept({ id: entry.item.id, sourceId, revisionId, readingSha256 })
      put(entry, { kind: 'done', report })
      server.onDone()
    } catch (error) {
      put(entry, { kind: 'failed', problem: toProblem(error) })
    }
  }

  function take(proposals: readonly Proposal[]): void {
    for (const proposal of proposals) {
      const { id, fileName, size } = proposal
      const present = find(id)
      if (!present) {
        const item = { id, fileName, size, state: stateOf(proposal), proposal, hasFile: false }
        entries = [...entries, entryFor(item, null)]
      } else if (['ready', 'unsure', 'failed', 'cancelled'].includes(present.item.state.kind))
        present.item = { ...present.item, state: stateOf(proposal), proposal }
    }
    changed()
    pump()
  }

  function again(entry: Entry | undefined, encoding: string | undefined): void {
    if (!entry || !['failed', 'cancelled', 'unsure'].includes(entry.item.state.kind)) return
    entry.encoding = encoding
    if (entry.item.proposal)
      put(entry, stateOf(entry.item.proposal).kind === 'ready' ? { kind: 'ready' } : { kind: 'queued' })
    else if (entry.file) put(entry, { kind: 'waiting' })
    pump()
  }

  return {
    items: () => shown,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add(files) {
      const fresh = files.map((file): Entry => {
        const refusal = refuse(file)
        const state: ImportState = refusal
          ? { kind: 'failed', problem: toProblem(refusal) }
          : { kind: 'waiting' }
        return entryFor(
          { id: server.newId(), fileName: file.name, size: file.size, state, proposal: null, hasFile: true },
          file,
        )
      })
      entries = [...entries, ...fresh]
      changed()
      pump()
    },
    restore: take,
    choose: (id, encoding) => again(find(id), encoding),
    accept: (id) => void accept(find(id)),
    acceptQuiet() {
      void (async () => {
        // One after the other: each changes the project.
        for (const entry of entries.filter(({ item }) => isQuiet(item))) await accept(entry)
      })()
    },
    retry: (id) => again(find(id), find(id)?.encoding),
    cancel(id) {
      const entry = find(id)
      if (entry?.stop) entry.stop.abort()
      else if (entry && (entry.item.state.kind === 'waiting' || entry.item.state.kind === 'queued'))
        put(entry, { kind: 'cancelled' })
    },
    discard(id) {
      const entry = find(id)
      if (!entry) return
      entry.stop?.abort()
      drop(entry)
      if (entry.item.proposal) void server.discard(id).catch(() => {})
    },
    settle(id, report) {
      const entry = find(id)
      if (entry) put(entry, { kind: 'done', report })
      server.onDone()
    },
    clearSettled() {
      const gone = entries.filter(({ item }) => isSettled(item))
      entries = entries.filter(({ item }) => !isSettled(item))
      changed()
      // What failed may still lie on the server.
      for (const { item } of gone)
        if (item.proposal && item.state.kind !== 'done') void server.discard(item.id).catch(() => {})
    },
  }
}

/** What can be said without asking the server, which knows the formats. */
function refuse(file: File): AppError | null {
  if (file.size > mostBytesOf(file.name)) return new AppError('too_large', 'The file is too large.')
  if (file.size === 0) return new AppError('unprocessable', 'The file is empty.', { reason: 'empty_file' })
  return null
}

/** A kind of file that is never read is not worth sending. What only the whole file can tell, the server tells. */
async function refuseKind(file: File): Promise<AppError | null> {
  const kind = fileKind(new Uint8Array(await file.slice(0, 65_536).arrayBuffer()), file.name)
  if (kind.kind !== 'refused' || kind.code !== 'type_not_supported') return null
  return new AppError('unprocessable', kind.message, { reason: kind.code })
}
