// One source of an edition: its text cut by passages, both apparatuses numbered, what could not be placed kept.
import { quoteOf } from '#lib/anchoring/describe.ts'
import type { RecordOf } from '#lib/live/records.ts'
import type { Reading } from '#lib/reading/reading.ts'
import { cutText } from './blocks.ts'
import { byMaking } from './choose.ts'
import type { EditionBlock, Place, Sheet, SourceNote } from './edition.ts'
import { letterOf } from './names.ts'

/** A reading as it is stored; of an older or foreign file, members may be missing. */
export interface StoredReading {
  revisionId: string
  text: string
  reading: Partial<Reading>
}

export interface PassagePlace {
  passage: RecordOf<'passage'>
  key: string
  place: Place
  number: number | null
  letter: string | null
}

export interface SourceText {
  text: string
  blocks: EditionBlock[]
  notes: SourceNote[]
  places: PassagePlace[]
}

/** The newest revision of a source that is alive. */
export function newestRevision(
  revisions: readonly RecordOf<'revision'>[],
  sourceId: string,
): RecordOf<'revision'> | undefined {
  return revisions
    .filter((one) => one.sourceId === sourceId)
    .sort((a, b) => b.number - a.number || byMaking(b, a))[0]
}

/**
 * Places passages in the text of one revision and numbers both apparatuses. A passage whose words do not stand where it says is
 * not marked: a wrong place is worse than none. `firstKey` is the number of the first passage key.
 */
export function layOut(input: {
  key: string
  revisionId: string | null
  stored: StoredReading | undefined
  passages: readonly RecordOf<'passage'>[]
  firstKey: number
  registers: (passageId: string) => { textual: boolean; factual: boolean }
}): SourceText {
  const text = input.stored?.text ?? ''
  const reading = {
    blocks: input.stored?.reading.blocks ?? [],
    notes: input.stored?.reading.notes ?? [],
    pages: input.stored?.reading.pages ?? [],
  }
  const reasons = new Map(
    input.passages.map((one) => [
      one.id,
      whyUnplaced(one, input.revisionId, text, input.stored !== undefined),
    ]),
  )
  const isPlaced = (one: RecordOf<'passage'>): boolean => reasons.get(one.id) === null
  const ordered = input.passages
    .filter(isPlaced)
    .sort(byPlace)
    .concat(input.passages.filter((one) => !isPlaced(one)).sort(byMaking))
  const keys = new Map(ordered.map((one, index) => [one.id, `p${input.firstKey + index}`]))
  const keyOf = (id: string): string => keys.get(id) ?? ''
  const { blocks, notes } = cutText(
    input.key,
    text,
    reading,
    ordered.filter(isPlaced).map((one) => ({ key: keyOf(one.id), spans: one.spans })),
  )
  const found = whereFound(blocks)
  let number = 0
  let letter = 0
  const places = ordered.map((passage): PassagePlace => {
    const key = keyOf(passage.id)
    const at = found.get(key)
    const reason = reasons.get(passage.id) ?? (at ? null : 'noText')
    const register = input.registers(passage.id)
    return {
      passage,
      key,
      place:
        reason === null && at
          ? {
              kind: 'placed',
              spans: passage.spans,
              paragraphs: at,
              page: pageAt(reading.pages, passage.spans[0]?.[0] ?? 0),
            }
          : { kind: 'unplaced', reason: reason ?? 'noText' },
      number: register.factual ? ++number : null,
      letter: register.textual ? letterOf(letter++) : null,
    }
  })
  return { text, blocks, notes, places }
}

type Reason = Extract<Place, { kind: 'unplaced' }>['reason']

function whyUnplaced(
  passage: RecordOf<'passage'>,
  revisionId: string | null,
  text: string,
  hasText: boolean,
): Reason | null {
  if (!hasText) return 'noText'
  if (passage.revisionId !== revisionId) return 'earlierRevision'
  if (passage.spans.some(([start, end]) => end > text.length || start >= end)) return 'outsideText'
  const bare = (words: string): string => words.replace(/\s+/g, '')
  return bare(quoteOf(text, passage.spans)) === bare(passage.quote) ? null : 'otherWords'
}

/** As a reader meets them: by beginning, the longer first. */
function byPlace(a: RecordOf<'passage'>, b: RecordOf<'passage'>): number {
  const start = (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0)
  return start || (b.spans.at(-1)?.[1] ?? 0) - (a.spans.at(-1)?.[1] ?? 0) || byMaking(a, b)
}

function whereFound(blocks: readonly EditionBlock[]): Map<string, [number, number]> {
  const found = new Map<string, [number, number]>()
  for (const block of blocks)
    for (const piece of block.pieces)
      if (piece.kind === 'text')
        for (const key of piece.passages) {
          const at = found.get(key)
          if (at) at[1] = block.number
          else found.set(key, [block.number, block.number])
        }
  return found
}

function pageAt(pages: Reading['pages'], offset: number): string {
  let label = ''
  for (const page of pages) if (page.at <= offset) label = page.label
  return label
}

/** The sheet of a source or of a unit in it. */
export function toSheet(record: RecordOf<'source'> | RecordOf<'unit'>): Sheet {
  return {
    creators: record.creators,
    addressees: 'addressees' in record ? record.addressees : [],
    translator: 'translator' in record ? record.translator : '',
    dateText: record.dateText,
    dateEdtf: record.dateEdtf,
    dateBasis: record.dateBasis,
    place: record.place,
    genre: record.genre,
    language: record.language,
    archiveReference: record.archiveReference,
    transmission: record.transmission,
    rights: record.rights,
    description: record.description,
  }
}
