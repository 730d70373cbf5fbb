'use client'

import { useTranslations } from 'use-intl'
import { Dialog } from '#components/ui/dialog.tsx'

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
      <dl className="grid max-w-sm gap-1.5">
        {keys.map(([key, what]) => (
          <div key={key} className="flex items-baseline justify-between gap-6">
            <dt>{t(what)}</dt>
            <dd>
              <kbd>{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-sm text-ink-soft">{t('reader')}</p>
    </Dialog>
  )
}
