'use client'

// What a reading did, lost and decided, in the reader's language.
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Decision } from '#lib/reading/reading.ts'
import type { SummaryLine } from '#lib/reading/summary.ts'
import type { ReadingReport } from '#lib/sources/schema.ts'

type Loss = ReadingReport['problems'][number]
type Line = NonNullable<ReadingReport['summary']>[number] | SummaryLine

export interface ReadingWords {
  summary(line: Line): string
  /** What stands in the file and is no part of the text, and how often. */
  apart(kind: string, count: number): string
  problem(loss: Loss): string
  severity(severity: Loss['severity']): string
  /** Why the reader decided so; empty where it gave a reason that has no words. */
  reason(reason: string): string
  choice(option: string, decision?: Pick<Decision, 'kind'>): string
}

export function useReadingWords(): ReadingWords {
  const t = useTranslations('reading')
  return useMemo(() => {
    const apart = (kind: string, count: number): string =>
      t(t.has(`apart.${kind}`) ? `apart.${kind}` : 'apart.other', { count })
    return {
      apart,
      summary({ code, count, unsure = 0, label = '', of = '' }) {
        if (code === 'set_apart') return apart(label, count)
        const key = `summary.${code}`
        return t.has(key) ? t(key, { count, unsure, label, of }) : `${code}: ${count}`
      },
      problem({ code, message, count, label = '' }) {
        const key = `problem.${code}`
        // Reports of older versions say their figures only in the sentence itself.
        const isSilent = count === undefined && label === ''
        if (!t.has(key) || (isSilent && /\{(count|label)/.test(String(t.raw(key))))) return message
        return t(key, { count: count ?? 1, label })
      },
      severity: (severity) => t(`severity.${severity}`),
      reason: (reason) => (t.has(`reason.${reason}`) ? t(`reason.${reason}`) : ''),
      choice(option, decision) {
        const note = /^note (.+)$/.exec(option)?.[1]
        if (note !== undefined) return t('choice.note', { label: note })
        if (t.has(`choice.${option}`)) return t(`choice.${option}`)
        return decision?.kind === 'zone' ? t('choice.apart') : option
      },
    }
  }, [t])
}
