'use client'

// A correction that was collected, with the words around it and what can be done with it.
import { Crosshair, Pencil, Trash2, Undo2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useVocabulary } from '#components/claims/use-vocabulary.ts'
import { IconButton } from '#components/ui/button.tsx'
import { CheckField } from '#components/ui/field.tsx'
import type { Draft } from '#lib/api/revision.ts'
import { Inserted, Removed } from './changed-words.tsx'
import { useCorrectionWords } from './revision-words.ts'

export function DraftItem({
  draft,
  author,
  movedFrom,
  isIncluded,
  onInclude,
  onShow,
  onEdit,
  onDiscard,
  onTakeBack,
}: {
  draft: Draft
  /** Null: oneself. */
  author: string | null
  /** Number of the older revision it was collected on; null: the newest. */
  movedFrom: number | null
  /** Null where one may not make a revision. */
  isIncluded: boolean | null
  onInclude(isIncluded: boolean): void
  onShow: (() => void) | null
  onEdit: (() => void) | null
  onDiscard(): void
  onTakeBack: (() => void) | null
}) {
  const t = useTranslations('revisions.panel')
  const word = useVocabulary()
  const say = useCorrectionWords()
  const what = say(draft)
  const label = (action: 'edit' | 'discard' | 'decline' | 'show' | 'takeBack'): string =>
    `${t(action)}: ${what}`
  return (
    <>
      <p className="correct-words">
        <span className="text-ink-faint">{lastWords(draft.before)}</span>
        {draft.reading !== '' && <Removed>{draft.reading}</Removed>}
        {draft.reading !== '' && draft.correction !== '' && ' '}
        {draft.correction !== '' && <Inserted>{draft.correction}</Inserted>}
        <span className="text-ink-faint">{firstWords(draft.behind)}</span>
      </p>
      <p className="mt-1 text-sm text-ink-soft">
        {[word('correctionTypes', draft.type), draft.reason, author && t('by', { name: author })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {draft.isProposed && author === null && <p className="text-sm text-ink-soft">{t('isProposed')}</p>}
      {draft.place === null ? (
        <p className="mt-1 text-sm text-danger">{t('gone')}</p>
      ) : (
        movedFrom !== null && (
          <p className="mt-1 text-sm text-ink-soft">{t('moved', { number: movedFrom })}</p>
        )
      )}
      <div className="mt-1 flex flex-wrap items-center justify-between gap-x-3">
        {isIncluded !== null && draft.place !== null ? (
          <CheckField
            label={<span className="text-sm">{t('include')}</span>}
            aria-label={`${t('include')}: ${what}`}
            checked={isIncluded}
            onChange={(event) => onInclude(event.target.checked)}
          />
        ) : (
          <span />
        )}
        <span className="flex">
          {onShow && (
            <IconButton label={label('show')} onClick={onShow}>
              <Crosshair size={15} aria-hidden />
            </IconButton>
          )}
          {onTakeBack && (
            <IconButton label={label('takeBack')} onClick={onTakeBack}>
              <Undo2 size={15} aria-hidden />
            </IconButton>
          )}
          {onEdit && (
            <IconButton label={label('edit')} onClick={onEdit}>
              <Pencil size={15} aria-hidden />
            </IconButton>
          )}
          <IconButton label={label(author === null ? 'discard' : 'decline')} onClick={onDiscard}>
            <Trash2 size={15} aria-hidden />
          </IconButton>
        </span>
      </div>
    </>
  )
}

/** A few words are enough to know the place. */
const lastWords = (words: string): string => /(?:^|\s)(\S.{0,38})$/s.exec(words)?.[1] ?? words
const firstWords = (words: string): string => /^.{0,38}(?=\s|$)/s.exec(words)?.[0] ?? words
