// A small invented source that was corrected twice, for editions whose text is no longer the one that was read.
import { describe } from '#lib/anchoring/describe.ts'
import { correct } from '#lib/corrections/apply.ts'
import type { TextCorrection } from '#lib/corrections/correction.ts'
import { assemble } from '#lib/reading/assemble.ts'
import { readMarkdown } from '#lib/reading/markdown.ts'
import type { Reading } from '#lib/reading/reading.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { toProse } from '#lib/prose/document.ts'
import { ada, Dossier, jonas } from './cases.ts'

const raw = `# The harbour book

The ship lay at the qvay with xij barrels, and the captain was was drunk.[^1]

The keeper of the granery saw nothing.

Then the fire began.

[^1]: So Hobb says.
`

type Wish = [old: string, now: string, type: TextCorrection['type'], reason: string, by: string]

export function corrected(): Dossier {
  const dossier = new Dossier()
  const first = assemble(
    { raw, sha256: '', bytes: raw.length, format: 'markdown', encoding: 'utf-8' },
    readMarkdown(raw),
  )
  const source = dossier.add('source', { siglum: 'H', title: 'The harbour book' })
  const hash = (n: number): string => n.toString(16).padStart(64, '0')
  const revise = (
    number: number,
    reading: Reading,
    previous: RecordOf<'revision'> | null,
    difference: (number | string)[] | null,
  ): RecordOf<'revision'> => {
    const revision = dossier.add('revision', {
      ...{
        sourceId: source.id,
        number,
        originalSha256: hash(1),
        fileName: 'h.md',
        format: 'markdown',
        encoding: 'utf-8',
      },
      ...{
        textSha256: hash(0x100 + number),
        length: reading.text.length,
        report: { counts: {}, problems: [] },
      },
      ...(previous ? { previousId: previous.id, origin: 'corrections' as const } : {}),
    })
    dossier.revisions.push({ ...revision, difference })
    // Only the newest text is printed, and through corrections nothing needs to be compared.
    dossier.readings.length = 0
    dossier.readings.push({ revisionId: revision.id, text: reading.text, reading })
    return revision
  }
  const apply = (
    reading: Reading,
    previous: RecordOf<'revision'>,
    wishes: Wish[],
  ): [Reading, RecordOf<'revision'>] => {
    const {
      reading: now,
      difference,
      applied,
    } = correct(
      reading,
      wishes.map(([old, correction, type]) => {
        const start = reading.text.indexOf(old)
        return { start, end: start + old.length, correction, type }
      }),
    )
    const revision = revise(previous.number + 1, now, previous, difference)
    applied.forEach(({ index, spanBefore, spanAfter, ...words }) => {
      const [, , type, reason, by] = wishes[index]!
      const spans = {
        spanBefore: [...spanBefore] as [number, number],
        spanAfter: [...spanAfter] as [number, number],
      }
      dossier.add(
        'correction',
        { sourceId: source.id, revisionId: revision.id, ...words, ...spans, type, reason },
        by,
      )
    })
    return [now, revision]
  }

  const revision = revise(1, first, null, null)
  const at = { source, revision, text: first.text }
  const marked = dossier.mark(at, 'saw nothing')
  const remark = dossier.mark(at, 'Then the fire began')
  dossier.add('note', { passageId: remark.id, body: toProse('In another hand.'), register: 'textual' })
  dossier.mark(at, 'keeper of the granery')
  const moored = dossier.mark(at, 'at the qvay')
  const drunk = dossier.mark(at, 'was was drunk')
  const claim = dossier.add('claim', { statement: 'The keeper saw the fire.' })
  dossier.add('attestation', { passageId: marked.id, claimId: claim.id, polarity: 'denies' }, jonas)
  const [second, next] = apply(first, revision, [
    ['qvay', 'quay', 'normalisation', '', ada],
    ['xij', 'twelve', 'expansion', '', ada],
    ['was was', 'was', 'transcription', '', jonas],
    ['granery', 'granary', 'machine', '', jonas],
    ['So Hobb', 'So the boy Hobb', 'emendation', 'The second copy has these words.', jonas],
  ])
  const [, last] = apply(second, next, [
    ['twelve barrels', 'twelve empty barrels', 'conjecture', 'Full ones could not have lain on deck.', ada],
    [' nothing', '', 'emendation', 'Added by a later reader.', ada],
  ])
  const [start, end] = [second.text.indexOf('at the quay'), second.text.indexOf('at the quay') + 11]
  dossier.add(
    'placement',
    {
      ...{ passageId: moored.id, passageSpans: moored.spans, revisionId: next.id, verdict: 'changed' },
      ...describe(second.text, [[start, end]]),
      ...{ spans: [[start, end]], decision: 'accepted', reason: 'The same quay.' },
    },
    jonas,
  )
  dossier.add('placement', {
    ...{ passageId: drunk.id, passageSpans: drunk.spans, revisionId: last.id, verdict: 'changed' },
    ...{ spans: null, decision: 'detached', reason: 'It spoke of the doubled word.' },
  })
  return dossier
}
