// Annotations of a PDF as notes of its reading: each stands at the end of the words it speaks of, its body behind the text, as the
// comments of DOCX and ODT do. In the original they stand behind the pages, with their author and day.
import type { Span } from '#lib/text/span.ts'
import type { Read } from '../../assemble.ts'
import { placesOf } from '../../place.ts'
import type { Note, PageWord, Problem } from '../../reading.ts'
import type { Annotation } from './annotations.ts'

const mostQuoted = 80
/** A comment that stands beside the text speaks of the line next to it, not of one further away; points. */
const farthest = 30

export interface Commented {
  readonly original: string
  readonly read: Read
}

/** Adds what the annotations say. Marks without words are told, comments that stand at no words are kept without a place. */
export function addComments(
  original: string,
  read: Read,
  words: readonly PageWord[],
  annotations: readonly Annotation[],
): Commented {
  if (annotations.length === 0) return { original, read }
  const places = placesOf(read)
  const wordsOf = Map.groupBy(words, ({ page }) => page ?? 0)
  const problems: Problem[] = []
  const notes: Note[] = []
  const [blocks, map, edits] = [[...read.blocks], [...read.map], [...read.edits]]
  let [raw, text] = [original, read.text]
  const silent: Span[] = []
  const lost: Span[] = []
  for (const one of annotations) {
    const span = spanOf(one, wordsOf.get(one.page) ?? [])
    if (one.words === '') {
      if (span) silent.push(span)
      continue
    }
    const label = `c${notes.length + 1}`
    const quoted = span && one.isOnWords ? quote(original.slice(...span)) : ''
    const by = [one.author, one.date].filter((part) => part !== '').join(', ')
    const heading = `[${[label, by, quoted].filter((part) => part !== '').join(' ')}] `
    const start = raw.length
    raw += `\n${heading}${one.words}`
    edits.push({ raw: [start, start + 1], kind: 'break', replacement: '', certain: true })
    const head: Span = [start + 1, start + 1 + heading.length]
    const body: Span = [text.length + 1, text.length + 1 + one.words.length]
    text += `\n${one.words}`
    map.push([body[0], head[1], one.words.length])
    blocks.push({ kind: 'note', start: body[0], end: body[1] })
    const at = span ? places.textOf(span)[1] : null
    if (!span) lost.push(head)
    notes.push({
      label,
      kind: 'comment',
      at,
      // The file has no sign in the text: the comment is tied to the place, not to a mark.
      marker: span ? { raw: [span[1], span[1]] } : null,
      bodyMarker: { raw: head },
      body,
      rawBody: [[head[1], raw.length]],
      state: span ? 'linked' : 'marker_missing',
    })
  }
  const [mark, unplaced] = [silent[0], lost[0]]
  if (mark)
    problems.push({
      code: 'pdf_marks_without_words',
      severity: 'info',
      message: `${silent.length} places are marked by hand (highlights, lines) without a word about them; the marks were left out.`,
      count: silent.length,
      raw: mark,
    })
  if (unplaced)
    problems.push({
      code: 'pdf_comments_without_place',
      severity: 'warning',
      message: `${lost.length} comments stand at no words of their page; they are kept without a place.`,
      count: lost.length,
      raw: unplaced,
    })
  return {
    original: raw,
    read: {
      ...read,
      text,
      blocks,
      map,
      edits,
      notes: [...read.notes, ...notes].sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity)),
      problems: [...read.problems, ...problems],
      counts: { ...read.counts, ...(notes.length > 0 ? { comments: notes.length } : {}) },
    },
  }
}

/** The words of the original that an annotation covers, or stands beside; null where there are none. */
function spanOf({ boxes, isOnWords }: Annotation, words: readonly PageWord[]): Span | null {
  const found = isOnWords
    ? words.filter(({ box: [left, top, width, height] }) =>
        boxes.some((box) => {
          const [x, y] = [left + width / 2, top + height / 2]
          const isLevel = y >= box[1] - 1 && y <= box[3] + 1
          // A word counts with its middle; a whole line, where only those are known, with any part of it.
          return isLevel && ((x >= box[0] - 1 && x <= box[2] + 1) || (left < box[0] && left + width > box[2]))
        }),
      )
    : nearest(boxes[0], words)
  if (found.length === 0) return null
  return [Math.min(...found.map(({ raw }) => raw[0])), Math.max(...found.map(({ raw }) => raw[1]))]
}

/** The word next to the upper left corner of a comment's sign. */
function nearest(box: Annotation['boxes'][number] | undefined, words: readonly PageWord[]): PageWord[] {
  if (!box) return []
  const [x, y] = [box[0], (box[1] + box[3]) / 2]
  let best: PageWord | null = null
  let least = Infinity
  for (const word of words) {
    const [left, top, width, height] = word.box
    const down = Math.max(0, top - y, y - top - height)
    const across = Math.max(0, left - x, x - left - width)
    // In the line beside it, however far; else above or below.
    const distance = down * 20 + across
    if (down <= farthest && distance < least) [best, least] = [word, distance]
  }
  return best ? [best] : []
}

function quote(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return `“${line.length > mostQuoted ? `${line.slice(0, mostQuoted).toWellFormed()} …` : line}”`
}
