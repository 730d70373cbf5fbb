'use client'

// What a file would bring, before anything is written: by what a person has to decide, with the words in their context.
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useVocabulary } from '#components/claims/use-vocabulary.ts'
import { Button } from '#components/ui/button.tsx'
import { SelectField } from '#components/ui/field.tsx'
import { PageSection } from '#components/ui/page.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import type { BorrowedDecision, BorrowedItem as Item, BorrowedPreview } from '#lib/api/borrowed.ts'
import type { Problem } from '#lib/api/problem.ts'
import { BorrowedItem } from './borrowed-item.tsx'
import { choiceOf, decisionsOf, groupOf, isOpen, sumOf, type Choice, type Group } from './decisions.ts'

const groups: readonly Group[] = ['ask', 'lost', 'sure', 'present']
const atOnce = 40

export function BorrowedReview({
  preview,
  problem,
  isBusy,
  isBlocked,
  children,
  onDocument,
  onAccept,
  onAnother,
}: {
  preview: Omit<BorrowedPreview, 'revisionId'>
  problem: Problem | null
  isBusy: boolean
  /** The text is here already: there is nothing to take over this way. */
  isBlocked: boolean
  /** Said under the head. */
  children?: ReactNode
  onDocument(document: string): void
  onAccept(decisions: BorrowedDecision[]): void
  onAnother(): void
}) {
  const t = useTranslations('borrowed')
  const vocabulary = useVocabulary()
  const { items, documents, document, problems } = preview
  const [choices, setChoices] = useState<ReadonlyMap<number, Choice>>(new Map())
  const choose = useCallback(
    (index: number, choice: Choice) => setChoices((now) => new Map(now).set(index, choice)),
    [],
  )
  const chooseAll = (list: readonly Item[], choice: Choice | null): void =>
    setChoices((now) => {
      const next = new Map(now)
      for (const item of list) next.set(item.index, choice ?? item.proposed)
      return next
    })
  const byGroup = useMemo(() => Map.groupBy(items, groupOf), [items])
  const sum = sumOf(items, choices)
  const count = sum.placed + sum.kept
  return (
    <>
      <p role="status" className="text-lg">
        {t('found', {
          fileName: preview.fileName,
          count: items.length,
          format: vocabulary('borrowedFormats', preview.format),
        })}
      </p>
      {children}
      {documents.length > 1 && (
        <div className="mt-3 max-w-prose">
          <SelectField
            label={t('document')}
            value={document}
            onChange={(event) => onDocument(event.target.value)}
          >
            {documents.map((one) => (
              <option key={one.name} value={one.name}>
                {t('documentOption', { name: one.name || t('unnamed'), count: one.annotations })}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      {items.length === 0 && <p className="mt-3">{t('nothing')}</p>}
      {groups.map((group) => (
        <GroupSection
          key={`${document} ${group}`}
          group={group}
          items={byGroup.get(group) ?? []}
          choices={choices}
          onChoose={choose}
          onChooseAll={chooseAll}
        />
      ))}
      {problems.length > 0 && <Problems problems={problems} />}
      <form
        className="sticky bottom-0 z-10 mt-8 border-t border-rule bg-paper py-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isBusy && !isBlocked && count > 0) onAccept(decisionsOf(items, choices))
        }}
      >
        <ProblemNote problem={problem} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button
            type="submit"
            variant="primary"
            aria-disabled={isBusy || isBlocked || count === 0 || undefined}
          >
            {isBusy ? t('accepting') : count > 0 ? t('accept', { count }) : t('acceptNothing')}
          </Button>
          <Button onClick={onAnother}>{t('another')}</Button>
          <p aria-live="polite" className="text-sm text-ink-soft">
            {t('sum', { ...sum })}
          </p>
        </div>
      </form>
    </>
  )
}

function GroupSection({
  group,
  items,
  choices,
  onChoose,
  onChooseAll,
}: {
  group: Group
  items: readonly Item[]
  choices: ReadonlyMap<number, Choice>
  onChoose(index: number, choice: Choice): void
  onChooseAll(items: readonly Item[], choice: Choice | null): void
}) {
  const t = useTranslations('borrowed')
  const [shown, setShown] = useState(atOnce)
  if (items.length === 0) return null
  const open = items.filter(isOpen)
  return (
    <PageSection
      title={t(`sections.${group}`, { count: items.length })}
      lead={t(`leads.${group}`)}
      actions={
        open.length > 1 && (
          <>
            <Button size="small" variant="quiet" onClick={() => onChooseAll(open, null)}>
              {t('asProposed')}
            </Button>
            <Button size="small" variant="quiet" onClick={() => onChooseAll(open, 'skip')}>
              {t('skipAll')}
            </Button>
          </>
        )
      }
    >
      <ul className="m-0 list-none divide-y divide-rule p-0">
        {items.slice(0, shown).map((item) => (
          <BorrowedItem key={item.index} item={item} choice={choiceOf(item, choices)} onChoose={onChoose} />
        ))}
      </ul>
      {items.length > shown && (
        <Button size="small" onClick={() => setShown((now) => now + 200)}>
          {t('more', { count: items.length - shown })}
        </Button>
      )}
    </PageSection>
  )
}

function Problems({ problems }: { problems: BorrowedPreview['problems'] }) {
  const t = useTranslations('borrowed')
  return (
    <PageSection title={t('problems', { count: problems.length })} lead={t('problemsLead')}>
      <ul className="m-0 grid list-none gap-1 p-0 text-sm">
        {problems.slice(0, 200).map((one, k) => (
          <li key={k} className="[overflow-wrap:anywhere]">
            <code className="font-mono text-xs">{one.at}</code> {t(`problem.${one.code}`)}
          </li>
        ))}
      </ul>
    </PageSection>
  )
}
