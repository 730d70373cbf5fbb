'use client'

// What others do to this text while one reads it, in one polite sentence: the marks themselves appear without a word.
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useMemberName, useStore } from '#components/live/use-project.ts'
import type { ProjectEvent } from '#lib/live/event.ts'
import type { Records } from '#lib/live/state.ts'

/** A burst of changes is one piece of news. */
const REST_MS = 1500

export function useForeignNews(sourceId: string, announce: (message: string) => void): void {
  const t = useTranslations('reader.news')
  const store = useStore()
  const nameOf = useMemberName()
  useEffect(() => {
    let waiting: ProjectEvent[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = (): void => {
      const [first] = waiting
      const count = waiting.length
      waiting = []
      if (!first) return
      const name = nameOf(first.actorId)
      announce(
        count === 1
          ? t('one', { name, action: first.action, kind: first.kind })
          : t('several', { name, count }),
      )
    }
    const stop = store.onForeignEvents((events) => {
      const here = events.filter((event) => isAbout(event, sourceId, store.view().records))
      if (here.length === 0) return
      waiting.push(...here)
      clearTimeout(timer)
      timer = setTimeout(tell, REST_MS)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [store, sourceId, announce, t, nameOf])
}

function isAbout(event: ProjectEvent, sourceId: string, records: Records): boolean {
  const record = event.after ?? event.before
  if (event.kind === 'passage') return record?.['sourceId'] === sourceId
  const passageOf = (id: unknown): unknown => records.passage[String(id)]?.sourceId
  if (event.kind === 'note' || event.kind === 'attestation' || event.kind === 'tagging')
    return passageOf(record?.['passageId']) === sourceId
  if (event.kind === 'evidence')
    return passageOf(records.attestation[String(record?.['fromAttestationId'])]?.passageId) === sourceId
  return false
}
