'use client'

// A text that another program's file carries, brought in as a source with its annotations.
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { newId } from '#components/live/new-id.ts'
import { usePresence } from '#components/live/use-presence.ts'
import { useProject } from '#components/live/use-project.ts'
import { DropZone } from '#components/sources/drop-zone.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page, PageHead } from '#components/ui/page.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import type { BorrowedSourcePreview } from '#lib/api/borrowed.ts'
import { call } from '#lib/api/client.ts'
import { BorrowedReview } from './borrowed-review.tsx'
import { TakenOver } from './taken-over.tsx'
import { useBorrowing } from './use-borrowing.ts'
import { WaysToExport } from './ways-to-export.tsx'

export function BorrowSourcePage() {
  const t = useTranslations('borrowed')
  const { slug, may } = useProject()
  const [ids] = useState(() => ({ sourceId: newId(), revisionId: newId() }))
  usePresence(t('titleNew'), null)
  const { state, choose, choosePreviewed, accept, restart } = useBorrowing<BorrowedSourcePreview>({
    preview: (file, document, signal) =>
      call('previewBorrowedSource', {
        params: { project: slug },
        query: { fileName: file.name, ...(document === null ? {} : { document }) },
        file,
        signal,
      }),
    accept: (file, { document }, decisions, operationId) =>
      call('acceptBorrowedSource', {
        params: { project: slug },
        query: { fileName: file.name },
        body: { operationId, document, decisions, ...ids },
        file,
      }),
  })
  const back = (
    <Link href={`/projects/${slug}/sources`} className="text-link">
      {t('backNew')}
    </Link>
  )
  if (!may('source.import'))
    return (
      <Page>
        <EmptyState title={t('mayNotNew')} action={back} />
      </Page>
    )
  return (
    <Page narrow>
      <PageHead above={back} title={t('titleNew')} lead={t('leadNew')} />
      {state.kind === 'choosing' && (
        <>
          <ProblemNote problem={state.problem} />
          <DropZone accepts={t('acceptsNew')} onFiles={choose} />
          <WaysToExport />
        </>
      )}
      {state.kind === 'reading' && <p role="status">{t('reading', { fileName: state.file.name })}</p>}
      {state.kind === 'read' && (
        <BorrowedReview
          key={state.preview.document}
          preview={state.preview}
          problem={state.problem}
          isBusy={state.isBusy}
          isBlocked={state.preview.isThereAs !== null}
          onDocument={choosePreviewed}
          onAccept={accept}
          onAnother={restart}
        >
          <WhatItBecomes preview={state.preview} />
        </BorrowedReview>
      )}
      {state.kind === 'done' && <TakenOver report={state.report} onAnother={restart} />}
    </Page>
  )
}

function WhatItBecomes({ preview }: { preview: BorrowedSourcePreview }) {
  const t = useTranslations('borrowed')
  const { slug } = useProject()
  const { isThereAs, siglum, title, characters } = preview
  if (!isThereAs) return <p className="mt-2">{t('willBe', { siglum, title, characters })}</p>
  return (
    <p className="mt-2">
      {t('thereAlready', { siglum: isThereAs.siglum })}{' '}
      <Link className="text-link" href={`/projects/${slug}/sources/${isThereAs.sourceId}/borrow`}>
        {t('toThere', { siglum: isThereAs.siglum })}
      </Link>
    </p>
  )
}
