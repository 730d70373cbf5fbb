'use client'

// What correcting needs of the reader: the words that were selected, and where the corrections collected stand.
import { useCallback, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useProject } from '#components/live/use-project.ts'
import type { Span } from '#lib/text/span.ts'
import { useDrafts, type Drafts } from './use-drafts.ts'
import { useSourceRevisions } from './use-source-revisions.ts'

export interface Correcting {
  readonly drafts: Drafts
  /** The words that are being corrected; an empty span: something is put in there. */
  readonly target: Span | null
  setTarget(target: Span | null): void
  /** Places of the corrections collected, in the text that is read. */
  readonly spans: readonly Span[]
  /** Takes up what is selected, or the place of the caret; tells whether the panel should open. */
  start(selected: readonly Span[] | null, caret: number | null): boolean
}

export function useCorrecting({
  sourceId,
  revisionId,
  text,
  isOpen,
  isOlder,
  announce,
}: {
  sourceId: string
  revisionId: string
  text: string
  /** Whether the panel is open: nothing is asked for before. */
  isOpen: boolean
  /** An older revision is read, for reading only. */
  isOlder: boolean
  announce(message: string): void
}): Correcting {
  const t = useTranslations('revisions.panel')
  const { may } = useProject()
  const { newest } = useSourceRevisions(sourceId)
  const drafts = useDrafts(sourceId, isOpen)
  const [target, setTarget] = useState<Span | null>(null)
  const spans = useMemo(() => {
    if (!isOpen) return []
    return drafts.mine.flatMap((draft): Span[] => {
      if (draft.revisionId === revisionId) return [[draft.start, draft.end]]
      return draft.place && newest?.id === revisionId ? [draft.place] : []
    })
  }, [isOpen, drafts.mine, revisionId, newest?.id])
  const start = useCallback<Correcting['start']>(
    (selected, caret) => {
      if (isOlder || !may('correction.draft')) {
        announce(t(isOlder ? 'notHere' : 'mayNot'))
        return false
      }
      if (selected) {
        const hull: Span = [selected[0]?.[0] ?? 0, selected.at(-1)?.[1] ?? 0]
        // Several stretches are one where only line feeds lie between them.
        const isOne = selected.every(
          (span, i) => i === 0 || text.slice(selected[i - 1]?.[1] ?? 0, span[0]).trim() === '',
        )
        if (isOne) setTarget(hull)
        else announce(t('selectOne'))
      } else if (caret !== null && isOpen) setTarget([caret, caret])
      return true
    },
    [isOlder, may, announce, t, text, isOpen],
  )
  return { drafts, target, setTarget, spans, start }
}
