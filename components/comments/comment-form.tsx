'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ProseEditor } from '#components/prose/prose-editor.tsx'
import { Button } from '#components/ui/button.tsx'
import { emptyProse, type ProseDocument } from '#lib/prose/document.ts'
import { toPlainText } from '#lib/prose/plain.ts'

/** Writes a remark; empty again after saving. */
export function CommentForm({
  label,
  value,
  onSave,
  onCancel,
  autoFocus = false,
}: {
  label: string
  value?: ProseDocument
  onSave(body: ProseDocument): void
  onCancel?(): void
  autoFocus?: boolean
}) {
  const t = useTranslations('claims.discussion')
  const [body, setBody] = useState(value ?? emptyProse)
  // A new key is a new, empty editor.
  const [round, setRound] = useState(0)
  const isEmpty = toPlainText(body) === ''
  const save = (): void => {
    if (isEmpty) return
    onSave(body)
    setBody(emptyProse)
    setRound(round + 1)
  }
  return (
    <div className="grid gap-2">
      <ProseEditor
        key={round}
        label={label}
        placeholder={t('placeholder')}
        autoFocus={autoFocus}
        onChange={setBody}
        onSubmit={save}
        {...(value ? { value } : {})}
        {...(onCancel ? { onCancel } : {})}
      />
      <div className="flex gap-2">
        <Button variant={isEmpty ? 'quiet' : 'primary'} size="small" disabled={isEmpty} onClick={save}>
          {t('save')}
        </Button>
        {onCancel && (
          <Button variant="quiet" size="small" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </div>
  )
}
