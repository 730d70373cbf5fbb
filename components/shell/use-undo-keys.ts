'use client'

import { useCallback, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useWriter } from '#components/live/use-project.ts'
import { useToast } from '#components/ui/toast.tsx'

const fields = 'input, textarea, select, [contenteditable="true"], [role="textbox"]'

/** Whether the person is writing: keys then belong to the field. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(fields) !== null
}

/** Undo and redo of the project with a word on what was done, and their keys (Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y) outside of fields. */
export function useUndo(): { undo(): void; redo(): void } {
  const t = useTranslations('live')
  const words = useTranslations('shell.writing')
  const toast = useToast()
  const { undo: takeBack, redo: doAgain, undoLabel, redoLabel } = useWriter()
  const undo = useCallback((): void => {
    if (undoLabel === null) return toast({ message: words('nothingToUndo') })
    toast({ message: t('undone', { label: undoLabel }) })
    void takeBack().then((outcome) => {
      if (!outcome.ok) toast({ message: t('cannotUndo', { label: undoLabel }), tone: 'danger' })
    })
  }, [takeBack, undoLabel, t, words, toast])
  const redo = useCallback((): void => {
    if (redoLabel === null) return
    toast({ message: t('redone', { label: redoLabel }) })
    void doAgain().then((outcome) => {
      if (!outcome.ok) toast({ message: t('cannotUndo', { label: redoLabel }), tone: 'danger' })
    })
  }, [doAgain, redoLabel, t, toast])

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (
        event.defaultPrevented ||
        event.altKey ||
        !(event.ctrlKey || event.metaKey) ||
        isWriting(event.target)
      )
        return
      const key = event.key.toLowerCase()
      if (key === 'z') {
        event.preventDefault()
        if (event.shiftKey) redo()
        else undo()
      } else if (key === 'y' && !event.shiftKey) {
        event.preventDefault()
        redo()
      }
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [undo, redo])
  return { undo, redo }
}
