'use client'

// A gloss of ours: the words, what is said about them, and what they attest. Small until it is opened.
import { History, Link2, MessageSquarePlus, Scale, Tag as TagIcon, Trash2, X } from 'lucide-react'
import { memo, useState, type ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { NoteOrigin } from '#components/borrowed/note-origin.tsx'
import { useMemberName, useProject } from '#components/live/use-project.ts'
import { ProseView } from '#components/prose/prose-view.tsx'
import { MadeOn } from '#components/revisions/made-on.tsx'
import type { RecordOf } from '#lib/live/records.ts'
import { AttestationItem } from './attestation-item.tsx'
import { CardHistory } from './card-history.tsx'
import { OtherSources } from './other-sources.tsx'
import { DraftPanel, NoteForm } from './draft-panel.tsx'
import { useReader, type DraftMode } from './reader-context.ts'
import { StanceMark } from './stance-mark.tsx'
import { useUndoable } from './use-undoable.ts'
import { useAnnotate } from './use-annotate.ts'
import type { PassageArgument } from './use-argument.ts'
import './controls.css'

export const PassageCard = memo(function PassageCard({
  passage,
  said,
  isActive,
}: {
  passage: RecordOf<'passage'>
  said: PassageArgument
  isActive: boolean
}) {
  const t = useTranslations('reader')
  const format = useFormatter()
  const nameOf = useMemberName()
  const { activate, draft, focusText, lockedClaimId } = useReader()
  const [isHistoryOpen, setIsHistoryOpen] = useState(false)
  const ownDraft = draft?.target.passageId === passage.id ? draft : null
  const isMuted =
    lockedClaimId !== null &&
    !said.attestations.some(({ attestation }) => attestation.claimId === lockedClaimId)
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc leaves the card from anywhere in it
    <article
      className={`card card-${said.colour}`}
      data-card={passage.id}
      data-anchor={passage.spans[0]?.[0] ?? 0}
      data-active={isActive || undefined}
      data-muted={(isMuted && !isActive) || undefined}
      tabIndex={-1}
      aria-label={t('cardLabel', { quote: shorten(passage.quote, 80) })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        activate(null)
        focusText()
      }}
    >
      <span className="card-sign" aria-hidden>
        <StanceMark stance={said.stance} />
      </span>
      <button
        type="button"
        className="card-quote"
        aria-expanded={isActive}
        onClick={() => activate(isActive ? null : passage.id, { reveal: !isActive })}
      >
        {shorten(passage.quote, isActive ? 400 : 90)}
      </button>
      {said.tags.length > 0 && <Tags said={said} canRemove={isActive} />}
      {said.attestations.map((attested) => (
        <AttestationItem key={attested.attestation.id} attested={attested} isOpen={isActive}>
          {isActive && <OtherSources claimId={attested.attestation.claimId} />}
        </AttestationItem>
      ))}
      {said.notes.map((note) => (
        <NoteItem key={note.id} note={note} isOpen={isActive} />
      ))}
      {isActive && (
        <>
          <p className="card-meta">
            {t('markedBy', { name: nameOf(passage.createdById) })}{' '}
            <time dateTime={passage.createdAt}>{format.dateTime(new Date(passage.createdAt), 'short')}</time>
            <MadeOn passage={passage} />
          </p>
          {!ownDraft && (
            <CardActions
              passage={passage}
              onHistory={() => setIsHistoryOpen(!isHistoryOpen)}
              isHistoryOpen={isHistoryOpen}
            />
          )}
          {isHistoryOpen && <CardHistory passage={passage} said={said} />}
        </>
      )}
      {/* Another passage may be opened meanwhile: what is half written stays. */}
      {ownDraft && <DraftPanel key={ownDraft.mode} draft={ownDraft} />}
    </article>
  )
})

function CardActions({
  passage,
  onHistory,
  isHistoryOpen,
}: {
  passage: RecordOf<'passage'>
  onHistory(): void
  isHistoryOpen: boolean
}) {
  const t = useTranslations('reader')
  const { openDraft, canWrite, announce, activate, focusText } = useReader()
  const { may, me } = useProject()
  const undoable = useUndoable()
  const annotate = useAnnotate()
  const target = { passageId: passage.id, spans: passage.spans }
  const drafts: { mode: DraftMode; Icon: typeof Scale }[] = [
    { mode: 'note', Icon: MessageSquarePlus },
    { mode: 'tag', Icon: TagIcon },
    { mode: 'claim', Icon: Scale },
  ]
  const copyLink = async (): Promise<void> => {
    const address = new URL(location.href)
    address.search = `?passage=${passage.id}`
    await navigator.clipboard.writeText(address.href)
    announce(t('linkCopied'))
  }
  return (
    <div className="card-actions" role="group" aria-label={t('actions')}>
      {canWrite &&
        drafts.map(({ mode, Icon }) => (
          <IconButton key={mode} label={t(`draft.${mode}`)} onClick={() => openDraft(mode, target)}>
            <Icon size={15} aria-hidden />
          </IconButton>
        ))}
      <IconButton label={t('copyLink')} onClick={() => void copyLink()}>
        <Link2 size={15} aria-hidden />
      </IconButton>
      <IconButton label={t('history.title')} onClick={onHistory} isPressed={isHistoryOpen}>
        <History size={15} aria-hidden />
      </IconButton>
      {canWrite && may('argument.write', passage.createdById === me.id) && (
        <IconButton
          label={t('deletePassage')}
          onClick={() => {
            undoable(t('deleted'), annotate.retire('passage', passage))
            activate(null)
            focusText()
          }}
        >
          <Trash2 size={15} aria-hidden />
        </IconButton>
      )}
    </div>
  )
}

export function IconButton({
  label,
  onClick,
  isPressed,
  children,
}: {
  label: string
  onClick(): void
  isPressed?: boolean
  children: ReactNode
}) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      aria-pressed={isPressed}
      onClick={onClick}
    >
      {children}
    </button>
  )
}

function Tags({ said, canRemove }: { said: PassageArgument; canRemove: boolean }) {
  const t = useTranslations('reader')
  const { canWrite } = useReader()
  const { may, me } = useProject()
  const undoable = useUndoable()
  const annotate = useAnnotate()
  return (
    <ul className="card-tags" aria-label={t('tags')}>
      {said.tags.map(({ tag, tagging }) => (
        <li key={tagging.id} className={`tag-chip tag-${tag.colour}`}>
          {tag.label}
          {canRemove && canWrite && may('argument.write', tagging.createdById === me.id) && (
            <button
              type="button"
              className="chip-remove"
              aria-label={t('tag.remove', { label: tag.label })}
              onClick={() =>
                undoable(t('tagRemoved', { label: tag.label }), annotate.retire('tagging', tagging))
              }
            >
              <X size={11} aria-hidden />
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

function NoteItem({ note, isOpen }: { note: RecordOf<'note'>; isOpen: boolean }) {
  const t = useTranslations('reader')
  const { may, me } = useProject()
  const { focusText, canWrite } = useReader()
  const nameOf = useMemberName()
  const undoable = useUndoable()
  const annotate = useAnnotate()
  const [isEditing, setIsEditing] = useState(false)
  if (isEditing) {
    return (
      <NoteForm
        value={note.body}
        register={note.register}
        onSave={(body, register) => {
          setIsEditing(false)
          void annotate.revise('note', note, { body, register })
          focusText()
        }}
        onCancel={() => {
          setIsEditing(false)
          focusText()
        }}
        onLeave={focusText}
      />
    )
  }
  return (
    <div className="card-note" data-open={isOpen || undefined}>
      <ProseView doc={note.body} />
      {isOpen && (
        <p className="card-meta">
          {nameOf(note.createdById)}, {t(`note.registers.${note.register}`)}
          <NoteOrigin note={note} />
          {canWrite && may('argument.write', note.createdById === me.id) && (
            <>
              {' '}
              <button type="button" className="reader-link" onClick={() => setIsEditing(true)}>
                {t('edit')}
              </button>{' '}
              <button
                type="button"
                className="reader-link"
                onClick={() => undoable(t('noteDeleted'), annotate.retire('note', note))}
              >
                {t('delete')}
              </button>
            </>
          )}
        </p>
      )}
    </div>
  )
}

/** Cuts at a word, with an ellipsis; the whole text stays available elsewhere. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.slice(0, length)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length * 0.6)).trimEnd()} …`
}
