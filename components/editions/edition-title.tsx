'use client'

import { Pencil } from 'lucide-react'
import { useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useChange } from '#components/claims/use-change.ts'
import { Button, IconButton } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import type { RecordOf } from '#lib/live/records.ts'

/** The title, to read and on demand to write. */
export function EditionTitle({ edition, canWrite }: { edition: RecordOf<'edition'>; canWrite: boolean }) {
  const t = useTranslations('editions')
  const projects = useTranslations('projects')
  const change = useChange()
  const [title, setTitle] = useState<string | null>(null)
  if (title === null)
    return (
      <>
        {edition.title}
        {canWrite && (
          <IconButton label={t('name')} className="ml-1 align-middle" onClick={() => setTitle(edition.title)}>
            <Pencil aria-hidden size={16} />
          </IconButton>
        )}
      </>
    )
  const save = (event: SubmitEvent): void => {
    event.preventDefault()
    if (title.trim() === '') return
    change.revise(t('did.title'), 'edition', edition, { title })
    setTitle(null)
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc works anywhere in the form
    <form
      className="flex flex-wrap items-end gap-2 text-base"
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setTitle(null)
      }}
    >
      <TextField
        label={t('name')}
        maxLength={300}
        required
        autoFocus
        className="sm:w-96"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Button type="submit" variant="primary">
        {projects('save')}
      </Button>
      <Button variant="quiet" onClick={() => setTitle(null)}>
        {t('cancel')}
      </Button>
    </form>
  )
}
