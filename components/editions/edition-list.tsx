'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { newId } from '#components/live/new-id.ts'
import { createWrite } from '#components/live/optimistic.ts'
import { usePresence } from '#components/live/use-presence.ts'
import { useProject, useRecords, useWriter } from '#components/live/use-project.ts'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page, PageHead, PageSection } from '#components/ui/page.tsx'
import type { RecordOf } from '#lib/live/records.ts'
import { ExportPanel } from './export-panel.tsx'
import { useEditionCounts } from './use-edition-contents.ts'

/** The editions of a project, and the export of all of it. */
export function EditionList() {
  const t = useTranslations('editions')
  const { slug, title, may } = useProject()
  const { run } = useWriter()
  const router = useRouter()
  const editions = Object.values(useRecords('edition')).sort((a, b) => a.createdAt.localeCompare(b.createdAt))
  usePresence(t('title'), null)
  const make = (): void => {
    const id = newId()
    void run(t('made'), [createWrite('edition', id, { title: t('untitled', { project: title }) })])
    router.push(`/projects/${slug}/editions/${id}`)
  }
  const add = may('edition.write') ? (
    <Button variant="primary" onClick={make}>
      {t('new')}
    </Button>
  ) : undefined
  return (
    <Page narrow>
      <PageHead title={t('title')} lead={t('lead')} actions={editions.length > 0 ? add : undefined} />
      {editions.length === 0 ? (
        <EmptyState title={t('emptyTitle')} action={add}>
          <p>{t(may('edition.write') ? 'empty' : 'emptyReadOnly')}</p>
        </EmptyState>
      ) : (
        <ul className="border-t border-rule">
          {editions.map((edition) => (
            <EditionLine key={edition.id} edition={edition} />
          ))}
        </ul>
      )}
      <PageSection title={t('whole')} lead={t('wholeLead')}>
        <ExportPanel editionId={null} />
      </PageSection>
    </Page>
  )
}

function EditionLine({ edition }: { edition: RecordOf<'edition'> }) {
  const t = useTranslations('editions')
  const { slug } = useProject()
  const { sources, passages, claims } = useEditionCounts(edition)
  return (
    <li className="relative border-b border-rule py-3 hover:bg-paper-raised">
      <h2 className="text-lg [overflow-wrap:anywhere]">
        <Link
          href={`/projects/${slug}/editions/${edition.id}`}
          className="after:absolute after:inset-0 hover:text-accent"
        >
          {edition.title}
        </Link>
      </h2>
      <p className="text-sm text-ink-soft">{t('contains', { sources, passages, claims })}</p>
    </li>
  )
}
