'use client'

import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import type { SaveState } from '#components/live/store-view.ts'
import { useStore, useWriter } from '#components/live/use-project.ts'
import { RefusalsDialog } from './refusals-dialog.tsx'

const icons: Record<SaveState, typeof Check> = {
  saved: Check,
  saving: LoaderCircle,
  offline: CloudOff,
  refused: TriangleAlert,
}
const colours: Record<SaveState, string> = {
  saved: 'text-ink-faint',
  saving: 'text-ink-soft',
  offline: 'text-warn',
  refused: 'text-danger',
}

/** Whether everything has the server's answer, in one honest word; what was refused opens from here. */
export function SaveStateSign() {
  const t = useTranslations('live')
  const words = useTranslations('shell')
  const { saveState, pendingCount, refusals } = useWriter()
  const store = useStore()
  const ended = useSyncExternalStore(
    store.subscribe,
    () => store.view().ended,
    () => store.view().ended,
  )
  const [isOpen, setIsOpen] = useState(false)
  const Icon = icons[saveState]
  const text =
    ended === 'signed_out'
      ? t('signedOut')
      : ended === 'removed'
        ? t('removed')
        : saveState === 'offline'
          ? t('offline', { count: pendingCount })
          : t(saveState)
  const isUrgent = saveState === 'offline' || saveState === 'refused'
  return (
    <>
      {/* Each "saving, saved" read out would be a hammer; only what needs a person is. */}
      <p className="visually-hidden" role="status">
        {isUrgent ? text : ''}
      </p>
      {refusals.length > 0 ? (
        <button
          type="button"
          className={`inline-flex min-h-8 items-center gap-1.5 text-left text-sm font-semibold underline underline-offset-2 ${colours.refused}`}
          onClick={() => setIsOpen(true)}
        >
          <Icon aria-hidden size={16} className="flex-none" />
          {words('refusals.open', { count: refusals.length })}
        </button>
      ) : (
        <span
          title={
            saveState === 'offline' && pendingCount > 0
              ? words('writing.waiting', { count: pendingCount })
              : undefined
          }
          className={`inline-flex min-w-0 items-center gap-1.5 text-sm leading-tight ${colours[saveState]}`}
        >
          <Icon
            aria-hidden
            size={15}
            className={`flex-none ${saveState === 'saving' ? 'animate-spin' : ''}`}
          />
          <span className={isUrgent ? '' : 'max-md:sr-only'}>{text}</span>
        </span>
      )}
      <RefusalsDialog isOpen={isOpen && refusals.length > 0} onOpenChange={setIsOpen} />
    </>
  )
}
