// Tables and captions that stand at the head of a page or a column interrupt a sentence which they have nothing to do with: they
// are set after the paragraph that runs on behind them.
import { isEarly, type Line } from './lines.ts'
import { hasGap, textOfLine, type LinedPage, type Measure } from './zones.ts'

/** Puts floats behind the paragraphs they interrupt. */
export function moveFloats<Page extends LinedPage>(pages: readonly Page[], found: Measure): Page[] {
  let last: Line | undefined
  return pages.map((page) => {
    const lines = [...page.lines]
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at]
      if (!line || !isFloat(line)) {
        if (line && isText(line)) last = line
        continue
      }
      let end = at
      while (end < lines.length && isFloat(lines[end])) end++
      const next = lines[end]
      const goesOn = last && next && isText(next) && !endsSentence(last) && /^\p{Ll}/u.test(textOfLine(next))
      const stop = goesOn ? paragraphEnd(lines, end, found) : -1
      if (stop > end) {
        const float = lines.splice(at, end - at)
        lines.splice(stop - float.length, 0, ...float)
        last = lines[stop - float.length - 1]
        at = stop - 1
      } else at = end - 1
    }
    return { ...page, lines }
  })
}

const isFloat = (line: Line | undefined): boolean => line?.zone === 'table' || line?.zone === 'caption'
const isText = (line: Line): boolean => line.zone === undefined && line.column >= 0
const endsSentence = (line: Line): boolean => /[.!?:;][\p{Pf}\p{Pe}"'\d]*$/u.test(textOfLine(line))

/** The index behind the last line of the paragraph that begins at `from`; -1 where the page ends before it. */
function paragraphEnd(lines: readonly Line[], from: number, found: Measure): number {
  for (let at = from + 1; at < lines.length; at++) {
    const [before, line] = [lines[at - 1], lines[at]]
    if (!before || !line || line.zone === 'margin' || line.zone === 'line-number') continue
    if (!isText(line)) return at
    const isIndented = line.left - line.columnLeft > 0.8 * line.size
    if (hasGap(before, line, found) || (endsSentence(before) && (isIndented || isEarly(before, line))))
      return at
  }
  return -1
}
