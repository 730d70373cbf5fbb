// On which layers the passages of a project lie, looked up in its records as they are.
import type { Attestation, ById, Claim, Comment, Evidence, Passage, Tagging } from './recorded.ts'
import { nothing, stanceOfPolarity, type PassageLayers } from './layers.ts'
import { tagColours } from './vocabulary.ts'

type Author = { readonly id: string; readonly createdById: string }
type Placed = Pick<Passage, 'id' | 'createdById' | 'spans'>

export interface LayerRecords {
  readonly note: ById<Author & { readonly passageId: string }>
  readonly tagging: ById<Author & Pick<Tagging, 'tagId' | 'passageId'>>
  readonly attestation: ById<Author & Pick<Attestation, 'passageId' | 'claimId' | 'polarity'>>
  readonly evidence: ById<Author & Pick<Evidence, 'fromAttestationId' | 'relation'>>
  readonly comment: ById<Author & Pick<Comment, 'targetKind' | 'targetId'>>
  readonly claim: ById<Pick<Claim, 'id' | 'state'>>
}

/**
 * Looks up the layers of a passage, each once. `hasReference` tells whether words of a passage are a reference of its source.
 * Grouping a kind of record is remembered with the records themselves: after a change only their kind is grouped anew.
 */
export function passageLayers(
  records: LayerRecords,
  hasReference: (passage: Placed) => boolean,
): (passage: Placed) => PassageLayers {
  const notes = group(records.note, (note) => note.passageId)
  const taggings = group(records.tagging, (tagging) => tagging.passageId)
  const attestations = group(records.attestation, (attestation) => attestation.passageId)
  const evidence = group(records.evidence, (link) => link.fromAttestationId)
  const comments = group(records.comment, (one) => (one.targetKind === 'passage' ? one.targetId : null))
  const known = new WeakMap<Placed, PassageLayers>()

  const gather = (passage: Placed): PassageLayers => {
    const on = {
      note: notes.get(passage.id) ?? [],
      tag: taggings.get(passage.id) ?? [],
      attestation: attestations.get(passage.id) ?? [],
      comment: comments.get(passage.id) ?? [],
    }
    const links = on.attestation.flatMap(({ id }) => evidence.get(id) ?? [])
    const kinds = [
      ...(['note', 'tag', 'attestation', 'comment'] as const).filter((kind) => on[kind].length > 0),
      ...(links.length > 0 ? ['evidence'] : []),
      ...(hasReference(passage) ? ['reference'] : []),
    ]
    const claims = on.attestation.map(({ claimId }) => claimId)
    const said: readonly Author[] = [
      passage,
      ...on.note,
      ...on.tag,
      ...on.attestation,
      ...on.comment,
      ...links,
    ]
    return {
      person: unique(said.map(({ createdById }) => createdById)),
      kind: kinds.length > 0 ? kinds : ['bare'],
      tag: orNothing(on.tag.map(({ tagId }) => tagId)),
      claim: orNothing(claims),
      stance: unique(
        claims.length === 0
          ? ['marked']
          : [
              ...on.attestation.map(({ polarity }) => stanceOfPolarity(polarity)),
              ...links.map(({ relation }) => relation),
            ],
      ),
      state: orNothing(claims.flatMap((id) => records.claim[id]?.state ?? [])),
    }
  }
  return (passage) => {
    let layers = known.get(passage)
    if (!layers) known.set(passage, (layers = gather(passage)))
    return layers
  }
}

const unique = (values: readonly string[]): readonly string[] =>
  values.length > 1 ? [...new Set(values)] : values
const orNothing = (values: readonly string[]): readonly string[] =>
  values.length > 0 ? unique(values) : [nothing]

const groups = new WeakMap<object, ReadonlyMap<string, readonly unknown[]>>()

function group<T>(records: ById<T>, keyOf: (record: T) => string | null): ReadonlyMap<string, readonly T[]> {
  const before = groups.get(records)
  if (before) return before as ReadonlyMap<string, readonly T[]>
  const grouped = new Map<string, T[]>()
  for (const record of Object.values(records)) {
    const key = keyOf(record)
    if (key === null) continue
    const list = grouped.get(key)
    if (list) list.push(record)
    else grouped.set(key, [record])
  }
  groups.set(records, grouped)
  return grouped
}

/**
 * A colour for each of `values`: the oldest ones have one of their own, all later ones share the last, so that no two things look
 * alike by chance and none changes its colour when another comes. Ids are ordered by age.
 */
export function layerColours(
  values: Iterable<string>,
): ReadonlyMap<string, (typeof tagColours)[number] | 'none'> {
  const own = tagColours.slice(0, -1)
  const shared = tagColours.at(-1) ?? 'slate'
  const sorted = [...values].filter((value) => value !== nothing && value !== 'bare').sort()
  return new Map(sorted.map((value, i) => [value, own[i] ?? shared]))
}
