'use client'

import { useTranslations } from 'use-intl'
import { AuthSheet } from './auth-sheet.tsx'
import { SignInForm } from './sign-in-form.tsx'

/** The door. `next` is where one wanted to go, already known to be of this site. */
export function SignInPage({ next }: { next: string }) {
  const t = useTranslations('people.signIn')
  return (
    <AuthSheet title={t('title')}>
      <SignInForm onSignedIn={() => location.assign(next)} />
      <p className="mt-6 text-sm text-ink-faint">{t('noAccount')}</p>
      <p className="mt-2 text-sm text-ink-faint">{t('forgot')}</p>
    </AuthSheet>
  )
}
