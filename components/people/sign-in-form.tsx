'use client'

import { useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import { toProblem } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'
import { signIn } from '#lib/api/sign-in.ts'

/** Address and password; `onSignedIn` is called when the session stands. */
export function SignInForm({ onSignedIn }: { onSignedIn(): void }) {
  const t = useTranslations('people')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isWaiting, setIsWaiting] = useState(false)
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    setIsWaiting(true)
    setProblem(null)
    try {
      await signIn({ email, password })
      onSignedIn()
    } catch (error) {
      setProblem(toProblem(error))
      setIsWaiting(false)
    }
  }
  return (
    <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('email')}
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label={t('password')}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <ProblemNote problem={problem} />
      <Button type="submit" variant="primary" disabled={isWaiting}>
        {t(isWaiting ? 'signIn.waiting' : 'signIn.submit')}
      </Button>
    </form>
  )
}
