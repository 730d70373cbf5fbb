'use client'

import { useKept } from '#components/reader/kept-in-browser.ts'

export interface FacsimileSwitch {
  readonly isOpen: boolean
  toggle(): void
}

/** Whether the facsimile stands beside the text; kept in this browser. */
export function useFacsimileSwitch(): FacsimileSwitch {
  const [kept, keep] = useKept('fontes.facsimile')
  const isOpen = kept !== null
  return { isOpen, toggle: () => keep(isOpen ? null : 'open') }
}
