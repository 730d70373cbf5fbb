'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { StanceMark } from '#components/reader/stance-mark.tsx'
import { Link } from '#components/ui/link.tsx'
import { stanceOfPolarity } from '#lib/claims/layers.ts'
import { proseDocument } from '#lib/prose/document.ts'
import { toPlainText } from '#lib/prose/plain.ts'

/** What rests on a passage: the claims it attests, notes and tags. */
export function RestsOn({ passageId }: { passageId: string }) {
  const t = useTranslations('review')
  const { slug } = useProject()
  const claims = useRecords('claim')
  const attestations = useRecords('attestation')
  const notes = useRecords('note')
  const taggings = useRecords('tagging')
  const tags = useRecords('tag')
  const about = useMemo(() => {
    const here = <T extends { passageId: string | null }>(all: Readonly<Record<string, T>>): T[] =>
      Object.values(all).filter((one) => one.passageId === passageId)
    return {
      attested: here(attestations).flatMap((one) => {
        const claim = claims[one.claimId]
        return claim ? [{ attestation: one, claim }] : []
      }),
      notes: here(notes),
      tags: here(taggings).flatMap((one) => tags[one.tagId] ?? []),
    }
  }, [passageId, attestations, claims, notes, taggings, tags])
  const isBare = about.attested.length + about.notes.length + about.tags.length === 0
  return (
    <section aria-labelledby="rests-on" className="mt-5">
      <h3 id="rests-on" className="text-base">
        {t('restsOn')}
      </h3>
      {isBare && <p className="text-sm text-ink-soft">{t('restsNothing')}</p>}
      <ul className="mt-1 grid list-none gap-1.5 p-0">
        {about.attested.map(({ attestation, claim }) => (
          <li key={attestation.id} className="flex items-baseline gap-2">
            <StanceMark stance={stanceOfPolarity(attestation.polarity)} />
            <Link
              className="text-link inline-block min-h-6 font-serif"
              href={`/projects/${slug}/claims/${claim.id}`}
            >
              {claim.statement}
            </Link>
          </li>
        ))}
        {about.notes.map((note) => {
          const prose = proseDocument.safeParse(note.body)
          return (
            <li key={note.id} className="font-serif text-ink-soft">
              {t('note')}: {prose.success ? toPlainText(prose.data) : ''}
            </li>
          )
        })}
        {about.tags.length > 0 && (
          <li className="text-sm text-ink-soft">
            {t('tags')}: {about.tags.map(({ label }) => label).join(', ')}
          </li>
        )}
      </ul>
    </section>
  )
}
