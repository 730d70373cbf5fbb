import { createContext, use } from 'react'
import type { RecordOf } from '#lib/live/records.ts'
import type { Span } from '#lib/text/span.ts'
import type { Argument } from './use-argument.ts'

/** Where something is to be added: to a passage that exists, or to spans that become one. */
export type Target =
  | { readonly passageId: string; readonly spans: readonly Span[] }
  | { readonly passageId: null; readonly spans: readonly Span[] }

/** What is being written about a target. `evidence` is the same panel as `claim`, with a relation chosen. */
export type DraftMode = 'note' | 'tag' | 'claim' | 'evidence'
export interface Draft {
  readonly mode: DraftMode
  readonly target: Target
}

/** What is open over a text. */
export type Panel = 'find' | 'list' | 'layers' | 'settings' | 'help' | 'correct' | null

/** What everything around one text shares. */
export interface ReaderContextValue {
  readonly source: RecordOf<'source'>
  readonly revisionId: string
  readonly text: string
  /** Living passages of this revision that the layers show, in the order of the text. */
  readonly passages: readonly RecordOf<'passage'>[]
  readonly hiddenCount: number
  readonly argument: Argument
  readonly activeId: string | null
  readonly draft: Draft | null
  readonly canWrite: boolean
  /** The claim this text is locked to while another stands beside it. */
  readonly lockedClaimId: string | null
  /** Opens a passage; `reveal` also brings its words on screen, `focusCard` puts the focus on its card. */
  activate(id: string | null, options?: { reveal?: boolean; focusCard?: boolean }): void
  openDraft(mode: DraftMode, target: Target): void
  closeDraft(): void
  /** Back to the text, with the caret where it was. */
  focusText(): void
  announce(message: string): void
  /** Opens another source beside the first, both locked to a claim. */
  openBeside(sourceId: string, claimId: string): void
}

export const ReaderContext = createContext<ReaderContextValue | null>(null)

export function useReader(): ReaderContextValue {
  const value = use(ReaderContext)
  if (!value) throw new Error('This component belongs inside a source view.')
  return value
}
