// The texts that stand side by side, each by its source, for what one asks of another.
import type { PaneHandle } from './source-document.ts'

export interface PaneList {
  get(sourceId: string): PaneHandle | undefined
  /** For the `ref` of a text. */
  keep(sourceId: string, handle: PaneHandle | null): void
}

export function paneList(): PaneList {
  const handles = new Map<string, PaneHandle>()
  return {
    get: (sourceId) => handles.get(sourceId),
    keep(sourceId, handle) {
      if (handle) handles.set(sourceId, handle)
      else handles.delete(sourceId)
    },
  }
}
