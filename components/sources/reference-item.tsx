import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useVocabulary } from '#components/claims/use-vocabulary.ts'
import { isWriting } from '#components/reader/reader-command.ts'
import { Button } from '#components/ui/button.tsx'
import type { Suggestion } from '#lib/reading/suggestions.ts'
import { ReferenceForm } from './reference-form.tsx'
import { isWithin, leaveItem, neighbourOf } from './reference-keys.ts'
import { plainVerdict, type Decided, type SourceChoice, type Verdict } from './reference-verdict.ts'

/** One suggestion with what was decided about it. */
export function ReferenceItem({
  suggestion,
  decision,
  sources,
  isEdited,
  canDecide,
  onShow,
  onEdit,
  onDecide,
}: {
  suggestion: Suggestion
  decision: Decided | undefined
  sources: readonly SourceChoice[]
  isEdited: boolean
  canDecide: boolean
  onShow?(): void
  onEdit(isOpen: boolean): void
  onDecide(verdict: Verdict | null): void
}) {
  const t = useTranslations('desk.references')
  const word = useVocabulary()
  const target = sources.find(({ id }) => id === decision?.targetSourceId)
  // Keys of this list come before those of the desk around it.
  const handleKey = (event: KeyboardEvent<HTMLLIElement>): void => {
    if (!canDecide || isWriting(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
    const key = event.key.toLowerCase()
    const item = event.currentTarget
    // A spelling within a group is not the group.
    if (isWithin(event.target, item)) return
    if (key === 'y' || key === 'x') {
      onDecide(plainVerdict(key === 'y' ? 'confirmed' : 'rejected'))
      leaveItem(item)
    } else if (key === 'e') onEdit(true)
    else if (key === 'arrowdown' || key === 'arrowup') neighbourOf(item, key)?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys do what the buttons inside do
    <li
      className="grid gap-1 px-1 py-2 focus-visible:outline-offset-[-2px]"
      data-status={decision?.status}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
      tabIndex={0}
      onKeyDown={handleKey}
    >
      <p className="text-sm">
        <span className="small-caps">{word('referenceKinds', suggestion.kind)}</span>
        {suggestion.noteLabel !== '' && (
          <span className="text-ink-soft"> {t('inNote', { label: suggestion.noteLabel })}</span>
        )}
        {decision && (
          <span
            className={
              decision.status === 'confirmed' ? 'font-semibold text-ok' : 'font-semibold text-ink-soft'
            }
          >
            {' '}
            {t(decision.status)}
          </span>
        )}
      </p>
      <p
        className="font-serif [overflow-wrap:anywhere] [[data-status=rejected]>&]:line-through [[data-status=rejected]>&]:decoration-rule-strong"
        dir="auto"
      >
        {onShow ? (
          <button type="button" className="text-left" onClick={onShow}>
            {suggestion.quote}
          </button>
        ) : (
          suggestion.quote
        )}
      </p>
      <p className="text-sm text-ink-soft">
        {decision && decision.meaning !== '' ? (
          decision.meaning
        ) : (
          <>
            {t('readAs')} <span className="text-ink">{suggestion.normalized}</span>
          </>
        )}
        <Remarks suggestion={suggestion} />
      </p>
      {target && <p className="text-sm">{t('isSource', { siglum: target.siglum, title: target.title })}</p>}
      {isEdited ? (
        <ReferenceForm
          suggestion={suggestion}
          decision={decision}
          sources={sources}
          onCancel={() => onEdit(false)}
          onSave={onDecide}
        />
      ) : (
        canDecide && (
          <p className="flex flex-wrap gap-x-3">
            {decision ? (
              <Button size="small" variant="link" onClick={() => onDecide(null)}>
                {t('again')}
              </Button>
            ) : (
              <Button size="small" variant="link" onClick={() => onDecide(plainVerdict('confirmed'))}>
                {t('confirm')}
              </Button>
            )}
            <Button size="small" variant="link" onClick={() => onEdit(true)}>
              {t('correct')}
            </Button>
            {decision?.status !== 'rejected' && (
              <Button size="small" variant="link" onClick={() => onDecide(plainVerdict('rejected'))}>
                {t('reject')}
              </Button>
            )}
          </p>
        )
      )}
    </li>
  )
}

/** What the reader says beside it: slips it mended, where it leads, what it inferred. */
function Remarks({ suggestion: { found, spans } }: { suggestion: Suggestion }) {
  const t = useTranslations('desk.references')
  const remarks: ReactNode[] = []
  if ('slips' in found)
    for (const { read, meant } of found.slips ?? []) remarks.push(t('slip', { read, meant }))
  if ('inheritedFrom' in found && found.inheritedFrom) remarks.push(t('inherited'))
  if ('resolves' in found)
    remarks.push(found.resolves ? t('resolved', { note: found.resolves.note }) : t('unresolved'))
  if ('inferredFrom' in found && found.inferredFrom) remarks.push(t('inferred'))
  if ('occurrences' in found) remarks.push(t('times', { count: spans?.length ?? 0 }))
  return remarks.map((one, i) => (
    <span key={i}>
      {' · '}
      {one}
    </span>
  ))
}
