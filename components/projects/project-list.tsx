'use client'

import { useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page, PageHead } from '#components/ui/page.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import type { Answer } from '#lib/api/client.ts'
import { NewProjectForm } from './new-project-form.tsx'
import { useArchiveImport } from './use-archive-import.ts'

type Project = Answer<'getProject'>

/** All projects of a person, and the ways to a new one. */
export function ProjectList({ projects }: { projects: readonly Project[] }) {
  const t = useTranslations('projects')
  const format = useFormatter()
  const [isMaking, setIsMaking] = useState(false)
  const archive = useArchiveImport()
  const picker = useRef<HTMLInputElement>(null)
  const actions = (
    <>
      <Button variant="primary" onClick={() => setIsMaking(true)}>
        {t('new')}
      </Button>
      <Button
        disabled={archive.share !== null}
        onClick={() => picker.current?.click()}
        title={t('importHint')}
      >
        {t('import')}
      </Button>
    </>
  )
  return (
    <Page>
      <PageHead title={t('title')} lead={t('lead')} actions={projects.length > 0 ? actions : undefined} />
      <input
        ref={picker}
        type="file"
        accept=".zip,application/zip"
        aria-label={t('import')}
        className="hidden"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) void archive.read(file)
        }}
      />
      {archive.share !== null && (
        <div className="mb-4 max-w-prose" role="status">
          <p className="text-sm">
            {archive.share < 1
              ? t('importing', { share: format.number(archive.share, 'percent') })
              : t('importWorking')}
          </p>
          <progress
            className="w-full accent-accent"
            max={1}
            value={archive.share < 1 ? archive.share : undefined}
            aria-label={t('import')}
          />
        </div>
      )}
      <ProblemNote problem={archive.problem} />
      {projects.length === 0 ? (
        <EmptyState title={t('emptyTitle')} action={actions}>
          <p>{t('empty')}</p>
        </EmptyState>
      ) : (
        <ul className="border-t border-rule">
          {projects.map((project) => (
            <ProjectLine key={project.id} project={project} />
          ))}
        </ul>
      )}
      <Dialog open={isMaking} onOpenChange={setIsMaking} title={t('new')}>
        <NewProjectForm onCancel={() => setIsMaking(false)} />
      </Dialog>
    </Page>
  )
}

function ProjectLine({ project }: { project: Project }) {
  const t = useTranslations('projects')
  const roles = useTranslations('people.roles')
  return (
    <li className="relative grid gap-x-8 gap-y-1 border-b border-rule py-4 hover:bg-paper-raised md:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <h2 className="text-xl [overflow-wrap:anywhere]">
          {/* The whole line is the target. */}
          <Link href={`/projects/${project.slug}`} className="after:absolute after:inset-0 hover:text-accent">
            {project.title}
          </Link>
        </h2>
        {project.description !== '' && (
          <p className="mt-1 line-clamp-2 max-w-prose font-serif text-ink-soft">{project.description}</p>
        )}
        <p className="mt-1 text-sm text-ink-soft">{t('counts', project.counts)}</p>
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1 self-center text-sm md:grid md:justify-items-end md:text-right">
        <div>
          <dt className="visually-hidden">{t('columns.role')}</dt>
          <dd className="small-caps">{roles(project.role)}</dd>
        </div>
        <div>
          <dt className="inline text-ink-faint">{t('columns.updated')} </dt>
          <dd className="inline text-ink-soft">
            <DateTime value={project.updatedAt} />
          </dd>
        </div>
      </dl>
    </li>
  )
}
