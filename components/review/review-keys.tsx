'use client'

import { useTranslations } from 'use-intl'
import { Dialog } from '#components/ui/dialog.tsx'
import { KeyList } from '#components/ui/key-list.tsx'

const keys = [
  ['J / ↓', 'next'],
  ['K / ↑', 'previous'],
  ['A', 'accept'],
  ['1 … 9', 'choose'],
  ['S', 'reselect'],
  ['D', 'detach'],
  ['R', 'reason'],
  ['U', 'undo'],
  ['Shift+A', 'acceptSafe'],
  ['?', 'help'],
] as const

/** The keys of the review. */
export function ReviewKeys({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange(open: boolean): void }) {
  const t = useTranslations('review.keys')
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange} title={t('title')}>
      <KeyList keys={keys.map(([key, what]) => [key, t(what)])} />
      <p className="mt-4 text-sm text-ink-soft">{t('safe')}</p>
    </Dialog>
  )
}
