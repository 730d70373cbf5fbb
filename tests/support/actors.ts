// The cast of the server tests: one member of each role, somebody who belongs to another project.
import { roles, type Role } from '#lib/access/role.ts'
import type { Grant } from '#lib/server/access.ts'
import { addMemberTo, makeProject, type TestPerson, type TestProject } from './factories.ts'

export interface Cast {
  readonly project: TestProject
  readonly grants: Record<Role, Grant>
  readonly people: Record<Role, TestPerson>
  /** Another project, whose owner knows nothing of the first. */
  readonly elsewhere: TestProject
}

export async function makeCast(): Promise<Cast> {
  const project = await makeProject()
  const grants: Partial<Record<Role, Grant>> = { owner: project.grant }
  const people: Partial<Record<Role, TestPerson>> = { owner: project.owner }
  for (const role of roles.filter((one) => one !== 'owner')) {
    const member = await addMemberTo(project, role)
    grants[role] = member.grant
    people[role] = member.person
  }
  const elsewhere = await makeProject()
  return { project, grants: grants as Cast['grants'], people: people as Cast['people'], elsewhere }
}

/** Runs `attempt` and gives the refusal as `code` or `code reason`; fails when it is not refused. */
export async function refusalOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt
  } catch (error) {
    const { code, reason } = error as { code?: string; reason?: string }
    if (typeof code !== 'string') throw error
    return reason === undefined ? code : `${code} ${reason}`
  }
  throw new Error('it was not refused')
}
