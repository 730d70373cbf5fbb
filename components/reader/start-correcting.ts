import type { RefObject } from 'react'
import type { Correcting } from '#components/revisions/use-correcting.ts'
import type { TextSelection } from './use-text-selection.ts'

interface Around {
  readonly paneRef: RefObject<HTMLElement | null>
  readonly correcting: Correcting
  readonly selection: TextSelection
  readonly caretAt: number | null
  openPanel(): void
  reveal(offset: number): void
  /** A correction is half written; it has the focus now. */
  onUnfinished(): void
}

/** Opens the panel of corrections with what is selected, or where the caret stands. */
export function startCorrecting(around: Around): void {
  const { paneRef, correcting, selection, caretAt } = around
  const unsaved = paneRef.current?.querySelector<HTMLElement>('.correct-panel [data-unsaved] textarea')
  if (unsaved) {
    unsaved.focus()
    around.onUnfinished()
    return
  }
  const selected = selection.now()
  if (!correcting.start(selected, caretAt)) return
  around.openPanel()
  selection.clear()
  const start = selected?.[0]?.[0] ?? caretAt
  // The text makes room for the panel: what one reads stays in sight.
  if (start !== null) requestAnimationFrame(() => around.reveal(start))
}
