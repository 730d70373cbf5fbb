'use client'

import { X } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { newId } from '#components/live/new-id.ts'
import { createWrite } from '#components/live/optimistic.ts'
import { useProject, useRecords, useWriter } from '#components/live/use-project.ts'
import { TagPicker } from '#components/reader/tag-field.tsx'
import type { ExistingOrNew } from '#components/reader/use-annotate.ts'
import { tagTint } from '#components/tags/tag-chip.tsx'
import { tagColours } from '#lib/claims/vocabulary.ts'
import type { Write } from '#lib/live/event.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { useChange } from './use-change.ts'

/** The tags of a claim: put on by typing, made on the way, taken off with one press. */
export function ClaimTags({ claim }: { claim: RecordOf<'claim'> }) {
  const t = useTranslations('claims.tags')
  const tags = useRecords('tag')
  const taggings = useRecords('tagging')
  const { run } = useWriter()
  const { may, me } = useProject()
  const change = useChange()
  const applied = useMemo(
    () =>
      Object.values(taggings)
        .filter((tagging) => tagging.claimId === claim.id)
        .flatMap((tagging) => {
          const tag = tags[tagging.tagId]
          return tag ? [{ tagging, tag }] : []
        })
        .sort((a, b) => a.tag.position - b.tag.position || a.tag.label.localeCompare(b.tag.label)),
    [taggings, tags, claim.id],
  )
  const add = (picked: ExistingOrNew): void => {
    const tagId = 'id' in picked ? picked.id : newId()
    if (applied.some(({ tag }) => tag.id === tagId)) return
    const count = Object.keys(tags).length
    const writes: Write[] = [createWrite('tagging', newId(), { tagId, claimId: claim.id, passageId: null })]
    if ('label' in picked) {
      const colour = tagColours[count % tagColours.length] ?? 'slate'
      writes.unshift(createWrite('tag', tagId, { label: picked.label, colour, position: count }))
    }
    void run(t('didAdd'), writes)
  }
  const canAdd = may('argument.write')
  if (!canAdd && applied.length === 0) return null
  return (
    <div>
      <h2 className="text-sm font-semibold text-ink-soft">{t('title')}</h2>
      {applied.length > 0 && (
        <ul className="mt-1 flex flex-wrap gap-1.5">
          {applied.map(({ tagging, tag }) => (
            <li
              key={tagging.id}
              className={`inline-flex items-center border-l-3 pl-1.5 text-sm text-ink ${tagTint(tag.colour)}`}
            >
              {tag.label}
              {may('argument.write', tagging.createdById === me.id) ? (
                <button
                  type="button"
                  className="grid size-6 place-items-center rounded-sm hover:bg-paper-sunken"
                  aria-label={t('remove', { label: tag.label })}
                  onClick={() => change.retire(t('didRemove', { label: tag.label }), 'tagging', tagging)}
                >
                  <X size={12} aria-hidden />
                </button>
              ) : (
                <span className="w-1.5" />
              )}
            </li>
          ))}
        </ul>
      )}
      {canAdd && (
        <div className="mt-1 max-w-xs">
          <TagPicker onPick={add} />
        </div>
      )}
    </div>
  )
}
