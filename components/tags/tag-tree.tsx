'use client'

// A tree by the keyboard (WAI-ARIA tree): arrows walk, Enter opens, Alt and an arrow moves the tag itself.
import { ArrowDown, ArrowUp, CornerDownRight, CornerUpLeft, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useChange } from '#components/claims/use-change.ts'
import { reviseWrite } from '#components/live/optimistic.ts'
import { useProject, useRecords, useWriter } from '#components/live/use-project.ts'
import { IconButton } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Menu, MenuItem, MenuRule } from '#components/ui/menu.tsx'
import { moveTag, type TagMove, type TagNode } from '#lib/claims/tag-tree.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { TagForm } from './tag-form.tsx'
import { tagTint } from './tag-chip.tsx'

type Tag = RecordOf<'tag'>
type Node = TagNode<Tag>

const moveKeys: Readonly<Record<string, TagMove>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
}

export function TagTree({
  nodes,
  chosenId,
  onChoose,
}: {
  nodes: readonly Node[]
  chosenId: string | null
  onChoose(id: string): void
}) {
  const t = useTranslations('tags')
  const { may, me } = useProject()
  const tags = useRecords('tag')
  const counts = useTagCounts()
  const { run } = useWriter()
  const change = useChange()
  const [editing, setEditing] = useState<Tag | null>(null)
  const [news, setNews] = useState('')
  const list = useRef<HTMLDivElement>(null)
  // One stop for Tab in the whole tree: where one last was.
  const [atId, setAtId] = useState<string | null>(null)
  const stopId = nodes.some(({ tag }) => tag.id === atId) ? atId : (chosenId ?? nodes[0]?.tag.id)

  const focus = (id: string | undefined): void => {
    if (id === undefined) return
    setAtId(id)
    list.current?.querySelector<HTMLElement>(`[data-tag="${id}"]`)?.focus()
  }
  const canMove = (tag: Tag): boolean => may('tag.write', tag.createdById === me.id)
  const move = (tag: Tag, direction: TagMove): void => {
    const changes = canMove(tag) ? moveTag(tags, tag.id, direction) : null
    if (!changes || changes.length === 0) return setNews(t('cannotMove', { label: tag.label }))
    const writes = changes.flatMap(({ id, ...fields }) => {
      const one = tags[id]
      return one ? [reviseWrite('tag', one, fields)] : []
    })
    void run(t('didMove', { label: tag.label }), writes)
    setNews(t(`moved.${direction}`, { label: tag.label }))
    requestAnimationFrame(() => focus(tag.id))
  }
  const handleKey = (event: KeyboardEvent): void => {
    const at = nodes.findIndex(({ tag }) => tag.id === (event.target as HTMLElement).dataset['tag'])
    const node = nodes[at]
    if (!node) return
    const direction = event.altKey ? moveKeys[event.key] : undefined
    if (direction) {
      event.preventDefault()
      move(node.tag, direction)
      return
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const to = {
      ArrowDown: () => nodes[at + 1],
      ArrowUp: () => nodes[at - 1],
      Home: () => nodes[0],
      End: () => nodes.at(-1),
      ArrowRight: () => (node.hasChildren ? nodes[at + 1] : undefined),
      ArrowLeft: () => nodes.slice(0, at).findLast(({ depth }) => depth < node.depth),
    }[event.key]
    if (to) {
      event.preventDefault()
      focus(to()?.tag.id)
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onChoose(node.tag.id)
    } else if (event.key === 'F2' && canMove(node.tag)) {
      event.preventDefault()
      setEditing(node.tag)
    }
  }

  return (
    <div>
      <div
        ref={list}
        role="tree"
        aria-label={t('tree')}
        aria-describedby="tag-tree-keys"
        className="border-y border-rule"
      >
        {nodes.map((node) => {
          const { tag, depth } = node
          const count = counts.get(tag.id) ?? { passages: 0, claims: 0 }
          return (
            <div
              key={tag.id}
              role="treeitem"
              aria-level={depth + 1}
              aria-posinset={node.at + 1}
              aria-setsize={node.siblings}
              aria-selected={tag.id === chosenId}
              {...(node.hasChildren ? { 'aria-expanded': true } : {})}
              data-tag={tag.id}
              tabIndex={tag.id === stopId ? 0 : -1}
              className={`flex min-h-10 items-center gap-2 border-b border-rule pr-1 last:border-b-0 focus-visible:-outline-offset-2 ${
                tag.id === chosenId ? 'bg-paper-sunken' : 'hover:bg-paper-raised'
              } ${indents[Math.min(depth, indents.length - 1)]}`}
              onFocus={(event) => event.target === event.currentTarget && setAtId(tag.id)}
              onClick={() => onChoose(tag.id)}
              onKeyDown={handleKey}
            >
              <span aria-hidden className={`h-6 w-3 shrink-0 border-l-4 ${tagTint(tag.colour)}`} />
              <span className="min-w-0 grow">
                <span className="block truncate font-medium">{tag.label}</span>
                {tag.description !== '' && (
                  <span className="block truncate text-sm text-ink-soft">{tag.description}</span>
                )}
              </span>
              <span className="text-sm whitespace-nowrap text-ink-soft">{t('counts', count)}</span>
            </div>
          )
        })}
      </div>
      <p id="tag-tree-keys" className="mt-2 text-sm text-ink-soft">
        {t('keys')}
      </p>
      <p role="status" className="visually-hidden">
        {news}
      </p>
      <TagTools
        tag={nodes.find(({ tag }) => tag.id === chosenId)?.tag ?? null}
        canWrite={canMove}
        onMove={move}
        onEdit={setEditing}
        onRetire={(tag) => change.retire(t('didRetire', { label: tag.label }), 'tag', tag)}
      />
      <Dialog open={editing !== null} onOpenChange={(open) => !open && setEditing(null)} title={t('edit')}>
        {editing && (
          <TagForm
            initial={editing}
            tagId={editing.id}
            onCancel={() => setEditing(null)}
            onSave={(fields) => {
              setEditing(null)
              change.revise(t('didRevise', { label: fields.label }), 'tag', editing, fields)
            }}
          />
        )}
      </Dialog>
    </div>
  )
}

const indents = ['pl-2', 'pl-8', 'pl-14', 'pl-20', 'pl-26'] as const

/** What can be done with the chosen tag, by pointer; the keys do the same. */
function TagTools({
  tag,
  canWrite,
  onMove,
  onEdit,
  onRetire,
}: {
  tag: Tag | null
  canWrite(tag: Tag): boolean
  onMove(tag: Tag, move: TagMove): void
  onEdit(tag: Tag): void
  onRetire(tag: Tag): void
}) {
  const t = useTranslations('tags')
  const tags = useRecords('tag')
  if (!tag || !canWrite(tag)) return null
  const steps = [
    ['up', ArrowUp],
    ['down', ArrowDown],
    ['in', CornerDownRight],
    ['out', CornerUpLeft],
  ] as const
  return (
    <div
      className="mt-3 flex flex-wrap items-center gap-1"
      role="group"
      aria-label={t('toolsFor', { label: tag.label })}
    >
      <span className="mr-2 text-sm text-ink-soft">{tag.label}:</span>
      {steps.map(([move, Icon]) => (
        <IconButton
          key={move}
          label={t(`move.${move}`)}
          disabled={moveTag(tags, tag.id, move) === null}
          onClick={() => onMove(tag, move)}
        >
          <Icon size={16} aria-hidden />
        </IconButton>
      ))}
      <IconButton label={t('edit')} onClick={() => onEdit(tag)}>
        <Pencil size={16} aria-hidden />
      </IconButton>
      <Menu
        label={t('toolsFor', { label: tag.label })}
        trigger={
          <IconButton label={t('more')}>
            <Ellipsis size={16} aria-hidden />
          </IconButton>
        }
      >
        {steps.map(([move]) => (
          <MenuItem
            key={move}
            isDisabled={moveTag(tags, tag.id, move) === null}
            onSelect={() => onMove(tag, move)}
          >
            {t(`move.${move}`)}
          </MenuItem>
        ))}
        <MenuItem onSelect={() => onEdit(tag)}>{t('edit')}</MenuItem>
        <MenuRule />
        <MenuItem isDangerous onSelect={() => onRetire(tag)}>
          <Trash2 size={14} aria-hidden /> {t('retire')}
        </MenuItem>
      </Menu>
    </div>
  )
}

/** How many passages and claims carry each tag itself. */
function useTagCounts(): Map<string, { passages: number; claims: number }> {
  const taggings = useRecords('tagging')
  return useMemo(() => {
    const counts = new Map<string, { passages: number; claims: number }>()
    for (const tagging of Object.values(taggings)) {
      const count = counts.get(tagging.tagId) ?? { passages: 0, claims: 0 }
      if (tagging.claimId === null) count.passages++
      else count.claims++
      counts.set(tagging.tagId, count)
    }
    return counts
  }, [taggings])
}
