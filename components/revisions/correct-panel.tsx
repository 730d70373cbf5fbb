'use client'

// The place beside a text where corrections are collected and made into a new revision.
import { X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMemberName, useProject, useRecords } from '#components/live/use-project.ts'
import { Button, IconButton } from '#components/ui/button.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import type { Problem } from '#lib/api/problem.ts'
import type { Draft } from '#lib/api/revision.ts'
import { wordsBefore } from '#lib/corrections/hunks.ts'
import type { CorrectionType } from '#lib/sources/vocabulary.ts'
import type { Span } from '#lib/text/span.ts'
import { ApplyForm } from './apply-form.tsx'
import { DraftForm, type DraftFields } from './draft-form.tsx'
import { DraftItem } from './draft-item.tsx'
import { useCorrectionWords } from './revision-words.ts'
import type { Done, Drafts } from './use-drafts.ts'
import { useSourceRevisions } from './use-source-revisions.ts'
import './revisions.css'

/** The same slip is corrected many times in a row. */
let lastType: CorrectionType = 'machine'

export function CorrectPanel({
  sourceId,
  revisionId,
  text,
  drafts,
  target,
  onTarget,
  onShow,
  onClose,
  announce,
}: {
  sourceId: string
  /** The revision that is read. */
  revisionId: string
  text: string
  drafts: Drafts
  /** The words to correct; an empty span puts something in. */
  target: Span | null
  onTarget(target: Span | null): void
  onShow(span: Span): void
  onClose(): void
  announce(message: string): void
}) {
  const t = useTranslations('revisions')
  const { slug, may } = useProject()
  const router = useRouter()
  const nameOf = useMemberName()
  const say = useCorrectionWords()
  const revisions = useRecords('revision')
  const { newest } = useSourceRevisions(sourceId)
  const [editedId, setEditedId] = useState<string | null>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<Problem | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const mayApply = may('revision.write')
  useEffect(() => {
    if (target === null) heading.current?.focus()
    // Only when the panel opens: afterwards the focus is where one works.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  const tell = async <T,>(work: Promise<Done<T>>, message: string): Promise<void> => {
    const done = await work
    setProblem(done.ok ? null : done.problem)
    if (done.ok) announce(message)
  }
  const add = async ({ correction, type, reason }: DraftFields): Promise<Done<unknown>> => {
    if (!target) return { ok: true, value: null }
    const [start, end] = target
    lastType = type
    const done = await drafts.add({
      ...{ revisionId, start, end, reading: text.slice(start, end) },
      ...{ correction, type, reason },
    })
    if (done.ok) {
      announce(t('form.added', { what: say(done.value) }))
      onTarget(null)
      heading.current?.focus()
    }
    return done
  }
  const edit = async (draft: Draft, fields: DraftFields): Promise<Done<unknown>> => {
    const done = await drafts.revise(draft, fields)
    if (done.ok) setEditedId(null)
    return done
  }
  /** Where a draft stands in the text that is read. */
  const placeOf = (draft: Draft): Span | null => {
    if (draft.revisionId === revisionId) return [draft.start, draft.end]
    return newest?.id === revisionId ? draft.place : null
  }
  const isIncluded = (draft: Draft, isMine: boolean): boolean =>
    draft.place !== null && (isMine ? !left.has(draft.id) : taken.has(draft.id))
  const chosen = [
    ...drafts.mine.filter((one) => isIncluded(one, true)),
    ...drafts.proposed.filter((one) => isIncluded(one, false)),
  ]
  const unproposed = drafts.mine.filter((one) => !one.isProposed && one.place !== null)
  const propose = async (): Promise<void> => {
    for (const one of unproposed) {
      const done = await drafts.revise(one, { isProposed: true })
      if (!done.ok) return setProblem(done.problem)
    }
    setProblem(null)
    announce(t('panel.proposed', { count: unproposed.length }))
  }
  const item = (draft: Draft, isMine: boolean) => {
    const span = placeOf(draft)
    const isOlder = newest !== null && draft.revisionId !== newest.id
    return (
      <li key={draft.id} data-open={draft.id === editedId || undefined}>
        {draft.id === editedId ? (
          <DraftForm
            reading={draft.reading}
            before={draft.before}
            start={draft}
            isNew={false}
            onSave={({ correction, type, reason }) => edit(draft, { correction, type, reason })}
            onCancel={() => setEditedId(null)}
          />
        ) : (
          <DraftItem
            draft={draft}
            author={isMine ? null : nameOf(draft.createdById)}
            movedFrom={isOlder ? (revisions[draft.revisionId]?.number ?? null) : null}
            isIncluded={mayApply ? isIncluded(draft, isMine) : null}
            onInclude={(isOn) =>
              isMine ? setLeft(toggled(left, draft.id, !isOn)) : setTaken(toggled(taken, draft.id, isOn))
            }
            onShow={span ? () => onShow(span) : null}
            onEdit={isMine ? () => setEditedId(draft.id) : null}
            onDiscard={() => void tell(drafts.discard(draft), t('panel.discarded', { what: say(draft) }))}
            onTakeBack={
              isMine && draft.isProposed
                ? () => void tell(drafts.revise(draft, { isProposed: false }), t('panel.takeBack'))
                : null
            }
          />
        )}
      </li>
    )
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc closes the panel from anywhere in it
    <aside
      className="correct-panel"
      aria-label={t('panel.title')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onClose()
      }}
    >
      <div className="flex items-start justify-between gap-3">
        <h2 ref={heading} tabIndex={-1} className="text-lg outline-none">
          {t('panel.title')}
        </h2>
        <IconButton label={t('panel.close')} onClick={onClose} className="-mr-2 -mt-1">
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      {target ? (
        <DraftForm
          key={target.join()}
          reading={text.slice(...target)}
          before={wordsBefore(text, target[0])}
          start={{ correction: text.slice(...target), type: lastType, reason: '' }}
          isNew
          onSave={add}
          onCancel={() => {
            onTarget(null)
            heading.current?.focus()
          }}
        />
      ) : (
        <p className="mt-1 text-sm text-ink-soft">{t('panel.lead')}</p>
      )}
      <ProblemNote problem={problem} />
      {!drafts.isReady ? (
        <p className="mt-4 text-sm text-ink-soft">{t('panel.loading')}</p>
      ) : (
        <>
          <h3 className="mt-5 text-base">{t('panel.mine', { count: drafts.mine.length })}</h3>
          <p className="mb-2 text-sm text-ink-faint">{t('panel.private')}</p>
          <ol className="correct-list">{drafts.mine.map((draft) => item(draft, true))}</ol>
          {drafts.proposed.length > 0 && (
            <>
              <h3 className="mb-2 mt-5 text-base">
                {t('panel.proposedByOthers', { count: drafts.proposed.length })}
              </h3>
              <ol className="correct-list">{drafts.proposed.map((draft) => item(draft, false))}</ol>
            </>
          )}
          {mayApply && drafts.mine.length + drafts.proposed.length > 0 && (
            <ApplyForm
              count={chosen.length}
              onApply={(reason, id) =>
                drafts.apply(
                  chosen.map((one) => one.id),
                  reason,
                  id,
                )
              }
              onDone={({ id, number }) => {
                announce(t('apply.done', { number }))
                router.push(`/projects/${slug}/sources/${sourceId}?revision=${id}`)
              }}
            />
          )}
          {!mayApply && unproposed.length > 0 && (
            <div className="mt-4 border-t border-rule pt-3">
              <p className="mb-2 text-sm text-ink-soft">{t('panel.proposeLead')}</p>
              <Button variant="primary" size="small" onClick={() => void propose()}>
                {t('panel.propose', { count: unproposed.length })}
              </Button>
            </div>
          )}
        </>
      )}
    </aside>
  )
}

function toggled(set: ReadonlySet<string>, id: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set)
  if (isIn) next.add(id)
  else next.delete(id)
  return next
}
