'use client'

// What came of it, and the way back.
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { newId } from '#components/live/new-id.ts'
import { useProject } from '#components/live/use-project.ts'
import { Button, ButtonLink } from '#components/ui/button.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import type { BorrowedReport } from '#lib/api/borrowed.ts'
import { call, toProblem } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'

export function TakenOver({ report, onAnother }: { report: BorrowedReport; onAnother(): void }) {
  const t = useTranslations('borrowed')
  const { slug } = useProject()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isUndone, setIsUndone] = useState(false)
  const { placed, passages, notes, tags, kept, skipped, present, newTags } = report
  const undo = async (): Promise<void> => {
    try {
      await call('revertOperation', {
        params: { project: slug, id: report.operationId },
        body: { operationId: newId() },
      })
      setIsUndone(true)
    } catch (error) {
      setProblem(toProblem(error))
    }
  }
  return (
    <section>
      <h2 className="text-lg">{t('done')}</h2>
      <div role="status" className="mt-2 grid max-w-prose gap-1">
        {isUndone ? (
          <p>{t('undone')}</p>
        ) : (
          <>
            <p>{t('doneWhat', { placed, passages, notes, tags })}</p>
            {kept > 0 && <p>{t('doneKept', { count: kept })}</p>}
            {skipped > 0 && <p>{t('doneSkipped', { count: skipped })}</p>}
            {present > 0 && <p>{t('donePresent', { count: present })}</p>}
            {newTags.length > 0 && <p>{t('doneTags', { tags: newTags.join(', ') })}</p>}
          </>
        )}
      </div>
      <ProblemNote problem={problem} />
      <div className="mt-4 flex flex-wrap gap-2">
        {!isUndone && (
          <>
            <ButtonLink variant="primary" href={`/projects/${slug}/sources/${report.sourceId}`}>
              {t('toText')}
            </ButtonLink>
            <Button onClick={() => void undo()}>{t('undo')}</Button>
          </>
        )}
        <Button onClick={onAnother}>{t('another')}</Button>
      </div>
    </section>
  )
}
