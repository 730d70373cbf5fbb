'use client'

// One correction: what stands there, what is to stand there, of which kind, and why.
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useVocabulary } from '#components/claims/use-vocabulary.ts'
import { Button } from '#components/ui/button.tsx'
import { SelectField, TextAreaField } from '#components/ui/field.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import type { Problem } from '#lib/api/problem.ts'
import { needsReason } from '#lib/sources/schema.ts'
import { correctionTypes, type CorrectionType } from '#lib/sources/vocabulary.ts'
import type { Done } from './use-drafts.ts'

export interface DraftFields {
  readonly correction: string
  readonly type: CorrectionType
  readonly reason: string
}

export function DraftForm({
  reading,
  before,
  start,
  isNew,
  onSave,
  onCancel,
}: {
  /** As it stands; empty where something is put in. */
  reading: string
  /** The words before it. */
  before: string
  start: DraftFields
  isNew: boolean
  onSave(fields: DraftFields): Promise<Done<unknown>>
  onCancel(): void
}) {
  const t = useTranslations('revisions.form')
  const types = useTranslations('revisions.types')
  const word = useVocabulary()
  const [fields, setFields] = useState(start)
  const [errors, setErrors] = useState<{ correction?: string; reason?: string }>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    area.current?.focus()
    area.current?.select()
  }, [])
  const set = (change: Partial<DraftFields>): void => setFields((now) => ({ ...now, ...change }))
  const isChanged = fields.correction !== start.correction || fields.reason !== start.reason
  const save = async (): Promise<void> => {
    if (isBusy) return
    const isSilent = needsReason(fields.type) && fields.reason.trim() === ''
    const isSame = fields.correction === reading
    setErrors({
      ...(isSame ? { correction: t('unchanged') } : {}),
      ...(isSilent ? { reason: t('reasonMissing') } : {}),
    })
    if (isSame || isSilent) {
      document.getElementById(isSame ? `${id}-correction` : `${id}-reason`)?.focus()
      return
    }
    setIsBusy(true)
    const done = await onSave(fields)
    setIsBusy(false)
    setProblem(done.ok ? null : done.problem)
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of every field of the form
    <form
      className="grid gap-3 border-l-2 border-accent py-1 pl-3"
      aria-label={t('label')}
      data-unsaved={isChanged || undefined}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          void save()
        }
        if (event.key === 'Escape') {
          event.stopPropagation()
          if (!isChanged) onCancel()
        }
      }}
    >
      <div>
        <p className="text-sm font-semibold text-ink-soft">
          {reading !== ''
            ? t('stands')
            : before === ''
              ? t('insertFirst')
              : t('insert', { before: before.trim().slice(-40) })}
        </p>
        {reading !== '' && <p className="correct-words whitespace-pre-wrap">{reading}</p>}
      </div>
      <TextAreaField
        ref={area}
        id={`${id}-correction`}
        label={t('correction')}
        hint={t('correctionHint')}
        error={errors.correction}
        rows={Math.min(8, Math.max(2, Math.ceil(fields.correction.length / 36)))}
        className="correct-words"
        spellCheck={false}
        value={fields.correction}
        onChange={(event) => set({ correction: event.target.value })}
      />
      <SelectField
        label={t('type')}
        hint={types(fields.type)}
        value={fields.type}
        onChange={(event) => set({ type: event.target.value as CorrectionType })}
      >
        {correctionTypes.map((type) => (
          <option key={type} value={type}>
            {word('correctionTypes', type)}
          </option>
        ))}
      </SelectField>
      <TextAreaField
        id={`${id}-reason`}
        label={t(needsReason(fields.type) ? 'reasonNeeded' : 'reason')}
        error={errors.reason}
        rows={2}
        value={fields.reason}
        onChange={(event) => set({ reason: event.target.value })}
      />
      <ProblemNote problem={problem} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="small" disabled={isBusy}>
          {t(isNew ? 'add' : 'save')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
