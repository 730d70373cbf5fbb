'use client'

// Short words at the foot of the page: what has been done and how to take it back. Read out politely; F8 leads there.
import { X } from 'lucide-react'
import { Toast } from 'radix-ui'
import { createContext, use, useCallback, useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button, IconButton } from './button.tsx'

export interface ToastMessage {
  message: string
  /** Usually undo. */
  action?: { label: string; run(): void }
  tone?: 'plain' | 'danger'
}
export type ShowToast = (toast: ToastMessage) => void

interface Shown extends ToastMessage {
  id: number
}

const ToastContext = createContext<ShowToast | null>(null)
const PLAIN_MS = 8_000
/** Time to find the way to "undo" by keyboard; the clock stands still while one is there. */
const ACTION_MS = 20_000
const MOST_SHOWN = 4

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('shell.ui')
  const [shown, setShown] = useState<readonly Shown[]>([])
  const show = useCallback<ShowToast>((toast) => {
    setShown((all) => [...all.slice(1 - MOST_SHOWN), { ...toast, id: (all.at(-1)?.id ?? 0) + 1 }])
  }, [])
  const drop = (id: number) => setShown((all) => all.filter((one) => one.id !== id))
  return (
    <ToastContext value={show}>
      <Toast.Provider label={t('notice')} swipeDirection="right">
        {children}
        {shown.map((one) => (
          <Toast.Root
            key={one.id}
            type="background"
            duration={one.action ? ACTION_MS : PLAIN_MS}
            onOpenChange={(open) => {
              if (!open) drop(one.id)
            }}
            className={
              'flex items-center gap-3 rounded-[4px] border bg-paper-raised py-1.5 pl-3.5 pr-1.5 ' +
              (one.tone === 'danger' ? 'border-danger' : 'border-rule-strong')
            }
          >
            <Toast.Description className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {one.message}
            </Toast.Description>
            {one.action && (
              <Toast.Action asChild altText={one.action.label}>
                <Button size="small" onClick={one.action.run}>
                  {one.action.label}
                </Button>
              </Toast.Action>
            )}
            <Toast.Close asChild>
              <IconButton label={t('close')}>
                <X aria-hidden size={16} />
              </IconButton>
            </Toast.Close>
          </Toast.Root>
        ))}
        <Toast.Viewport
          label={t('notices', { hotkey: '{hotkey}' })}
          className="fixed bottom-3 right-3 z-[70] grid w-[min(28rem,calc(100vw-1.5rem))] gap-2"
        />
      </Toast.Provider>
    </ToastContext>
  )
}

/** Shows a short message, optionally with one action. */
export function useToast(): ShowToast {
  const show = use(ToastContext)
  if (!show) throw new Error('This component needs a ToastProvider above it.')
  return show
}
