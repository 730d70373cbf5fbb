'use client'

import { useMemo } from 'react'
import type { ReaderContextValue } from './reader-context.ts'

/** The same value as long as everything in it is the same, so that cards are drawn anew only for what concerns them. */
export function useReaderValue({
  source,
  revisionId,
  text,
  passages,
  hiddenCount,
  argument,
  activeId,
  draft,
  canWrite,
  lockedClaimId,
  activate,
  openDraft,
  closeDraft,
  focusText,
  announce,
  openBeside,
}: ReaderContextValue): ReaderContextValue {
  return useMemo(
    () => ({
      ...{ source, revisionId, text, passages, hiddenCount, argument, activeId, draft, canWrite },
      ...{ lockedClaimId, activate, openDraft, closeDraft, focusText, announce, openBeside },
    }),
    [
      source,
      revisionId,
      text,
      passages,
      hiddenCount,
      argument,
      activeId,
      draft,
      canWrite,
      lockedClaimId,
      activate,
      openDraft,
      closeDraft,
      focusText,
      announce,
      openBeside,
    ],
  )
}
