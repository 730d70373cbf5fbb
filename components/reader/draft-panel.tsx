'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ProseEditor } from '#components/prose/prose-editor.tsx'
import { toPlainText } from '#lib/prose/plain.ts'
import { emptyProse, type ProseDocument } from '#lib/prose/document.ts'
import { ReasonPanel } from './reason-panel.tsx'
import { useReader, type Draft } from './reader-context.ts'
import { TagPicker } from './tag-field.tsx'
import { useAnnotate, type Annotated } from './use-annotate.ts'

/** What is being written about a passage or a selection; saving closes it and goes back to the text. */
export function DraftPanel({ draft }: { draft: Draft }) {
  const annotate = useAnnotate()
  const { closeDraft, activate, focusText } = useReader()
  const { mode, target } = draft
  const finish = ({ id }: Annotated): void => {
    closeDraft()
    activate(id)
    focusText()
  }
  const cancel = (): void => {
    closeDraft()
    focusText()
  }
  if (mode === 'note') {
    return <NoteForm onSave={(body) => finish(annotate.note(target, body))} onCancel={cancel} />
  }
  if (mode === 'tag') {
    return <TagPicker onPick={(tag) => finish(annotate.tag(target, tag))} onEscape={cancel} autoFocus />
  }
  return (
    <ReasonPanel
      isWeighing={mode === 'evidence'}
      onSave={(reasoning) => finish(annotate.reason(target, reasoning))}
      onCancel={cancel}
    />
  )
}

/** Writes a note, new or old. An empty one is not saved. */
export function NoteForm({
  value = emptyProse,
  onSave,
  onCancel,
}: {
  value?: ProseDocument
  onSave(body: ProseDocument): void
  onCancel(): void
}) {
  const t = useTranslations('reader.note')
  const [body, setBody] = useState(value)
  const isEmpty = toPlainText(body) === ''
  const save = (): void => {
    if (!isEmpty) onSave(body)
  }
  return (
    <div className="note-form">
      <ProseEditor
        value={value}
        onChange={setBody}
        onSubmit={save}
        onCancel={onCancel}
        label={t('label')}
        placeholder={t('placeholder')}
        autoFocus
      />
      <div className="reader-actions">
        <button type="button" className="reader-button reader-button-strong" onClick={save} disabled={isEmpty}>
          {t('save')}
        </button>
        <button type="button" className="reader-button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </div>
  )
}
