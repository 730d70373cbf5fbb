'use client'

// The way of a file with annotations: chosen, read, looked at, taken over. The same for a text that is there and for one that comes
// with its annotations.
import { useRef, useState } from 'react'
import { newId } from '#components/live/new-id.ts'
import type { BorrowedDecision, BorrowedReport } from '#lib/api/borrowed.ts'
import { toProblem } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'
import { gatherFiles } from './gather-files.ts'

type BorrowingState<P> =
  | { readonly kind: 'choosing'; readonly problem: Problem | null }
  | { readonly kind: 'reading'; readonly file: File }
  | {
      readonly kind: 'read'
      readonly file: File
      readonly preview: P
      /** One for each look: a second attempt after a lost answer is a retry. */
      readonly operationId: string
      readonly problem: Problem | null
      readonly isBusy: boolean
    }
  | { readonly kind: 'done'; readonly report: BorrowedReport }

interface Ways<P> {
  preview(file: File, document: string | null, signal: AbortSignal): Promise<P>
  accept(file: File, preview: P, decisions: BorrowedDecision[], operationId: string): Promise<BorrowedReport>
}

/** Where one is on that way, and what leads on. */
export interface Borrowing<P> {
  readonly state: BorrowingState<P>
  readonly choose: (files: readonly File[]) => void
  readonly choosePreviewed: (document: string) => void
  readonly accept: (decisions: BorrowedDecision[]) => void
  readonly restart: () => void
}

export function useBorrowing<P>(ways: Ways<P>): Borrowing<P> {
  const [state, setState] = useState<BorrowingState<P>>({ kind: 'choosing', problem: null })
  const asked = useRef<AbortController | null>(null)
  const read = async (file: File, document: string | null): Promise<void> => {
    asked.current?.abort()
    const gone = new AbortController()
    asked.current = gone
    setState({ kind: 'reading', file })
    try {
      const preview = await ways.preview(file, document, gone.signal)
      setState({ kind: 'read', file, preview, operationId: newId(), problem: null, isBusy: false })
    } catch (error) {
      if (!gone.signal.aborted) setState({ kind: 'choosing', problem: toProblem(error) })
    }
  }
  const takeOver = async (decisions: BorrowedDecision[]): Promise<void> => {
    if (state.kind !== 'read' || state.isBusy) return
    setState({ ...state, isBusy: true, problem: null })
    try {
      const report = await ways.accept(state.file, state.preview, decisions, state.operationId)
      setState({ kind: 'done', report })
    } catch (error) {
      // Other decisions are another operation.
      setState({ ...state, operationId: newId(), isBusy: false, problem: toProblem(error) })
    }
  }
  return {
    state,
    choose: (files) => void gatherFiles(files).then((file) => (file ? read(file, null) : undefined)),
    choosePreviewed: (document) => {
      if (state.kind === 'read') void read(state.file, document)
    },
    accept: (decisions) => void takeOver(decisions),
    restart: () => {
      asked.current?.abort()
      setState({ kind: 'choosing', problem: null })
    },
  }
}
