'use client'

import { ChevronDown, ChevronUp, X } from 'lucide-react'
import {
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react'
import { useTranslations } from 'use-intl'
import { searchableText } from '#lib/text/search.ts'
import type { Span } from '#lib/text/span.ts'
import { IconButton } from './passage-card.tsx'

export interface Found {
  readonly hits: readonly Span[]
  /** The one that is being looked at. */
  readonly at: Span | null
}

export const nothing: Found = { hits: [], at: null }

/** Enough to count by; more would say no more. */
const MOST_HITS = 5000

/** Finds words whatever their case and accents, across line ends and notes. `from` is where the reader stands. */
export function FindBar({
  text,
  from,
  onFound,
  onClose,
}: {
  text: string
  from: number
  onFound(found: Found): void
  /** Told where the reader has come to: the place in view, if there is one. */
  onClose(at: Span | null): void
}) {
  const t = useTranslations('reader.find')
  const input = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(-1)
  const wanted = useDeferredValue(query)
  const searchable = useMemo(() => searchableText(text), [text])
  const find = useCallback(
    (words: string) => (words.trim().length < 2 ? [] : searchable.find(words, { limit: MOST_HITS })),
    [searchable],
  )
  const hits = useMemo(() => find(wanted), [find, wanted])
  const [first] = useState(from)
  const firstOf = (list: readonly Span[]): number =>
    Math.max(
      0,
      list.findIndex(([start]) => start >= first),
    )
  const index = at >= 0 ? at : firstOf(hits)
  const current = hits[index] ?? null
  useEffect(() => {
    onFound({ hits, at: current })
  }, [hits, current, onFound])
  // Whatever was found last before the bar was closed.
  useEffect(() => () => onFound(nothing), [onFound])
  useEffect(() => {
    input.current?.select()
  }, [])

  // Who types fast goes on, or leaves, before the last letters were looked for.
  const latest = (): { list: readonly Span[]; index: number } => {
    const list = wanted === query ? hits : find(query)
    return { list, index: at >= 0 ? at : firstOf(list) }
  }
  const go = (direction: 1 | -1): void => {
    const { list, index } = latest()
    if (list.length > 0) setAt((index + list.length + direction) % list.length)
  }
  const close = (): void => {
    const { list, index } = latest()
    onClose(list[index] ?? null)
  }
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') go(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="find-bar" role="search">
      <input
        ref={input}
        className="reader-input"
        type="search"
        value={query}
        aria-label={t('label')}
        placeholder={t('placeholder')}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- opened by Ctrl+F
        autoFocus
        onChange={(event) => {
          setQuery(event.target.value)
          setAt(-1)
        }}
        onKeyDown={handleKey}
      />
      <span className="find-count" role="status">
        {wanted.trim().length < 2
          ? ''
          : t('count', {
              at: hits.length === 0 ? 0 : index + 1,
              count: hits.length,
              more: hits.length === MOST_HITS ? 'yes' : 'no',
            })}
      </span>
      <IconButton label={t('previous')} onClick={() => go(-1)}>
        <ChevronUp size={16} aria-hidden />
      </IconButton>
      <IconButton label={t('next')} onClick={() => go(1)}>
        <ChevronDown size={16} aria-hidden />
      </IconButton>
      <IconButton label={t('close')} onClick={close}>
        <X size={16} aria-hidden />
      </IconButton>
    </div>
  )
}
