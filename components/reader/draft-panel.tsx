'use client'

import { useEffect, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ProseEditor } from '#components/prose/prose-editor.tsx'
import { toPlainText } from '#lib/prose/plain.ts'
import { emptyProse, type ProseDocument } from '#lib/prose/document.ts'
import { noteRegisters, type NoteRegister } from '#lib/claims/vocabulary.ts'
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
  useOnScreen(mode, target)
  if (mode === 'note') {
    return (
      <NoteForm
        onSave={(body, register) => finish(annotate.note(target, body, register))}
        onCancel={cancel}
        onLeave={focusText}
      />
    )
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

/** A form that has just opened is seen whole, down to its buttons, even where its words stand low on the screen. */
function useOnScreen(mode: Draft['mode'], { passageId }: Draft['target']): void {
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const card = document.activeElement?.closest('[data-card]')
      card?.scrollIntoView({ block: 'nearest' })
    })
    return () => cancelAnimationFrame(frame)
  }, [mode, passageId])
}

/** Writes a note, new or old. An empty one is not saved; Esc leaves what was written where it stands. */
export function NoteForm({
  value = emptyProse,
  register: registerNow = 'factual',
  onSave,
  onCancel,
  onLeave,
}: {
  value?: ProseDocument
  register?: NoteRegister
  onSave(body: ProseDocument, register: NoteRegister): void
  onCancel(): void
  onLeave(): void
}) {
  const t = useTranslations('reader.note')
  const name = useId()
  const [body, setBody] = useState(value)
  const [register, setRegister] = useState(registerNow)
  const isEmpty = toPlainText(body) === ''
  const isUnsaved = body !== value && !isEmpty
  const save = (): void => {
    if (!isEmpty) onSave(body, register)
  }
  useEffect(() => {
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isUnsaved])
  return (
    <div className="note-form" data-unsaved={isUnsaved || undefined}>
      <ProseEditor
        value={value}
        onChange={setBody}
        onSubmit={save}
        onCancel={() => (isUnsaved ? onLeave() : onCancel())}
        label={t('label')}
        placeholder={t('placeholder')}
        autoFocus
      />
      <fieldset className="choices">
        <legend className="reason-legend">{t('register')}</legend>
        {noteRegisters.map((one) => (
          <label
            key={one}
            className="choice"
            data-checked={one === register || undefined}
            title={t(`registerHints.${one}`)}
          >
            <input
              type="radio"
              name={name}
              value={one}
              checked={one === register}
              onChange={() => setRegister(one)}
            />
            {t(`registers.${one}`)}
          </label>
        ))}
      </fieldset>
      <div className="reader-actions">
        <button
          type="button"
          className="reader-button reader-button-strong"
          onClick={save}
          disabled={isEmpty}
        >
          {t('save')}
        </button>
        <button type="button" className="reader-button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </div>
  )
}
