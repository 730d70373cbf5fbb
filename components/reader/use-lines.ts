'use client'

// The lines of the original, fetched only while somebody wants to see them.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { useProject } from '#components/live/use-project.ts'
import { call } from '#lib/api/client.ts'
import { numberLines } from '#lib/reading/lines.ts'
import type { ReadingView } from '#lib/reading/reading-view.ts'
import type { LineMark } from './text-layout.ts'
import type { ReadingSettings } from './reading-settings.ts'

export interface ShownLines {
  readonly marks: readonly LineMark[]
  /** Lines end as in the original. */
  readonly isKept: boolean
  readonly isNumbered: boolean
  /** The number of the line of the original at an offset; null where the file knows no lines. */
  lineOf(offset: number): string | null
}

/** Every fifth number is shown, as editions do. */
const EVERY = 5

/**
 * Gives the lines to show to `show`, after `hold` was asked to keep the place that is read. Tells whether the file of the source
 * knows its lines; null as long as nobody asked.
 */
export function useLines(
  revisionId: string,
  text: string,
  pages: ReadingView['pages'],
  { lines: count, breaks }: Pick<ReadingSettings, 'lines' | 'breaks'>,
  hold: () => void,
  show: (lines: ShownLines | null) => void,
): boolean | null {
  const { slug } = useProject()
  const isWanted = count !== 'none' || breaks === 'kept'
  const { data } = useQuery({
    queryKey: ['lines', slug, revisionId],
    enabled: isWanted,
    staleTime: Infinity,
    queryFn: ({ signal }) => call('getLines', { params: { project: slug, id: revisionId }, signal }),
  })
  const shown = useMemo((): ShownLines | null => {
    if (!isWanted || !data) return null
    const numbers = numberLines(data, pages, count === 'none' ? 'page' : count)
    const divided = new Set(data.divided)
    const isKept = breaks === 'kept' && data.isOfFile
    const marks = data.starts.flatMap((at, i): LineMark[] => {
      const number = numbers[i]
      const isNumbered = count !== 'none' && Number(number) % EVERY === 0
      const label = isNumbered && number !== undefined ? number : null
      const isEnded = at === 0 || text[at - 1] === '\n'
      const turn = isEnded ? 'none' : isKept ? 'break' : 'bar'
      const isDivided = turn === 'break' && divided.has(at)
      return turn === 'break' || label !== null ? [{ at, label, turn, isDivided }] : []
    })
    const lineOf = (offset: number): string | null =>
      data.isOfFile ? (numbers[data.starts.findLastIndex((at) => at <= offset)] ?? null) : null
    return { marks, isKept, isNumbered: count !== 'none', lineOf }
  }, [isWanted, data, text, pages, count, breaks])
  const before = useRef<ShownLines | null>(null)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    hold()
    show(shown)
  }, [shown, hold, show])
  return data?.isOfFile ?? null
}
