'use client'

// A text as it is laid out, and what may take room from it: panels over it, pictures of its pages beside it.
import { useCallback, useState, type RefObject } from 'react'
import { useFacsimileSwitch } from '#components/facsimile/use-facsimile-switch.ts'
import type { Panel } from './reader-context.ts'
import type { SourceDocument } from './source-document.ts'
import { useLaidOutText, type LaidOutText } from './use-laid-out-text.ts'
import { useReadingSettings } from './use-reading-settings.ts'

export interface TextAndPanels extends Omit<LaidOutText, 'hold'> {
  readonly settings: ReturnType<typeof useReadingSettings>[0]
  readonly changeSettings: ReturnType<typeof useReadingSettings>[1]
  readonly panel: Panel
  /** Opens or closes a panel where the text need not stay in its place. */
  setPanel(next: Panel | ((open: Panel) => Panel)): void
  /** … and the line that is read stays where it is. */
  openPanel(next: Panel): void
  readonly facsimile: { readonly isOpen: boolean; toggle(): void }
}

export function useTextAndPanels(
  document: SourceDocument,
  articleRef: RefObject<HTMLElement | null>,
  scrollerRef: RefObject<HTMLElement | null>,
): TextAndPanels {
  const [panel, setPanel] = useState<Panel>(null)
  const [settings, changeSettings] = useReadingSettings()
  const beside = useFacsimileSwitch()
  const around = `${panel} ${beside.isOpen}`
  const { hold, ...laidOut } = useLaidOutText(document, settings, articleRef, scrollerRef, around)
  const openPanel = useCallback(
    (next: Panel) => {
      hold()
      setPanel(next)
    },
    [hold],
  )
  const facsimile = {
    isOpen: beside.isOpen,
    toggle: () => {
      hold()
      beside.toggle()
    },
  }
  return { ...laidOut, settings, changeSettings, panel, setPanel, openPanel, facsimile }
}
