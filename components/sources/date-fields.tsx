'use client'

// A date twice: in the words of the source, and as EDTF, from which the earliest and latest day are computed while one types.
import { useTranslations } from 'use-intl'
import { TextField } from '#components/ui/field.tsx'
import { readEdtf } from '#lib/sources/dates.ts'
import { useBounds } from './use-bounds.ts'

/** Whether a form with this EDTF may be saved. */
export function isDateReady(edtf: string): boolean {
  return edtf.trim() === '' || readEdtf(edtf.trim()) !== null
}

export function DateFields({
  dateText,
  dateEdtf,
  onText,
  onEdtf,
}: {
  dateText: string
  dateEdtf: string
  onText(text: string): void
  onEdtf(text: string): void
}) {
  const t = useTranslations('sources.date')
  return (
    <>
      <TextField
        label={t('wording')}
        hint={t('wordingHint')}
        maxLength={300}
        value={dateText}
        onChange={(event) => onText(event.target.value)}
      />
      <EdtfField label={t('edtf')} value={dateEdtf} onChange={onEdtf} />
    </>
  )
}

export function EdtfField({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange(text: string): void
}) {
  const t = useTranslations('sources.date')
  const boundsOf = useBounds()
  const isReady = isDateReady(value)
  return (
    <TextField
      label={label}
      hint={boundsOf(value.trim()) ?? t('edtfHint')}
      {...(isReady ? {} : { error: t('notEdtf') })}
      maxLength={120}
      spellCheck={false}
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
