'use client'

// Long work on a file: what is done at the moment, how far it has come where that is known, and the way to call it off.
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import type { WorkStep } from '#lib/api/progress.ts'

/** On its way to the server, or worked on there. */
export type WorkStage = { readonly step: 'sending'; readonly share: number } | WorkStep

export function WorkProgress({
  fileName,
  stage,
  onCancel,
}: {
  fileName: string
  stage: WorkStage
  onCancel(): void
}) {
  const t = useTranslations('revisions.work')
  const share =
    stage.step === 'sending' ? stage.share : stage.step === 'placing' ? stage.done / stage.of : null
  return (
    <div className="grid gap-2">
      <p>
        <span className="font-semibold break-all">{fileName}</span> <span role="status">{t(stage.step)}</span>
      </p>
      <progress
        className="h-2 w-full"
        aria-label={t('of', { fileName })}
        // Without a value the bar says “busy”.
        {...(share === null ? {} : { value: share, max: 1 })}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {/* What is written can no longer be called off. */}
        {stage.step !== 'writing' && <Button onClick={onCancel}>{t('cancel')}</Button>}
        {stage.step === 'placing' && (
          <span className="text-sm text-ink-soft tabular-nums">
            {t('placed', { done: stage.done, of: stage.of })}
          </span>
        )}
      </div>
    </div>
  )
}
