// Corrections applied to a reading: a new reading of the same original. What is not touched stays as it is, and each corrected
// stretch keeps its way back.
import type { Span } from '#lib/text/span.ts'
import type { Note, Page, Reading, Section } from '#lib/reading/reading.ts'
import type { AppliedCorrection, CorrectionFinding, TextCorrection } from './correction.ts'
import type { Difference } from './difference.ts'
import { reflow, zonesOf, type Flow } from './flow.ts'
import { offsetsThrough } from './offsets.ts'
import { settle } from './splices.ts'
import { wayBack } from './way-back.ts'

/** A reading after corrections, how its text differs from the one before, and what became of each correction, in the order given. */
export interface Corrected {
  readonly reading: Reading
  readonly difference: Difference
  readonly applied: readonly AppliedCorrection[]
}

/** What stands against applying `corrections` together; empty when they can be applied. */
export function checkCorrections(
  reading: Reading,
  corrections: readonly TextCorrection[],
): readonly CorrectionFinding[] {
  return plan(reading, corrections).findings
}

/** The reading with `corrections` applied together. Throws `RangeError` where `checkCorrections` finds something. */
export function applyCorrections(reading: Reading, corrections: readonly TextCorrection[]): Reading {
  return correct(reading, corrections).reading
}

/** As `applyCorrections`, with all that a revision stores beside the reading. */
export function correct(reading: Reading, corrections: readonly TextCorrection[]): Corrected {
  const { flow, findings } = plan(reading, corrections)
  const [finding] = findings
  if (finding) throw new RangeError(finding.message)
  const { text, blocks, putIn, difference } = flow
  const applied = putIn
    .map(({ splice, start, text: now }): AppliedCorrection => ({
      index: splice.index,
      spanBefore: [splice.start, splice.end],
      spanAfter: [start, start + now.length],
      reading: reading.text.slice(splice.start, splice.end),
      correction: now,
    }))
    .sort((a, b) => a.index - b.index)
  if (applied.length === 0) return { reading, difference, applied }
  const where = offsetsThrough(reading.text, flow)
  const bodies = bodiesOf(reading, flow)
  const back = wayBack(reading, flow, (index) => corrections[index]?.type ?? 'transcription')
  return {
    reading: {
      ...reading,
      text,
      blocks,
      map: back.map,
      edits: back.edits,
      notes: reading.notes.map((note, i): Note => ({
        ...note,
        at: note.at === null ? null : where.behindWord(note.at),
        body: bodies[i] ?? null,
      })),
      pages: reading.pages.map((page): Page => ({ ...page, at: where.before(page.at) })),
      sections: reading.sections
        .map((section): Section => ({
          ...section,
          start: where.before(section.start),
          end: where.behind(section.end),
        }))
        .filter(({ start, end }) => start < end),
      counts: recount(reading.counts, { text, blocks, edits: back.edits }, applied.length),
    },
    difference,
    applied,
  }
}

function plan(
  reading: Reading,
  corrections: readonly TextCorrection[],
): { flow: Flow; findings: CorrectionFinding[] } {
  const { splices, findings } = settle(reading.text, corrections)
  if (findings.length > 0) return { flow: reflow(reading, []), findings }
  const flow = reflow(reading, splices)
  const all = [...flow.findings]
  if (all.length === 0 && flow.text.normalize('NFC') !== flow.text) {
    all.push({
      code: 'corrections_overlap',
      index: splices[0]?.index ?? 0,
      message: 'Two corrections meet within one letter; make one correction of them.',
    })
  }
  if (all.length === 0) all.push(...emptiedNotes(reading, flow))
  return { flow, findings: all }
}

/** A note without words is none; whether it goes is not a correction of its text. */
function emptiedNotes(reading: Reading, flow: Flow): CorrectionFinding[] {
  const bodies = bodiesOf(reading, flow)
  return reading.notes.flatMap(({ body, label }, i): CorrectionFinding[] => {
    if (!body || bodies[i]) return []
    const splice = flow.putIn.findLast((one) => one.splice.start <= body[0])?.splice
    return [
      {
        code: 'note_emptied',
        index: splice?.index ?? 0,
        message: `This would leave note ${label} without a word.`,
      },
    ]
  })
}

/** The bodies of the notes: from the first to the last of their blocks. */
function bodiesOf(reading: Reading, { blocks, sources }: Flow): (Span | null)[] {
  const zones = zonesOf(reading)
  const bodies: ([number, number] | null)[] = reading.notes.map(() => null)
  blocks.forEach(({ start, end }, i) => {
    const zone = zones.of(sources[i] ?? 0)
    const body = bodies[zone]
    if (body) body[1] = end
    else if (zone >= 0) bodies[zone] = [start, end]
  })
  return bodies
}

function recount(
  counts: Reading['counts'],
  { text, blocks, edits }: Pick<Reading, 'text' | 'blocks' | 'edits'>,
  corrections: number,
): Reading['counts'] {
  const ofKind = (kind: string): number => edits.filter((edit) => edit.kind === kind).length
  return {
    ...counts,
    characters: text.length,
    blocks: blocks.length,
    headings: blocks.filter(({ kind }) => kind === 'heading').length,
    joinedLines: ofKind('join-line'),
    composed: ofKind('nfc'),
    corrections: (counts['corrections'] ?? 0) + corrections,
  }
}
