'use client'

import { useMemo, useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { ComboField } from '#components/reader/combo-field.tsx'
import { EdtfField, isDateReady } from '#components/sources/date-fields.tsx'
import { TextAreaField } from '#components/ui/field.tsx'
import { certainties, stances } from '#lib/claims/vocabulary.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { FormActions } from './form-actions.tsx'
import { useChange } from './use-change.ts'
import { useDraft } from './use-draft.ts'
import { VocabularyField } from './vocabulary-field.tsx'
import { Tool } from './tool.tsx'

type Position = RecordOf<'position'>
interface Holder {
  readonly name: string
  readonly userId: string | null
}

/** Asks for a position. With `replaces` the holder stays and the old position remains on record before the new one. */
export function PositionForm({
  claim,
  replaces,
  onDone,
}: {
  claim: RecordOf<'claim'>
  replaces: Position | null
  onDone(): void
}) {
  const t = useTranslations('claims.positions')
  const { me } = useProject()
  const change = useChange()
  const [holder, setHolder] = useState<Holder | null>(
    replaces ? { name: replaces.holder, userId: replaces.userId } : { name: me.name, userId: me.id },
  )
  const [wasTried, setWasTried] = useState(false)
  const { values, set, typed } = useDraft<Pick<Position, 'stance' | 'certainty' | 'reasons' | 'sinceEdtf'>>({
    stance: 'holds',
    certainty: '',
    reasons: '',
    sinceEdtf: '',
  })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setWasTried(true)
    if (!holder || !isDateReady(values.sinceEdtf)) return
    change.create(t(replaces ? 'didChange' : 'didAdd', { holder: holder.name }), 'position', {
      claimId: claim.id,
      holder: holder.name,
      userId: holder.userId,
      stance: values.stance,
      certainty: values.certainty,
      reasons: values.reasons.trim(),
      sinceEdtf: values.sinceEdtf.trim(),
      replacesId: replaces?.id ?? null,
    })
    onDone()
  }
  return (
    <form
      className="mt-3 grid max-w-2xl gap-3 rounded border border-rule bg-paper-raised p-4"
      onSubmit={submit}
    >
      {replaces && <p className="text-sm text-ink-soft">{t('changeMindHow', { holder: replaces.holder })}</p>}
      {holder ? (
        <p className="flex flex-wrap items-baseline gap-2">
          <span className="text-sm text-ink-soft">{t('holder')}:</span>
          <span className="font-semibold">{holder.name}</span>
          {!replaces && <Tool onClick={() => setHolder(null)}>{t('otherHolder')}</Tool>}
        </p>
      ) : (
        <HolderField onPick={setHolder} />
      )}
      {wasTried && !holder && (
        <p role="alert" className="text-sm text-danger">
          {t('needsHolder')}
        </p>
      )}
      <div className="grid gap-3 sm:grid-cols-3">
        <VocabularyField
          list="stances"
          values={stances}
          label={t('stance')}
          value={values.stance}
          onChange={(stance) => set('stance', stance)}
        />
        <VocabularyField
          list="certainties"
          values={certainties}
          label={t('certainty')}
          value={values.certainty}
          onChange={(certainty) => set('certainty', certainty)}
        />
        <EdtfField
          label={t('sinceEdtf')}
          value={values.sinceEdtf}
          onChange={(text) => set('sinceEdtf', text)}
        />
      </div>
      <TextAreaField
        label={t('reasons')}
        hint={t('reasonsHint')}
        rows={3}
        maxLength={8000}
        value={values.reasons}
        onChange={typed('reasons')}
      />
      <FormActions onCancel={onDone} />
    </form>
  )
}

/** A member, a historian already named here or as creator of a source, or a new name. */
function HolderField({ onPick }: { onPick(holder: Holder): void }) {
  const t = useTranslations('claims.positions')
  const members = useRecords('member')
  const positions = useRecords('position')
  const sources = useRecords('source')
  const units = useRecords('unit')
  const known = useMemo(() => {
    const holders = new Map<string, { hint: string; userId: string | null }>()
    for (const member of Object.values(members))
      holders.set(member.name, { hint: t('member'), userId: member.userId })
    const add = (name: string, hint: string): void => {
      if (!holders.has(name)) holders.set(name, { hint, userId: null })
    }
    for (const one of Object.values(positions)) add(one.holder, t('namedBefore'))
    for (const source of Object.values(sources)) for (const name of source.creators) add(name, source.siglum)
    for (const unit of Object.values(units)) for (const name of unit.creators) add(name, unit.label)
    return holders
  }, [members, positions, sources, units, t])
  return (
    <ComboField
      label={t('holder')}
      placeholder={t('holderHint')}
      autoFocus
      optionsFor={(query) =>
        [...known]
          .filter(([name]) => name.toLocaleLowerCase().includes(query.toLocaleLowerCase()))
          .map(([name, { hint }]) => ({ id: name, label: name, hint }))
      }
      createLabel={(query) => t('newHolder', { query })}
      onPick={(picked) => {
        if ('id' in picked) onPick({ name: picked.id, userId: known.get(picked.id)?.userId ?? null })
        else onPick({ name: picked.label, userId: null })
      }}
    />
  )
}
