'use client'

import { useCallback } from 'react'
import type { Outcome } from '#components/live/project-store.ts'
import { useWriter } from '#components/live/use-project.ts'
import { useToast } from '#components/ui/toast.tsx'
import { useTranslations } from 'use-intl'

/** Says what was just done and offers to take it back; instead of asking beforehand. */
export function useUndoable(): (message: string, outcome?: Promise<Outcome>) => void {
  const t = useTranslations('live')
  const toast = useToast()
  const { undo } = useWriter()
  return useCallback(
    (message) => toast({ message, action: { label: t('undo'), run: () => void undo() } }),
    [t, toast, undo],
  )
}
