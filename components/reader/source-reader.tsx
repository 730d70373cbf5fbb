'use client'

// The reader with its text, which the page draws from and the browser fetches at the same time.
import { Suspense, useState } from 'react'
import { isEnclosed, useEnclosed } from '#components/enclosure/enclosure.tsx'
import { useIsWhole, useProject } from '#components/live/use-project.ts'
import { call } from '#lib/api/client.ts'
import type { ReadingView } from '#lib/reading/reading-view.ts'
import { ReaderPage } from './reader-page.tsx'
import { SourceLoading } from './source-loading.tsx'

/** Which revision is shown, and under which id its text is found. */
export interface ShownRevision {
  readonly sourceId: string
  readonly revisionId: string
  readonly enclosureId: string
  /** There is a newer one. */
  readonly isOlder: boolean
}

interface Asked {
  readonly main: ShownRevision
  /** Where the page opens; the words around it come first, or all of them at once. */
  readonly openAt: number | 'all'
  readonly beside: ShownRevision | null
  readonly claimId: string | null
  readonly passageId: string | null
  /** The address names a revision. */
  readonly isAsked: boolean
}

export function SourceReader({ main: mainNow, isAsked, ...asked }: Asked) {
  // The page may be asked for again with another passage in its address, and there may be a newer revision by then: the text
  // stays the one that is being read, unless one asks for another.
  const [held, setHeld] = useState(mainNow)
  const isOther = held.sourceId !== mainNow.sourceId || (isAsked && held.revisionId !== mainNow.revisionId)
  if (isOther) setHeld(mainNow)
  // A text that is locked to a claim opens at its words on it.
  const isWaiting = !useIsWhole() && asked.claimId !== null
  const reader = isWaiting ? <SourceLoading /> : <ReaderWithText {...asked} main={isOther ? mainNow : held} />
  // A page that comes with its words must stand in one piece before any script runs, so nothing in it may wait.
  const [isHere] = useState(() => !isWaiting && isEnclosed(mainNow.enclosureId))
  return isHere ? reader : <Suspense fallback={<SourceLoading />}>{reader}</Suspense>
}

function ReaderWithText({ main, beside, openAt, claimId, passageId }: Omit<Asked, 'isAsked'>) {
  const mainText = useText(main)
  // A page without a second text waits for the first one only.
  const besideText = useText(beside ?? main)
  return (
    <ReaderPage
      main={{ ...main, ...mainText, openAt }}
      beside={beside && { ...beside, ...besideText }}
      claimId={claimId}
      passageId={passageId}
    />
  )
}

function useText({ revisionId, enclosureId }: ShownRevision): { text: string; reading: ReadingView } {
  const { slug } = useProject()
  return useEnclosed(enclosureId, () => call('getText', { params: { project: slug, id: revisionId } }))
}
