// What is said of readings in an edition: the words of lib/reading/words, which the interface uses too.
import { createTranslator } from 'use-intl/core'
import { de } from '#lib/reading/words/de.ts'
import { en } from '#lib/reading/words/en.ts'
import type { ReadingReport } from '#lib/sources/schema.ts'
import type { EditionLanguage } from './edition.ts'
import type { EditionSource } from './edition-source.ts'

interface Words {
  readonly [key: string]: string | Words
}
const tables: Readonly<Record<EditionLanguage, Words>> = { en, de }

/** How one source was read, in words. */
export interface ReadingAccount {
  readonly format: string
  readonly encoding: string
  /** What the reading did, one part of a sentence for each thing. */
  readonly summary: readonly string[]
  readonly losses: readonly { readonly severity: string; readonly text: string }[]
}

/** The account of a source that has a text; null for one without. */
export function accountOf(
  { revision, report }: EditionSource,
  language: EditionLanguage,
): ReadingAccount | null {
  if (!revision) return null
  const t = createTranslator<Words>({ locale: language, messages: tables[language], timeZone: 'UTC' })
  const say = (key: string, values: Record<string, string | number> = {}): string | null =>
    t.has(key as never) ? t(key as never, values as never) : null
  const apart = (kind: string, count: number): string =>
    say(`apart.${kind}`, { count }) ?? say('apart.other', { count }) ?? kind
  const lineOf = ({
    code,
    count,
    unsure = 0,
    label = '',
    of = '',
  }: NonNullable<ReadingReport['summary']>[number]) =>
    code === 'set_apart'
      ? apart(label, count)
      : (say(`summary.${code}`, { count, unsure, label, of }) ?? code)
  const lossOf = ({
    code,
    message,
    count,
    label = '',
  }: EditionSource['report']['problems'][number]): string => {
    const key = `problem.${code}`
    // Reports of older versions say their figures only in the sentence itself.
    const isSilent = count === undefined && label === ''
    if (!t.has(key as never) || (isSilent && /\{(count|label)/.test(String(t.raw(key as never)))))
      return message
    return say(key, { count: count ?? 1, label }) ?? message
  }
  return {
    format: say(`format.${revision.format}`) ?? revision.format,
    encoding: say(`encoding.${revision.encoding}`) ?? revision.encoding,
    summary: (report.summary ?? []).map(lineOf),
    losses: report.problems.map((problem) => ({
      severity: say(`severity.${problem.severity}`) ?? problem.severity,
      text: lossOf(problem),
    })),
  }
}

/** Parts of a sentence as one, with a capital at its head; empty when there are none. */
export function sentenceOf(parts: readonly string[]): string {
  const line = parts.join('; ')
  return line === '' ? '' : `${line.slice(0, 1).toUpperCase()}${line.slice(1)}.`
}
