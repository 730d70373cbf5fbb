'use client'

// References as suggestions: each is confirmed, corrected or rejected by a person. Used at the desk, where the decisions are kept
// with the file, and on the page of a source, where they are records of the project.
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useVocabulary } from '#components/claims/use-vocabulary.ts'
import { Button } from '#components/ui/button.tsx'
import { SelectField } from '#components/ui/field.tsx'
import { byKind, byName } from '#lib/reading/suggestion-groups.ts'
import { decisionsFor, type Suggestion } from '#lib/reading/suggestions.ts'
import { referenceKinds, type ReferenceKind } from '#lib/sources/vocabulary.ts'
import { NameGroupItem } from './name-group-item.tsx'
import { ReferenceItem } from './reference-item.tsx'
import {
  plainVerdict,
  type Decided,
  type ReferenceDecision,
  type SourceChoice,
  type Verdict,
} from './reference-verdict.ts'

type Show = 'open' | 'decided' | 'everything'
/** So many are shown of each kind at first: what leads to other sources is worth more room than dates and names. */
const mostShown: Readonly<Record<ReferenceKind, number>> = {
  archival: 60,
  back: 60,
  work: 60,
  date: 12,
  name: 12,
}

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
  const [whole, setWhole] = useState<ReadonlySet<ReferenceKind>>(new Set())
  const [edited, setEdited] = useState<string | null>(null)
  const find = useMemo(() => decisionsFor(decided), [decided])
  const ofKind = suggestions.filter((one) => kind === '' || one.kind === kind)
  const open = ofKind.filter((one) => !find(one))
  const shown = show === 'open' ? open : show === 'decided' ? ofKind.filter((one) => find(one)) : ofKind
  if (suggestions.length === 0) return <p className="text-ink-soft">{t('none')}</p>
  const sections = byKind(shown).map(({ kind: own, suggestions: all }) => {
    const names = own === 'name' ? byName(all) : []
    const count = own === 'name' ? names.length : all.length
    const most = whole.has(own) ? count : mostShown[own]
    const seen =
      own === 'name' ? names.slice(0, most).flatMap(({ spellings }) => spellings) : all.slice(0, most)
    return { kind: own, count, most, names: names.slice(0, most), seen, total: all.length }
  })
  const seenOpen = sections.flatMap(({ seen }) => seen).filter((one) => !find(one))
  const decideAll = (of: readonly Suggestion[], status: Verdict['status']): void =>
    onDecide(of.map((suggestion) => ({ suggestion, verdict: plainVerdict(status) })))
  const item = (one: Suggestion): ReactNode => (
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
  )
  return (
    <div className="grid gap-3" data-review>
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
      {sections.map(({ kind: own, count, most, names, seen, total }) => (
        <section key={own} aria-label={t(`kinds.${own}`)} className="grid gap-2">
          <p className="text-sm font-semibold">
            {t(`kinds.${own}`)} <span className="font-normal text-ink-soft">({total})</span>
          </p>
          <ul className="divide-y divide-rule border-y border-rule">
            {own !== 'name'
              ? seen.map(item)
              : names.map((group) =>
                  group.spellings.length === 1 ? (
                    group.spellings.map(item)
                  ) : (
                    <NameGroupItem
                      key={group.name}
                      group={group}
                      canDecide={show === 'open' && canDecide(undefined)}
                      onDecide={(status) => decideAll(group.spellings, status)}
                    >
                      {group.spellings.map(item)}
                    </NameGroupItem>
                  ),
                )}
          </ul>
          {count > most && (
            <p>
              <Button size="small" variant="quiet" onClick={() => setWhole(new Set([...whole, own]))}>
                {t('showAll', { count })}
              </Button>
            </p>
          )}
        </section>
      ))}
      {show === 'open' && kind !== '' && seenOpen.length > 1 && canDecide(undefined) && (
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => decideAll(seenOpen, 'confirmed')}>
            {t('confirmAll', { count: seenOpen.length })}
          </Button>
          <Button size="small" onClick={() => decideAll(seenOpen, 'rejected')}>
            {t('rejectAll', { count: seenOpen.length })}
          </Button>
        </div>
      )}
      <p className="text-sm text-ink-faint">{t('keysHint')}</p>
    </div>
  )
}
