'use client'

// What came from elsewhere and has no certain place in the text: kept with the source until somebody finds it.
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useChange } from '#components/claims/use-change.ts'
import { useVocabulary } from '#components/claims/use-vocabulary.ts'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { Button, ButtonLink } from '#components/ui/button.tsx'
import { PageSection } from '#components/ui/page.tsx'
import type { RecordOf } from '#lib/live/records.ts'
import { dayOf } from './day-of.ts'

export function KeptAnnotations({ sourceId }: { sourceId: string }) {
  const t = useTranslations('borrowed')
  const { slug, may } = useProject()
  const borrowings = useRecords('borrowing')
  const { kept, placed } = useMemo(() => {
    const own = Object.values(borrowings).filter((one) => one.sourceId === sourceId)
    const without = own.filter((one) => one.passageId === null)
    return { kept: without, placed: own.length - without.length }
  }, [borrowings, sourceId])
  return (
    <PageSection
      title={t(kept.length > 0 ? 'keptTitle' : 'elsewhere')}
      lead={kept.length > 0 ? t('keptLead') : placed > 0 ? t('keptSome', { count: placed }) : t('keptNone')}
      actions={
        may('argument.write') && (
          <ButtonLink size="small" href={`/projects/${slug}/sources/${sourceId}/borrow`}>
            {t('bring')}
          </ButtonLink>
        )
      }
    >
      {kept.length > 0 && (
        <ul className="m-0 list-none divide-y divide-rule p-0">
          {kept.map((one) => (
            <Kept key={one.id} borrowing={one} />
          ))}
        </ul>
      )}
    </PageSection>
  )
}

function Kept({ borrowing }: { borrowing: RecordOf<'borrowing'> }) {
  const t = useTranslations('borrowed')
  const vocabulary = useVocabulary()
  const { may, me } = useProject()
  const change = useChange()
  const { quote, author, created, format, fileName, notes, tags, verdict } = borrowing
  const whence = [author, dayOf(created), vocabulary('borrowedFormats', format), fileName]
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 py-2">
      <div className="min-w-0 max-w-prose">
        <p className="font-serif [overflow-wrap:anywhere]">
          {quote === '' ? t('noWords') : t('quoted', { words: quote })}
        </p>
        {notes.map(({ text }, k) => (
          <p key={k} className="whitespace-pre-line text-sm [overflow-wrap:anywhere]">
            {text}
          </p>
        ))}
        <p className="text-sm text-ink-soft [overflow-wrap:anywhere]">
          {[...whence.filter((word) => word !== ''), ...tags.map((path) => `# ${path.join(' / ')}`)].join(
            ' · ',
          )}
        </p>
        <p className="text-sm text-ink-soft">{t(`verdicts.${verdict}`)}</p>
      </div>
      {may('argument.write', borrowing.createdById === me.id) && (
        <Button
          size="small"
          variant="quiet"
          onClick={() => change.retire(t('didPutAway'), 'borrowing', borrowing)}
        >
          {t('putAway')}
        </Button>
      )}
    </li>
  )
}
