// One source of an edition: its text cut by passages, both apparatuses numbered, what could not be placed kept.
import { quoteOf } from '#lib/anchoring/describe.ts'
import { isSameWording } from '#lib/anchoring/wording.ts'
import type { RecordOf } from '#lib/live/records.ts'
import type { Reading } from '#lib/reading/reading.ts'
import type { Span } from '#lib/text/span.ts'
import { cutText } from './blocks.ts'
import { byMaking } from './choose.ts'
import type { Place } from './edition-passage.ts'
import type { EditionBlock, Sheet, SourceNote } from './edition-source.ts'
import type { CarriedPassage, PlacedCorrection } from './corrections.ts'
import type { EditionSurface } from './facsimile.ts'
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

/** A correction in the text that is printed. */
export interface CorrectionPlace {
  placed: PlacedCorrection
  key: string
  letter: string
  paragraphs: readonly [number, number]
  page: string
}

export interface SourceText {
  text: string
  blocks: EditionBlock[]
  notes: SourceNote[]
  places: PassagePlace[]
  corrections: CorrectionPlace[]
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
  stored: StoredReading | undefined
  /** Carried to this revision. */
  passages: readonly CarriedPassage[]
  corrections: readonly PlacedCorrection[]
  firstKey: number
  firstCorrectionKey: number
  registers: (passageId: string) => { textual: boolean; factual: boolean }
  surfaces: readonly EditionSurface[]
}): SourceText {
  const text = input.stored?.text ?? ''
  const reading = {
    blocks: input.stored?.reading.blocks ?? [],
    notes: input.stored?.reading.notes ?? [],
    pages: input.stored?.reading.pages ?? [],
  }
  const passages = input.passages.map((one) => one.passage)
  const spansOf = new Map(input.passages.map(({ passage, spans }) => [passage.id, spans]))
  const reasons = new Map(
    input.passages.map((one) => [one.passage.id, whyUnplaced(one, text, input.stored !== undefined)]),
  )
  const isPlaced = (one: RecordOf<'passage'>): boolean => reasons.get(one.id) === null
  const placedSpans = (one: RecordOf<'passage'>): readonly Span[] => spansOf.get(one.id) ?? []
  const ordered = passages
    .filter(isPlaced)
    .sort((a, b) => byPlace(placedSpans(a), placedSpans(b)) || byMaking(a, b))
    .concat(passages.filter((one) => !isPlaced(one)).sort(byMaking))
  const keys = new Map(ordered.map((one, index) => [one.id, `p${input.firstKey + index}`]))
  const keyOf = (id: string): string => keys.get(id) ?? ''
  const shown = input.stored === undefined ? [] : input.corrections
  const { blocks, notes } = cutText(
    input.key,
    text,
    reading,
    ordered.filter(isPlaced).map((one) => ({ key: keyOf(one.id), spans: placedSpans(one) })),
    shown.map(({ span }, index) => ({ key: `k${input.firstCorrectionKey + index}`, span })),
    new Map(input.surfaces.map((one) => [one.page, one.key])),
  )
  const found = whereFound(blocks)
  const letters = textualLetters([
    ...ordered.map((one, index) => ({
      id: one.id,
      isTextual: input.registers(one.id).textual,
      span: isPlaced(one) ? (placedSpans(one)[0] ?? null) : null,
      order: index,
    })),
    ...shown.map(({ correction, span }, index) => ({
      id: correction.id,
      isTextual: true,
      span,
      order: index,
    })),
  ])
  let number = 0
  const places = ordered.map((passage): PassagePlace => {
    const key = keyOf(passage.id)
    const at = found.get(key)
    const reason = reasons.get(passage.id) ?? (at ? null : 'noText')
    const spans = placedSpans(passage)
    return {
      passage,
      key,
      place:
        reason === null && at
          ? { kind: 'placed', spans, paragraphs: at, page: pageAt(reading.pages, spans[0]?.[0] ?? 0) }
          : { kind: 'unplaced', reason: reason ?? 'noText' },
      number: input.registers(passage.id).factual ? ++number : null,
      letter: letters.get(passage.id) ?? null,
    }
  })
  const corrections = shown.map((placed, index): CorrectionPlace => ({
    placed,
    key: `k${input.firstCorrectionKey + index}`,
    letter: letters.get(placed.correction.id) ?? '',
    paragraphs: paragraphsAt(blocks, placed.span),
    page: pageAt(reading.pages, placed.span[0]),
  }))
  return { text, blocks, notes, places, corrections }
}

/** Letters in the order of the text; what has no place comes last. */
function textualLetters(
  list: readonly { id: string; isTextual: boolean; span: Span | null; order: number }[],
): Map<string, string> {
  const start = (span: Span | null): number => span?.[0] ?? Infinity
  const sorted = list
    .filter((one) => one.isTextual)
    .sort((a, b) => {
      const [x, y] = [start(a.span), start(b.span)]
      return x === y ? a.order - b.order : x - y
    })
  return new Map(sorted.map(({ id }, index) => [id, letterOf(index)]))
}

/** First and last paragraph that a span touches; a point belongs to the paragraph it stands in. */
function paragraphsAt(blocks: readonly EditionBlock[], [start, end]: Span): readonly [number, number] {
  const touched = blocks.filter((block) =>
    start === end ? block.start <= start && start <= block.end : block.start < end && start < block.end,
  )
  return [touched[0]?.number ?? 1, touched.at(-1)?.number ?? 1]
}

type Reason = Extract<Place, { kind: 'unplaced' }>['reason']

function whyUnplaced(
  { passage, decided, spans }: CarriedPassage,
  text: string,
  hasText: boolean,
): Reason | null {
  if (!hasText) return 'noText'
  if (decided !== null && decided.spans === null) return 'detached'
  if (spans === null) return 'earlierRevision'
  if (spans.some(([start, end]) => end > text.length || start >= end)) return 'outsideText'
  // Carried words may differ in line ends and their hyphens, and in nothing else.
  return isSameWording(passage.quote, quoteOf(text, spans)) ? null : 'otherWords'
}

/** As a reader meets them: by beginning, the longer first. */
function byPlace(a: readonly Span[], b: readonly Span[]): number {
  return (a[0]?.[0] ?? 0) - (b[0]?.[0] ?? 0) || (b.at(-1)?.[1] ?? 0) - (a.at(-1)?.[1] ?? 0)
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
