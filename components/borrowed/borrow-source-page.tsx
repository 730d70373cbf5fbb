'use client'

// A text that another program's file carries, brought in as a source with its annotations.
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { newId } from '#components/live/new-id.ts'
import { usePresence } from '#components/live/use-presence.ts'
import { useProject } from '#components/live/use-project.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page, PageHead } from '#components/ui/page.tsx'
import type { BorrowedSourcePreview } from '#lib/api/borrowed.ts'
import { call } from '#lib/api/client.ts'
import { BorrowingSteps } from './borrowing-steps.tsx'
import { useBorrowing } from './use-borrowing.ts'

export function BorrowSourcePage() {
  const t = useTranslations('borrowed')
  const { slug, may } = useProject()
  const [ids] = useState(() => ({ sourceId: newId(), revisionId: newId() }))
  usePresence(t('titleNew'), null)
  const borrowing = useBorrowing<BorrowedSourcePreview>({
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
      <BorrowingSteps
        borrowing={borrowing}
        accepts={t('acceptsNew')}
        isBlocked={(preview) => preview.isThereAs !== null}
      >
        {(preview) => <WhatItBecomes preview={preview} />}
      </BorrowingSteps>
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
