// Some programs take the hyphen from the end of a page, and with it the line's end: the first note of the page then stands behind
// half a word ("Eichen1 Im Verlauf …"). The line is parted there again, and the word known to go on.
import type { SourceLine } from './lines.ts'

const glued = /(?<=\p{L}{2})(\d{1,3})[.)]? (?=[\p{Lu}\p{Pi}"„])/gu
/** How far above the note is called, how far below the next one begins. */
const above = 70
const below = 14

export function partGluedNotes(lines: readonly SourceLine[]): SourceLine[] {
  const parted = lines.flatMap((line, i) => {
    for (const hit of line.text.matchAll(glued)) {
      if (!isNoteStart(lines, i, Number(hit[1]), hit.index)) continue
      const { start, text } = line
      return [
        { ...line, end: start + hit.index, text: text.slice(0, hit.index), isDivided: true },
        {
          ...line,
          start: start + hit.index,
          text: text.slice(hit.index),
          lead: '',
          blanks: 0,
          afterFormFeed: false,
        },
      ]
    }
    return [line]
  })
  return parted.length === lines.length ? [...lines] : parted.map((line, index) => ({ ...line, index }))
}

/** The number is called above on this page, nothing there begins with it, and the next one begins below, or the page ends. */
function isNoteStart(lines: readonly SourceLine[], at: number, number: number, index: number): boolean {
  const call = new RegExp(`(?<!\\d)${number}(?![\\d\\p{L}])`, 'u')
  const begins = (text: string, label: number): boolean => new RegExp(`^${label}[.)]? `).test(text)
  let isCalled = call.test((lines[at]?.text ?? '').slice(0, index))
  for (let i = at - 1; i >= 0 && i > at - above && !lines[i + 1]?.afterFormFeed; i--) {
    const text = lines[i]?.text ?? ''
    if (begins(text, number)) return false
    isCalled ||= call.test(text)
  }
  if (!isCalled) return false
  for (let i = at + 1; i < lines.length && i < at + below; i++) {
    const line = lines[i]
    if (!line || line.afterFormFeed || line.blanks > 0) return true
    if (begins(line.text, number + 1)) return true
    if (begins(line.text, number)) return false
  }
  return at + below >= lines.length
}
