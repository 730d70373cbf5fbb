// What a key asks of the desk. Single letters work only while the desk has the focus (WCAG 2.1.4), never while one writes.

export type DeskCommand =
  | 'next'
  | 'previous'
  | 'unsure'
  | 'change'
  | 'confirm'
  | 'undo'
  | 'redo'
  | 'help'
  | { readonly option: number }

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const letters: Readonly<Record<string, DeskCommand>> = {
  n: 'next',
  j: 'next',
  p: 'previous',
  k: 'previous',
  u: 'unsure',
  c: 'change',
  y: 'confirm',
  z: 'undo',
  '?': 'help',
}

/** The command of a key, or null when it is not ours. */
export function deskCommand(event: Key): DeskCommand | null {
  if (event.altKey) return null
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (event.ctrlKey || event.metaKey) {
    if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
    return key === 'y' && !event.shiftKey ? 'redo' : null
  }
  if (/^[1-9]$/.test(key)) return { option: Number(key) - 1 }
  return letters[key] ?? null
}
