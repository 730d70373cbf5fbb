// Annotations of another program beside a text that is there: looked at, with the verdict on each. Writes nothing.
import 'server-only'
import type { BorrowedItem, BorrowedPreview, ShownPlace } from '#lib/api/borrowed.ts'
import { proposedFor } from '#lib/borrowed/read-borrowed.ts'
import type { CheckedItem } from '#lib/borrowed/schema.ts'
import type { Span } from '#lib/text/span.ts'
import { quoteOf } from '#lib/anchoring/describe.ts'
import type { Grant } from '../access.ts'
import { database } from '../database/client.ts'
import { findNewest, loadTexts } from '../revisions/chain.ts'
import { hasChanged, loadKnown, type Known } from './known.ts'
import { readFile, type BorrowedUpload, type ReadFile } from './read-file.ts'

/** Characters of our text shown on each side of a place. */
const AROUND = 90
/** More words of a place than anybody reads in a list. */
const MOST_WORDS = 600

/** Throws `not_found` (no such source, or without text), `too_large`, `unprocessable` with the reader's code. */
export async function previewBorrowed(
  grant: Grant,
  sourceId: string,
  upload: BorrowedUpload,
): Promise<BorrowedPreview> {
  const newest = await findNewest(database(), grant, sourceId)
  const text = (await loadTexts(database(), grant, [newest.id])).get(newest.id) ?? ''
  const file = await readFile(grant, upload, text)
  const known = await loadKnown(database(), grant, sourceId)
  return { ...showFile(file, text, known), revisionId: newest.id }
}

/** What a preview says of a file that was placed in `text`. */
export function showFile(
  { fileName, reading }: ReadFile,
  text: string,
  known: Known,
): Omit<BorrowedPreview, 'revisionId'> {
  const { format, documents, document, items, problems } = reading
  return {
    format,
    fileName,
    documents,
    document,
    problems,
    items: items.map((item) => {
      const present = known.find(format, item)
      return {
        ...showItem(item, text),
        present: present && { passageId: present.passageId, isChanged: hasChanged(present, item) },
      }
    }),
  }
}

function showItem(item: CheckedItem, text: string): Omit<BorrowedItem, 'present'> {
  const { annotation, index, verdict, reason, findings, spans, candidates } = item
  const { id, quote, prefix, suffix, notes, tags, author, created, replyTo } = annotation
  return {
    ...{ index, id, quote, prefix, suffix, notes, tags, author, created, isAnswer: replyTo !== null },
    ...{ verdict, reason, findings, spans },
    place: spans.length > 0 ? showPlace(text, spans) : null,
    candidates: candidates.map((one) => ({ ...one, ...showPlace(text, [[one.start, one.end]]) })),
    proposed: proposedFor(item),
  }
}

function showPlace(text: string, spans: readonly Span[]): ShownPlace {
  const [start, end] = [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0]
  const words = quoteOf(text, spans)
  return {
    // From and to a whole word, where the writing has words.
    before: text
      .slice(Math.max(0, start - AROUND), start)
      .toWellFormed()
      .replace(start > AROUND ? /^\S{0,30}\s/ : /^/, ''),
    words: words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).toWellFormed()} …` : words,
    behind: text
      .slice(end, end + AROUND)
      .toWellFormed()
      .replace(end + AROUND < text.length ? /\s\S{0,30}$/ : /$/, ''),
  }
}
