'use client'

// Keys as they are called on the keyboards of each language: Ctrl is Strg on a German one.
import { useTranslations } from 'use-intl'

const named = /\b(?:Ctrl|Shift|Enter|Esc|Delete|Home|End|Page)\b/g
type Named = 'Ctrl' | 'Shift' | 'Enter' | 'Esc' | 'Delete' | 'Home' | 'End' | 'Page'

/** Says keys, written in English (`Ctrl Home`), in the language of the interface. */
export function useKeyNames(): (keys: string) => string {
  const t = useTranslations('shell.keyNames')
  return (keys) => keys.replace(named, (name) => t(name as Named))
}
