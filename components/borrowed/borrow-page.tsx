'use client'

// Annotations made elsewhere, brought onto a source: chosen, looked at, decided, and only then taken over.
import { useTranslations } from 'use-intl'
import { usePresence } from '#components/live/use-presence.ts'
import { useProject, useRecord } from '#components/live/use-project.ts'
import { useSourceRevisions } from '#components/revisions/use-source-revisions.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page, PageHead } from '#components/ui/page.tsx'
import type { BorrowedPreview } from '#lib/api/borrowed.ts'
import { call } from '#lib/api/client.ts'
import { BorrowingSteps } from './borrowing-steps.tsx'
import { useBorrowing } from './use-borrowing.ts'

export function BorrowPage({ sourceId }: { sourceId: string }) {
  const t = useTranslations('borrowed')
  const { slug, may } = useProject()
  const source = useRecord('source', sourceId)
  const { newest } = useSourceRevisions(sourceId)
  usePresence(source?.siglum ?? '', null)
  const borrowing = useBorrowing<BorrowedPreview>({
    preview: (file, document, signal) =>
      call('previewBorrowed', {
        params: { project: slug, id: sourceId },
        query: { fileName: file.name, ...(document === null ? {} : { document }) },
        file,
        signal,
      }),
    accept: (file, { document, revisionId }, decisions, operationId) =>
      call('acceptBorrowed', {
        params: { project: slug, id: sourceId },
        query: { fileName: file.name },
        body: { operationId, document, revisionId, decisions },
        file,
      }),
  })
  const back = (
    <Link href={`/projects/${slug}/sources/${sourceId}/description`} className="text-link">
      {t('back')}
    </Link>
  )
  if (!source || !newest || !may('argument.write'))
    return (
      <Page>
        <EmptyState title={t(source && newest ? 'mayNot' : 'noText')} action={back} />
      </Page>
    )
  return (
    <Page narrow>
      <PageHead above={back} title={t('title', { siglum: source.siglum })} lead={t('lead')} />
      <BorrowingSteps
        borrowing={borrowing}
        accepts={t('accepts')}
        instead={
          may('source.import') && (
            <p className="mt-4 text-sm">
              <Link className="text-link" href={`/projects/${slug}/sources/borrow`}>
                {t('newInstead')}
              </Link>
            </p>
          )
        }
      />
    </Page>
  )
}
