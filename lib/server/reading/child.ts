// The child process that reads files. No database, no environment, no network to speak of; killed when it takes too long.
// Input: a line of JSON (what is known of the file, and how many bytes of it follow), then the bytes. A line that brings no
// bytes asks for the same file again, with another encoding or other choices. Answer: a line with a length, then the outcome.
import { writeSync } from 'node:fs'
import { readSource, type SourceFile } from '#lib/reading/read-source.ts'
import { packagedWordLists } from './word-lists.ts'

/** One question. */
export interface ChildRequest {
  readonly file: SourceFile
  readonly bytes: number
}

let kept: Uint8Array = new Uint8Array()
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

let asked: ChildRequest | null = null
for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
  waiting.push(chunk)
  size += chunk.length
  for (;;) {
    if (!asked) {
      const line = take('line')
      if (!line) break
      asked = JSON.parse(line.toString()) as ChildRequest
    }
    if (asked.bytes > 0) {
      const bytes = take(asked.bytes)
      if (!bytes) break
      kept = bytes
    }
    answer(JSON.stringify(await readSource(kept, asked.file, packagedWordLists)))
    asked = null
  }
}

function answer(outcome: string): void {
  const body = Buffer.from(outcome)
  const whole = Buffer.concat([Buffer.from(`${body.length}\n`), body])
  for (let at = 0; at < whole.length;) {
    try {
      at += writeSync(1, whole, at)
    } catch (error) {
      // The pipe is full and the parent is slower than we are.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    }
  }
}
