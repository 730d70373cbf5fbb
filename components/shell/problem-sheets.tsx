'use client'

import { useTranslations } from 'use-intl'
import { Button, ButtonLink } from '#components/ui/button.tsx'

/** A page that failed: what to do, and the number under which it stands in the log. */
export function ErrorSheet({ digest, onAgain }: { digest: string | null; onAgain(): void }) {
  const t = useTranslations('shell.error')
  return (
    <main id="content" className="mx-auto max-w-prose px-5 py-16">
      <h1 className="text-3xl">{t('title')}</h1>
      <p className="mt-4 font-serif text-lg text-ink-soft">{t('what')}</p>
      {digest !== null && <p className="mt-2 font-mono text-sm text-ink-soft">{t('number', { digest })}</p>}
      <p className="mt-6 flex flex-wrap gap-2">
        <Button variant="primary" onClick={onAgain}>
          {t('again')}
        </Button>
        <ButtonLink href="/projects">{t('home')}</ButtonLink>
      </p>
    </main>
  )
}

/** Nothing at this address, or nothing one may know of: the same words. */
export function NotFoundSheet() {
  const t = useTranslations('shell.notFound')
  return (
    <main id="content" className="mx-auto max-w-prose px-5 py-16">
      <h1 className="text-3xl">{t('title')}</h1>
      <p className="mt-4 font-serif text-lg text-ink-soft">{t('what')}</p>
      <p className="mt-6">
        <ButtonLink href="/projects">{t('home')}</ButtonLink>
      </p>
    </main>
  )
}
