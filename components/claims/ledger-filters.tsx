'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useRecords } from '#components/live/use-project.ts'
import { Button } from '#components/ui/button.tsx'
import { SelectField, TextField } from '#components/ui/field.tsx'
import { tagTree } from '#lib/claims/tag-tree.ts'
import { claimStates, claimTypes } from '#lib/claims/vocabulary.ts'
import type { Ledger } from './use-ledger.ts'
import { VocabularyField } from './vocabulary-field.tsx'

/** Search and filters; the count of what fits is spoken after each change. */
export function LedgerFilters({ ledger }: { ledger: Ledger }) {
  const t = useTranslations('claims.ledger')
  const { filter, setFilter } = ledger
  const tags = useRecords('tag')
  const sources = useRecords('source')
  const members = useRecords('member')
  const tree = useMemo(() => tagTree(tags), [tags])
  const sourceList = useMemo(() => Object.values(sources).sort((a, b) => a.position - b.position), [sources])
  const people = useMemo(() => Object.values(members).sort((a, b) => a.name.localeCompare(b.name)), [members])
  const isFiltered = Object.values(filter).some((value) => value !== '')
  return (
    <search className="mb-4 block" aria-label={t('filters')}>
      <div className="grid grid-cols-2 gap-x-3 gap-y-2 md:grid-cols-4 xl:grid-cols-[minmax(14rem,2fr)_repeat(5,minmax(8rem,1fr))]">
        <div className="col-span-2 md:col-span-4 xl:col-span-1">
          <TextField
            type="search"
            label={t('search')}
            placeholder={t('searchHint')}
            value={filter.query}
            onChange={(event) => setFilter({ query: event.target.value })}
          />
        </div>
        <VocabularyField
          list="claimStates"
          values={claimStates}
          label={t('state')}
          anyLabel={t('any')}
          value={filter.state as (typeof claimStates)[number] | ''}
          onChange={(state) => setFilter({ state })}
        />
        <VocabularyField
          list="claimTypes"
          values={claimTypes}
          label={t('type')}
          anyLabel={t('any')}
          value={filter.type as (typeof claimTypes)[number] | ''}
          onChange={(type) => setFilter({ type })}
        />
        <SelectField
          label={t('tag')}
          value={filter.tag}
          onChange={(event) => setFilter({ tag: event.target.value })}
        >
          <option value="">{t('any')}</option>
          {tree.map(({ tag, depth }) => (
            <option key={tag.id} value={tag.id}>
              {'\u2003'.repeat(depth) + tag.label}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('source')}
          value={filter.source}
          onChange={(event) => setFilter({ source: event.target.value })}
        >
          <option value="">{t('any')}</option>
          {sourceList.map((source) => (
            <option key={source.id} value={source.id}>
              {`${source.siglum} · ${source.title}`}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('person')}
          value={filter.person}
          onChange={(event) => setFilter({ person: event.target.value })}
        >
          <option value="">{t('any')}</option>
          {people.map((member) => (
            <option key={member.id} value={member.userId}>
              {member.name}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="mt-2 flex min-h-8 items-center gap-3 text-sm text-ink-soft">
        <p role="status">{t('count', { shown: ledger.rows.length, total: ledger.total })}</p>
        {isFiltered && (
          <Button variant="quiet" size="small" onClick={() => ledger.clear()}>
            {t('clear')}
          </Button>
        )}
      </div>
    </search>
  )
}
