'use client'

// References as suggestions: each is confirmed, corrected or rejected by a person. Used at the desk, where the decisions are kept
// with the file, and on the page of a source, where they are records of the project.
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useVocabulary } from '#components/claims/use-vocabulary.ts'
import { isWriting } from '#components/reader/reader-command.ts'
import { Button } from '#components/ui/button.tsx'
import { SelectField } from '#components/ui/field.tsx'
import type { ProposedReference } from '#lib/api/proposal.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { decisionsFor, type ReferencePlace, type Suggestion } from '#lib/reading/suggestions.ts'
import { referenceKinds, type ReferenceKind } from '#lib/sources/vocabulary.ts'
import { ReferenceForm } from './reference-form.tsx'

/** What a person says of a suggestion. */
export type Verdict = Pick<
  ProposedReference,
  'status' | 'meaning' | 'locator' | 'signal' | 'targetSourceId' | 'comment' | 'relation'
>
/** What was decided, as the desk or the project keeps it. */
export type Decided = ReferencePlace & Omit<Verdict, 'relation'>
/** Null: the decision is taken back. */
export interface ReferenceDecision {
  readonly suggestion: Suggestion
  readonly verdict: Verdict | null
}
type SourceChoice = Pick<RecordOf<'source'>, 'id' | 'siglum' | 'title' | 'archiveReference'>

type Show = 'open' | 'decided' | 'everything'
const mostShown = 60

export const plainVerdict = (status: Verdict['status']): Verdict => ({
  ...{ status, meaning: '', locator: '', signal: '', targetSourceId: null, comment: '', relation: null },
})

export function ReferenceReview({
  suggestions,
  decided,
  sources,
  canDecide,
  onShow,
  onDecide,
}: {
  suggestions: readonly Suggestion[]
  decided: readonly Decided[]
  sources: readonly SourceChoice[]
  canDecide(decision: Decided | undefined): boolean
  onShow?(suggestion: Suggestion): void
  onDecide(decisions: readonly ReferenceDecision[]): void
}) {
  const t = useTranslations('desk.references')
  const word = useVocabulary()
  const [show, setShow] = useState<Show>('open')
  const [kind, setKind] = useState<ReferenceKind | ''>('')
  const [most, setMost] = useState(mostShown)
  const [edited, setEdited] = useState<string | null>(null)
  const find = useMemo(() => decisionsFor(decided), [decided])
  const ofKind = suggestions.filter((one) => kind === '' || one.kind === kind)
  const open = ofKind.filter((one) => !find(one))
  const shown = show === 'open' ? open : show === 'decided' ? ofKind.filter((one) => find(one)) : ofKind
  if (suggestions.length === 0) return <p className="text-ink-soft">{t('none')}</p>
  const decideAll = (status: Verdict['status']): void =>
    onDecide(open.slice(0, most).map((suggestion) => ({ suggestion, verdict: plainVerdict(status) })))
  const openNow = Math.min(open.length, most)
  return (
    <div className="grid gap-3">
      <p className="max-w-prose text-sm text-ink-soft">{t('lead')}</p>
      <div className="grid max-w-xl grid-cols-2 items-end gap-2">
        <SelectField
          label={t('filter')}
          value={show}
          onChange={(event) => setShow(event.target.value as Show)}
        >
          <option value="open">{t('open', { count: open.length })}</option>
          <option value="decided">{t('decided', { count: ofKind.length - open.length })}</option>
          <option value="everything">{t('everything', { count: ofKind.length })}</option>
        </SelectField>
        <SelectField
          label={t('filter')}
          isLabelHidden
          value={kind}
          onChange={(event) => setKind(event.target.value as ReferenceKind | '')}
        >
          <option value="">{t('everything', { count: suggestions.length })}</option>
          {referenceKinds.map((one) => (
            <option key={one} value={one}>
              {`${word('referenceKinds', one)} (${suggestions.filter((other) => other.kind === one).length})`}
            </option>
          ))}
        </SelectField>
      </div>
      {shown.length === 0 && <p className="text-ink-soft">{t('noneLeft')}</p>}
      <ul className="divide-y divide-rule border-y border-rule">
        {shown.slice(0, most).map((one) => (
          <ReferenceItem
            key={one.id}
            suggestion={one}
            decision={find(one)}
            sources={sources}
            isEdited={edited === one.id}
            canDecide={canDecide(find(one))}
            {...(onShow ? { onShow: () => onShow(one) } : {})}
            onEdit={(isOpen) => setEdited(isOpen ? one.id : null)}
            onDecide={(verdict) => {
              setEdited(null)
              onDecide([{ suggestion: one, verdict }])
            }}
          />
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {shown.length > most && (
          <Button size="small" variant="quiet" onClick={() => setMost(most + 200)}>
            {t('everything', { count: shown.length })}
          </Button>
        )}
        {show === 'open' && kind !== '' && openNow > 1 && canDecide(undefined) && (
          <>
            <Button size="small" onClick={() => decideAll('confirmed')}>
              {t('confirmAll', { count: openNow })}
            </Button>
            <Button size="small" onClick={() => decideAll('rejected')}>
              {t('rejectAll', { count: openNow })}
            </Button>
          </>
        )}
      </div>
      <p className="text-sm text-ink-faint">{t('keysHint')}</p>
    </div>
  )
}

function ReferenceItem({
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
    const leave = (): void => {
      const next = item.nextElementSibling ?? item.previousElementSibling
      if (next instanceof HTMLElement) next.focus()
    }
    if (key === 'y' || key === 'x') {
      onDecide(plainVerdict(key === 'y' ? 'confirmed' : 'rejected'))
      leave()
    } else if (key === 'e') onEdit(true)
    else if (key === 'arrowdown' || key === 'arrowup') {
      const other = key === 'arrowdown' ? item.nextElementSibling : item.previousElementSibling
      if (other instanceof HTMLElement) other.focus()
    } else return
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
