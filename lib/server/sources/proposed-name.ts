// What the import proposes for a new source: a title and a siglum. Both are the historian's to change.
import type { Reading } from '#lib/reading/reading.ts'

/** Further down a heading names a part, not the whole. UTF-16 code units. */
const topOfText = 600

/** The heading at the top of the text, or the file's name without its ending; one line. */
export function proposeTitle(reading: Reading, fileName: string): string {
  const heading = reading.blocks.find(({ kind, start }) => kind === 'heading' && start < topOfText)
  const fromText = heading ? reading.text.slice(heading.start, heading.end) : ''
  const fromName = fileName.replace(/\.[^.]{1,12}$/, '').replace(/_+/g, ' ')
  const title = [fromText, fromName, fileName]
    .map((one) => one.replace(/[\s\p{Cc}]+/gu, ' ').trim())
    .find((one) => one !== '')
  return (title ?? 'Untitled').slice(0, 300).toWellFormed()
}

const small = new Set(
  'a an the of and to in on at for from der die das des dem den und zu im in am von vom aus auf le la les de du des et un une il lo gli i e el los las y'.split(
    ' ',
  ),
)

/** The initials of the title's weighty words, at most three, and a number where another source has them already. */
export function proposeSiglum(title: string, taken: ReadonlySet<string>): string {
  const words = title.match(/\p{L}[\p{L}\p{M}'’]*/gu)?.filter((word) => !small.has(word.toLowerCase())) ?? []
  const initials = words
    .slice(0, 3)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('')
  const stem = initials === '' ? 'S' : initials.slice(0, 12)
  if (initials !== '' && !taken.has(stem)) return stem
  for (let number = initials === '' ? 1 : 2; ; number++)
    if (!taken.has(`${stem}${number}`)) return `${stem}${number}`
}
