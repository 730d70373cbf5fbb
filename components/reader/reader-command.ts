// What a key asks of the reader, apart from moving the caret. Single letters work only while the text or a card has the focus
// (WCAG 2.1.4), never while one writes.

export type ReaderCommand =
  | 'mark'
  | 'note'
  | 'tag'
  | 'claim'
  | 'evidence'
  | 'correct'
  | 'extend'
  | 'replace'
  | 'sentence'
  | 'paragraph'
  | 'open'
  | 'next'
  | 'previous'
  | 'nextClaim'
  | 'previousClaim'
  | 'nextNote'
  | 'previousNote'
  | 'nextBeside'
  | 'previousBeside'
  | 'switch'
  | 'list'
  | 'layers'
  | 'map'
  | 'settings'
  | 'find'
  | 'help'
  | 'footnote'
  | 'facsimile'
  | 'nextDoubt'
  | 'previousDoubt'
  | 'back'
  | 'delete'

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const letters: Readonly<Record<string, ReaderCommand>> = {
  m: 'mark',
  a: 'note',
  t: 'tag',
  c: 'claim',
  e: 'evidence',
  k: 'correct',
  r: 'replace',
  s: 'sentence',
  n: 'next',
  p: 'previous',
  j: 'nextClaim',
  g: 'nextNote',
  b: 'switch',
  l: 'list',
  v: 'layers',
  w: 'map',
  o: 'settings',
  f: 'footnote',
  i: 'facsimile',
  d: 'nextDoubt',
}
const shifted: Readonly<Record<string, ReaderCommand>> = {
  s: 'paragraph',
  n: 'nextBeside',
  p: 'previousBeside',
  j: 'previousClaim',
  g: 'previousNote',
  d: 'previousDoubt',
}
const signs: Readonly<Record<string, ReaderCommand>> = {
  '+': 'extend',
  '/': 'find',
  '?': 'help',
  Enter: 'open',
  Escape: 'back',
  Delete: 'delete',
}

/** The command of a key, or null when the key is not ours. Ctrl and the Mac's Command mean the same. */
export function commandOf(event: Key): ReaderCommand | null {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (event.altKey) return null
  if (event.ctrlKey || event.metaKey) {
    // Undo and redo belong to the whole project (components/shell).
    return key === 'f' && !event.shiftKey ? 'find' : null
  }
  return signs[event.key] ?? (event.shiftKey ? shifted[key] : letters[key]) ?? null
}

/** Whether a key pressed at `target` belongs to what is being written there. */
export function isWriting(target: EventTarget): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null
  )
}
