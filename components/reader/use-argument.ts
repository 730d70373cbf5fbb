'use client'

// What is said about each passage, gathered from the flat records: its notes, tags, attestations and their evidence.
import { useMemo } from 'react'
import { useRecords } from '#components/live/use-project.ts'
import { stanceOfPolarity } from '#lib/claims/layers.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { stanceOf, type MarkStance, type TagColour } from './marks.ts'

export interface AttestedClaim {
  readonly attestation: RecordOf<'attestation'>
  readonly claim: RecordOf<'claim'> | null
  readonly evidence: readonly RecordOf<'evidence'>[]
}
export interface AppliedTag {
  readonly tagging: RecordOf<'tagging'>
  readonly tag: RecordOf<'tag'>
}
export interface PassageArgument {
  readonly notes: readonly RecordOf<'note'>[]
  readonly tags: readonly AppliedTag[]
  readonly attestations: readonly AttestedClaim[]
  readonly colour: TagColour | 'none'
  readonly stance: MarkStance
}
export interface Argument {
  of(passageId: string): PassageArgument
  /** Evidence links that bear on a claim. */
  evidenceFor(claimId: string): readonly RecordOf<'evidence'>[]
  /** Passages that attest a claim. */
  passagesOf(claimId: string): readonly string[]
}

/** The argument of the whole project; rebuilt when one of its records changes, each passage looked up when it is asked for. */
export function useArgument(): Argument {
  const notes = useRecords('note')
  const taggings = useRecords('tagging')
  const tags = useRecords('tag')
  const attestations = useRecords('attestation')
  const claims = useRecords('claim')
  const evidence = useRecords('evidence')
  const notesBy = useMemo(() => group(notes, (note) => note.passageId), [notes])
  const taggingsBy = useMemo(() => group(taggings, (tagging) => tagging.passageId), [taggings])
  const attestationsBy = useMemo(() => group(attestations, (one) => one.passageId), [attestations])
  const attestationsByClaim = useMemo(() => group(attestations, (one) => one.claimId), [attestations])
  const evidenceBy = useMemo(() => group(evidence, (link) => link.fromAttestationId), [evidence])
  const evidenceByClaim = useMemo(() => group(evidence, (link) => link.toClaimId), [evidence])
  return useMemo(() => {
    const known = new Map<string, PassageArgument>()
    const gather = (passageId: string): PassageArgument => {
      const applied = (taggingsBy.get(passageId) ?? [])
        .flatMap((tagging): AppliedTag[] => {
          const tag = tags[tagging.tagId]
          return tag ? [{ tagging, tag }] : []
        })
        .sort((a, b) => a.tag.position - b.tag.position || byAge(a.tagging, b.tagging))
      const attested = (attestationsBy.get(passageId) ?? []).map((attestation) => ({
        attestation,
        claim: claims[attestation.claimId] ?? null,
        evidence: evidenceBy.get(attestation.id) ?? [],
      }))
      const stances = attested.flatMap(({ attestation, evidence: links }): MarkStance[] => [
        stanceOfPolarity(attestation.polarity),
        ...links.map((link) => link.relation),
      ])
      return {
        notes: notesBy.get(passageId) ?? [],
        tags: applied,
        attestations: attested,
        colour: applied[0]?.tag.colour ?? 'none',
        stance: stanceOf(stances),
      }
    }
    return {
      of(passageId) {
        let found = known.get(passageId)
        if (!found) known.set(passageId, (found = gather(passageId)))
        return found
      },
      evidenceFor: (claimId) => evidenceByClaim.get(claimId) ?? [],
      passagesOf: (claimId) => [
        ...new Set((attestationsByClaim.get(claimId) ?? []).map((one) => one.passageId)),
      ],
    }
  }, [notesBy, taggingsBy, tags, attestationsBy, attestationsByClaim, claims, evidenceBy, evidenceByClaim])
}

const byAge = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

function group<T extends { id: string }>(
  records: Readonly<Record<string, T>>,
  keyOf: (record: T) => string | null,
): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const record of Object.values(records)) {
    const key = keyOf(record)
    if (key === null) continue
    const list = groups.get(key)
    if (list) list.push(record)
    else groups.set(key, [record])
  }
  for (const list of groups.values()) if (list.length > 1) list.sort(byAge)
  return groups
}
