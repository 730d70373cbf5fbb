// Marks that a machine misread: between the marks of its neighbours a note is called by a closing quotation mark that closes
// nothing, or by letters that look like its figures.
import type { SourceLine } from './lines.ts'
import type { FoundMarker } from './marker-candidates.ts'
import type { FoundNote } from './note-zones.ts'

/** `taken`: where what looks like a proper mark begins. */
export function misreadMarker(
  lines: readonly SourceLine[],
  markers: ReadonlyMap<number, FoundMarker>,
  notes: readonly FoundNote[],
  note: number,
  taken: ReadonlySet<number>,
): FoundMarker | null {
  const label = notes[note]?.label ?? ''
  const [before, after] = [markers.get(note - 1), markers.get(note + 1)]
  if (!before || !after || after.line < before.line || after.line - before.line > 80) return null
  const signs = notes[note]?.isMisread ? /(?<=\p{L})["”'*^°](?=\s|[.,;:)]|$)/gu : lookAlike(label)
  if (!signs) return null
  const fits: FoundMarker[] = []
  let depth = 0
  for (let at = before.line; at <= after.line; at++) {
    const line = lines[at]
    if (!line) continue
    for (const hit of line.text.matchAll(new RegExp(`[„“«»"”]|${signs.source}`, 'gu'))) {
      const from = line.start + hit.index
      const isOutside =
        (at === before.line && from < before.raw[1]) || (at === after.line && from >= after.raw[0])
      if (/[„«»“]/.test(hit[0])) {
        depth = /[„«“]/.test(hit[0]) ? 1 : 0
        continue
      }
      const isClosing = /["”]/.test(hit[0]) && depth > 0
      if (/["”]/.test(hit[0])) depth = 0
      const around = line.text.slice(Math.max(0, hit.index - 1), hit.index + hit[0].length + 1)
      if (isOutside || isClosing || taken.has(from) || !new RegExp(signs.source, 'u').test(around)) continue
      fits.push({ raw: [from, from + hit[0].length], line: at, isMisread: true, shape: 'sign' })
    }
  }
  return fits.length === 1 ? (fits[0] ?? null) : null
}

const likes: Readonly<Record<string, string>> = {
  '0': 'OoQ',
  '1': 'lIi|!',
  '2': 'Zz',
  '5': 'S',
  '6': 'b',
  '8': 'B',
  '9': 'g',
}

/** The label written with letters, after a word; one figure alone would fit too many words. */
function lookAlike(label: string): RegExp | null {
  if (!/^\d{2,3}$/.test(label)) return null
  const signs = [...label].map((figure) => `[${figure}${likes[figure] ?? ''}]`).join('')
  return new RegExp(`(?<=\\p{Ll}{3})(?!\\d+)${signs}(?=[\\s.,;:)"]|$)`, 'gu')
}
