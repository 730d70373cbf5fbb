'use client'

import { useTranslations } from 'use-intl'
import { Dialog } from '#components/ui/dialog.tsx'
import { useKeyNames } from '#components/ui/key-names.ts'

const keys: readonly (readonly [what: string, keys: readonly string[]])[] = [
  ['next', ['N', 'J']],
  ['previous', ['P', 'K']],
  ['unsure', ['U']],
  ['change', ['C']],
  ['choose', ['1', '2', '3']],
  ['confirm', ['Y']],
  ['undo', ['Z', 'Ctrl+Z']],
  ['redo', ['Ctrl+Shift+Z']],
  ['help', ['?']],
]

export function DeskHelp({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const t = useTranslations('desk.help')
  const nameOf = useKeyNames()
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && onClose()} title={t('title')}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        {keys.map(([what, names]) => (
          <div key={what} className="contents">
            <dt className="flex gap-1">
              {names.map((name) => (
                <kbd key={name}>{nameOf(name)}</kbd>
              ))}
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
