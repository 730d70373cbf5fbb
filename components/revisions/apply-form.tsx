'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { newId } from '#components/live/new-id.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import type { Problem } from '#lib/api/problem.ts'
import type { Done } from './use-drafts.ts'

/** Makes a revision of what was chosen. */
export function ApplyForm({
  count,
  onApply,
  onDone,
}: {
  count: number
  /** `id` stays the same until it has worked, so that asking again is no second revision. */
  onApply(reason: string, id: string): Promise<Done<Record<string, unknown>>>
  onDone(made: { id: string; number: number }): void
}) {
  const t = useTranslations('revisions.apply')
  const [id] = useState(newId)
  const [reason, setReason] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [hint, setHint] = useState('')
  const apply = async (): Promise<void> => {
    if (isBusy) return
    setHint(count === 0 ? t('nothing') : '')
    if (count === 0) return
    setIsBusy(true)
    const done = await onApply(reason, id)
    setIsBusy(false)
    setProblem(done.ok ? null : done.problem)
    if (done.ok) onDone({ id, number: Number(done.value['number']) })
  }
  return (
    <form
      className="mt-4 grid gap-3 border-t border-rule pt-3"
      aria-label={t('label')}
      onSubmit={(event) => {
        event.preventDefault()
        void apply()
      }}
    >
      <TextField
        label={t('reason')}
        value={reason}
        maxLength={2000}
        onChange={(event) => setReason(event.target.value)}
      />
      <ProblemNote problem={problem} />
      <p role="status" className={hint === '' ? 'visually-hidden' : 'text-sm text-danger'}>
        {hint}
      </p>
      <div>
        <Button type="submit" variant="primary" aria-disabled={isBusy || undefined}>
          {isBusy ? t('busy') : t('button', { count })}
        </Button>
      </div>
    </form>
  )
}
