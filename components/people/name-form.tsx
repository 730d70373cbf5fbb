'use client'

import { useRouter } from 'next/navigation'
import { useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Me } from '#components/live/project-context.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { call, toProblem } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'

/** The name others see. */
export function NameForm({ me }: { me: Me }) {
  const t = useTranslations('people')
  const router = useRouter()
  const toast = useToast()
  const [name, setName] = useState(me.name)
  const [problem, setProblem] = useState<Problem | null>(null)
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    try {
      await call('reviseMe', { body: { name } })
      setProblem(null)
      toast({ message: t('profile.nameSaved') })
      router.refresh()
    } catch (error) {
      setProblem(toProblem(error))
    }
  }
  return (
    <form className="grid max-w-md gap-3" onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        autoComplete="name"
        required
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <ProblemNote problem={problem} />
      <p>
        <Button type="submit" disabled={name === me.name || name.trim() === ''}>
          {t('profile.saveName')}
        </Button>
      </p>
    </form>
  )
}
