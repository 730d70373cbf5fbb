'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { newId } from '#components/live/new-id.ts'
import { useProject, useStore } from '#components/live/use-project.ts'
import { call } from '#lib/api/client.ts'
import { type ImportItem } from './import-item.ts'
import { createImportQueue, type ImportQueue } from './import-queue.ts'

// One queue for each project and tab: it outlives the page that began it.
const queues = new Map<string, ImportQueue>()
const asked = new Set<string>()

/** The files of this person on their way into the project. `isFresh`: ask the server what it keeps. */
export function useImportQueue(isFresh = false): { queue: ImportQueue; items: readonly ImportItem[] } {
  const { slug, may } = useProject()
  const store = useStore()
  const mayImport = may('source.import')
  let queue = queues.get(slug)
  if (!queue) {
    const params = { project: slug }
    queue = createImportQueue({
      newId,
      onDone: () => store.wake(),
      handIn: ({ id, file, fileName, signal, onProgress }) =>
        call('createProposal', { params, query: { id, fileName }, file, signal, onProgress }),
      read: async ({ id, encoding, signal }) => {
        const body = encoding === undefined ? {} : { encoding }
        return (await call('readProposal', { params: { ...params, id }, body, signal })).proposal
      },
      accept: ({ id, ...body }) => call('acceptProposal', { params: { ...params, id }, body }),
      discard: (id) => call('discardProposal', { params: { ...params, id } }),
    })
    queues.set(slug, queue)
  }
  const items = useSyncExternalStore(queue.subscribe, queue.items, () => none)
  const current = queue
  useEffect(() => {
    if (!mayImport || (asked.has(slug) && !isFresh)) return
    asked.add(slug)
    // What lies on the server since another visit; without it the list still shows what this page has sent.
    call('listProposals', { params: { project: slug } }).then(
      ({ proposals }) => current.restore(proposals),
      () => asked.delete(slug),
    )
  }, [current, slug, mayImport, isFresh])
  return { queue, items }
}

const none: readonly ImportItem[] = []
