import { createContext } from 'react'
import type { z } from 'zod'
import type { me } from '#lib/api/person.ts'
import type { Role } from '#lib/access/role.ts'
import type { RecordLists } from '#lib/live/state.ts'
import type { ProjectStore } from './store-view.ts'

/** The signed-in person. */
export type Me = z.output<typeof me>

/** What the layout loads on the server; in the browser it comes with the page, or from the API. */
export interface ProjectSnapshot {
  readonly projectId: string
  readonly version: number
  readonly role: Role
  /** False: only the kinds that a page of the reader is drawn from. */
  readonly isWhole: boolean
  readonly records: RecordLists
}

export interface ProjectContextValue {
  readonly store: ProjectStore
  readonly projectId: string
  readonly slug: string
  readonly me: Me
  /** This tab, for presence. */
  readonly clientId: string
  /** The role at load; changes arrive by the member's record. */
  readonly roleAtLoad: Role
}

export const ProjectContext = createContext<ProjectContextValue | null>(null)
