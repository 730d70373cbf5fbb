// Which permission a write of each noun needs.
import type { Action } from '#lib/access/policy.ts'
import type { RecordKind } from './records.ts'

export const writeAction: Record<RecordKind, Action> = {
  project: 'project.revise',
  member: 'member.manage',
  source: 'source.write',
  revision: 'source.import',
  correction: 'revision.write',
  unit: 'source.write',
  sourceRelation: 'source.write',
  sourceReference: 'source.write',
  assessment: 'source.write',
  tag: 'tag.write',
  passage: 'argument.write',
  placement: 'argument.write',
  note: 'argument.write',
  tagging: 'argument.write',
  claim: 'argument.write',
  attestation: 'argument.write',
  evidence: 'argument.write',
  claimRelation: 'argument.write',
  position: 'argument.write',
  conflict: 'argument.write',
  borrowing: 'argument.write',
  pageImage: 'source.import',
  comment: 'comment.write',
  edition: 'edition.write',
}
