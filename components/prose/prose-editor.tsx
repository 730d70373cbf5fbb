'use client'

// The door to the editor. Tiptap is a third of all that the reader would load before it runs, and is not needed before somebody
// writes: it comes when somebody has begun to do something and the page is quiet, or at the latest when it is asked for.
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import type { TiptapEditor, TiptapEditorProps } from './tiptap-editor.tsx'
import './prose.css'

let editor: typeof TiptapEditor | null = null
let coming: Promise<void> | null = null
/** Of somebody who does more than read. */
const firstSigns = ['keydown', 'pointerdown'] as const
const listeners = new Set<() => void>()

function load(): Promise<void> {
  coming ??= import('./tiptap-editor.tsx').then(
    (file) => {
      editor = file.TiptapEditor
      for (const tell of listeners) tell()
    },
    (reason: unknown) => {
      coming = null
      throw reason
    },
  )
  return coming
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}

/**
 * Has the editor at hand soon after a first key or click, so that nobody waits who writes on a page where one mostly reads, and
 * whoever only reads never loads it.
 */
export function usePreparedEditor(isQuiet: boolean): void {
  useEffect(() => {
    if (!isQuiet || editor) return
    let idle: number | null = null
    // Whoever writes while the line is cut is told by the editor's own place.
    const prepare = (): void => void load().catch(() => undefined)
    const stopWaiting = (): void => {
      for (const type of firstSigns) removeEventListener(type, begin)
    }
    const begin = (): void => {
      stopWaiting()
      if ('requestIdleCallback' in globalThis) idle = requestIdleCallback(prepare, { timeout: 2_000 })
      else prepare()
    }
    for (const type of firstSigns) addEventListener(type, begin, { passive: true })
    return () => {
      stopWaiting()
      if (idle !== null) cancelIdleCallback(idle)
    }
  }, [isQuiet])
}

/** An editor of `value`; see `TiptapEditor`. */
export function ProseEditor(props: TiptapEditorProps) {
  const t = useTranslations('reader.prose')
  const Editor = useSyncExternalStore(
    subscribe,
    () => editor,
    () => null,
  )
  const [early, setEarly] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const retry = (): void => {
    setIsMissing(false)
    load().catch(() => setIsMissing(true))
  }
  useEffect(() => {
    load().catch(() => setIsMissing(true))
  }, [])
  // eslint-disable-next-line react-hooks/static-components -- the same component from the moment it has come
  if (Editor) return <Editor {...props} early={early} />
  return (
    <div className="prose-editor" aria-busy={!isMissing}>
      {/* What is written before the editor has come is handed on to it. */}
      <textarea
        className="prose prose-field prose-early"
        aria-label={props.label}
        placeholder={props.placeholder}
        value={early}
        onChange={(event) => setEarly(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && early === '') props.onCancel?.()
        }}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- where the editor would have it
        autoFocus={props.autoFocus ?? false}
      />
      {isMissing && (
        <p className="prose-missing" role="alert">
          {t('missing')}{' '}
          <button type="button" className="prose-again" onClick={retry}>
            {t('again')}
          </button>
        </p>
      )}
    </div>
  )
}
