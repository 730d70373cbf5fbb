'use client'

import { useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useProject } from '#components/live/use-project.ts'
import { Button } from '#components/ui/button.tsx'
import { SelectField, TextField } from '#components/ui/field.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import { call, toProblem, type Answer } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'

// An owner is made from a member, never by a link.
const offered = ['editor', 'annotator', 'commenter', 'viewer'] as const

/** Role, places and days of a new invitation link. */
export function InvitationForm({
  onMade,
  onCancel,
}: {
  onMade(made: Answer<'createInvitation'>): void
  onCancel(): void
}) {
  const t = useTranslations('members')
  const names = useTranslations('people.roles')
  const { slug } = useProject()
  const [fields, setFields] = useState<{
    role: (typeof offered)[number]
    note: string
    uses: string
    days: string
  }>({
    role: 'annotator',
    note: '',
    uses: '1',
    days: '7',
  })
  const [problem, setProblem] = useState<Problem | null>(null)
  const typed = (name: 'note' | 'uses' | 'days') => (event: { target: { value: string } }) =>
    setFields((now) => ({ ...now, [name]: event.target.value }))
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    setProblem(null)
    const body = {
      role: fields.role,
      note: fields.note,
      uses: Number(fields.uses),
      expiresInDays: Number(fields.days),
    }
    try {
      onMade(await call('createInvitation', { params: { project: slug }, body }))
    } catch (error) {
      setProblem(toProblem(error))
    }
  }
  return (
    <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <SelectField
        label={t('inviteRole')}
        hint={t(`roleWhat.${fields.role}`)}
        value={fields.role}
        onChange={(event) =>
          setFields((now) => ({ ...now, role: event.target.value as (typeof offered)[number] }))
        }
      >
        {offered.map((role) => (
          <option key={role} value={role}>
            {names(role)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('note')}
        hint={t('noteHint')}
        maxLength={200}
        value={fields.note}
        onChange={typed('note')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('uses')}
          type="number"
          min={1}
          max={200}
          required
          value={fields.uses}
          onChange={typed('uses')}
        />
        <TextField
          label={t('days')}
          type="number"
          min={1}
          max={60}
          required
          value={fields.days}
          onChange={typed('days')}
        />
      </div>
      <ProblemNote problem={problem} />
      <div className="flex gap-2">
        <Button type="submit" variant="primary">
          {t('make')}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
