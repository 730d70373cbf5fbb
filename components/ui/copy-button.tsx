'use client'

import { Copy } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from './button.tsx'
import { useToast } from './toast.tsx'

/** Puts `text` into the clipboard and says whether it worked. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const t = useTranslations('shell.ui')
  const toast = useToast()
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      toast({ message: t('copied') })
    } catch {
      toast({ message: t('cannotCopy'), tone: 'danger' })
    }
  }
  return (
    <Button size="small" onClick={() => void copy()}>
      <Copy aria-hidden size={14} />
      {label ?? t('copy')}
    </Button>
  )
}
