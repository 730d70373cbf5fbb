'use client'

import { useTranslations } from 'use-intl'
import { Dialog } from '#components/ui/dialog.tsx'
import { KeyList } from '#components/ui/key-list.tsx'

const keys = [
  ['Ctrl+K', 'palette'],
  ['Ctrl+Z', 'undo'],
  ['Ctrl+Shift+Z', 'redo'],
  ['F8', 'notices'],
  ['?', 'help'],
] as const

/** The keys that work everywhere in a project. */
export function KeyHelp({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange(open: boolean): void }) {
  const t = useTranslations('shell.keys')
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange} title={t('title')}>
      <KeyList keys={keys.map(([key, what]) => [key, t(what)])} />
      <p className="mt-4 text-sm text-ink-soft">{t('reader')}</p>
    </Dialog>
  )
}
