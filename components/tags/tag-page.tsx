'use client'

// The tree of tags: its order and colours, how much hangs on each, and the passages under a tag across all sources.
import { usePathname, useSearchParams } from 'next/navigation'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useChange } from '#components/claims/use-change.ts'
import { usePresence } from '#components/live/use-presence.ts'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page, PageHead } from '#components/ui/page.tsx'
import { tagTree } from '#lib/claims/tag-tree.ts'
import { tagColours } from '#lib/claims/vocabulary.ts'
import { TagForm } from './tag-form.tsx'
import { TagTree } from './tag-tree.tsx'
import { TaggedThings } from './tagged-things.tsx'

export function TagPage() {
  const t = useTranslations('tags')
  const { may } = useProject()
  const tags = useRecords('tag')
  const change = useChange()
  const nodes = useMemo(() => tagTree(tags), [tags])
  const chosenId = useSearchParams().get('tag')
  const pathname = usePathname()
  const chosen = chosenId ? tags[chosenId] : undefined
  const [isMaking, setIsMaking] = useState(false)
  usePresence(t('title'), null)
  const add = may('tag.write') && (
    <Button variant="primary" onClick={() => setIsMaking(true)}>
      {t('new')}
    </Button>
  )
  return (
    <Page>
      <PageHead title={t('title')} lead={t('lead')} actions={nodes.length > 0 ? add : undefined} />
      {nodes.length === 0 ? (
        <EmptyState title={t('emptyTitle')} action={add}>
          <p>{t('emptyWhat')}</p>
          <p>{t('emptyHow')}</p>
        </EmptyState>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(20rem,2fr)_minmax(0,3fr)]">
          <TagTree
            nodes={nodes}
            chosenId={chosen?.id ?? null}
            onChoose={(id) => window.history.replaceState(null, '', `${pathname}?tag=${id}`)}
          />
          {chosen ? <TaggedThings tag={chosen} /> : <p className="text-ink-soft">{t('chooseOne')}</p>}
        </div>
      )}
      <Dialog open={isMaking} onOpenChange={setIsMaking} title={t('new')}>
        <TagForm
          initial={{
            label: '',
            description: '',
            colour: tagColours[nodes.length % tagColours.length] ?? 'slate',
            parentId: chosen?.id ?? null,
          }}
          tagId={null}
          onCancel={() => setIsMaking(false)}
          onSave={(fields) => {
            setIsMaking(false)
            const position = nodes.filter(({ tag }) => tag.parentId === fields.parentId).length
            change.create(t('didCreate', { label: fields.label }), 'tag', { ...fields, position })
          }}
        />
      </Dialog>
    </Page>
  )
}
