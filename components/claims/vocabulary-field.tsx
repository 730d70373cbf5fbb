'use client'

import { SelectField } from '#components/ui/field.tsx'
import { useVocabulary, type VocabularyList } from './use-vocabulary.ts'

/** A labelled choice of one value of a controlled list. `anyLabel` adds an empty choice in front (for filters). */
export function VocabularyField<T extends string>({
  list,
  values,
  label,
  value,
  onChange,
  anyLabel,
  hint,
  disabled,
}: {
  list: VocabularyList
  values: readonly T[]
  label: string
  value: T | ''
  onChange(value: T): void
  anyLabel?: string
  hint?: string
  disabled?: boolean
}) {
  const word = useVocabulary()
  return (
    <SelectField
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value as T)}
      {...(hint === undefined ? {} : { hint })}
      {...(disabled === undefined ? {} : { disabled })}
    >
      {anyLabel !== undefined && <option value="">{anyLabel}</option>}
      {values.map((one) => (
        <option key={one} value={one}>
          {word(list, one)}
        </option>
      ))}
    </SelectField>
  )
}
