// The child process that reads files. No database, no environment, no network to speak of; killed when it takes too long.
// A question without bytes asks for the same file again, with another encoding or other choices.
import { readSource } from '#lib/reading/read-source.ts'
import { answerQuestions } from './answer-questions.ts'
import type { ReaderQuestion } from './reader-process.ts'
import { specimen } from './specimen.ts'
import { packagedWordLists } from './word-lists.ts'

let kept: Uint8Array = new Uint8Array()
await answerQuestions(async (question: ReaderQuestion, body) => {
  if ('practise' in question) {
    const bytes = new TextEncoder().encode(specimen)
    // What has run several times is built well.
    for (let i = 0; i < 4; i++)
      await readSource(bytes, { fileName: 'specimen.txt', sha256: '' }, packagedWordLists)
    return {}
  }
  if (body) kept = body
  return readSource(kept, question.file, packagedWordLists)
})
