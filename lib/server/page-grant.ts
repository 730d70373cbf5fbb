// What a page asks before it loads: who is it, and may they. The same words for "not there" and "not for you".
import 'server-only'
import { cache } from 'react'
import type { Action } from '#lib/access/policy.ts'
import { AppError } from '#lib/api/problem.ts'
import { authorize, personActor, type Grant } from './access.ts'
import { requirePerson } from './session.ts'

/** The signed-in person's grant on a project for `action`; leads to the sign-in page or to "nothing here". */
export const pageGrant = cache(async (project: string, action: Action = 'project.read'): Promise<Grant> => {
  const person = await requirePerson()
  try {
    return await authorize(personActor(person), action, project)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { notFound } = await import('next/navigation.js')
    return notFound()
  }
})
