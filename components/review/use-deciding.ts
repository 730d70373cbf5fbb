'use client'

// Deciding about places: writes, undo, and what comes up next.
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { newId } from '#components/live/new-id.ts'
import { retireWrite } from '#components/live/optimistic.ts'
import { useProject, useWriter } from '#components/live/use-project.ts'
import { shorten } from '#components/reader/passage-card.tsx'
import { useToast } from '#components/ui/toast.tsx'
import type { RecordOf } from '#lib/live/records.ts'
import { decisionWrite, type Decision } from './decision-writes.ts'
import type { ReviewEntry } from './review-entries.ts'

/** Writes of one operation; the API takes 500. */
const mostAtOnce = 500

export interface Deciding {
  /** Whether one may decide about this passage: others' decisions only some may change. */
  mayDecide(decision: RecordOf<'placement'> | null): boolean
  decide(entry: ReviewEntry, decision: Decision): void
  /** Accepts what is proposed for all of `entries`, undone together. */
  acceptAll(entries: readonly ReviewEntry[]): void
  takeBack(decision: RecordOf<'placement'>): void
}

export function useDeciding(): Deciding {
  const t = useTranslations('review')
  const { may, me } = useProject()
  const { run } = useWriter()
  const toast = useToast()
  const mayDecide = useCallback(
    (decision: RecordOf<'placement'> | null) =>
      may('argument.write', decision === null || decision.createdById === me.id),
    [may, me.id],
  )
  return {
    mayDecide,
    decide({ item, passage, earlier }, decision) {
      const write = decisionWrite(newId(), passage, item, decision, earlier)
      const label = t(`did.${decision.decision}`, { words: shorten(passage.quote, 40) })
      void run(label, [write])
    },
    acceptAll(entries) {
      for (let from = 0; from < entries.length; from += mostAtOnce) {
        const some = entries.slice(from, from + mostAtOnce)
        const writes = some.map(({ item, passage, earlier }) =>
          decisionWrite(
            newId(),
            passage,
            item,
            { decision: 'accepted', spans: item.proposal, quote: item.words, reason: '' },
            earlier,
          ),
        )
        void run(t('did.acceptedMany', { count: some.length }), writes)
      }
      toast({ message: t('did.acceptedMany', { count: entries.length }) })
    },
    takeBack(decision) {
      void run(t('did.takenBack'), [retireWrite('placement', decision)])
    },
  }
}
