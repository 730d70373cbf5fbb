'use client'

import { useEffect, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { call, toProblem, type Answer } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'
import { signOut } from '#lib/api/sign-in.ts'
import { AuthSheet } from './auth-sheet.tsx'
import { JoinForm } from './join-form.tsx'
import { SignInForm } from './sign-in-form.tsx'

type Invited = Answer<'readInvitation'>
type Reading =
  | { kind: 'reading' }
  | { kind: 'none' }
  | { kind: 'failed'; problem: Problem }
  | { kind: 'open'; token: string; to: Invited }

/** Accepts an invitation or the owner link; the secret is read from behind `#`. Looking at it uses nothing up. */
export function JoinPage({ myName }: { myName: string | null }) {
  const t = useTranslations('people.join')
  const roles = useTranslations('people.roles')
  const format = useFormatter()
  const reading = useInvitation()
  if (reading.kind === 'reading')
    return <AuthSheet title={t('title')}>{<p role="status">{t('reading')}</p>}</AuthSheet>
  if (reading.kind === 'none') return <AuthSheet title={t('failed')}>{<p>{t('none')}</p>}</AuthSheet>
  if (reading.kind === 'failed')
    return (
      <AuthSheet title={t('failed')}>
        <ProblemNote problem={reading.problem} />
      </AuthSheet>
    )
  const { token, to } = reading
  const newForm = <JoinForm token={token} isOwner={to.kind === 'owner'} />
  return (
    <AuthSheet title={t(to.kind === 'owner' ? 'ownerTitle' : 'title')}>
      <p className="font-serif text-lg">
        {to.kind === 'owner'
          ? t('owner')
          : t('member', { project: to.projectTitle ?? '', role: to.role ? roles(to.role) : '' })}
      </p>
      <p className="mb-5 mt-1 text-sm text-ink-faint">
        {t('expires', { date: format.dateTime(new Date(to.expiresAt), 'short') })}
      </p>
      {to.kind === 'owner' ? (
        newForm
      ) : myName === null ? (
        <Tabs
          label={t('title')}
          tabs={[
            { id: 'new', label: t('new'), content: newForm },
            { id: 'known', label: t('known'), content: <SignInForm onSignedIn={() => location.reload()} /> },
          ]}
        />
      ) : (
        <JoinAsMe token={token} name={myName} />
      )}
    </AuthSheet>
  )
}

function useInvitation(): Reading {
  const [reading, setReading] = useState<Reading>({ kind: 'reading' })
  useEffect(() => {
    const read = async (): Promise<void> => {
      const token = tokenOf(location.hash)
      if (token.length < 20) return setReading({ kind: 'none' })
      try {
        setReading({ kind: 'open', token, to: await call('readInvitation', { body: { token } }) })
      } catch (error) {
        setReading({ kind: 'failed', problem: toProblem(error) })
      }
    }
    const look = (): void => void read()
    look()
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [])
  return reading
}

const tokenOf = (hash: string): string => decodeURIComponent(hash.replace(/^#(token=)?/, '')).trim()

function JoinAsMe({ token, name }: { token: string; name: string }) {
  const t = useTranslations('people.join')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isWaiting, setIsWaiting] = useState(false)
  const join = async (): Promise<void> => {
    setIsWaiting(true)
    try {
      const { projectSlug } = await call('acceptInvitation', { body: { token, person: null } })
      location.assign(projectSlug === null ? '/projects' : `/projects/${projectSlug}`)
    } catch (error) {
      setProblem(toProblem(error))
      setIsWaiting(false)
    }
  }
  const leave = async (): Promise<void> => {
    try {
      await signOut()
      location.reload()
    } catch (error) {
      setProblem(toProblem(error))
    }
  }
  return (
    <>
      <ProblemNote problem={problem} />
      <Button variant="primary" disabled={isWaiting} onClick={() => void join()}>
        {isWaiting ? t('waiting') : t('asMe', { name })}
      </Button>
      <p className="mt-5 text-sm text-ink-soft">
        {t('notMe', { name })}{' '}
        <Button variant="link" size="small" onClick={() => void leave()}>
          {t('signOut')}
        </Button>
      </p>
    </>
  )
}
