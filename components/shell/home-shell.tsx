'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { AccountMenu } from './account-menu.tsx'
import { Wordmark } from './wordmark.tsx'

/** The frame outside of a project: the list of projects and one's profile. */
export function HomeShell({ name, children }: { name: string; children: ReactNode }) {
  const t = useTranslations('shell')
  return (
    <div className="workbench">
      <a href="#content" className="skip-link">
        {t('skip')}
      </a>
      <header
        data-print="hide"
        className="flex items-center justify-between border-b border-rule bg-paper-raised px-4 py-1 sm:px-6"
      >
        <Wordmark label={t('home')} />
        <AccountMenu name={name} />
      </header>
      <main id="content" tabIndex={-1} className="workbench-main outline-none">
        {children}
      </main>
    </div>
  )
}
