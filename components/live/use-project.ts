// How components read and write the project.
import { use, useCallback, useMemo, useSyncExternalStore } from 'react'
import { can, type Action } from '#lib/access/policy.ts'
import type { Role } from '#lib/access/role.ts'
import type { Write } from '#lib/live/event.ts'
import type { RecordKind, RecordOf } from '#lib/live/records.ts'
import { ProjectContext, type Me, type ProjectContextValue } from './project-context.ts'
import type { Outcome, PresentPerson, ProjectStore, Refusal, SaveState, StoreView } from './store-view.ts'

function useProjectContext(): ProjectContextValue {
  const value = use(ProjectContext)
  if (!value) throw new Error('This component needs a ProjectProvider above it.')
  return value
}

function useView<T>(select: (view: StoreView) => T): T {
  const { store } = useProjectContext()
  const read = () => select(store.view())
  // A part of the page may wake up after the live line has brought news: it must first agree with what the server drew.
  const readAtLoad = () => select(store.viewAtLoad())
  return useSyncExternalStore(store.subscribe, read, readAtLoad)
}

export interface Project {
  projectId: string
  slug: string
  title: string
  role: Role
  me: Me
  /** Whether I may do `action`; `isOwn` (default true) tells whether the record is mine. */
  may(action: Action, isOwn?: boolean): boolean
}

/** The project one is in, and what one may do there. */
export function useProject(): Project {
  const { projectId, slug, me, roleAtLoad } = useProjectContext()
  const role = useView((view) => findRole(view, me.id)) ?? roleAtLoad
  const title = useView((view) => view.records.project[projectId]?.title ?? slug)
  return useMemo(
    () => ({ projectId, slug, title, role, me, may: (action, isOwn = true) => can(role, action, isOwn) }),
    [projectId, slug, title, role, me],
  )
}

function findRole(view: StoreView, userId: string): Role | undefined {
  for (const member of Object.values(view.records.member)) if (member.userId === userId) return member.role
  return undefined
}

/** All living records of a kind by id; the same object until one of them changes. */
export function useRecords<K extends RecordKind>(kind: K): Readonly<Record<string, RecordOf<K>>> {
  return useView((view) => view.records[kind])
}

/** One living record, or null. */
export function useRecord<K extends RecordKind>(kind: K, id: string | null | undefined): RecordOf<K> | null {
  return useView((view) => (id ? (view.records[kind][id] ?? null) : null))
}

/** Whether the whole project is here; a page of the reader begins with its words and gets the rest a moment later. */
export function useIsWhole(): boolean {
  return useView((view) => view.isWhole)
}

export interface Writer {
  /** Writes all or none, shown at once. Resolves with the server's answer; while offline it waits. */
  run(label: string, writes: Write[]): Promise<Outcome>
  undo(): Promise<Outcome>
  redo(): Promise<Outcome>
  canUndo: boolean
  canRedo: boolean
  /** What undo and redo would take back, in the words of `run`'s label. */
  undoLabel: string | null
  redoLabel: string | null
  saveState: SaveState
  pendingCount: number
  refusals: readonly Refusal[]
  dismiss(refusalId: string): void
}

/** The one way to write into the project from the interface. */
export function useWriter(): Writer {
  const { store } = useProjectContext()
  const saveState = useView((view) => view.saveState)
  const pendingCount = useView((view) => view.pendingCount)
  const undoLabel = useView((view) => view.undoLabel)
  const redoLabel = useView((view) => view.redoLabel)
  const refusals = useView((view) => view.refusals)
  return useMemo(
    () => ({
      run: (label, writes) => store.run(label, writes),
      undo: () => store.undo(),
      redo: () => store.redo(),
      canUndo: undoLabel !== null,
      canRedo: redoLabel !== null,
      undoLabel,
      redoLabel,
      saveState,
      pendingCount,
      refusals,
      dismiss: (id) => store.dismiss(id),
    }),
    [store, saveState, pendingCount, undoLabel, redoLabel, refusals],
  )
}

/** The store itself, for what must read at the moment of an event rather than render. */
export function useStore(): ProjectStore {
  return useProjectContext().store
}

/** Everyone else who is in the project now, and where they read. */
export function usePeople(): readonly PresentPerson[] {
  const { me } = useProjectContext()
  const people = useView((view) => view.people)
  return useMemo(() => people.filter((person) => person.userId !== me.id), [people, me.id])
}

/** Names of members by user id; people who have left keep their name in the member record as long as it lives. */
export function useMemberName(): (userId: string) => string {
  const members = useRecords('member')
  const names = useMemo(
    () => new Map(Object.values(members).map((member) => [member.userId, member.name])),
    [members],
  )
  return useCallback((userId: string) => names.get(userId) ?? '…', [names])
}
