'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useChange } from '#components/claims/use-change.ts'
import { ProseEditor } from '#components/prose/prose-editor.tsx'
import { ProseView } from '#components/prose/prose-view.tsx'
import { Button } from '#components/ui/button.tsx'
import type { ProseDocument } from '#lib/prose/document.ts'
import { toPlainText } from '#lib/prose/plain.ts'
import type { RecordOf } from '#lib/live/records.ts'

/** The introduction. It is saved when one says so; a change by somebody else meanwhile is refused and both are kept. */
export function EditionIntroduction({
  edition,
  canWrite,
}: {
  edition: RecordOf<'edition'>
  canWrite: boolean
}) {
  const t = useTranslations('editions')
  const change = useChange()
  const [draft, setDraft] = useState<{ seen: RecordOf<'edition'>; doc: ProseDocument } | null>(null)
  if (!draft) {
    const isEmpty = toPlainText(edition.introduction) === ''
    return (
      <>
        {isEmpty ? (
          <p className="text-ink-soft">{t('noIntroduction')}</p>
        ) : (
          <ProseView doc={edition.introduction} />
        )}
        {canWrite && (
          <Button
            size="small"
            className="mt-3"
            onClick={() => setDraft({ seen: edition, doc: edition.introduction })}
          >
            {t('editIntroduction')}
          </Button>
        )}
      </>
    )
  }
  const save = (): void => {
    change.revise(t('did.introduction'), 'edition', draft.seen, { introduction: draft.doc })
    setDraft(null)
  }
  return (
    <div className="grid gap-3">
      <ProseEditor
        label={t('introduction')}
        placeholder={t('introductionHint')}
        autoFocus
        value={draft.seen.introduction}
        onChange={(doc) => setDraft((now) => now && { ...now, doc })}
        onSubmit={save}
      />
      <p className="flex gap-2">
        <Button variant="primary" size="small" onClick={save}>
          {t('saveIntroduction')}
        </Button>
        <Button variant="quiet" size="small" onClick={() => setDraft(null)}>
          {t('cancel')}
        </Button>
      </p>
    </div>
  )
}
