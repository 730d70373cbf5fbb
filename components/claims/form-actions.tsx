'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'

/** Save and cancel, in the same place in every form here. */
export function FormActions({ saveLabel, onCancel }: { saveLabel?: string; onCancel(): void }) {
  const t = useTranslations('claims')
  return (
    <div className="flex flex-wrap gap-2 pt-1">
      <Button type="submit" variant="primary">
        {saveLabel ?? t('save')}
      </Button>
      <Button type="button" variant="quiet" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  )
}
