'use client'

// The source's own notes: in the margin where there is one for them, drawn up from below where there is none.
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import type { Span } from '#lib/text/span.ts'
import { useNoteDrawer, type NoteDrawerState } from './note-drawer.tsx'
import { noteJump } from './note-jump.ts'
import type { Gloss } from './text-layout.ts'
import { useGlosses, useNoteHere } from './use-glosses.ts'
import type { PageShape } from './use-page-shape.ts'

/** Keeps the notes beside their marks while the text moves; `onChange` is told when others stand there. */
export function useNotesBeside(
  article: RefObject<HTMLElement | null>,
  glosses: readonly Gloss[],
  window: readonly Span[],
  { hasGlossMargin }: PageShape,
  caretAt: number | null,
  onChange: () => void,
): void {
  useGlosses(article, glosses, window, hasGlossMargin, onChange)
  useNoteHere(article, glosses, caretAt)
}

export interface SourceNotes {
  readonly drawer: NoteDrawerState
  /** Draws up the note of a mark; null where notes stand in the margin. */
  readonly draw: ((index: number) => void) | null
  goToMarker(at: number | null): void
  /** From the caret to the nearest note, or from a note back to its mark. */
  jump(from: number): void
}

export function useSourceNotes({
  pane,
  article,
  glosses,
  hasGlossMargin,
  placeCaret,
  reveal,
  focusText,
  announce,
}: {
  pane: RefObject<HTMLElement | null>
  article: RefObject<HTMLElement | null>
  glosses: readonly Gloss[]
  hasGlossMargin: boolean
  placeCaret(offset: number): void
  reveal(offset: number): void
  focusText(): void
  announce(message: string): void
}): SourceNotes {
  const t = useTranslations('reader')
  const drawer = useNoteDrawer(pane, article, glosses, hasGlossMargin)
  const goToMarker = (at: number | null): void => {
    if (at !== null) {
      placeCaret(at)
      reveal(at)
    }
    focusText()
  }
  const jump = (from: number): void => {
    const found = noteJump(glosses, from)
    if (!found) return announce(t('noNote'))
    const { gloss, to, offset } = found
    announce(t(to === 'body' ? 'noteOfSource' : 'backToMarker', { label: gloss.label }))
    if (to === 'marker') {
      drawer.close()
      return goToMarker(offset)
    }
    placeCaret(offset)
    // In the margin a note stands beside its mark; without one it is drawn up.
    if (hasGlossMargin) reveal(gloss.at ?? offset)
    else drawer.draw(gloss.index)
  }
  return { drawer, draw: hasGlossMargin ? null : drawer.draw, goToMarker, jump }
}
