// What is heard while the caret goes through the text: the words it passes, and among them where passages begin and end.
import type { Span } from '#lib/text/span.ts'

interface Spoken {
  readonly id: string
  readonly spans: readonly Span[]
}
interface SpeechWords {
  begins(passage: Spoken): string
  ends(passage: Spoken): string
}

/**
 * The words of `heard` with the edges of `passages` among them. For a single character the caret stands before it: what ends
 * there is told, what ends behind it at the next step.
 */
export function speech(
  text: string,
  [start, end]: Span,
  passages: readonly Spoken[],
  words: SpeechWords,
): string {
  const isCharacter = end === characterAt(text, start)[1]
  const edges = passages.flatMap((passage) => {
    const first = passage.spans[0]?.[0] ?? -1
    const last = passage.spans.at(-1)?.[1] ?? -1
    const isEnding = isCharacter ? last === start : start < last && last <= end
    return [
      ...(start <= first && first < end ? [{ at: first, isEnd: false, words: words.begins(passage) }] : []),
      ...(isEnding ? [{ at: last, isEnd: true, words: words.ends(passage) }] : []),
    ]
  })
  let said = ''
  let at = start
  for (const edge of edges.sort((a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd))) {
    said += `${text.slice(at, edge.at)} ${edge.words} `
    at = edge.at
  }
  return (said + text.slice(at, end)).replace(/\s+/g, ' ').trim()
}

/** The character before which the caret stands, both halves of it where it has two. */
export const characterAt = (text: string, at: number): Span => [
  at,
  at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : at < text.length ? 1 : 0),
]
