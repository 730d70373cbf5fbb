'use client'

import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import type { Outcome } from '#components/live/store-view.ts'
import { useStore } from '#components/live/use-project.ts'
import { useToast } from '#components/ui/toast.tsx'

/**
 * Says what was just done and offers to take it back, instead of asking beforehand. The offer is for this operation, whatever
 * else is done meanwhile. Called with the outcome of the operation, right after it was begun.
 */
export function useUndoable(): (message: string, outcome: Promise<Outcome>) => void {
  const t = useTranslations('live')
  const toast = useToast()
  const store = useStore()
  return useCallback(
    (message) => {
      const operationId = store.view().undoId ?? undefined
      toast({ message, action: { label: t('undo'), run: () => void store.undo(operationId) } })
    },
    [t, toast, store],
  )
}
