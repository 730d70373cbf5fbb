'use client'

// One file on the desk: its reading, its original, and what was chosen. A choice is shown at once and the file is read again with
// it; while one reading is on its way, only the last of what was chosen meanwhile is asked for next.
import { useCallback, useEffect, useRef, useState } from 'react'
import { useProject } from '#components/live/use-project.ts'
import { useImportQueue } from '#components/sources/use-import-queue.ts'
import { call, toProblem } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'
import type { Proposal } from '#lib/api/proposal.ts'
import type { Reading } from '#lib/reading/reading.ts'
import { choose, doAgain, startWith, takeBack, type ChoiceHistory } from './desk-choices.ts'
import { inOrder } from './in-order.ts'

/** A file that was read. */
export interface OpenFile {
  readonly proposal: Proposal
  readonly reading: Reading
  /** The decoded original. */
  readonly raw: string
}

export type DeskState =
  | { readonly kind: 'loading' }
  /** The encoding must be chosen first. */
  | { readonly kind: 'unsure'; readonly proposal: Proposal }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'open'; readonly file: OpenFile }

export interface Desk {
  readonly state: DeskState
  readonly history: ChoiceHistory
  /** A reading with the latest choices is on its way. */
  readonly isReading: boolean
  /** Why the last wish could not be fulfilled; null when it could. */
  readonly problem: Problem | null
  choose(key: string, option: string): void
  undo(): void
  redo(): void
  /** Reads the bytes in another encoding; empty: as they say themselves. */
  readAs(encoding: string): void
  /** Keeps what does not change the reading. */
  revise(change: Revision): void
  /** Resolves when all of that has arrived; false when the last of it could not be kept (`problem` says why). */
  areRevisionsKept(): Promise<boolean>
  /** Milliseconds from the last choice to its reading. */
  readonly took: number | null
}

interface Revision {
  readonly siglum?: string
  readonly title?: string
  readonly references?: Proposal['references']
}

interface Wish {
  readonly encoding?: string
  readonly choices: Readonly<Record<string, string>>
}

export function useDesk(id: string): Desk {
  const { slug } = useProject()
  const { queue } = useImportQueue()
  const [state, setState] = useState<DeskState>({ kind: 'loading' })
  const [history, setHistory] = useState<ChoiceHistory>(() => startWith({}))
  const latest = useRef(history)
  const [isReading, setIsReading] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [took, setTook] = useState<number | null>(null)
  const file = useRef<OpenFile | null>(null)
  const wish = useRef<Wish | null>(null)
  const isRunning = useRef(false)

  const remember = useCallback((next: ChoiceHistory): void => {
    latest.current = next
    setHistory(next)
  }, [])
  const show = useCallback(
    async (proposal: Proposal, reading: Record<string, unknown> | null): Promise<void> => {
      queue.restore([proposal])
      if (!reading) return setState({ kind: 'unsure', proposal })
      const before = file.current
      const isSameRaw = before !== null && before.reading.source.encoding === proposal.outcome?.encoding
      const raw = isSameRaw
        ? before.raw
        : (await call('getProposalOriginal', { params: { project: slug, id } })).raw
      // The server has checked it against the schema of a reading.
      file.current = { proposal, raw, reading: reading as unknown as Reading }
      setState({ kind: 'open', file: file.current })
    },
    [slug, id, queue],
  )

  const run = useCallback(async (): Promise<void> => {
    if (isRunning.current) return
    isRunning.current = true
    setIsReading(true)
    try {
      for (let next = wish.current; next; next = wish.current) {
        wish.current = null
        const began = performance.now()
        try {
          const params = { project: slug, id }
          const answer = await call('readProposal', { params, body: { ...next, withReading: true } })
          // Something else was chosen meanwhile: this reading would only flicker by.
          if (wish.current) continue
          await show(answer.proposal, answer.reading)
          setTook(Math.round(performance.now() - began))
          setProblem(null)
        } catch (error) {
          setProblem(toProblem(error))
          // What could not be read so, was not chosen.
          if (!wish.current && file.current) remember(startWith(file.current.proposal.choices))
        }
      }
    } finally {
      isRunning.current = false
      setIsReading(false)
    }
  }, [slug, id, show, remember])

  useEffect(() => {
    let isOver = false
    const open = async (): Promise<void> => {
      const params = { project: slug, id }
      let loaded = await call('getProposalReading', { params })
      if (!loaded.reading && loaded.proposal.state !== 'unsure')
        loaded = await call('readProposal', { params, body: { withReading: true } })
      if (isOver) return
      remember(startWith(loaded.proposal.choices))
      await show(loaded.proposal, loaded.reading)
    }
    open().catch((error: unknown) => {
      if (!isOver) setState({ kind: 'failed', problem: toProblem(error) })
    })
    return () => {
      isOver = true
    }
  }, [slug, id, show, remember])

  const move = useCallback(
    (change: (history: ChoiceHistory) => ChoiceHistory): void => {
      const after = change(latest.current)
      if (after === latest.current) return
      remember(after)
      wish.current = { choices: after.now }
      void run()
    },
    [run, remember],
  )
  const [revisions] = useState(() => inOrder<Revision>())
  const sendRevision = useCallback(
    async (change: Revision): Promise<boolean> => {
      try {
        const proposal = await call('reviseProposal', { params: { project: slug, id }, body: change })
        if (file.current) {
          file.current = { ...file.current, proposal: { ...proposal, ...revisions.waiting() } }
          setState({ kind: 'open', file: file.current })
        }
        queue.restore([proposal])
        setProblem(null)
        return true
      } catch (error) {
        setProblem(toProblem(error))
        return false
      }
    },
    [slug, id, queue, revisions],
  )
  const revise = useCallback<Desk['revise']>(
    (change) => {
      revisions.add(change, sendRevision)
      // At once on the page; the server's answer confirms it.
      if (file.current) {
        file.current = { ...file.current, proposal: { ...file.current.proposal, ...change } }
        setState({ kind: 'open', file: file.current })
      }
    },
    [revisions, sendRevision],
  )

  return {
    state,
    history,
    isReading,
    problem,
    took,
    choose: useCallback((key, option) => move((before) => choose(before, key, option)), [move]),
    undo: useCallback(() => move(takeBack), [move]),
    redo: useCallback(() => move(doAgain), [move]),
    readAs: useCallback(
      (encoding) => {
        wish.current = { encoding, choices: latest.current.now }
        void run()
      },
      [run],
    ),
    revise,
    areRevisionsKept: revisions.settled,
  }
}
