'use client'

import {
  Highlighter,
  MessageSquarePlus,
  PencilLine,
  Replace,
  Scale,
  Split,
  SquarePlus,
  Tag as TagIcon,
} from 'lucide-react'
import { Toolbar } from 'radix-ui'
import { useLayoutEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { DraftMode } from './reader-context.ts'

export type SelectionAction = 'mark' | DraftMode | 'correct' | 'extend' | 'replace'

const actions: readonly { action: SelectionAction; key: string; Icon: typeof Highlighter }[] = [
  { action: 'mark', key: 'M', Icon: Highlighter },
  { action: 'note', key: 'A', Icon: MessageSquarePlus },
  { action: 'tag', key: 'T', Icon: TagIcon },
  { action: 'claim', key: 'C', Icon: Scale },
  { action: 'evidence', key: 'E', Icon: Split },
  { action: 'correct', key: 'K', Icon: PencilLine },
]

/** While a passage is open: its words can be changed. */
const changes: typeof actions = [
  { action: 'extend', key: '+', Icon: SquarePlus },
  { action: 'replace', key: 'R', Icon: Replace },
]

/** What can be done with the selected words: above them, or at the foot of the screen on touch. */
export function SelectionToolbar({
  place,
  hasOpenPassage,
  onAction,
}: {
  /** Puts the element where the selection is. */
  place(element: HTMLElement): void
  hasOpenPassage: boolean
  onAction(action: SelectionAction): void
}) {
  const t = useTranslations('reader')
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (element.current) place(element.current)
  }, [place])
  return (
    <Toolbar.Root
      className="selection-toolbar"
      ref={element}
      aria-label={t('selection')}
      // The words must stay selected while one chooses.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {(hasOpenPassage ? [...actions, ...changes] : actions).map(({ action, key, Icon }) => (
        <Toolbar.Button
          key={action}
          className="selection-action"
          title={`${t(`doHints.${action}`)} (${key})`}
          aria-keyshortcuts={key}
          onClick={() => onAction(action)}
        >
          <Icon size={16} aria-hidden />
          <span>{t(`do.${action}`)}</span>
        </Toolbar.Button>
      ))}
    </Toolbar.Root>
  )
}
