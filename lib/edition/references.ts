// References in the sources that a person has confirmed: what stands there, what is meant, and which source of the project it is.
import type { Chosen } from './choose.ts'
import type { EditionReference, SourceReference } from './edition-source.ts'
import { keyed, type People } from './names.ts'

/** The confirmed references of each source, in the order of the text; those without a place in it come last. */
export function referencesOf(
  { records }: Chosen,
  people: People,
  targetOf: (sourceId: string) => SourceReference,
): (sourceId: string) => EditionReference[] {
  const start = (one: (typeof records.sourceReference)[number]): number => one.spans?.[0]?.[0] ?? Infinity
  const ordered = [...records.sourceReference].sort((a, b) => {
    const [x, y] = [start(a), start(b)]
    return x === y ? 0 : x - y
  })
  const keys = keyed('f', ordered)
  return (sourceId) =>
    ordered
      .filter((one) => one.sourceId === sourceId)
      .map((one) => ({
        ...people.made(one),
        id: one.id,
        key: keys.get(one.id) ?? '',
        kind: one.kind,
        quote: one.quote,
        meaning: one.meaning || one.normalized,
        noteLabel: one.noteLabel,
        signal: one.signal,
        locator: one.locator,
        target: one.targetSourceId === null ? null : targetOf(one.targetSourceId),
        comment: one.comment,
      }))
}
