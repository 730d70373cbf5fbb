// The child process that compares two texts of a source. It knows nothing else, and is killed when it takes too long.
import { compareTexts, type Comparing } from '#lib/corrections/compare.ts'
import { answerQuestions } from '../reading/answer-questions.ts'

await answerQuestions((question: object, body, tell) =>
  compareTexts(JSON.parse(new TextDecoder().decode(body ?? new Uint8Array())) as Comparing, tell),
)
