'use client'

// A discussion at a thing: questions and answers, people addressed with @, and an end when it is settled.
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { PageSection } from '#components/ui/page.tsx'
import { useChange } from '#components/claims/use-change.ts'
import { useMemberName, useProject, useRecords } from '#components/live/use-project.ts'
import { ProseView } from '#components/prose/prose-view.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import type { RecordOf } from '#lib/live/records.ts'
import { CommentForm } from './comment-form.tsx'
import { Tool } from '#components/claims/tool.tsx'

type Comment = RecordOf<'comment'>

export function CommentThread({
  targetKind,
  targetId,
}: {
  targetKind: Comment['targetKind']
  targetId: string
}) {
  const t = useTranslations('claims.discussion')
  const { may } = useProject()
  const change = useChange()
  const comments = useRecords('comment')
  const { open, resolved, repliesTo } = useMemo(() => {
    const own = Object.values(comments)
      .filter((one) => one.targetKind === targetKind && one.targetId === targetId)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
    // An answer whose question was put away stands by itself.
    const isFirst = (one: Comment): boolean => one.parentId === null || !comments[one.parentId]
    const firsts = own.filter(isFirst)
    return {
      open: firsts.filter((one) => !one.isResolved),
      resolved: firsts.filter((one) => one.isResolved),
      repliesTo: (id: string) => own.filter((one) => one.parentId === id),
    }
  }, [comments, targetKind, targetId])
  const canWrite = may('comment.write')
  const item = (first: Comment) => <Discussion key={first.id} first={first} replies={repliesTo(first.id)} />
  return (
    <PageSection title={t('title')} lead={open.length + resolved.length === 0 ? t('none') : undefined}>
      <div className="max-w-2xl">
        {open.length > 0 && <ul className="grid gap-5">{open.map(item)}</ul>}
        {canWrite && (
          <div className="mt-4">
            <CommentForm
              label={t('write')}
              onSave={(body) => {
                change.create(t('didWrite'), 'comment', { targetKind, targetId, body })
              }}
            />
          </div>
        )}
        {resolved.length > 0 && (
          <details className="mt-4">
            <summary className="min-h-6 cursor-pointer text-sm text-ink-soft">
              {t('resolved', { count: resolved.length })}
            </summary>
            <ul className="mt-3 grid gap-5">{resolved.map(item)}</ul>
          </details>
        )}
      </div>
    </PageSection>
  )
}

function Discussion({ first, replies }: { first: Comment; replies: readonly Comment[] }) {
  const t = useTranslations('claims.discussion')
  const { may, me } = useProject()
  const change = useChange()
  const [isReplying, setIsReplying] = useState(false)
  return (
    <li className="border-l-3 border-rule pl-3" id={`comment-${first.id}`}>
      <Remark comment={first} />
      {replies.length > 0 && (
        <ul className="mt-2 grid gap-3 pl-4">
          {replies.map((reply) => (
            <li key={reply.id} id={`comment-${reply.id}`}>
              <Remark comment={reply} />
            </li>
          ))}
        </ul>
      )}
      <div className="mt-1 flex flex-wrap gap-3">
        {may('comment.write') && !isReplying && <Tool onClick={() => setIsReplying(true)}>{t('reply')}</Tool>}
        {may('comment.write', first.createdById === me.id) && (
          <Tool
            onClick={() =>
              change.revise(t(first.isResolved ? 'didReopen' : 'didResolve'), 'comment', first, {
                isResolved: !first.isResolved,
              })
            }
          >
            {t(first.isResolved ? 'reopen' : 'resolve')}
          </Tool>
        )}
      </div>
      {isReplying && (
        <div className="mt-2 pl-4">
          <CommentForm
            label={t('reply')}
            autoFocus
            onCancel={() => setIsReplying(false)}
            onSave={(body) => {
              setIsReplying(false)
              const { targetKind, targetId } = first
              change.create(t('didReply'), 'comment', { targetKind, targetId, parentId: first.id, body })
            }}
          />
        </div>
      )}
    </li>
  )
}

function Remark({ comment }: { comment: Comment }) {
  const t = useTranslations('claims.discussion')
  const nameOf = useMemberName()
  const { may, me } = useProject()
  const change = useChange()
  const [isEditing, setIsEditing] = useState(false)
  if (isEditing) {
    return (
      <CommentForm
        label={t('edit')}
        value={comment.body}
        autoFocus
        onCancel={() => setIsEditing(false)}
        onSave={(body) => {
          setIsEditing(false)
          change.revise(t('didRevise'), 'comment', comment, { body })
        }}
      />
    )
  }
  return (
    <article>
      <p className="text-sm text-ink-soft">
        <strong className="font-semibold text-ink">{nameOf(comment.createdById)}</strong>{' '}
        <DateTime value={comment.createdAt} />
        {comment.isResolved && <span> · {t('isResolved')}</span>}
      </p>
      <ProseView doc={comment.body} />
      {may('comment.write', comment.createdById === me.id) && (
        <p className="flex gap-3">
          {comment.createdById === me.id && <Tool onClick={() => setIsEditing(true)}>{t('edit')}</Tool>}
          <Tool onClick={() => change.retire(t('didRemove'), 'comment', comment)}>{t('remove')}</Tool>
        </p>
      )}
    </article>
  )
}
