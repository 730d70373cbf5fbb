'use client'

import { useTranslations } from 'use-intl'
import { usePresence } from '#components/live/use-presence.ts'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { Page, PageHead, PageSection } from '#components/ui/page.tsx'
import { roles } from '#lib/access/role.ts'
import { Invitations } from './invitations.tsx'
import { MemberLine } from './member-line.tsx'

/** Who works in the project. Owners change roles and invite here. */
export function MembersPage() {
  const t = useTranslations('members')
  const names = useTranslations('people.roles')
  const { may } = useProject()
  const members = Object.values(useRecords('member')).sort(
    (a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || a.name.localeCompare(b.name),
  )
  usePresence(t('title'), null)
  return (
    <Page narrow>
      <PageHead title={t('title')} lead={t('lead')} />
      <ul className="border-t border-rule">
        {members.map((member) => (
          <MemberLine key={member.id} member={member} />
        ))}
      </ul>
      {may('member.manage') && <Invitations />}
      <PageSection title={t('rolesTitle')}>
        <dl className="grid gap-2">
          {roles.map((role) => (
            <div key={role} className="grid gap-x-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
              <dt className="font-semibold">{names(role)}</dt>
              <dd className="text-ink-soft">{t(`roleWhat.${role}`)}</dd>
            </div>
          ))}
        </dl>
      </PageSection>
    </Page>
  )
}
