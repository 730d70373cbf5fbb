'use client'

import { Highlighter, MessageSquarePlus, Scale, Split, Tag as TagIcon } from 'lucide-react'
import { Toolbar } from 'radix-ui'
import { useTranslations } from 'use-intl'
import type { DraftMode } from './reader-context.ts'

export type SelectionAction = 'mark' | DraftMode

const actions: readonly { action: SelectionAction; key: string; Icon: typeof Highlighter }[] = [
  { action: 'mark', key: 'M', Icon: Highlighter },
  { action: 'note', key: 'A', Icon: MessageSquarePlus },
  { action: 'tag', key: 'T', Icon: TagIcon },
  { action: 'claim', key: 'C', Icon: Scale },
  { action: 'evidence', key: 'E', Icon: Split },
]

/** What can be done with the selected words: above them, or at the foot of the screen on touch. */
export function SelectionToolbar({
  place,
  onAction,
}: {
  /** Pixels in the page area; the toolbar is centred over `x`. */
  place: { x: number; y: number; isBelow: boolean }
  onAction(action: SelectionAction): void
}) {
  const t = useTranslations('reader')
  return (
    <Toolbar.Root
      className="selection-toolbar"
      data-below={place.isBelow || undefined}
      style={{ left: place.x, top: place.y }}
      aria-label={t('selection')}
      // The words must stay selected while one chooses.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {actions.map(({ action, key, Icon }) => (
        <Toolbar.Button
          key={action}
          className="selection-action"
          title={`${t(`do.${action}`)} (${key})`}
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
