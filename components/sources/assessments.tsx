'use client'

// Judgements about a source. A judgement is never overwritten: who thinks otherwise, or differently now, adds one.
import { useMemo, useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import enQuestions from '#components/messages/en/vocabulary.json'
import { FormActions } from '#components/claims/form-actions.tsx'
import { useChange } from '#components/claims/use-change.ts'
import { useDraft } from '#components/claims/use-draft.ts'
import { useVocabulary } from '#components/claims/use-vocabulary.ts'
import { VocabularyField } from '#components/claims/vocabulary-field.tsx'
import { useMemberName, useProject, useRecords } from '#components/live/use-project.ts'
import { AddingSection } from '#components/ui/adding-section.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { SelectField, TextAreaField } from '#components/ui/field.tsx'
import type { RecordOf } from '#lib/live/records.ts'
import { reliabilities } from '#lib/sources/vocabulary.ts'
import { Tool } from '#components/claims/tool.tsx'

type Assessment = RecordOf<'assessment'>

/** Codes of the questionnaire in its order; the empty one is the free judgement. */
const questions = Object.keys(enQuestions.questions).map((code) => (code === 'unset' ? '' : code))

export function Assessments({ source }: { source: RecordOf<'source'> }) {
  const t = useTranslations('sources.assessments')
  const { may } = useProject()
  const assessments = useRecords('assessment')
  const [isAdding, setIsAdding] = useState(false)
  const own = useMemo(
    () =>
      Object.values(assessments)
        .filter((one) => one.sourceId === source.id)
        .sort(
          (a, b) => questions.indexOf(a.question) - questions.indexOf(b.question) || (a.id < b.id ? 1 : -1),
        ),
    [assessments, source.id],
  )
  return (
    <AddingSection
      title={t('title')}
      none={t('none')}
      add={t('add')}
      mayAdd={may('source.write')}
      isAdding={isAdding}
      onAdd={() => setIsAdding(true)}
      list={
        own.length === 0 ? null : (
          <ul className="grid gap-4">
            {own.map((one) => (
              <AssessmentItem key={one.id} assessment={one} />
            ))}
          </ul>
        )
      }
      form={<AssessmentForm source={source} onDone={() => setIsAdding(false)} />}
    />
  )
}

function AssessmentItem({ assessment }: { assessment: Assessment }) {
  const t = useTranslations('sources.assessments')
  const word = useVocabulary()
  const nameOf = useMemberName()
  const change = useChange()
  const units = useRecords('unit')
  const { may, me } = useProject()
  const unit = assessment.unitId ? units[assessment.unitId] : undefined
  return (
    <li className="border-l-3 border-rule pl-3 text-sm">
      <p className="text-ink-soft">
        {word('questions', assessment.question)}
        {unit && <span> · {unit.label}</span>}
        {assessment.reliability !== '' && (
          <strong className="font-semibold text-ink">
            {' '}
            · {word('reliabilities', assessment.reliability)}
          </strong>
        )}
      </p>
      <p className="max-w-prose font-serif text-base leading-snug whitespace-pre-line">
        {assessment.judgement}
      </p>
      <p className="flex flex-wrap items-center gap-3 text-ink-soft">
        <span>
          {nameOf(assessment.createdById)}, <DateTime value={assessment.createdAt} />
        </span>
        {may('source.write', assessment.createdById === me.id) && (
          <Tool onClick={() => change.retire(t('didRemove'), 'assessment', assessment)}>{t('remove')}</Tool>
        )}
      </p>
    </li>
  )
}

function AssessmentForm({ source, onDone }: { source: RecordOf<'source'>; onDone(): void }) {
  const t = useTranslations('sources.assessments')
  const change = useChange()
  const units = useRecords('unit')
  const own = useMemo(
    () =>
      Object.values(units)
        .filter((unit) => unit.sourceId === source.id)
        .sort((a, b) => a.position - b.position),
    [units, source.id],
  )
  const [wasTried, setWasTried] = useState(false)
  const { values, set, typed } = useDraft<
    Pick<Assessment, 'unitId' | 'question' | 'judgement' | 'reliability'>
  >({
    unitId: null,
    question: '',
    judgement: '',
    reliability: '',
  })
  const isJudged = values.judgement.trim() !== ''
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setWasTried(true)
    if (!isJudged) return
    change.create(t('didAdd'), 'assessment', {
      ...values,
      sourceId: source.id,
      judgement: values.judgement.trim(),
      templateVersion: 1,
    })
    onDone()
  }
  return (
    <form
      className="mt-3 grid max-w-3xl gap-3 rounded border border-rule bg-paper-raised p-4"
      onSubmit={submit}
      noValidate
    >
      <VocabularyField
        list="questions"
        values={questions}
        label={t('question')}
        value={values.question}
        onChange={(value) => set('question', value)}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        {own.length > 0 && (
          <SelectField
            label={t('unit')}
            value={values.unitId ?? ''}
            onChange={(event) => set('unitId', event.target.value === '' ? null : event.target.value)}
          >
            <option value="">{t('wholeSource')}</option>
            {own.map((unit) => (
              <option key={unit.id} value={unit.id}>
                {unit.label}
              </option>
            ))}
          </SelectField>
        )}
        <VocabularyField
          list="reliabilities"
          values={reliabilities}
          label={t('reliability')}
          value={values.reliability}
          onChange={(value) => set('reliability', value)}
        />
      </div>
      <TextAreaField
        label={t('judgement')}
        hint={t('judgementHint')}
        rows={4}
        required
        maxLength={8000}
        value={values.judgement}
        onChange={typed('judgement')}
        {...(wasTried && !isJudged ? { error: t('needsJudgement') } : {})}
      />
      <FormActions onCancel={onDone} />
    </form>
  )
}
