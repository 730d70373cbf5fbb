'use client'

import { useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Locale } from '#components/messages/messages.ts'
import { useLanguage } from '#components/messages/use-language.ts'
import { Button } from '#components/ui/button.tsx'
import { SelectField, TextField } from '#components/ui/field.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import { call, toProblem } from '#lib/api/client.ts'
import { locales } from '#lib/api/person.ts'
import type { Problem } from '#lib/api/problem.ts'
import { signIn } from '#lib/api/sign-in.ts'

/** Makes an account with the link, signs in, and goes to the project. */
export function JoinForm({ token, isOwner }: { token: string; isOwner: boolean }) {
  const t = useTranslations('people')
  const here = useLanguage()
  const [person, setPerson] = useState({ name: '', email: '', password: '', locale: here })
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isWaiting, setIsWaiting] = useState(false)
  const typed = (field: 'name' | 'email' | 'password') => (event: { target: { value: string } }) =>
    setPerson((now) => ({ ...now, [field]: event.target.value }))
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    setIsWaiting(true)
    setProblem(null)
    try {
      const { projectSlug } = await call('acceptInvitation', { body: { token, person } })
      await signIn(person)
      location.assign(projectSlug === null ? '/projects' : `/projects/${projectSlug}`)
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
        autoComplete="name"
        required
        maxLength={200}
        value={person.name}
        onChange={typed('name')}
      />
      <TextField
        label={t('email')}
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        value={person.email}
        onChange={typed('email')}
      />
      <TextField
        label={t('password')}
        hint={t('passwordHint')}
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        maxLength={256}
        value={person.password}
        onChange={typed('password')}
      />
      <SelectField
        label={t('language')}
        value={person.locale}
        onChange={(event) => setPerson((now) => ({ ...now, locale: event.target.value as Locale }))}
      >
        {locales.map((locale) => (
          <option key={locale} value={locale} lang={locale}>
            {t(`languages.${locale}`)}
          </option>
        ))}
      </SelectField>
      <ProblemNote problem={problem} />
      <Button type="submit" variant="primary" disabled={isWaiting}>
        {t(isWaiting ? 'join.waiting' : isOwner ? 'join.submitOwner' : 'join.submit')}
      </Button>
    </form>
  )
}
