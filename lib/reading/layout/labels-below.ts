// Notes whose raised label was put on a line below the body, with an empty line behind it, as some readers of PDF leave them.
import { beginsCapital, beginsSmall, endsFully, wordAtStart, type SourceLine } from './lines.ts'
import type { BodyStart } from './body-start.ts'

const alone = /^\d{1,3}$/
/** A body has no more lines than this, where nothing shows where it begins. */
const longest = 12

/** `words`: those of the document, to tell the first word of a sentence from a name. */
export function bodiesAboveLabels(
  lines: readonly SourceLine[],
  exclude: ReadonlySet<number>,
  words: () => ReadonlySet<string>,
): BodyStart[] {
  return lines.flatMap((line, at): BodyStart[] => {
    const next = lines[at + 1]
    const isLast = !next || next.blanks > 0 || next.afterFormFeed
    if (!alone.test(line.text) || exclude.has(at) || line.blanks > 0 || line.afterFormFeed || !isLast)
      return []
    const first = firstLineAbove(lines, at, exclude, words)
    const body = lines[first]
    if (first >= at || !body) return []
    return [
      {
        label: line.text,
        line: first,
        marker: [line.start, line.end],
        body: body.start,
        isMisread: false,
        labelLine: at,
      },
    ]
  })
}

function firstLineAbove(
  lines: readonly SourceLine[],
  label: number,
  exclude: ReadonlySet<number>,
  words: () => ReadonlySet<string>,
): number {
  let top = label
  while (top > 0 && label - top < 60) {
    const [here, above] = [lines[top], lines[top - 1]]
    if (!here || !above || exclude.has(top - 1)) break
    if (top < label && (here.blanks > 0 || here.afterFormFeed)) break
    top--
  }
  // Behind another label and an empty line the whole block is the body.
  const isBehind = alone.test(lines[top - 1]?.text ?? '') && !lines[top]?.afterFormFeed
  if (isBehind && label - top <= 40) return top
  // Else the text stands above it: the body begins with the last line that begins a sentence of its own.
  for (let at = label - 1; at >= top && at > label - longest; at--) {
    const [here, above] = [lines[at], lines[at - 1]]
    if (!here || beginsSmall(here.text)) continue
    const isFirst = words().has(wordAtStart(here.text).toLowerCase())
    const isAfterEnd = !above || at === top || endsFully(above.text)
    if (beginsCapital(here.text) && (isFirst || isAfterEnd)) return at
  }
  return label
}
