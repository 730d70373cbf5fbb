// What the name of a style says of a paragraph. The styles of word processors have English names in the file, whatever language
// the program speaks; people and converters name theirs in their own.
import type { BlockKind } from '../reading.ts'

export interface StyleKind {
  readonly kind: BlockKind
  readonly level?: number
  /** A line of a generated table of contents. */
  readonly isContents: boolean
}

export const plainStyle: StyleKind = { kind: 'paragraph', isContents: false }

const kinds: readonly (readonly [pattern: RegExp, kind: BlockKind])[] = [
  [/verse|poem|poetry|strophe|stanza|gedicht|versus/i, 'verse'],
  [/quot|zitat|block text|citation/i, 'quote'],
  [/caption|beschriftung/i, 'caption'],
  [/salutation|anrede/i, 'salutation'],
  [/^(?:signature|closing|unterschrift|grußformel|e-mail signature)/i, 'signature'],
]

/** The kind that `name` says; `base` where it says nothing. */
export function kindOfStyle<S extends StyleKind>(name: string, base: S): S {
  const level = /^(?:heading|überschrift|titre) ?([1-9])$/i.exec(name)?.[1]
  if (level) return { ...base, kind: 'heading', level: Number(level) }
  if (/^(?:title|titel)$/i.test(name)) return { ...base, kind: 'heading', level: 1 }
  if (/^(?:subtitle|untertitel)$/i.test(name)) return { ...base, kind: 'heading', level: 2 }
  if (/^(?:toc|table of figures|contents) ?(?:\d{1,2}|heading)?$/i.test(name))
    return { ...base, isContents: true }
  const kind = kinds.find(([pattern]) => pattern.test(name))?.[1]
  return kind === undefined ? base : { ...base, kind }
}
