'use client'

// The fields that a source and a part of a source have in common.
import { useTranslations } from 'use-intl'
import { VocabularyField } from '#components/claims/vocabulary-field.tsx'
import { TextAreaField, TextField } from '#components/ui/field.tsx'
import type { RecordFields } from '#lib/live/records.ts'
import { dateBases } from '#lib/sources/vocabulary.ts'
import { DateFields } from './date-fields.tsx'
import { NamesField } from './names-field.tsx'

export type Sheet = Omit<RecordFields<'source'>, 'siglum' | 'title' | 'position'>

export function pickSheet(from: Sheet): Sheet {
  const { creators, dateText, dateEdtf, dateBasis, place, genre, language } = from
  const { archiveReference, transmission, rights, description } = from
  return {
    creators,
    dateText,
    dateEdtf,
    dateBasis,
    place,
    genre,
    language,
    archiveReference,
    transmission,
    rights,
    description,
  }
}

export function trimmedSheet(sheet: Sheet): Sheet {
  return Object.fromEntries(
    Object.entries(pickSheet(sheet)).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.trim() : value,
    ]),
  ) as unknown as Sheet
}

export function SheetFields({
  values,
  set,
}: {
  values: Sheet
  set<Name extends keyof Sheet>(name: Name, value: Sheet[Name]): void
}) {
  const t = useTranslations('sources')
  const line = (name: 'place' | 'genre' | 'language' | 'archiveReference', max: number, hint?: string) => (
    <TextField
      label={t(name)}
      maxLength={max}
      value={values[name]}
      onChange={(event) => set(name, event.target.value)}
      {...(hint === undefined ? {} : { hint })}
    />
  )
  const text = (name: 'transmission' | 'rights' | 'description', max: number, rows: number) => (
    <TextAreaField
      label={t(name)}
      hint={t(`${name}Hint`)}
      rows={rows}
      maxLength={max}
      value={values[name]}
      onChange={(event) => set(name, event.target.value)}
    />
  )
  return (
    <>
      <NamesField
        label={t('creators')}
        names={values.creators}
        onChange={(creators) => set('creators', creators)}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateFields
          dateText={values.dateText}
          dateEdtf={values.dateEdtf}
          onText={(value) => set('dateText', value)}
          onEdtf={(value) => set('dateEdtf', value)}
        />
        <VocabularyField
          list="dateBases"
          values={['', ...dateBases] as const}
          label={t('dateBasis')}
          value={values.dateBasis}
          onChange={(dateBasis) => set('dateBasis', dateBasis)}
        />
        {line('place', 300)}
        {line('genre', 200, t('genreHint'))}
        {line('language', 40, t('languageHint'))}
      </div>
      {line('archiveReference', 500, t('archiveReferenceHint'))}
      {text('transmission', 4000, 3)}
      {text('rights', 1000, 2)}
      {text('description', 20_000, 5)}
    </>
  )
}
