'use client'

import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from './button.tsx'
import { useOpenedDialog } from './use-opened-dialog.ts'

/** A modal dialog. The focus goes in, stays in, and comes back; Esc closes. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  isWide = false,
  children,
}: {
  open: boolean
  onOpenChange(open: boolean): void
  title: string
  description?: ReactNode
  /** Takes the whole screen but a margin. */
  isWide?: boolean
  children: ReactNode
}) {
  const t = useTranslations('shell.ui')
  const focusing = useOpenedDialog(open, () => onOpenChange(false))
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[rgb(20_16_12/50%)]" />
        <Radix.Content
          {...focusing}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={
            'fixed left-1/2 z-50 -translate-x-1/2 overflow-y-auto rounded-[4px] border border-rule-strong bg-paper-raised ' +
            'p-5 text-ink ' +
            (isWide
              ? 'top-4 flex h-[calc(100dvh-2rem)] w-[min(80rem,calc(100vw-1.5rem))] flex-col'
              : 'top-[max(1rem,8dvh)] max-h-[calc(100dvh-2rem-8dvh)] w-[min(40rem,calc(100vw-1.5rem))]')
          }
        >
          <div className="mb-3 flex items-start justify-between gap-4">
            <Radix.Title className="text-xl">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={t('close')} className="-mr-2 -mt-1">
                <X aria-hidden size={18} />
              </IconButton>
            </Radix.Close>
          </div>
          {description && (
            <Radix.Description asChild>
              <div className="mb-4 max-w-prose text-ink-soft">{description}</div>
            </Radix.Description>
          )}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
