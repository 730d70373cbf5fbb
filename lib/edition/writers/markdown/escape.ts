// Text into Markdown, so that neither pandoc nor GFM finds markup in it.
import { replaceIllegal, showControls } from '../markup.ts'

const special = /[\\`*_{}[\]<>#^~@$|&]/g
// What makes a list, a definition, a title block or a note definition of a line.
const lineStart = /^(\s*)([-+=:%]|\d+(?=[.)])|(?:[ivxlcdm]+|[a-z])(?=[.)]\s)|\((?=[\w@]+\)))/i

/** One line or several; line ends become hard breaks, leading spaces stay. */
export function escapeMarkdown(text: string): string {
  return finishLines(escapeWords(text))
}

/** On one line whatever the text holds: for headings and list entries. */
export function escapeInline(text: string): string {
  return finishLine(escapeWords(text.replace(/[\s\u2028\u2029]+/g, ' ').trim()))
}

/** A stretch from the middle of a text: only what is special anywhere. The whole then goes through `finishLines`. */
export function escapeWords(text: string): string {
  return (
    replaceIllegal(showControls(text))
      .replace(special, '\\$&')
      // Runs of hyphens and points would become dashes.
      .replace(/--/g, '-\\-')
      .replace(/\.\.\./g, '.\\..')
  )
}

/** Escapes what is special at the beginning of a line only, and makes line ends hard breaks. */
export function finishLines(escaped: string): string {
  return escaped
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(finishLine)
    .join('\\\n')
}

function finishLine(line: string): string {
  const safe = line
    .replace(lineStart, (_, space: string, sign: string) =>
      /^[\da-z]/i.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
    )
    .replace(/^(\s*\[\^[^\]]+\]):/, '$1\\:')
  // Spaces at the beginning would make code, at the end a break.
  return safe.replace(/^[ \t]+/, (run) => '\u00a0'.repeat(run.length)).replace(/[ \t]+$/, '')
}

/** Indents everything but the first line, for the bodies of notes and list entries. */
export function indent(text: string, by: number): string {
  return text.replace(/\n(?=.)/g, `\n${' '.repeat(by)}`)
}
