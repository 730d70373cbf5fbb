'use client'

// What is being written at a passage, or at words that are not one yet.
import { useCallback, useState, type RefObject } from 'react'
import { useTranslations } from 'use-intl'
import type { Draft, ReaderContextValue } from './reader-context.ts'

export function useDraft(
  pane: RefObject<HTMLElement | null>,
  open: (passageId: string | null) => void,
  announce: (message: string) => void,
): { draft: Draft | null } & Pick<ReaderContextValue, 'openDraft' | 'closeDraft'> {
  const t = useTranslations('reader')
  const [draft, setDraft] = useState<Draft | null>(null)
  const openDraft = useCallback<ReaderContextValue['openDraft']>(
    (mode, target) => {
      const unsaved = pane.current?.querySelector('[data-unsaved]')
      if (unsaved) {
        // Half a note is worth more than the next one.
        unsaved.querySelector<HTMLElement>('[contenteditable="true"]')?.focus()
        announce(t('finishFirst'))
        return
      }
      setDraft({ mode, target })
      open(target.passageId)
      document.getSelection()?.removeAllRanges()
    },
    [pane, open, announce, t],
  )
  const closeDraft = useCallback(() => setDraft(null), [])
  return { draft, openDraft, closeDraft }
}
