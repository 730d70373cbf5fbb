'use client'

import { useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useVocabulary } from '#components/claims/use-vocabulary.ts'
import { Button } from '#components/ui/button.tsx'
import { SelectField, TextAreaField, TextField } from '#components/ui/field.tsx'
import type { Suggestion } from '#lib/reading/suggestions.ts'
import { citationSignals, sourceRelationTypes, type SourceRelationType } from '#lib/sources/vocabulary.ts'
import type { Decided, Verdict } from './reference-verdict.ts'

/** What is meant by a reference: in words, and where it can be, as a source of the project. */
export function ReferenceForm({
  suggestion,
  decision,
  sources,
  onSave,
  onCancel,
}: {
  suggestion: Suggestion
  decision: Decided | undefined
  sources: readonly { id: string; siglum: string; title: string; archiveReference: string }[]
  onSave(verdict: Verdict): void
  onCancel(): void
}) {
  const t = useTranslations('desk.references')
  const word = useVocabulary()
  const [verdict, setVerdict] = useState<Verdict>({
    status: 'confirmed',
    meaning: decision?.meaning || suggestion.normalized,
    locator: decision?.locator ?? '',
    signal: decision?.signal ?? '',
    targetSourceId: decision?.targetSourceId ?? likelySource(suggestion, sources),
    comment: decision?.comment ?? '',
    relation: decision?.targetSourceId ? null : 'citesForDetail',
  })
  const set = (change: Partial<Verdict>): void => setVerdict((before) => ({ ...before, ...change }))
  const canTarget = suggestion.kind === 'work' || suggestion.kind === 'archival' || suggestion.kind === 'back'
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const meaning = verdict.meaning.trim()
    onSave({
      ...verdict,
      // What is as the reader has it, need not be said again.
      meaning: meaning === suggestion.normalized ? '' : meaning,
      locator: verdict.locator.trim(),
      comment: verdict.comment.trim(),
      relation: verdict.targetSourceId === null ? null : verdict.relation,
    })
  }
  return (
    <form className="grid gap-2 py-2" onSubmit={submit}>
      <TextAreaField
        label={t('meaning')}
        rows={2}
        maxLength={4000}
        value={verdict.meaning}
        onChange={(event) => set({ meaning: event.target.value })}
      />
      {canTarget && (
        <>
          <TextField
            label={t('locator')}
            hint={t('locatorHint')}
            maxLength={200}
            value={verdict.locator}
            onChange={(event) => set({ locator: event.target.value })}
          />
          <SelectField
            label={t('signal')}
            value={verdict.signal}
            onChange={(event) => set({ signal: event.target.value as Verdict['signal'] })}
          >
            {citationSignals.map((one) => (
              <option key={one} value={one}>
                {word('citationSignals', one)}
              </option>
            ))}
          </SelectField>
          {sources.length > 0 && (
            <SelectField
              label={t('target')}
              value={verdict.targetSourceId ?? ''}
              onChange={(event) => set({ targetSourceId: event.target.value || null })}
            >
              <option value="">{t('noTarget')}</option>
              {sources.map(({ id, siglum, title }) => (
                <option key={id} value={id}>
                  {`${siglum} · ${title}`}
                </option>
              ))}
            </SelectField>
          )}
          {verdict.targetSourceId !== null && (
            <SelectField
              label={t('relation')}
              value={verdict.relation ?? ''}
              onChange={(event) =>
                set({ relation: (event.target.value || null) as SourceRelationType | null })
              }
            >
              <option value="">{t('noRelation')}</option>
              {sourceRelationTypes.map((one) => (
                <option key={one} value={one}>
                  {word('sourceRelationTypes', one)}
                </option>
              ))}
            </SelectField>
          )}
        </>
      )}
      <TextAreaField
        label={t('comment')}
        rows={2}
        maxLength={8000}
        value={verdict.comment}
        onChange={(event) => set({ comment: event.target.value })}
      />
      <p className="flex gap-2">
        <Button type="submit" size="small" variant="primary">
          {t('save')}
        </Button>
        <Button size="small" variant="quiet" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </p>
    </form>
  )
}

/** The source that the words name: by its shelf mark, or by its whole title. A guess that a person sees and saves, or not. */
function likelySource(
  { normalized, quote }: Suggestion,
  sources: readonly { id: string; title: string; archiveReference: string }[],
): string | null {
  const bare = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  const words = [bare(normalized), bare(quote)]
  const names = ({ title, archiveReference }: { title: string; archiveReference: string }): string[] =>
    [bare(archiveReference), bare(title)].filter((name) => name.length >= 12)
  return (
    sources.find((one) => names(one).some((name) => words.some((said) => said.includes(name))))?.id ?? null
  )
}
