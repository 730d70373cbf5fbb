'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

/** The title leaf: what stands before one has come in. */
export function AuthSheet({ title, children }: { title: string; children: ReactNode }) {
  const t = useTranslations('people')
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-5xl content-center gap-x-16 gap-y-10 px-5 py-10 md:grid-cols-[1fr_24rem]">
      <div className="max-w-md self-center md:border-r md:border-rule md:pr-12">
        <p className="font-serif text-6xl tracking-tight" lang="la">
          <span className="text-accent">F</span>ontes
        </p>
        <p className="mt-4 font-serif text-lg text-ink-soft">{t('motto')}</p>
      </div>
      <div className="self-center">
        <h1 className="mb-4 text-2xl">{title}</h1>
        {children}
      </div>
    </main>
  )
}
