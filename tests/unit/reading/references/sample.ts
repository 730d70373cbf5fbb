// Small documents for the tests of references, written as people write them: a line is a block, "# " a heading, "^3 …" at the
// beginning of a line the body of note 3, and "^3" within a line its marker.
import type { Span } from '#lib/text/span.ts'
import { findReferences } from '#lib/reading/references/find-references.ts'
import type { Block, Note, References } from '#lib/reading/reading.ts'

export interface Sample {
  readonly text: string
  readonly blocks: Block[]
  readonly notes: Note[]
}

export function sample(source: string): Sample {
  const blocks: Block[] = []
  const markers = new Map<string, number>()
  const bodies = new Map<string, Span>()
  let text = ''
  const add = (kind: Block['kind'], line: string): Span => {
    if (text !== '') text += '\n'
    const start = text.length
    for (const [piece, label] of split(line)) {
      text += piece
      if (label !== '') markers.set(label, text.length)
    }
    blocks.push({ kind, start, end: text.length })
    return [start, text.length]
  }
  for (const line of source
    .trim()
    .split('\n')
    .map((one) => one.trim())) {
    const note = /^\^(\d+) (.*)$/.exec(line)
    if (note) bodies.set(note[1] ?? '', add('note', note[2] ?? ''))
    else if (line.startsWith('# ')) add('heading', line.slice(2))
    else if (line !== '') add('paragraph', line)
  }
  const labels = [...new Set([...bodies.keys(), ...markers.keys()])].sort((a, b) => Number(a) - Number(b))
  const notes = labels.map((label): Note => {
    const body = bodies.get(label) ?? null
    const at = markers.get(label) ?? null
    const state = [at === null ? 'marker_missing' : '', body === null ? 'body_missing' : ''].filter(
      (one) => one !== '',
    )
    return {
      label,
      kind: 'footnote',
      at,
      marker: null,
      bodyMarker: null,
      body,
      rawBody: [],
      state: state.join('+') || 'linked',
    }
  })
  return { text, blocks, notes }
}

const split = (line: string): [string, string][] => {
  const parts = line.split(/\^(\d+)/)
  return parts.flatMap((part, i): [string, string][] => (i % 2 === 0 ? [[part, parts[i + 1] ?? '']] : []))
}

export interface Found extends References {
  /** The words of a range. */
  readonly words: (span: Span) => string
}

/** The references of a sample; ranges point into its text. */
export function referencesOf(source: string, language = 'de'): Found {
  const { text, blocks, notes } = sample(source)
  const references = findReferences({ text, blocks, notes, language, toRaw: (span) => span })
  return { ...references, words: (span) => text.slice(...span) }
}
