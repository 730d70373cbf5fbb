// Who may do what, in one table that a historian can read. Default: no.
// `own` means: only what one has made oneself.
import type { Role } from './role.ts'

export const actions = [
  'project.read',
  'project.revise',
  'project.retire',
  'project.export',
  'member.read',
  'member.manage',
  'source.import',
  'source.write',
  'correction.draft',
  'revision.write',
  'tag.write',
  'argument.write',
  'comment.write',
  'edition.write',
  'presence.show',
] as const
export type Action = (typeof actions)[number]
export type Allowance = 'any' | 'own' | 'no'

const table: Record<Action, Record<Role, Allowance>> = {
  //                  owner         editor           annotator           commenter           viewer
  'project.read': row('any', 'any', 'any', 'any', 'any'),
  'project.revise': row('any', 'no', 'no', 'no', 'no'),
  'project.retire': row('any', 'no', 'no', 'no', 'no'),
  'project.export': row('any', 'any', 'any', 'any', 'any'),
  'member.read': row('any', 'any', 'any', 'any', 'any'),
  'member.manage': row('any', 'no', 'no', 'no', 'no'),
  // Bringing in and describing sources, and relations and judgements about them.
  'source.import': row('any', 'any', 'no', 'no', 'no'),
  'source.write': row('any', 'any', 'own', 'no', 'no'),
  // Collecting corrections of a text, and making a new revision of it: with corrections, from a better file, from an older one.
  'correction.draft': row('any', 'any', 'own', 'no', 'no'),
  'revision.write': row('any', 'any', 'no', 'no', 'no'),
  'tag.write': row('any', 'any', 'own', 'no', 'no'),
  // Passages, notes, taggings, claims, attestations, evidence, positions, conflicts.
  'argument.write': row('any', 'any', 'own', 'no', 'no'),
  'comment.write': row('any', 'any', 'own', 'own', 'no'),
  'edition.write': row('any', 'any', 'no', 'no', 'no'),
  'presence.show': row('any', 'any', 'any', 'any', 'any'),
}

function row(
  owner: Allowance,
  editor: Allowance,
  annotator: Allowance,
  commenter: Allowance,
  viewer: Allowance,
) {
  return { owner, editor, annotator, commenter, viewer }
}

/** What `role` may do; `own` must still be compared with the record's author. */
export function allowance(role: Role, action: Action): Allowance {
  return table[action][role]
}

/** Whether `role` may do `action` on a record; `isOwn` tells whether the actor made it. New records are one's own. */
export function can(role: Role, action: Action, isOwn: boolean): boolean {
  const allowed = allowance(role, action)
  return allowed === 'any' || (allowed === 'own' && isOwn)
}
