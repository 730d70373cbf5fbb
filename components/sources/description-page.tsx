'use client'

import { useRouter } from 'next/navigation'
import { useMemo, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useChange } from '#components/claims/use-change.ts'
import { KeptAnnotations } from '#components/borrowed/kept-annotations.tsx'
import { CommentThread } from '#components/comments/comment-thread.tsx'
import { usePresence } from '#components/live/use-presence.ts'
import { useProject, useRecord, useRecords } from '#components/live/use-project.ts'
import { RevisionList } from '#components/revisions/revision-list.tsx'
import { Button, ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page, PageHead, PageSection } from '#components/ui/page.tsx'
import { addressOf } from '#lib/api/client.ts'
import { endpoints } from '#lib/api/endpoints.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { Assessments } from './assessments.tsx'
import { LossReport } from './loss-report.tsx'
import { SourceReferences } from './source-references.tsx'
import { SourceRelations } from './source-relations.tsx'
import { SourceSheet } from './source-sheet.tsx'
import { Units } from './units.tsx'

/** Everything about a source that is not its text. */
export function DescriptionPage({ sourceId }: { sourceId: string }) {
  const t = useTranslations('sources')
  const { slug } = useProject()
  const source = useRecord('source', sourceId)
  usePresence(source ? source.siglum : t('title'), null)
  const back = (
    <Link href={`/projects/${slug}/sources`} className="text-link">
      {t('backToList')}
    </Link>
  )
  if (!source) {
    return (
      <Page>
        <EmptyState title={t('goneTitle')} action={back}>
          <p>{t('goneWhat')}</p>
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page>
      <Described source={source} back={back} />
    </Page>
  )
}

function Described({ source, back }: { source: RecordOf<'source'>; back: ReactNode }) {
  const t = useTranslations('sources')
  const { slug, may, me } = useProject()
  const router = useRouter()
  const change = useChange()
  const revision = useNewestRevision(source.id)
  return (
    <>
      <PageHead
        above={back}
        title={`${source.siglum} · ${source.title}`}
        lead={t('descriptionLead')}
        actions={
          <>
            <ButtonLink href={`/projects/${slug}/sources/${source.id}`}>{t('read')}</ButtonLink>
            {may('source.write', source.createdById === me.id) && (
              <Button
                variant="danger"
                onClick={() => {
                  change.retire(t('didRetire', { siglum: source.siglum }), 'source', source)
                  router.push(`/projects/${slug}/sources`)
                }}
              >
                {t('retire')}
              </Button>
            )}
          </>
        }
      />
      <SourceSheet source={source} />
      <Units source={source} />
      <SourceRelations source={source} />
      {revision && <SourceReferences source={source} revision={revision} />}
      <Assessments source={source} />
      {revision && <KeptAnnotations sourceId={source.id} />}
      <RevisionList sourceId={source.id} />
      <PageSection title={t('file')} lead={revision ? undefined : t('noFile')}>
        {revision && (
          <div className="grid max-w-prose gap-2 text-sm">
            <p>
              {t('fileIs', { fileName: revision.fileName, number: revision.number })}{' '}
              <a
                className="text-accent underline"
                href={addressOf(endpoints.getOriginal.path, { project: slug, id: revision.id })}
                download={revision.fileName}
              >
                {t('download')}
              </a>
            </p>
            <p className="text-ink-soft">
              {t('hash')} <code className="font-mono text-xs break-all">{revision.originalSha256}</code>
            </p>
            <LossReport report={revision.report} characters={revision.length} encoding={revision.encoding} />
          </div>
        )}
      </PageSection>
      <CommentThread targetKind="source" targetId={source.id} />
    </>
  )
}

function useNewestRevision(sourceId: string): RecordOf<'revision'> | null {
  const revisions = useRecords('revision')
  return useMemo(() => {
    let newest: RecordOf<'revision'> | null = null
    for (const one of Object.values(revisions))
      if (one.sourceId === sourceId && (!newest || one.number > newest.number)) newest = one
    return newest
  }, [revisions, sourceId])
}
