'use client'

import { useTranslations } from 'use-intl'
import { useProject } from '#components/live/use-project.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'

const steps = ['step1', 'step2', 'step3', 'step4'] as const

/** An empty project teaches how one works in it. */
export function FirstSteps() {
  const t = useTranslations('projects.overview')
  const shell = useTranslations('shell.palette')
  const { slug, may } = useProject()
  const canImport = may('source.import')
  return (
    <EmptyState
      title={t('emptyTitle')}
      action={
        canImport ? (
          <ButtonLink variant="primary" href={`/projects/${slug}/sources/import`}>
            {shell('importSource')}
          </ButtonLink>
        ) : undefined
      }
    >
      <p>{t(canImport ? 'emptyLead' : 'emptyReadOnly')}</p>
      <ol className="mt-2 grid gap-4">
        {steps.map((step, i) => (
          <li key={step} className="grid grid-cols-[1.75rem_minmax(0,1fr)]">
            <span aria-hidden className="text-2xl leading-none text-accent">
              {i + 1}
            </span>
            <div>
              <h3 className="text-base text-ink">{t(step)}</h3>
              <p>{t(`${step}What`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </EmptyState>
  )
}
