import type { claimStates } from '#lib/claims/vocabulary.ts'
import { useVocabulary } from './use-vocabulary.ts'

type ClaimState = (typeof claimStates)[number]

/** A sign beside the word, so that a column of states can be scanned; the word alone says everything. */
const signs: Record<ClaimState, string> = {
  draft: '○',
  underDiscussion: '◔',
  accepted: '●',
  disputed: '◐',
  rejected: '⊘',
  superseded: '↷',
}

/** The state of a claim in a word. */
export function StateBadge({ state }: { state: ClaimState }) {
  const word = useVocabulary()
  return (
    <span className="inline-flex items-baseline gap-1 whitespace-nowrap">
      <span aria-hidden className="text-ink-soft">
        {signs[state]}
      </span>
      {word('claimStates', state)}
    </span>
  )
}
