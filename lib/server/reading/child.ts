// The process that reads one file and ends. Standard input: one line of JSON (name, hash, encoding), then the bytes; standard
// output: the outcome as JSON. It sees no environment, no database and only the code of the project, and may be killed at any time.
import { readFileSync, writeSync } from 'node:fs'
import { readSource, type SourceFile } from '#lib/reading/read-source.ts'

const input = readFileSync(0)
const headEnd = input.indexOf(10)
const file = JSON.parse(input.subarray(0, headEnd).toString()) as SourceFile
const answer = Buffer.from(JSON.stringify(await readSource(input.subarray(headEnd + 1), file)))
for (let at = 0; at < answer.length;) {
  try {
    at += writeSync(1, answer, at)
  } catch (error) {
    // The pipe is full and the parent is slower than we are.
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
  }
}
