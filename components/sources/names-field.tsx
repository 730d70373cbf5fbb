'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { TextAreaField } from '#components/ui/field.tsx'
import { useState } from 'react'

/** Several names, one a line: quick to type, and a comma in a name stays a comma. */
export function NamesField({
  label,
  names,
  onChange,
}: {
  label: string
  names: string[]
  onChange(names: string[]): void
}) {
  const t = useTranslations('sources')
  const id = useId()
  const [text, setText] = useState(names.join('\n'))
  return (
    <TextAreaField
      id={id}
      label={label}
      hint={t('namesHint')}
      rows={Math.max(2, names.length)}
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        onChange(
          event.target.value
            .split('\n')
            .map((name) => name.trim().slice(0, 300))
            .filter((name) => name !== '')
            .slice(0, 50),
        )
      }}
    />
  )
}
