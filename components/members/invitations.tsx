'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useProject } from '#components/live/use-project.ts'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { TextField } from '#components/ui/field.tsx'
import { PageSection } from '#components/ui/page.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useProblemText } from '#components/ui/use-problem-text.ts'
import { call, toProblem, type Answer } from '#lib/api/client.ts'
import { InvitationForm } from './invitation-form.tsx'

type Made = Answer<'createInvitation'>

/** Open invitations; a new one's link is shown once. */
export function Invitations() {
  const t = useTranslations('members')
  const names = useTranslations('people.roles')
  const format = useFormatter()
  const toast = useToast()
  const say = useProblemText()
  const { slug } = useProject()
  const key = ['invitations', slug]
  const queries = useQueryClient()
  const list = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) =>
      (await call('listInvitations', { params: { project: slug }, signal })).invitations,
  })
  const [made, setMade] = useState<Made | null>(null)
  const [isInviting, setIsInviting] = useState(false)
  const day = (iso: string): string => format.dateTime(new Date(iso), 'short')
  const withdraw = async (id: string): Promise<void> => {
    try {
      await call('revokeInvitation', { params: { project: slug, id } })
      toast({ message: t('withdrawn') })
    } catch (error) {
      toast({ message: say(toProblem(error)), tone: 'danger' })
    }
    void queries.invalidateQueries({ queryKey: key })
  }
  return (
    <PageSection
      title={t('invitations')}
      lead={t('invitationsLead')}
      actions={
        <Button variant="primary" onClick={() => setIsInviting(true)}>
          {t('invite')}
        </Button>
      }
    >
      {list.error && <ProblemNote problem={toProblem(list.error)} />}
      {list.data?.length === 0 && <p className="text-ink-soft">{t('none')}</p>}
      {list.data && list.data.length > 0 && (
        <ul className="border-t border-rule">
          {list.data.map((one) => (
            <li
              key={one.id}
              className="flex flex-wrap items-center justify-between gap-x-4 border-b border-rule py-1.5"
            >
              <p className="min-w-0">
                <span className="font-semibold">{names(one.role)}</span>
                {one.note !== '' && <span> – {one.note}</span>}
                <span className="block text-sm text-ink-faint">
                  {t('usesLeft', { count: one.usesLeft })} · {t('until', { date: day(one.expiresAt) })}
                </span>
              </p>
              <Button
                variant="quiet"
                size="small"
                aria-label={t('withdrawName', { name: one.note || names(one.role) })}
                onClick={() => void withdraw(one.id)}
              >
                {t('withdraw')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Dialog open={isInviting} onOpenChange={setIsInviting} title={t('invite')}>
        <InvitationForm
          onCancel={() => setIsInviting(false)}
          onMade={(next) => {
            setIsInviting(false)
            setMade(next)
            void queries.invalidateQueries({ queryKey: key })
          }}
        />
      </Dialog>
      {made && (
        <Dialog
          open
          onOpenChange={() => setMade(null)}
          title={t('linkTitle')}
          description={t('linkOnce', {
            uses: made.invitation.usesLeft,
            role: names(made.invitation.role),
            date: day(made.invitation.expiresAt),
          })}
        >
          <TextField label={t('link')} readOnly value={made.url} onFocus={(event) => event.target.select()} />
          <div className="mt-4 flex flex-wrap gap-2">
            <CopyButton text={made.url} />
            <Button size="small" variant="primary" onClick={() => setMade(null)}>
              {t('done')}
            </Button>
          </div>
        </Dialog>
      )}
    </PageSection>
  )
}
