// The loss report as it is kept with a revision and printed with an edition: figures, losses, what was done, what was chosen.
import type { ReadingReport } from '#lib/sources/schema.ts'
import type { Choices, Reading } from './reading.ts'
import { summarise } from './summary.ts'

/** The report of a reading that was made with these choices. */
export function reportOf(reading: Reading, choices: Choices = {}): ReadingReport {
  const known = new Set(reading.decisions.map(({ key }) => key))
  // What was chosen where this reading has no choice any more, has changed nothing.
  const chosen = Object.entries(choices).filter(([key]) => known.has(key))
  return {
    counts: reading.counts,
    problems: reading.problems.map(({ code, severity, message, count, label, raw }) => ({
      code,
      severity,
      message,
      ...(count === undefined ? {} : { count }),
      ...(label === undefined ? {} : { label }),
      ...(raw === undefined ? {} : { raw: [raw[0], raw[1]] }),
    })),
    summary: [
      ...summarise(reading).map((line) => ({ ...line })),
      ...(chosen.length > 0 ? [{ code: 'choices', count: chosen.length }] : []),
    ],
    ...(chosen.length > 0 ? { choices: Object.fromEntries(chosen) } : {}),
  }
}
