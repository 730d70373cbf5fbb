// Notes that say that they are notes: "[Footnote 12: See the roll, fol. 3.]", as typed copies of printed books have them. The
// bracket that closes ends the body, however many paragraphs it has.
import type { Span } from '#lib/text/span.ts'
import type { BodyStart } from './body-start.ts'
import type { SourceLine } from './lines.ts'

const opening =
  /^\[\s?(?:foot-?\s?notes?|notes?|fu(?:ß|ss)note|anmerkung|anm\.|note de bas de page|сноска|примечание)\s+(\d{1,4}|[A-Z]|\*{1,4}|†{1,2}|‡{1,2})\s?[:.]\s+(?=\S)/iu

/** A body that is open for longer was never closed. */
const mostLines = 120

export function namedBodies(lines: readonly SourceLine[], exclude: ReadonlySet<number>): BodyStart[] {
  return lines.flatMap((line): BodyStart[] => {
    const isOpening = line.text.startsWith('[') && !exclude.has(line.index)
    const match = isOpening ? opening.exec(line.text) : null
    const closing = match && closingOf(lines, line.index)
    if (!match || !closing) return []
    return [
      {
        label: match[1] ?? '',
        line: line.index,
        marker: [line.start, line.start + match[0].trimEnd().length],
        body: line.start + match[0].length,
        isMisread: false,
        lastLine: closing.line,
        closing: closing.raw,
      },
    ]
  })
}

/** The bracket that closes what is opened at the start of a line: it must stand at the end of one. */
function closingOf(
  lines: readonly SourceLine[],
  first: number,
): { readonly line: number; readonly raw: Span } | null {
  let open = 0
  for (let at = first; at < Math.min(lines.length, first + mostLines); at++) {
    const { text, start } = lines[at] ?? { text: '', start: 0 }
    for (let i = 0; i < text.length; i++) {
      if (text[i] === '[') open++
      else if (text[i] === ']') open--
      if (open === 0) return i === text.length - 1 ? { line: at, raw: [start + i, start + i + 1] } : null
    }
  }
  return null
}
