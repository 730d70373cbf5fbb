'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { newId } from '#components/live/new-id.ts'
import { useProject } from '#components/live/use-project.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import { call, toProblem } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'
import type { RecordOf } from '#lib/live/records.ts'

/** Makes an older text the newest again, as a new revision. */
export function RestoreForm({
  older,
  newest,
  onCancel,
  onDone,
}: {
  older: RecordOf<'revision'>
  newest: RecordOf<'revision'>
  onCancel(): void
  onDone(number: number): void
}) {
  const t = useTranslations('revisions')
  const { slug } = useProject()
  const [id] = useState(newId)
  const [reason, setReason] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const restore = async (): Promise<void> => {
    if (isBusy) return
    setIsBusy(true)
    setProblem(null)
    try {
      const made = await call('restoreRevision', {
        params: { project: slug, id: older.sourceId },
        body: { id, reason, revisionId: older.id },
        ifMatch: newest.number,
      })
      onDone(Number(made['number']))
    } catch (error) {
      setProblem(toProblem(error))
      setIsBusy(false)
    }
  }
  return (
    <form
      className="mt-3 grid max-w-prose gap-3 border-l-2 border-accent pl-4"
      aria-label={t('list.restoreTitle', { number: older.number })}
      onSubmit={(event) => {
        event.preventDefault()
        void restore()
      }}
    >
      <p className="text-ink-soft">{t('list.restoreLead', { number: older.number })}</p>
      <TextField
        label={t('list.restoreReason')}
        value={reason}
        maxLength={2000}
        onChange={(event) => setReason(event.target.value)}
      />
      <ProblemNote problem={problem} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="small" aria-disabled={isBusy || undefined}>
          {t('list.restoreButton')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  )
}
