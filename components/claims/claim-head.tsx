'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMemberName, useProject, useRecord } from '#components/live/use-project.ts'
import { shorten } from '#components/reader/passage-card.tsx'
import { useBounds } from '#components/sources/use-bounds.ts'
import { Button, ButtonLink } from '#components/ui/button.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { Link } from '#components/ui/link.tsx'
import { sidesToCompare, type Balance } from '#lib/claims/balance.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { ClaimForm } from './claim-form.tsx'
import { ClaimState } from './claim-state.tsx'
import { ClaimTags } from './claim-tags.tsx'
import { useChange } from './use-change.ts'
import { useVocabulary } from './use-vocabulary.ts'

/** Statement, type, state, scope and tags; edited in place. */
export function ClaimHead({ claim, balance }: { claim: RecordOf<'claim'>; balance: Balance }) {
  const t = useTranslations('claims')
  const { slug, may, me } = useProject()
  const router = useRouter()
  const change = useChange()
  const word = useVocabulary()
  const nameOf = useMemberName()
  const [isEditing, setIsEditing] = useState(false)
  const canWrite = may('argument.write', claim.createdById === me.id)
  const pair = sidesToCompare(balance)
  if (isEditing) {
    return (
      <div className="rounded border border-rule bg-paper-raised p-4">
        <h1 className="mb-3 font-serif text-xl">{t('editTitle')}</h1>
        <ClaimForm
          initial={claim}
          onCancel={() => setIsEditing(false)}
          onSave={(fields) => {
            setIsEditing(false)
            change.revise(t('did.revise'), 'claim', claim, fields)
          }}
        />
      </div>
    )
  }
  return (
    <header>
      <h1 className="max-w-4xl font-serif text-2xl leading-snug text-balance text-ink md:text-3xl">
        {claim.statement}
      </h1>
      <p className="mt-2 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm text-ink-soft">
        <span>{word('claimTypes', claim.type)}</span>
        <span>
          {t('writtenBy', { name: nameOf(claim.createdById) })}, <DateTime value={claim.createdAt} />
        </span>
      </p>
      <Superseded claim={claim} />
      <div className="mt-4 grid gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,3fr)_minmax(16rem,2fr)]">
        <Scope claim={claim} />
        <div className="grid content-start gap-3">
          <ClaimState claim={claim} canWrite={canWrite} />
          <ClaimTags claim={claim} />
        </div>
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-2">
        {pair && (
          <ButtonLink href={`/projects/${slug}/sources/${pair[0]}?beside=${pair[1]}&claim=${claim.id}`}>
            {t('readTogether')}
          </ButtonLink>
        )}
        {canWrite && (
          <>
            <Button onClick={() => setIsEditing(true)}>{t('edit')}</Button>
            <Button
              variant="danger"
              onClick={() => {
                change.retire(t('did.retire'), 'claim', claim)
                router.push(`/projects/${slug}/claims`)
              }}
            >
              {t('retire')}
            </Button>
          </>
        )}
      </div>
    </header>
  )
}

function Scope({ claim }: { claim: RecordOf<'claim'> }) {
  const t = useTranslations('claims.form')
  const boundsOf = useBounds()
  const { may, me } = useProject()
  const bounds = boundsOf(claim.dateEdtf)
  const rows: [string, string][] = [
    [t('who'), claim.who],
    [t('what'), claim.what],
    [t('place'), claim.place],
  ]
  const isEmpty =
    rows.every(([, value]) => value === '') &&
    claim.dateText === '' &&
    claim.dateEdtf === '' &&
    claim.scopeNote === ''
  if (isEmpty) {
    return (
      <p className="text-sm text-ink-soft">
        {may('argument.write', claim.createdById === me.id) ? t('noScope') : t('noScopeReadOnly')}
      </p>
    )
  }
  return (
    <dl className="grid grid-cols-[max-content_minmax(0,1fr)] content-start gap-x-4 gap-y-1 text-sm">
      {rows
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-soft">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      {(claim.dateText !== '' || claim.dateEdtf !== '') && (
        <div className="contents">
          <dt className="text-ink-soft">{t('when')}</dt>
          <dd>
            {claim.dateText !== '' && <span className="mr-2">{claim.dateText}</span>}
            {claim.dateEdtf !== '' && <code className="font-mono text-xs">{claim.dateEdtf}</code>}
            {bounds && <span className="block text-ink-soft">{bounds}</span>}
          </dd>
        </div>
      )}
      {claim.scopeNote !== '' && (
        <div className="contents">
          <dt className="text-ink-soft">{t('scopeNote')}</dt>
          <dd className="whitespace-pre-line">{claim.scopeNote}</dd>
        </div>
      )}
    </dl>
  )
}

function Superseded({ claim }: { claim: RecordOf<'claim'> }) {
  const t = useTranslations('claims')
  const { slug } = useProject()
  const successor = useRecord('claim', claim.supersededById)
  if (!successor) return null
  return (
    <p className="mt-2 text-sm">
      {t('supersededBy')}{' '}
      <Link href={`/projects/${slug}/claims/${successor.id}`} className="text-accent underline">
        {shorten(successor.statement, 120)}
      </Link>
    </p>
  )
}
