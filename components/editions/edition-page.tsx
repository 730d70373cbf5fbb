'use client'

import { useRouter } from 'next/navigation'
import { useMemo, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useChange } from '#components/claims/use-change.ts'
import { usePresence } from '#components/live/use-presence.ts'
import { useProject, useRecord, useRecords } from '#components/live/use-project.ts'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page, PageHead, PageSection } from '#components/ui/page.tsx'
import { tagTree } from '#lib/claims/tag-tree.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { ChoiceList } from './choice-list.tsx'
import { EditionIntroduction } from './edition-introduction.tsx'
import { EditionTitle } from './edition-title.tsx'
import { ExportPanel } from './export-panel.tsx'
import { countNames, useEditionCounts } from './use-edition-contents.ts'

/** Builds an edition: title, introduction, what is in it, and the files. */
export function EditionPage({ editionId }: { editionId: string }) {
  const t = useTranslations('editions')
  const { slug } = useProject()
  const edition = useRecord('edition', editionId)
  const back = (
    <Link href={`/projects/${slug}/editions`} className="text-link">
      {t('back')}
    </Link>
  )
  return edition ? (
    <Builder edition={edition} back={back} />
  ) : (
    <Page narrow>
      <EmptyState title={t('gone')} action={back} />
    </Page>
  )
}

function Builder({ edition, back }: { edition: RecordOf<'edition'>; back: ReactNode }) {
  const t = useTranslations('editions')
  const router = useRouter()
  const { slug, me, may } = useProject()
  const change = useChange()
  const counts = useEditionCounts(edition)
  usePresence(edition.title, null)
  const canWrite = may('edition.write', edition.createdById === me.id)
  const options = useOptions()
  const choices = [
    { field: 'sourceIds', title: t('sources'), options: options.sources },
    { field: 'claimIds', title: t('claims'), options: options.claims },
    { field: 'tagIds', title: t('tags'), options: options.tags, hint: t('tagsHint') },
    { field: 'userIds', title: t('people'), options: options.people, hint: t('peopleHint') },
  ] as const
  return (
    <Page>
      <PageHead
        above={back}
        title={<EditionTitle edition={edition} canWrite={canWrite} />}
        actions={
          canWrite ? (
            <Button
              variant="danger"
              onClick={() => {
                change.retire(t('did.remove', { title: edition.title }), 'edition', edition)
                router.push(`/projects/${slug}/editions`)
              }}
            >
              {t('remove')}
            </Button>
          ) : undefined
        }
      />
      <div className="grid gap-x-14 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div>
          <PageSection title={t('introduction')}>
            <EditionIntroduction edition={edition} canWrite={canWrite} />
          </PageSection>
          <PageSection title={t('choice')} lead={t('choiceLead')}>
            <div className="grid gap-6">
              {choices.map(({ field, ...rest }) => (
                <ChoiceList
                  key={field}
                  {...rest}
                  chosen={edition[field]}
                  isReadOnly={!canWrite}
                  onChange={(ids) => change.revise(t('did.choice'), 'edition', edition, { [field]: ids })}
                />
              ))}
            </div>
          </PageSection>
        </div>
        <div className="lg:sticky lg:top-0 lg:self-start">
          <PageSection title={t('counts')}>
            <dl aria-live="polite">
              {countNames.map((name) => (
                <div key={name} className="flex justify-between gap-4 py-0.5">
                  <dt>{t(`countOf.${name}`)}</dt>
                  <dd className="font-semibold tabular-nums">{counts[name]}</dd>
                </div>
              ))}
            </dl>
          </PageSection>
          <PageSection title={t('export')} lead={t('exportLead')}>
            <ExportPanel editionId={edition.id} />
          </PageSection>
        </div>
      </div>
    </Page>
  )
}

function useOptions() {
  const sources = useRecords('source')
  const claims = useRecords('claim')
  const tags = useRecords('tag')
  const members = useRecords('member')
  return useMemo(
    () => ({
      sources: Object.values(sources)
        .sort((a, b) => a.position - b.position)
        .map(({ id, siglum, title }) => ({
          id,
          label: (
            <>
              <span className="siglum">{siglum}</span> <span className="font-serif">{title}</span>
            </>
          ),
        })),
      claims: Object.values(claims)
        .sort((a, b) => a.createdAt.localeCompare(b.createdAt))
        .map(({ id, statement }) => ({ id, label: <span className="font-serif">{statement}</span> })),
      tags: tagTree(tags).map(({ tag, depth }) => ({ id: tag.id, label: tag.label, depth })),
      people: Object.values(members)
        .sort((a, b) => a.name.localeCompare(b.name))
        .map(({ userId, name }) => ({ id: userId, label: name })),
    }),
    [sources, claims, tags, members],
  )
}
