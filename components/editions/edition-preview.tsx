'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { Dialog } from '#components/ui/dialog.tsx'

/**
 * The exported page, looked at before it is saved. The frame is a sandbox without scripts and without our origin; our
 * content security policy reaches into it, so the page's own style sheet gets the nonce that the policy asks for.
 */
export function EditionPreview({ page, onClose }: { page: string; onClose(): void }) {
  const t = useTranslations('editions')
  const dressed = useMemo(() => {
    const nonce = (globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ ?? ''
    return page.replaceAll(/<style(?=[\s>])/g, `<style nonce="${nonce}"`)
  }, [page])
  return (
    <Dialog open onOpenChange={onClose} title={t('preview')} isWide>
      <iframe
        title={t('preview')}
        sandbox=""
        srcDoc={dressed}
        className="min-h-0 w-full flex-1 border border-rule bg-[white]"
      />
    </Dialog>
  )
}
