// Text into Markdown, so that neither pandoc nor GFM finds markup in it.
import { replaceIllegal, showControls } from '../markup.ts'

const special = /[\\`*_{}[\]<>#^~@$|&]/g
const lineStart = /^(\s*)([-+=:%]|\d+(?=[.)])|[A-Za-z](?=[.)]\s)|\((?=[\w@]+\)))/

/** One line or several; line ends become hard breaks, leading spaces stay. */
export function escapeMarkdown(text: string): string {
  return replaceIllegal(showControls(text))
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(escapeLine)
    .join('\\\n')
}

/** On one line whatever the text holds: for headings and list entries. */
export function escapeInline(text: string): string {
  return escapeLine(replaceIllegal(showControls(text)).replace(/[\s\u2028\u2029]+/g, ' ').trim())
}

function escapeLine(line: string): string {
  const escaped = line
    .replace(special, '\\$&')
    // Runs of hyphens and points would become dashes.
    .replace(/--/g, '-\\-')
    .replace(/\.\.\./g, '.\\..')
  const safe = escaped.replace(lineStart, (_, space: string, sign: string) =>
    /^(\d|[A-Za-z])/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
  )
  // Spaces at the beginning would make code, at the end a break.
  return safe.replace(/^[ \t]+/, (run) => '\u00a0'.repeat(run.length)).replace(/[ \t]+$/, '')
}

/** Indents everything but the first line, for the bodies of notes and list entries. */
export function indent(text: string, by: number): string {
  return text.replace(/\n(?=.)/g, `\n${' '.repeat(by)}`)
}
