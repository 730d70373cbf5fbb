'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePresence } from '#components/live/use-presence.ts'
import { useProject, useRecord, useRecords } from '#components/live/use-project.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page, PageHead } from '#components/ui/page.tsx'
import type { ProjectEvent } from '#lib/live/event.ts'
import { ArgumentSummary } from './argument-summary.tsx'
import { FirstSteps } from './first-steps.tsx'
import { ProjectForm } from './project-form.tsx'
import { RecentChanges } from './recent-changes.tsx'
import { SideHead } from './side-head.tsx'

const MOST_PEOPLE = 8

/** The first page of a project: the argument with its evidence, the sources it rests on, who works on it, what is new. */
export function Overview({ recent }: { recent: readonly ProjectEvent[] }) {
  const t = useTranslations('projects')
  const { projectId, slug, title, may } = useProject()
  const project = useRecord('project', projectId)
  const sources = useRecords('source')
  const claims = useRecords('claim')
  const [isEditing, setIsEditing] = useState(false)
  usePresence(t('overview.title'), null)
  const isEmpty = Object.keys(sources).length === 0 && Object.keys(claims).length === 0
  return (
    <Page>
      <PageHead
        title={title}
        lead={
          project?.description ? (
            <span className="whitespace-pre-line font-serif text-[1.0625rem]">{project.description}</span>
          ) : undefined
        }
        actions={
          may('project.revise') && project ? (
            <Button variant="quiet" onClick={() => setIsEditing(true)}>
              {t('edit')}
            </Button>
          ) : undefined
        }
      />
      {isEmpty ? (
        <FirstSteps />
      ) : (
        <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <ArgumentSummary />
          <div className="grid content-start gap-9">
            <SourceSummary />
            <PeopleSummary />
            <RecentChanges recent={recent} address={`/projects/${slug}/history`} />
          </div>
        </div>
      )}
      {project && (
        <Dialog open={isEditing} onOpenChange={setIsEditing} title={t('edit')}>
          <ProjectForm project={project} onDone={() => setIsEditing(false)} />
        </Dialog>
      )}
    </Page>
  )
}

function SourceSummary() {
  const t = useTranslations('projects.overview')
  const { slug } = useProject()
  const sources = Object.values(useRecords('source')).sort((a, b) => a.position - b.position)
  const passages = Object.values(useRecords('passage'))
  return (
    <section>
      <SideHead title={t('sources')} href={`/projects/${slug}/sources`} more={t('allSources')} />
      {sources.length === 0 && <p className="text-ink-soft">{t('noSources')}</p>}
      <ol>
        {sources.map((source) => (
          <li key={source.id} className="border-b border-rule last:border-0">
            <Link
              href={`/projects/${slug}/sources/${source.id}`}
              className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-2 py-1.5 hover:bg-paper-raised"
            >
              <span className="siglum">{source.siglum}</span>
              <span className="min-w-0">
                <span className="line-clamp-2 font-serif leading-snug">{source.title}</span>
                <span className="text-sm text-ink-faint">
                  {source.dateText || source.dateEdtf || t('undated')} ·{' '}
                  {t('passages', {
                    count: passages.filter((passage) => passage.sourceId === source.id).length,
                  })}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}

function PeopleSummary() {
  const t = useTranslations('projects.overview')
  const roles = useTranslations('people.roles')
  const { slug } = useProject()
  const members = Object.values(useRecords('member')).sort((a, b) => a.createdAt.localeCompare(b.createdAt))
  return (
    <section>
      <SideHead title={t('people')} href={`/projects/${slug}/members`} more={t('allPeople')} />
      <ul>
        {members.slice(0, MOST_PEOPLE).map((member) => (
          <li key={member.id} className="flex justify-between gap-3 py-0.5">
            <span className="min-w-0 truncate">{member.name}</span>
            <span className="text-sm text-ink-faint">{roles(member.role)}</span>
          </li>
        ))}
      </ul>
      {members.length > MOST_PEOPLE && (
        <p className="text-sm text-ink-faint">{t('more', { count: members.length - MOST_PEOPLE })}</p>
      )}
    </section>
  )
}
