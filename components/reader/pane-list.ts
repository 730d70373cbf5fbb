// The texts that stand side by side, each by its source, for what one asks of another.
import type { PaneHandle } from './source-document.ts'

export interface PaneList {
  get(sourceId: string): PaneHandle | undefined
  /** For the `ref` of a text. */
  keep(sourceId: string, handle: PaneHandle | null): void
  /** Tells when a text has come or shows other marks; returns how to stop. */
  onChange(listener: () => void): () => void
}

export function paneList(): PaneList {
  const handles = new Map<string, PaneHandle>()
  const listeners = new Set<() => void>()
  return {
    get: (sourceId) => handles.get(sourceId),
    keep(sourceId, handle) {
      if (handle) handles.set(sourceId, handle)
      else handles.delete(sourceId)
      for (const listener of listeners) listener()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
