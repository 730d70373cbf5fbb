'use client'

import { useRouter } from 'next/navigation'
import { useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useProject, useStore } from '#components/live/use-project.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { TextAreaField, TextField } from '#components/ui/field.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { call, toProblem } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'
import type { RecordOf } from '#lib/live/records.ts'

/** Title, description and language of the project; and the way to put it away. */
export function ProjectForm({ project, onDone }: { project: RecordOf<'project'>; onDone(): void }) {
  const t = useTranslations('projects')
  const { slug, may } = useProject()
  const store = useStore()
  const router = useRouter()
  const toast = useToast()
  // What one edits is what stood there when one began: a change by somebody else is met by the version, not overwritten.
  const [seen] = useState(project)
  const [fields, setFields] = useState({
    title: seen.title,
    description: seen.description,
    language: seen.language,
  })
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const typed = (name: keyof typeof fields) => (event: { target: { value: string } }) =>
    setFields((now) => ({ ...now, [name]: event.target.value }))
  const attempt = async (work: () => Promise<unknown>, done: () => void): Promise<void> => {
    setProblem(null)
    try {
      await work()
      done()
    } catch (error) {
      setProblem(toProblem(error))
    }
  }
  const save = (event: SubmitEvent): void => {
    event.preventDefault()
    const send = () =>
      call('reviseProject', { params: { project: slug }, ifMatch: seen.version, body: fields })
    void attempt(send, () => {
      store.wake()
      toast({ message: t('saved') })
      onDone()
    })
  }
  const putAway = (): void => {
    const send = () => call('retireProject', { params: { project: slug }, ifMatch: seen.version })
    void attempt(send, () => router.push('/projects'))
  }
  return (
    <form className="grid gap-4" onSubmit={save}>
      <TextField label={t('name')} required maxLength={200} value={fields.title} onChange={typed('title')} />
      <TextAreaField
        label={t('description')}
        rows={5}
        maxLength={8000}
        value={fields.description}
        onChange={typed('description')}
      />
      <TextField
        label={t('language')}
        hint={t('languageHint')}
        maxLength={40}
        className="max-w-32"
        value={fields.language}
        onChange={typed('language')}
      />
      <ProblemNote problem={problem} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary">
          {t('save')}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {t('cancel')}
        </Button>
        {may('project.retire') && (
          <Button variant="danger" className="ml-auto" onClick={() => setIsAsking(true)}>
            {t('putAway')}
          </Button>
        )}
      </div>
      <Dialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('putAwayTitle', { title: seen.title })}
        description={t('putAwayWhat')}
      >
        <ProblemNote problem={problem} />
        <div className="flex gap-2">
          <Button variant="danger" onClick={putAway}>
            {t('putAway')}
          </Button>
          <Button onClick={() => setIsAsking(false)}>{t('keep')}</Button>
        </div>
      </Dialog>
    </form>
  )
}
