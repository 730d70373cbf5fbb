'use client'

// Selecting the words of a passage anew in the newest text: the reader as it is, with one question above it.
import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { newId } from '#components/live/new-id.ts'
import { useProject, useRecord, useRecords, useWriter } from '#components/live/use-project.ts'
import { shorten } from '#components/reader/passage-card.tsx'
import { isWriting } from '#components/shell/use-undo-keys.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { useKeyNames } from '#components/ui/key-names.ts'
import { Link } from '#components/ui/link.tsx'
import { describe } from '#lib/anchoring/describe.ts'
import type { Span } from '#lib/text/span.ts'
import { decisionWrite } from './decision-writes.ts'
import { useReview } from './use-review.ts'
import './review.css'

export interface Reselecting {
  /** The question, with what has been selected. */
  readonly bar: ReactNode
  /** Enter takes the words, Escape goes back; true when the key was meant for this. */
  handleKey(event: KeyboardEvent): boolean
}

/** Null unless the address asks for it and one may decide. */
export function useReselecting({
  isMain,
  sourceId,
  revisionId,
  text,
  selected,
  now,
  isReady,
  begin,
  announce,
}: {
  isMain: boolean
  sourceId: string
  revisionId: string
  text: string
  /** What is selected in the text, drawn and at this moment. */
  selected: readonly Span[] | null
  now(): readonly Span[] | null
  /** The text can take a caret. */
  isReady: boolean
  /** Puts the caret where the text was opened. */
  begin(): void
  announce(message: string): void
}): Reselecting | null {
  const t = useTranslations('review')
  const nameOf = useKeyNames()
  const { slug, may, me } = useProject()
  const { run } = useWriter()
  const router = useRouter()
  const asked = useSearchParams().get('reselect')
  const passage = useRecord('passage', isMain ? asked : null)
  const placements = useRecords('placement')
  const { entries } = useReview()
  const reason = useRef<HTMLInputElement>(null)
  const isAsked = passage?.sourceId === sourceId && passage.revisionId !== revisionId
  const passageId = isAsked ? passage.id : null
  // The caret begins at the likeliest place.
  const wakeUp = useEffectEvent(() => {
    announce(t('anew.how'))
    begin()
  })
  useEffect(() => {
    if (passageId !== null && isReady) wakeUp()
  }, [passageId, isReady])
  if (passageId === null || !passage) return null
  const earlier =
    Object.values(placements).find((one) => one.passageId === passageId && one.revisionId === revisionId) ??
    null
  if (!may('argument.write', earlier === null || earlier.createdById === me.id)) return null
  const back = `/projects/${slug}/review?passage=${passageId}`
  const take = (): void => {
    const spans = now() ?? selected
    if (!spans) return announce(t('anew.selectFirst'))
    const { spans: snapped, quote } = describe(text, spans)
    const verdict = entries.find(({ item }) => item.passageId === passageId)?.item.verdict ?? 'exact'
    const decision = {
      ...{ decision: 'reselected' as const, spans: snapped, quote },
      reason: reason.current?.value.trim() ?? '',
    }
    const write = decisionWrite(newId(), passage, { revisionId, verdict }, decision, earlier)
    void run(t('did.reselected', { words: shorten(passage.quote, 40) }), [write])
    router.push(`/projects/${slug}/review?after=${passageId}`)
  }
  return {
    handleKey(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false
      const target = event.target as Element
      // In a field the keys belong to the field, but for the reason.
      if (isWriting(target) && !target.closest('.reselect-bar')) return false
      if (event.key === 'Escape') router.push(back)
      // On a button or a link the key is theirs.
      else if (event.key === 'Enter' && !target.closest('button, a')) take()
      else return false
      return true
    },
    bar: (
      <div className="reselect-bar" role="group" aria-label={t('anew.title')}>
        <div className="min-w-0">
          <p>
            <strong>{t('anew.title')}</strong>{' '}
            <q className="font-serif">{shorten(earlier?.quote || passage.quote, 160)}</q>
          </p>
          <p className="text-sm text-ink-soft">
            {selected
              ? t('anew.selected', { words: shorten(describe(text, selected).quote, 120) })
              : t('anew.how')}
          </p>
        </div>
        <div className="flex flex-wrap items-end gap-2">
          <TextField ref={reason} label={t('reason')} maxLength={4000} defaultValue={earlier?.reason ?? ''} />
          <Button
            variant="primary"
            // The words must stay selected.
            onMouseDown={(event) => event.preventDefault()}
            onClick={take}
          >
            {t('anew.confirm')} <kbd>{nameOf('Enter')}</kbd>
          </Button>
          <Link className="text-link inline-flex min-h-6 items-center self-center" href={back}>
            {t('anew.cancel')}
          </Link>
        </div>
      </div>
    ),
  }
}
