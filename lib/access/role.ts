// Roles in a project, from most to least.

export const roles = ['owner', 'editor', 'annotator', 'commenter', 'viewer'] as const
export type Role = (typeof roles)[number]

/** Whether `role` stands at least as high as `floor`. */
export function isAtLeast(role: Role, floor: Role): boolean {
  return roles.indexOf(role) <= roles.indexOf(floor)
}
