// The words of the writers, one table for each language of the interface.
import type { EditionLanguage } from '../edition.ts'
import { de } from './de.ts'
import { en } from './en.ts'

export type Labels = typeof en

const tables: Record<EditionLanguage, Labels> = { en, de }

/** The table of one language. */
export function labelsFor(language: EditionLanguage): Labels {
  return tables[language]
}

type Vocabulary = Labels['vocabulary']

/** The word for a value of a controlled list; the value itself where the list is younger than the table. */
export function term(labels: Labels, list: keyof Vocabulary, value: string): string {
  const words: Readonly<Record<string, string>> = labels.vocabulary[list]
  return words[value] ?? value
}
