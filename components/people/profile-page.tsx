'use client'

import { useTranslations } from 'use-intl'
import type { Me } from '#components/live/project-context.ts'
import { Link } from '#components/ui/link.tsx'
import { Page, PageHead, PageSection } from '#components/ui/page.tsx'
import { LookForm } from './look-form.tsx'
import { NameForm } from './name-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { SessionList } from './session-list.tsx'
import { TokenList } from './token-list.tsx'

/** What belongs to the person and to no project. */
export function ProfilePage({
  me,
  projects,
}: {
  me: Me
  projects: readonly { id: string; title: string }[]
}) {
  const t = useTranslations('people.profile')
  return (
    <Page narrow>
      <PageHead
        above={
          <Link href="/projects" className="text-link">
            {t('back')}
          </Link>
        }
        title={t('title')}
        lead={t('lead')}
      />
      <PageSection title={t('who')} lead={me.email}>
        <NameForm me={me} />
      </PageSection>
      <PageSection title={t('look')}>
        <LookForm me={me} />
      </PageSection>
      <PageSection title={t('passwordTitle')}>
        <PasswordForm email={me.email} />
      </PageSection>
      <SessionList />
      <TokenList projects={projects} />
    </Page>
  )
}
