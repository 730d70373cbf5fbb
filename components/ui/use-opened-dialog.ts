'use client'

import { useEffect, useLayoutEffect, useRef } from 'react'

/** Open dialogs, the topmost last. */
const stack: symbol[] = []

/**
 * What Radix leaves to us of a dialog that is opened by a key and not by a button of its own.
 *
 * Esc closes the topmost dialog from the moment it can be seen, and before any notice in the corner: Radix listens only
 * after a second drawing, so that a quick Esc was lost, and gives the key to whatever came last, which may be a notice
 * about somebody else's work. A menu that is open inside a dialog keeps its own Esc.
 *
 * The focus goes back to where it was when the dialog opened: give `onCloseAutoFocus` to Radix' Content.
 */
export function useOpenedDialog(
  isOpen: boolean,
  close: () => void,
): { onCloseAutoFocus(event: Event): void } {
  const latest = useRef(close)
  const before = useRef<Element | null>(null)
  useEffect(() => {
    latest.current = close
  })
  // Before the dialog draws the focus into itself.
  useLayoutEffect(() => {
    if (!isOpen) return
    before.current = document.activeElement
    const me = Symbol()
    stack.push(me)
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || stack.at(-1) !== me) return
      if (document.querySelector('[data-radix-popper-content-wrapper]')) return
      event.preventDefault()
      latest.current()
    }
    // On the window, so that it is asked before what listens on the document.
    window.addEventListener('keydown', press, { capture: true })
    return () => {
      stack.splice(stack.indexOf(me), 1)
      window.removeEventListener('keydown', press, { capture: true })
    }
  }, [isOpen])
  return {
    onCloseAutoFocus(event) {
      event.preventDefault()
      // Whatever was done in the dialog may have led the focus elsewhere on purpose.
      if (document.activeElement !== document.body) return
      if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true })
    },
  }
}
