'use client'

// The text as it stands on the page: its layout with the lines one wants to see, and the way between the page and the text.
import { useEffect, useMemo, useState, type RefObject } from 'react'
import type { SourceDocument } from './source-document.ts'
import type { ReadingSettings } from './reading-settings.ts'
import { mapText, type TextMap } from './selection-span.ts'
import { layOutText, type TextLayout } from './text-layout.ts'
import { useHeldPlace } from './use-held-place.ts'
import { useLines, type ShownLines } from './use-lines.ts'

export interface LaidOutText {
  readonly layout: TextLayout
  /** Null until the text stands on the page. */
  readonly map: TextMap | null
  readonly lines: ShownLines | null
  /** Whether the file of the source knows its lines; null as long as nobody has asked. */
  readonly knowsLines: boolean | null
  /** To be called before what is `around` changes: the first line in view stays where it is. */
  hold(): void
}

export function useLaidOutText(
  { text, revisionId, reading }: SourceDocument,
  settings: ReadingSettings,
  articleRef: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  around: unknown,
): LaidOutText {
  const [lines, setLines] = useState<ShownLines | null>(null)
  const layout = useMemo(() => layOutText(text.length, reading, lines?.marks), [text, reading, lines])
  const [map, setMap] = useState<TextMap | null>(null)
  useEffect(() => {
    if (articleRef.current) setMap(mapText(articleRef.current, text, layout))
  }, [articleRef, text, layout])
  const hold = useHeldPlace(scroller, articleRef, text, layout, map, around)
  const knowsLines = useLines(revisionId, text, reading.pages, settings, hold, setLines)
  return { layout, map, lines, knowsLines, hold }
}
