// The word lists of the languages for which a free one exists, read from their packages when a text needs one.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { sortedWordList, type WordList, type WordLists } from '#lib/reading/word-list.ts'

const files: Readonly<Record<string, string>> = {
  de: 'all-the-german-words/woerter.json',
  en: 'an-array-of-english-words/index.json',
  fr: 'an-array-of-french-words/index.json',
}
const loaded = new Map<string, WordList | null>()

/** Reading goes on without a list that cannot be opened: it then knows only the document's own words. */
export const packagedWordLists: WordLists = (language) => {
  const standing = loaded.get(language)
  if (standing !== undefined) return standing
  const file = files[language]
  let list: WordList | null = null
  try {
    if (file) list = sortedWordList(readFileSync(path.join(process.cwd(), 'node_modules', file)))
  } catch {
    list = null
  }
  loaded.set(language, list)
  return list
}
