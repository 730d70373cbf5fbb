'use client'

// The steps that both ways of bringing annotations share: choose a file, wait, look and decide, see what was taken over.
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { DropZone } from '#components/sources/drop-zone.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import type { BorrowedPreview } from '#lib/api/borrowed.ts'
import { BorrowedReview } from './borrowed-review.tsx'
import { TakenOver } from './taken-over.tsx'
import type { Borrowing } from './use-borrowing.ts'
import { WaysToExport } from './ways-to-export.tsx'

export function BorrowingSteps<P extends Omit<BorrowedPreview, 'revisionId'>>({
  borrowing: { state, choose, choosePreviewed, accept, restart },
  accepts,
  instead,
  isBlocked = () => false,
  children,
}: {
  borrowing: Borrowing<P>
  /** What files may be chosen, in words. */
  accepts: string
  /** Another way, offered before a file is chosen. */
  instead?: ReactNode
  /** The text is here already: there is nothing to take over this way. */
  isBlocked?: (preview: P) => boolean
  /** Said under the head of what was found. */
  children?: (preview: P) => ReactNode
}) {
  const t = useTranslations('borrowed')
  switch (state.kind) {
    case 'choosing':
      return (
        <>
          <ProblemNote problem={state.problem} />
          <DropZone accepts={accepts} onFiles={choose} />
          <WaysToExport />
          {instead}
        </>
      )
    case 'reading':
      return <p role="status">{t('reading', { fileName: state.file.name })}</p>
    case 'read':
      return (
        <BorrowedReview
          key={state.preview.document}
          preview={state.preview}
          problem={state.problem}
          isBusy={state.isBusy}
          isBlocked={isBlocked(state.preview)}
          onDocument={choosePreviewed}
          onAccept={accept}
          onAnother={restart}
        >
          {children?.(state.preview)}
        </BorrowedReview>
      )
    case 'done':
      return <TakenOver report={state.report} onAnother={restart} />
  }
}
