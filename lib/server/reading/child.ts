// The child process that reads files. No database, no environment, no network to speak of; killed when it takes too long.
// A question without bytes asks for the same file again, with another encoding or other choices.
import type { SourceFile } from '#lib/reading/format-reader.ts'
import { readSource } from '#lib/reading/read-source.ts'
import { answerQuestions } from './answer-questions.ts'
import { packagedWordLists } from './word-lists.ts'

let kept: Uint8Array = new Uint8Array()
await answerQuestions(({ file }: { readonly file: SourceFile }, body) => {
  if (body) kept = body
  return readSource(kept, file, packagedWordLists)
})
