// The other end of `killable-process.ts`, inside the child. A question: a line of JSON that says how many bytes follow, then
// the bytes. An answer: a line with a length, then so much JSON; before it, lines with a plus and JSON tell of progress.
import { writeSync } from 'node:fs'

let waiting: Buffer[] = []
let size = 0

/** The next `length` bytes, or what stands before the next line feed; null when there is not yet enough. */
function take(length: number | 'line'): Buffer | null {
  if (length === 'line') {
    if (!waiting.some((chunk) => chunk.includes(10))) return null
    const all = Buffer.concat(waiting)
    const end = all.indexOf(10)
    keep(all.subarray(end + 1))
    return all.subarray(0, end)
  }
  if (size < length) return null
  const all = Buffer.concat(waiting)
  keep(all.subarray(length))
  return all.subarray(0, length)
}

function keep(rest: Buffer): void {
  waiting = rest.length > 0 ? [rest] : []
  size = rest.length
}

/** Answers what is asked until the parent closes the pipe. `body`: null where the question brought no bytes. */
export async function answerQuestions<Q extends object>(
  find: (question: Q, body: Uint8Array | null, tell: (word: object) => void) => unknown,
): Promise<void> {
  let asked: (Q & { readonly bytes: number }) | null = null
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    waiting.push(chunk)
    size += chunk.length
    for (;;) {
      if (!asked) {
        const line = take('line')
        if (!line) break
        asked = JSON.parse(line.toString()) as Q & { readonly bytes: number }
      }
      const body = asked.bytes > 0 ? take(asked.bytes) : null
      if (asked.bytes > 0 && !body) break
      answer(JSON.stringify(await find(asked, body, tell)))
      asked = null
    }
  }
}

function answer(outcome: string): void {
  const body = Buffer.from(outcome)
  write(Buffer.concat([Buffer.from(`${body.length}\n`), body]))
}

const tell = (word: object): void => write(Buffer.from(`+${JSON.stringify(word)}\n`))

function write(whole: Buffer): void {
  for (let at = 0; at < whole.length;) {
    try {
      at += writeSync(1, whole, at)
    } catch (error) {
      // The pipe is full and the parent is slower than we are.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    }
  }
}
