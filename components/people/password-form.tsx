'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { call, toProblem } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'

/** A new password; signs out everywhere else. */
export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations('people')
  const toast = useToast()
  const queries = useQueryClient()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    try {
      await call('changePassword', { body: { current, next } })
      setProblem(null)
      setCurrent('')
      setNext('')
      toast({ message: t('profile.passwordChanged') })
      void queries.invalidateQueries({ queryKey: ['sessions'] })
    } catch (error) {
      setProblem(toProblem(error))
    }
  }
  return (
    <form className="grid max-w-md gap-3" onSubmit={(event) => void submit(event)}>
      {/* So that password managers know whose password this is. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <TextField
        label={t('profile.current')}
        type="password"
        autoComplete="current-password"
        required
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
      />
      <TextField
        label={t('newPassword')}
        hint={t('passwordHint')}
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        maxLength={256}
        value={next}
        onChange={(event) => setNext(event.target.value)}
      />
      <ProblemNote problem={problem} />
      <p>
        <Button type="submit">{t('profile.changePassword')}</Button>
      </p>
    </form>
  )
}
