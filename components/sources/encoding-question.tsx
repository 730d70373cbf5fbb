'use client'

import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import type { Proposal } from '#lib/api/proposal.ts'

/** In which preview are all letters right? */
export function EncodingQuestion({
  fileName,
  candidates,
  onChoose,
}: {
  fileName: string
  candidates: Proposal['candidates']
  onChoose(encoding: string): void
}) {
  const t = useTranslations('import')
  const words = useTranslations('reading.encoding')
  const name = useId()
  const [chosen, setChosen] = useState(candidates[0]?.encoding ?? '')
  return (
    <form
      className="mt-2 rounded border border-rule bg-paper-raised p-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen !== '') onChoose(chosen)
      }}
    >
      <fieldset className="grid gap-2">
        <legend className="text-sm">{t('encodingQuestion', { fileName })}</legend>
        {candidates.map(({ encoding, label, preview }) => (
          <label
            key={encoding}
            className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 rounded p-1 has-checked:bg-paper-sunken"
          >
            <input
              type="radio"
              name={name}
              value={encoding}
              checked={chosen === encoding}
              onChange={() => setChosen(encoding)}
              className="mt-1 size-4"
            />
            <span className="text-sm font-semibold">{words.has(encoding) ? words(encoding) : label}</span>
            <span className="col-start-2 line-clamp-3 font-serif text-sm break-words whitespace-pre-line text-ink-soft">
              {preview}
            </span>
          </label>
        ))}
      </fieldset>
      <div className="mt-2">
        <Button type="submit" variant="primary" size="small">
          {t('useEncoding')}
        </Button>
      </div>
    </form>
  )
}
