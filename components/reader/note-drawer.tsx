'use client'

// Where there is no margin for the source's own notes: the note that was asked for is drawn up from below. It is the note itself,
// not a copy, so that its words can be marked there too; this bar names it and leads on, back and out.
import { ChevronDown, ChevronUp, CornerLeftUp, X } from 'lucide-react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { noteBeside } from './note-jump.ts'
import { IconButton } from './passage-card.tsx'
import type { Gloss } from './text-layout.ts'

export interface NoteDrawerState {
  /** The note that is drawn up; null when none is. */
  readonly drawn: Gloss | null
  draw(index: number): void
  close(): void
}

/** Keeps the drawn note: its element is told directly, since the text is never drawn again. */
export function useNoteDrawer(
  pane: RefObject<HTMLElement | null>,
  article: RefObject<HTMLElement | null>,
  glosses: readonly Gloss[],
  hasGlossMargin: boolean,
): NoteDrawerState {
  const [index, setIndex] = useState<number | null>(null)
  // With a margin the notes stand there.
  const drawn = hasGlossMargin ? null : (glosses.find((gloss) => gloss.index === index) ?? null)
  const shown = drawn?.index ?? null
  useEffect(() => {
    const element =
      shown === null ? null : article.current?.querySelector<HTMLElement>(`[data-gloss="${shown}"]`)
    const frame = pane.current
    if (!element || !frame) return
    const place = (): void => {
      const { left, width } = frame.getBoundingClientRect()
      frame.style.setProperty('--drawer-left', `${left}px`)
      frame.style.setProperty('--drawer-width', `${width}px`)
      frame.style.setProperty('--drawer-foot', '3rem')
    }
    place()
    element.setAttribute('data-drawn', '')
    element.scrollTop = 0
    const sizes = new ResizeObserver(place)
    sizes.observe(frame)
    return () => {
      element.removeAttribute('data-drawn')
      sizes.disconnect()
    }
  }, [shown, pane, article])
  return { drawn, draw: setIndex, close: () => setIndex(null) }
}

export function NoteDrawer({
  drawer: { drawn, draw, close },
  glosses,
  onMarker,
}: {
  drawer: NoteDrawerState
  glosses: readonly Gloss[]
  /** Leads back to the mark in the text. */
  onMarker(gloss: Gloss): void
}) {
  const t = useTranslations('reader')
  const bar = useRef<HTMLElement>(null)
  const index = drawn?.index ?? null
  useEffect(() => {
    if (index !== null) bar.current?.focus({ preventScroll: true })
  }, [index])
  if (!drawn) return null
  const step = (direction: 1 | -1): void => {
    const next = noteBeside(glosses, drawn.index, direction)
    if (next) draw(next.index)
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc closes it, wherever in it one is
    <aside
      ref={bar}
      className="note-drawer"
      aria-label={t('noteOfSource', { label: drawn.label })}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        close()
        onMarker(drawn)
      }}
    >
      <strong>{t('noteOfSource', { label: drawn.label })}</strong>
      {drawn.at !== null && (
        <IconButton
          label={t('backToMarker', { label: drawn.label })}
          onClick={() => {
            close()
            onMarker(drawn)
          }}
        >
          <CornerLeftUp size={16} aria-hidden />
        </IconButton>
      )}
      <IconButton label={t('noteBefore')} onClick={() => step(-1)}>
        <ChevronUp size={16} aria-hidden />
      </IconButton>
      <IconButton label={t('noteAfter')} onClick={() => step(1)}>
        <ChevronDown size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={t('closeNote')}
        onClick={() => {
          close()
          onMarker({ ...drawn, at: null })
        }}
      >
        <X size={16} aria-hidden />
      </IconButton>
    </aside>
  )
}
