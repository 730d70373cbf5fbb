'use client'

// What is drawn over a text and stands beside its lines: marks, the caret, cards, the source's own notes.
import { useCallback, type RefObject } from 'react'
import type { RecordOf } from '#lib/live/records.ts'
import type { Span } from '#lib/text/span.ts'
import type { MarkLayer } from './mark-layer.ts'
import type { Draft } from './reader-context.ts'
import type { TextMap } from './selection-span.ts'
import type { Gloss } from './text-layout.ts'
import type { Argument } from './use-argument.ts'
import { useCaretMark } from './use-caret-mark.ts'
import { useMargin } from './use-margin.ts'
import { useMarks, type Emphases } from './use-marks.ts'
import type { PageShape } from './use-page-shape.ts'
import type { Passages } from './use-passages.ts'
import { useNotesBeside } from './use-source-notes.ts'

interface Drawn {
  readonly areaRef: RefObject<HTMLElement | null>
  readonly articleRef: RefObject<HTMLElement | null>
  /** Where marks are drawn in browsers without highlights. */
  readonly boxesRef: RefObject<HTMLElement | null>
  readonly caretRef: RefObject<HTMLDivElement | null>
  readonly map: TextMap | null
  readonly passages: Passages
  /** The passages to draw, and those that have a card. */
  readonly nearby: readonly RecordOf<'passage'>[]
  readonly besideLines: readonly RecordOf<'passage'>[]
  readonly argument: Argument
  readonly claimIds: ReadonlySet<string> | null
  readonly emphases: Emphases
  /** It is known which passages are near. */
  readonly isSettled: boolean
  readonly shape: PageShape
  readonly draft: Draft | null
  readonly activeId: string | null
  readonly glosses: readonly Gloss[]
  readonly nearSpans: readonly Span[]
  readonly caretAt: number | null
}

/** Returns how to show a change of the marks before it is worked out. */
export function useDrawnText({
  areaRef,
  articleRef,
  boxesRef,
  caretRef,
  map,
  passages,
  nearby,
  besideLines,
  argument,
  claimIds,
  emphases,
  isSettled,
  shape,
  draft,
  activeId,
  glosses,
  nearSpans,
  caretAt,
}: Drawn): MarkLayer['anticipate'] {
  const marks = useMarks(map, boxesRef, passages, nearby, argument, claimIds, emphases, isSettled)
  const lookAtCaret = useCaretMark(caretRef, map, areaRef, caretAt)
  const followLayout = useCallback(() => {
    marks.refresh()
    return lookAtCaret()
  }, [marks, lookAtCaret])
  const newDraft = draft?.target.passageId === null ? draft : null
  const firm = newDraft ? 'draft' : activeId
  const deps = [besideLines, shape, draft, argument]
  const askMargin = useMargin(areaRef, map, firm, shape.hasGlossMargin, deps, followLayout)
  useNotesBeside(articleRef, glosses, nearSpans, shape, caretAt, askMargin)
  return marks.anticipate
}
