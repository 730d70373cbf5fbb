'use client'

import { useMemo } from 'react'
import type { RecordOf } from '#lib/live/records.ts'
import type { Span } from '#lib/text/span.ts'
import type { Found } from './find-bar.tsx'
import type { Draft } from './reader-context.ts'
import type { Emphases } from './use-marks.ts'

/** What stands out from the marks: the open passage, what is being written about or corrected, and what was found near the screen; and quietly the words in doubt. */
export function useEmphases(
  active: RecordOf<'passage'> | null,
  draft: Draft | null,
  { target, spans: corrections }: { readonly target: Span | null; readonly spans: readonly Span[] },
  { hits, at }: Found,
  nearSpans: readonly Span[],
  doubt: readonly Span[],
): Emphases {
  return useMemo(
    () => ({
      doubt,
      active: active?.spans ?? nowhere,
      draft: draft?.target.spans ?? (target ? [target] : nowhere),
      correction: corrections,
      find: hits.filter(([from, to]) => nearSpans.some(([start, end]) => from < end && start < to)),
      'find-current': at ? [at] : nowhere,
    }),
    [active, draft, target, corrections, hits, at, nearSpans, doubt],
  )
}

const nowhere: readonly Span[] = []
