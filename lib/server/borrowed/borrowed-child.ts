// The child process that reads annotations of other programs, as guarded as the one that reads sources. What it is given is our text
// in UTF-8, as long as the question says, and behind it the file.
import { readBorrowed, type BorrowedQuestion } from '#lib/borrowed/read-borrowed.ts'
import { answerQuestions } from '../reading/answer-questions.ts'

export interface BorrowedChildQuestion extends Omit<BorrowedQuestion, 'text'> {
  /** How many bytes are our text; null: there is none. */
  readonly textBytes: number | null
}

await answerQuestions(({ fileName, document, textBytes }: BorrowedChildQuestion, body) => {
  const given = body ?? new Uint8Array()
  const text = textBytes === null ? null : new TextDecoder().decode(given.subarray(0, textBytes))
  return readBorrowed(given.subarray(textBytes ?? 0), { fileName, document, text })
})
