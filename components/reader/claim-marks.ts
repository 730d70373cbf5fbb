// Where the passages on a claim stand in the window, for the lines between texts.
import type { RecordOf } from '#lib/live/records.ts'
import { placeOf } from './caret-place.ts'
import type { TextMap } from './selection-span.ts'
import type { ClaimMark } from './source-document.ts'
import type { Argument } from './use-argument.ts'

/** `nearby`: the passages to look at; only those whose first line is in view are given. */
export function claimMarks(
  map: TextMap | null,
  scroller: HTMLElement | null,
  article: HTMLElement | null,
  nearby: readonly RecordOf<'passage'>[],
  argument: Argument,
  claimId: string | null,
): ClaimMark[] {
  if (!map || !scroller || !article || claimId === null) return []
  const view = scroller.getBoundingClientRect()
  // A text that is not shown now, on a narrow screen.
  if (view.width === 0) return []
  const { left, right } = article.getBoundingClientRect()
  return nearby.flatMap((passage): ClaimMark[] => {
    const said = argument
      .of(passage.id)
      .attestations.filter(({ attestation }) => attestation.claimId === claimId)
    const place = said.length > 0 ? placeOf(map, passage.spans[0]?.[0] ?? 0) : null
    if (!place || place.bottom < view.top || place.top > view.bottom) return []
    const polarities = said.map(({ attestation }) => attestation.polarity)
    const polarity = (['affirms', 'denies'] as const).find((one) => polarities.includes(one)) ?? 'silent'
    return [{ left, right, y: (place.top + place.bottom) / 2, polarity }]
  })
}
