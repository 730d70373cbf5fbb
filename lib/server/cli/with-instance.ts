// For commands that need the database: joins the running one, or starts it for as long as the command lasts.
import { AppError } from '#lib/api/problem.ts'
import { operatorGrant, type Actor, type Grant } from '../access.ts'
import { database } from '../database/client.ts'
import { openInstance } from '../instance/open-instance.ts'
import { normaliseEmail } from '../people/email.ts'
import { progress } from './terminal.ts'

export async function withInstance<T>(work: () => Promise<T>): Promise<T> {
  const instance = await openInstance({ progress })
  try {
    return await work()
  } finally {
    await instance.close()
  }
}

/** The person with this e-mail address. */
export async function findPerson(email: string): Promise<{ id: string; name: string; email: string }> {
  const person = await database().user.findUnique({
    where: { email: normaliseEmail(email) },
    select: { id: true, name: true, email: true },
  })
  if (!person) throw new AppError('not_found', `Nobody here has the e-mail address ${email}.`)
  return person
}

/** The operator acts as a person: the one named, or the one who has owned the project longest. */
export async function operatorOf(project: string, asEmail: string | undefined): Promise<Grant> {
  const isId = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(project)
  const found = await database().project.findFirst({
    where: { retiredAt: null, ...(isId ? { id: project } : { slug: project }) },
    select: {
      id: true,
      slug: true,
      members: {
        where: { role: 'owner', retiredAt: null },
        orderBy: { createdAt: 'asc' },
        take: 1,
        select: { userId: true },
      },
    },
  })
  if (!found)
    throw new AppError('not_found', `There is no project "${project}". List them with: project list`)
  const userId = asEmail ? (await findPerson(asEmail)).id : found.members[0]?.userId
  if (!userId)
    throw new AppError('conflict', `The project "${found.slug}" has no owner; name a person with --as.`)
  return operatorGrant(userId, found.id, found.slug)
}

export const commandActor = (userId: string): Actor => ({
  userId,
  via: 'command',
  scope: 'write',
  onlyProjectId: null,
})
