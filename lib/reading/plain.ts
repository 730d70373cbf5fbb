// Plain text: the lines of a page, read by the layout reader.
import type { Read } from './assemble.ts'
import { readLayout } from './layout/read-layout.ts'
import type { Choices } from './reading.ts'
import { noWordLists, type WordLists } from './word-list.ts'

/** Reads plain text. */
export const readPlain = (raw: string, choices: Choices = {}, wordLists: WordLists = noWordLists): Read =>
  readLayout(raw, { choices, wordLists })
