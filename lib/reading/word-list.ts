// Words of a language, looked up in a sorted list without making an array of it: a list of German has 1.7 million.

export interface WordList {
  /** As it is written; capitals count. */
  has(word: string): boolean
}

/** The words of a language (BCP 47), or null where there is no list. */
export type WordLists = (language: string) => WordList | null

export const noWordLists: WordLists = () => null

/** Answers that are remembered. */
const mostKnown = 200_000
const quote = 0x22
const encoder = new TextEncoder()
/** Where the word that is looked for stands as UTF-8. */
const room = new Uint8Array(600)

/** `bytes`: a JSON array of strings in the order of their UTF-8 bytes, without blanks and escapes between them. */
export function sortedWordList(bytes: Uint8Array): WordList {
  // A file that is read again at the desk asks for the same words again.
  const known = new Map<string, boolean>()
  return {
    has(word) {
      const answer = known.get(word) ?? find(word)
      if (known.size < mostKnown) known.set(word, answer)
      return answer
    },
  }

  function find(word: string): boolean {
    // At most three bytes for each unit; what is longer than the room is no word of any list.
    if (word.length * 3 > room.length) return false
    const wanted = room.subarray(0, encoder.encodeInto(word, room).written)
    // Invariant: the word, if it is there, begins in [low, high); both are at the quotation mark that opens a word.
    let low = bytes.indexOf(quote)
    let high = bytes.length
    while (low >= 0 && low < high) {
      let start = (low + high) >> 1
      while (
        start > low &&
        !(bytes[start] === quote && bytes[start - 1] !== quote && isOpening(bytes, start))
      )
        start--
      const end = bytes.indexOf(quote, start + 1)
      if (end < 0) return false
      const order = compare(bytes, start + 1, end, wanted)
      if (order === 0) return true
      if (order > 0) high = start
      else {
        low = bytes.indexOf(quote, end + 1)
        if (low < 0 || low >= high) return false
      }
    }
    return false
  }
}

/** A quotation mark after a bracket or a comma opens a word: no word of these lists holds a comma before its end. */
const isOpening = (bytes: Uint8Array, at: number): boolean => bytes[at - 1] === 0x2c || bytes[at - 1] === 0x5b

function compare(bytes: Uint8Array, start: number, end: number, wanted: Uint8Array): number {
  for (let i = 0; ; i++) {
    const here = start + i < end ? (bytes[start + i] ?? 0) : -1
    const there = i < wanted.length ? (wanted[i] ?? 0) : -1
    if (here !== there) return here - there
    if (here === -1) return 0
  }
}
