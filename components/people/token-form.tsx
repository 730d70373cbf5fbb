'use client'

import { useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { SelectField, TextField } from '#components/ui/field.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import { call, toProblem, type Answer } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'

const spans = ['30', '90', '365', '730'] as const

/** What a new token is for, what it may, where, and how long. */
export function TokenForm({
  projects,
  onMade,
}: {
  projects: readonly { id: string; title: string }[]
  onMade(made: Answer<'createToken'>): void
}) {
  const t = useTranslations('people.tokens')
  const [fields, setFields] = useState({ name: '', scope: 'read', projectId: '', days: '365' })
  const [problem, setProblem] = useState<Problem | null>(null)
  const typed = (name: keyof typeof fields) => (event: { target: { value: string } }) =>
    setFields((now) => ({ ...now, [name]: event.target.value }))
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const body = {
      name: fields.name,
      scope: fields.scope === 'write' ? ('write' as const) : ('read' as const),
      projectId: fields.projectId === '' ? null : fields.projectId,
      expiresInDays: fields.days === '' ? null : Number(fields.days),
    }
    try {
      onMade(await call('createToken', { body }))
    } catch (error) {
      setProblem(toProblem(error))
    }
  }
  return (
    <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <TextField label={t('name')} required maxLength={120} value={fields.name} onChange={typed('name')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField label={t('scope')} value={fields.scope} onChange={typed('scope')}>
          <option value="read">{t('scopes.read')}</option>
          <option value="write">{t('scopes.write')}</option>
        </SelectField>
        <SelectField label={t('project')} value={fields.projectId} onChange={typed('projectId')}>
          <option value="">{t('anyProject')}</option>
          {projects.map((project) => (
            <option key={project.id} value={project.id}>
              {project.title}
            </option>
          ))}
        </SelectField>
        <SelectField label={t('expires')} value={fields.days} onChange={typed('days')}>
          {spans.map((days) => (
            <option key={days} value={days}>
              {t('days', { days: Number(days) })}
            </option>
          ))}
          <option value="">{t('never')}</option>
        </SelectField>
      </div>
      <ProblemNote problem={problem} />
      <p>
        <Button type="submit" variant="primary">
          {t('make')}
        </Button>
      </p>
    </form>
  )
}
