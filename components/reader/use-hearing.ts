'use client'

// Speaks what the caret passes over, with the passages that begin and end there.
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import type { Span } from '#lib/text/span.ts'
import { speech } from './passage-speech.ts'
import type { Argument } from './use-argument.ts'
import type { Passages } from './use-passages.ts'

export function useHearing(
  text: string,
  passages: Passages,
  argument: Argument,
  say: (words: string) => void,
): (span: Span) => void {
  const t = useTranslations('reader')
  return useCallback(
    (span) => {
      // What ends where the caret stands does not overlap what is heard.
      const near = passages.index.overlapping([Math.max(0, span[0] - 1), span[1]])
      const here = near.flatMap((id) => passages.byId.get(id) ?? [])
      const words = {
        begins: ({ id }: { id: string }) =>
          t('speech.begins', { stance: t(`stance.${argument.of(id).stance}`) }),
        ends: () => t('speech.ends'),
      }
      say(speech(text, span, here, words))
    },
    [text, passages, argument, say, t],
  )
}
