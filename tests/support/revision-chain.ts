import { describe } from '#lib/anchoring/describe.ts'
import { difference } from '#lib/corrections/difference.ts'
import type { RevisionLink } from '#lib/corrections/revisions.ts'

/** Revisions of one source from their texts; each a correction of the one before unless it says otherwise. */
export function chain(
  ...all: { id: string; text: string; origin?: RevisionLink['origin']; like?: string }[]
) {
  const texts = new Map(all.map((one) => [one.id, one.text]))
  const revisions = new Map(
    all.map(({ id, text: words, origin, like }, i): [string, RevisionLink] => {
      const previous = all[i - 1]
      return [
        id,
        {
          id,
          origin: origin ?? (previous ? 'corrections' : 'import'),
          previousId: previous?.id ?? null,
          restoredFromId: like ?? null,
          textSha256: words,
          difference: previous ? difference(previous.text, words) : null,
        },
      ]
    }),
  )
  const find = (words: string, id: string) => {
    const whole = texts.get(id) ?? ''
    const at = whole.indexOf(words)
    return describe(whole, [[at, at + words.length]])
  }
  return { revisions, textOf: (id: string) => texts.get(id) ?? '', find }
}
