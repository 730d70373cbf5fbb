// What addresses inside a project share: the parameters of their paths, and what a write answers.
import { z } from 'zod'
import { projectEvent } from '#lib/live/event.ts'

export const inProject = z.strictObject({ project: z.string().min(1).max(80) })
export const inProjectWithId = inProject.extend({ id: z.uuid() })
/** The events of a write, for whoever wrote; all others get them by the live line. */
export const events = z.strictObject({ events: z.array(projectEvent) })
