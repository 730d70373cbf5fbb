'use client'

import { useRouter } from 'next/navigation'
import { useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import { newId } from '#components/live/new-id.ts'
import { useLanguage } from '#components/messages/use-language.ts'
import { Button } from '#components/ui/button.tsx'
import { TextAreaField, TextField } from '#components/ui/field.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import { call, toProblem } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'

/** Starts a project and goes there. Its id is made once, so a second try after a cut line is the same project. */
export function NewProjectForm({ onCancel }: { onCancel(): void }) {
  const t = useTranslations('projects')
  const router = useRouter()
  const [id] = useState(newId)
  const [fields, setFields] = useState({ title: '', description: '', language: useLanguage() })
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isWaiting, setIsWaiting] = useState(false)
  const typed = (name: keyof typeof fields) => (event: { target: { value: string } }) =>
    setFields((now) => ({ ...now, [name]: event.target.value }))
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    setIsWaiting(true)
    setProblem(null)
    try {
      const project = await call('createProject', { body: { id, ...fields }, idempotencyKey: id })
      router.push(`/projects/${project.slug}`)
    } catch (error) {
      setProblem(toProblem(error))
      setIsWaiting(false)
    }
  }
  return (
    <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        required
        maxLength={200}
        value={fields.title}
        onChange={typed('title')}
      />
      <TextAreaField
        label={t('description')}
        rows={3}
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
      <div className="flex gap-2">
        <Button type="submit" variant="primary" disabled={isWaiting}>
          {t(isWaiting ? 'creating' : 'create')}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
