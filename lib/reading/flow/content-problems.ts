// What stands in the text of a document beside its words, counted while it is read: said once each.
import type { Problem } from '../reading.ts'

export type Met =
  | 'field'
  | 'open-field'
  | 'picture'
  | 'object'
  | 'chunk'
  | 'formula'
  | 'hidden'
  | 'script'
  | 'link'
  | 'external'

type Saying = readonly [code: string, severity: Problem['severity'], message: (count: number) => string]

const sayings: Readonly<Record<Met, Saying>> = {
  field: [
    'fields_kept',
    'info',
    (count) => `${count} fields (page numbers, references and the like) stand as they were last shown.`,
  ],
  'open-field': [
    'field_not_closed',
    'warning',
    () => 'A field is not closed; its commands may stand among the words.',
  ],
  picture: [
    'pictures_left_out',
    'info',
    (count) => `${count} pictures or drawings were left out; words in them are kept.`,
  ],
  object: ['embedded_left_out', 'warning', (count) => `${count} embedded objects were left out.`],
  chunk: [
    'chunks_left_out',
    'warning',
    (count) => `${count} other documents that this one brings in were left out; their words are missing.`,
  ],
  formula: ['formulas_flattened', 'info', (count) => `${count} formulas stand as the row of their signs.`],
  hidden: [
    'hidden_left_out',
    'warning',
    (count) => `${count} pieces of hidden text were left out of the words; they stand in the original.`,
  ],
  script: ['scripts_left_out', 'info', (count) => `${count} scripts were left out; they are never run.`],
  link: [
    'links_left_out',
    'info',
    (count) => `${count} links to other places were left out; their words are kept.`,
  ],
  external: [
    'external_left_out',
    'warning',
    (count) => `${count} parts would have been fetched from elsewhere; they were left out.`,
  ],
}

export interface Counts {
  /** `name`: which of them it is, for the report. */
  count(what: Met, name?: string): void
  problems(): Problem[]
}

export function contentCounts(): Counts {
  const counts = new Map<Met, number>()
  const names = new Map<Met, Set<string>>()
  return {
    count(what, name = '') {
      counts.set(what, (counts.get(what) ?? 0) + 1)
      const known = names.get(what) ?? new Set()
      names.set(what, known)
      if (name !== '' && known.size < 12) known.add(name.slice(0, 20))
    },
    problems: () =>
      [...counts].map(([what, count]) => {
        const [code, severity, message] = sayings[what]
        const label = [...(names.get(what) ?? [])].sort().join(', ')
        const all = label === '' ? message(count) : `${message(count)} (${label})`
        return { code, severity, message: all, count, ...(label === '' ? {} : { label }) }
      }),
  }
}

/** Each code once: what a document's parts say again of what its text has said already is left out. */
export const withoutRepeats = (problems: readonly Problem[]): Problem[] =>
  problems.filter(
    ({ code, label }, i) => i === problems.findIndex((one) => one.code === code && one.label === label),
  )
