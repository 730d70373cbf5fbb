'use client'

import { useSyncExternalStore } from 'react'
import { newId } from '#components/live/new-id.ts'
import { useProject, useStore } from '#components/live/use-project.ts'
import { call } from '#lib/api/client.ts'
import { createImportQueue, type ImportItem, type ImportQueue } from './import-queue.ts'

// One queue for each project and tab: it outlives the page that began it.
const queues = new Map<string, ImportQueue>()

export function useImportQueue(): { queue: ImportQueue; items: readonly ImportItem[] } {
  const { slug } = useProject()
  const store = useStore()
  let queue = queues.get(slug)
  if (!queue) {
    queue = createImportQueue({
      newId,
      onDone: () => store.wake(),
      send: ({ file, fileName, encoding, sourceId, revisionId, key, signal, onProgress }) =>
        call('importSource', {
          params: { project: slug },
          query: { fileName, sourceId, revisionId, ...(encoding === undefined ? {} : { encoding }) },
          file,
          idempotencyKey: key,
          signal,
          onProgress,
        }),
    })
    queues.set(slug, queue)
  }
  const items = useSyncExternalStore(queue.subscribe, queue.items, () => none)
  return { queue, items }
}

const none: readonly ImportItem[] = []
