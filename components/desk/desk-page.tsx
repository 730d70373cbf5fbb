'use client'

// A file on the desk: its reading beside its original, with everything that was done to it and may be decided otherwise.
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { usePresence } from '#components/live/use-presence.ts'
import { useProject } from '#components/live/use-project.ts'
import { EncodingQuestion } from '#components/sources/encoding-question.tsx'
import { FileProblem } from '#components/sources/file-problem.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page, PageHead } from '#components/ui/page.tsx'
import { OpenDesk } from './open-desk.tsx'
import { useDesk } from './use-desk.ts'
import './desk.css'

export function DeskPage({ proposalId }: { proposalId: string }) {
  const t = useTranslations('desk')
  const forbidden = useTranslations('import')
  const { slug, may } = useProject()
  const desk = useDesk(proposalId)
  usePresence(forbidden('title'), null)
  const back = (
    <Link href={`/projects/${slug}/sources/import`} className="text-link">
      {t('toList')}
    </Link>
  )
  if (!may('source.import'))
    return (
      <Said title={forbidden('notAllowedTitle')} back={back}>
        {forbidden('notAllowed')}
      </Said>
    )
  const { state } = desk
  switch (state.kind) {
    case 'loading':
      return (
        <Page>
          <p role="status" className="py-8 text-ink-soft">
            {t('loading')}
          </p>
        </Page>
      )
    case 'failed':
      return state.problem.code === 'not_found' ? (
        <Said title={t('goneTitle')} back={back}>
          {t('gone')}
        </Said>
      ) : (
        <Page>
          <PageHead above={back} title={t('failedTitle')} />
          <FileProblem problem={state.problem} />
        </Page>
      )
    case 'unsure':
      return (
        <Page>
          <PageHead above={back} title={state.proposal.fileName} />
          <EncodingQuestion
            fileName={state.proposal.fileName}
            candidates={state.proposal.candidates}
            onChoose={desk.readAs}
          />
          {desk.problem && <FileProblem problem={desk.problem} />}
        </Page>
      )
    case 'open':
      return <OpenDesk desk={desk} file={state.file} back={back} />
  }
}

function Said({ title, back, children }: { title: string; back: ReactNode; children: ReactNode }) {
  return (
    <Page>
      <EmptyState title={title} action={back}>
        <p>{children}</p>
      </EmptyState>
    </Page>
  )
}
