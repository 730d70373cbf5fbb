'use client'

import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { shorten } from '#components/reader/passage-card.tsx'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { withDescendants } from '#lib/claims/tag-tree.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { TagChip } from './tag-chip.tsx'

const BATCH = 60

/** What carries a tag or one below it: passages in the order of the sources and of their text, then claims. */
export function TaggedThings({ tag }: { tag: RecordOf<'tag'> }) {
  const t = useTranslations('tags')
  const { slug } = useProject()
  const { passages, claims } = useTagged(tag.id)
  const [limit, setLimit] = useState(BATCH)
  return (
    <section aria-label={t('under', { label: tag.label })}>
      <h2 className="text-xl">{t('under', { label: tag.label })}</h2>
      {tag.description !== '' && (
        <p className="mt-1 max-w-prose whitespace-pre-line text-ink-soft">{tag.description}</p>
      )}
      <h3 className="small-caps mt-4">{t('passages', { count: passages.length })}</h3>
      {passages.length === 0 && <p className="text-sm text-ink-soft">{t('noPassages')}</p>}
      <ul className="divide-y divide-rule">
        {passages.slice(0, limit).map(({ passage, source, below }) => (
          <li key={passage.id} className="py-2">
            <Link
              href={`/projects/${slug}/sources/${source.id}?passage=${passage.id}`}
              className="font-serif leading-snug text-ink hover:text-accent hover:underline"
            >
              {shorten(passage.quote.replace(/\s+/g, ' '), 260)}
            </Link>
            <p className="flex flex-wrap items-center gap-2 text-sm text-ink-soft">
              <abbr title={source.title} className="siglum no-underline">
                {source.siglum}
              </abbr>
              {below.map((one) => (
                <TagChip key={one.id} tag={one} />
              ))}
            </p>
          </li>
        ))}
      </ul>
      {passages.length > limit && (
        <Button size="small" onClick={() => setLimit(limit + BATCH)}>
          {t('showMore', { count: passages.length - limit })}
        </Button>
      )}
      <h3 className="small-caps mt-6">{t('claims', { count: claims.length })}</h3>
      <ul className="divide-y divide-rule">
        {claims.map((claim) => (
          <li key={claim.id} className="py-2">
            <Link
              href={`/projects/${slug}/claims/${claim.id}`}
              className="font-serif leading-snug text-ink hover:text-accent hover:underline"
            >
              {claim.statement}
            </Link>
          </li>
        ))}
      </ul>
      {claims.length > 0 && (
        <p className="mt-2 text-sm">
          <Link href={`/projects/${slug}/claims?tag=${tag.id}`} className="text-link">
            {t('inLedger')}
          </Link>
        </p>
      )}
    </section>
  )
}

function useTagged(tagId: string) {
  const tags = useRecords('tag')
  const taggings = useRecords('tagging')
  const allPassages = useRecords('passage')
  const allClaims = useRecords('claim')
  const sources = useRecords('source')
  return useMemo(() => {
    const branch = withDescendants(tags, tagId)
    const passageTags = new Map<string, RecordOf<'tag'>[]>()
    const claimIds = new Set<string>()
    for (const tagging of Object.values(taggings)) {
      const tag = tags[tagging.tagId]
      if (!tag || !branch.has(tag.id)) continue
      if (tagging.claimId !== null) claimIds.add(tagging.claimId)
      else if (tagging.passageId !== null)
        passageTags.set(tagging.passageId, [...(passageTags.get(tagging.passageId) ?? []), tag])
    }
    const passages = [...passageTags]
      .flatMap(([id, own]) => {
        const passage = allPassages[id]
        const source = passage && sources[passage.sourceId]
        return source ? [{ passage, source, below: own.filter((one) => one.id !== tagId) }] : []
      })
      .sort(
        (a, b) =>
          a.source.position - b.source.position ||
          (a.passage.spans[0]?.[0] ?? 0) - (b.passage.spans[0]?.[0] ?? 0) ||
          (a.passage.id < b.passage.id ? -1 : 1),
      )
    const claims = [...claimIds].flatMap((id) => allClaims[id] ?? []).sort((a, b) => (a.id < b.id ? -1 : 1))
    return { passages, claims }
  }, [tagId, tags, taggings, allPassages, allClaims, sources])
}
