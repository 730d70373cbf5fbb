// Files on their way into the project: two at a time, each with its own fate. A failure stops only its own file, and every file
// stays on the list until the person puts it away. Lives outside React, so that going to another page stops nothing.
import { AppError, type Problem } from '#lib/api/problem.ts'
import { toProblem } from '#lib/api/client.ts'
import type { importReport } from '#lib/api/endpoints.ts'
import type { z } from 'zod'

export type ImportReport = z.output<typeof importReport>

export type ImportState =
  | { readonly kind: 'waiting' }
  /** `share` of the bytes sent, 0 … 1; at 1 the server is reading. */
  | { readonly kind: 'sending'; readonly share: number }
  /** The encoding cannot be told from the bytes: a person decides. */
  | { readonly kind: 'unsure'; readonly candidates: NonNullable<Problem['candidates']> }
  | { readonly kind: 'done'; readonly report: ImportReport }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'cancelled' }

export interface ImportItem {
  readonly id: string
  readonly fileName: string
  readonly size: number
  readonly state: ImportState
}

export interface ImportRequest {
  readonly file: Blob
  readonly fileName: string
  readonly encoding: string | undefined
  readonly sourceId: string
  readonly revisionId: string
  /** The same for a retry of the same try, another for another encoding. */
  readonly key: string
  readonly signal: AbortSignal
  onProgress(share: number): void
}

export interface ImportQueue {
  items(): readonly ImportItem[]
  subscribe(listener: () => void): () => void
  add(files: readonly File[]): void
  /** Answers the question about the encoding. */
  choose(id: string, encoding: string): void
  retry(id: string): void
  cancel(id: string): void
  /** Takes what is settled off the list. */
  clearSettled(): void
}

export const concurrency = 2
/** What the server takes at most. */
export const mostBytes = 20 * 1024 * 1024
export const acceptedExtensions = ['.txt', '.md'] as const

interface Entry {
  item: ImportItem
  readonly file: File
  readonly sourceId: string
  readonly revisionId: string
  key: string
  encoding: string | undefined
  stop: AbortController | null
}

export function createImportQueue(around: {
  send(request: ImportRequest): Promise<ImportReport>
  newId(): string
  /** Called after each file that came in, to fetch what is new. */
  onDone(): void
}): ImportQueue {
  let entries: readonly Entry[] = []
  let shown: readonly ImportItem[] = []
  const listeners = new Set<() => void>()
  const changed = (): void => {
    shown = entries.map((entry) => entry.item)
    for (const listener of listeners) listener()
  }
  const find = (id: string): Entry | undefined => entries.find((entry) => entry.item.id === id)
  const put = (entry: Entry, state: ImportState): void => {
    entry.item = { ...entry.item, state }
    changed()
  }

  function pump(): void {
    const busy = entries.filter((entry) => entry.item.state.kind === 'sending').length
    const next = entries
      .filter((entry) => entry.item.state.kind === 'waiting')
      .slice(0, Math.max(0, concurrency - busy))
    for (const entry of next) void send(entry)
  }

  async function send(entry: Entry): Promise<void> {
    const stop = new AbortController()
    entry.stop = stop
    put(entry, { kind: 'sending', share: 0 })
    try {
      const report = await around.send({
        file: entry.file,
        fileName: entry.item.fileName,
        encoding: entry.encoding,
        sourceId: entry.sourceId,
        revisionId: entry.revisionId,
        key: entry.key,
        signal: stop.signal,
        onProgress: (share) => {
          if (entry.stop === stop && entry.item.state.kind === 'sending')
            put(entry, { kind: 'sending', share })
        },
      })
      // What came in came in, even if the wish to stop it was on its way.
      put(entry, { kind: 'done', report })
      around.onDone()
    } catch (error) {
      if (stop.signal.aborted) put(entry, { kind: 'cancelled' })
      else {
        const problem = toProblem(error)
        put(
          entry,
          problem.reason === 'encoding_unsure' && problem.candidates && problem.candidates.length > 0
            ? { kind: 'unsure', candidates: problem.candidates }
            : { kind: 'failed', problem },
        )
      }
    } finally {
      entry.stop = null
      pump()
    }
  }

  function again(entry: Entry | undefined, encoding: string | undefined): void {
    if (!entry || entry.item.state.kind === 'sending' || entry.item.state.kind === 'done') return
    entry.key = around.newId()
    entry.encoding = encoding
    put(entry, { kind: 'waiting' })
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
        return {
          item: { id: around.newId(), fileName: file.name, size: file.size, state },
          file,
          sourceId: around.newId(),
          revisionId: around.newId(),
          key: around.newId(),
          encoding: undefined,
          stop: null,
        }
      })
      entries = [...entries, ...fresh]
      changed()
      pump()
    },
    choose: (id, encoding) => again(find(id), encoding),
    retry: (id) => again(find(id), find(id)?.encoding),
    cancel(id) {
      const entry = find(id)
      if (entry?.stop) entry.stop.abort()
      else if (entry && (entry.item.state.kind === 'waiting' || entry.item.state.kind === 'unsure'))
        put(entry, { kind: 'cancelled' })
    },
    clearSettled() {
      entries = entries.filter(({ item }) => !isSettled(item))
      changed()
    },
  }
}

/** Nothing more will happen to it by itself, and nothing is asked. */
export function isSettled(item: ImportItem): boolean {
  return item.state.kind === 'done' || item.state.kind === 'failed' || item.state.kind === 'cancelled'
}

/** What can be said without asking the server. */
function refuse(file: File): AppError | null {
  const name = file.name.toLowerCase()
  if (!acceptedExtensions.some((extension) => name.endsWith(extension)))
    return new AppError('wrong_type', 'Not a text file.', { reason: 'file_type' })
  if (file.size > mostBytes) return new AppError('too_large', 'The file is too large.')
  if (file.size === 0) return new AppError('unprocessable', 'The file is empty.', { reason: 'empty_file' })
  return null
}
