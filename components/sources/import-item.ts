// One file on its way to the import desk: what has become of it so far.
import { toProblem } from '#lib/api/client.ts'
import { AppError, type Problem } from '#lib/api/problem.ts'
import type { handedIn, importReport, Proposal } from '#lib/api/proposal.ts'
import type { z } from 'zod'

export type ImportReport = z.output<typeof importReport>
export type HandedIn = z.output<typeof handedIn>
type Duplicate = Extract<HandedIn, { kind: 'duplicate' }>

export type ImportState =
  | { readonly kind: 'waiting' }
  /** `share` of the bytes sent, 0 … 1. */
  | { readonly kind: 'sending'; readonly share: number }
  /** On the server, to be read when its turn comes. */
  | { readonly kind: 'queued' }
  | { readonly kind: 'reading' }
  /** The encoding cannot be told from the bytes: a person decides. */
  | { readonly kind: 'unsure' }
  /** Read, to be looked at. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'accepting' }
  | { readonly kind: 'done'; readonly report: ImportReport }
  /** The project has these bytes already. */
  | { readonly kind: 'duplicate'; readonly of: Duplicate }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'cancelled' }

export interface ImportItem {
  /** Of the proposal too. */
  readonly id: string
  readonly fileName: string
  readonly size: number
  readonly state: ImportState
  /** As the server keeps it; null until it has it. */
  readonly proposal: Proposal | null
  /** It can be sent once more from this page. */
  readonly hasFile: boolean
}

export function stateOf(proposal: Proposal): ImportState {
  switch (proposal.state) {
    case 'unread':
      return { kind: 'queued' }
    case 'read':
      return { kind: 'ready' }
    case 'unsure':
      return { kind: 'unsure' }
    case 'failed': {
      const { reason, detail } = proposal.problem ?? { reason: 'reader_crashed', detail: '' }
      return { kind: 'failed', problem: toProblem(new AppError('unprocessable', detail, { reason })) }
    }
  }
}

/** Nothing more will happen to it by itself, and nothing is asked. */
export function isSettled({ state }: Pick<ImportItem, 'state'>): boolean {
  return ['done', 'duplicate', 'failed', 'cancelled'].includes(state.kind)
}

/** Read, and without a question to a person. */
export function isQuiet({ state, proposal }: ImportItem): boolean {
  return state.kind === 'ready' && proposal?.outcome?.questions === 0
}
