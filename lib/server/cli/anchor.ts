// `anchor CASE.json`: where passages of one text stand in another. No database; the case is described in
// lib/anchoring/case.ts.
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import { anchorCase, answerCase, type AnchorCase, type CaseAnswer } from '#lib/anchoring/case.ts'
import { AppError } from '#lib/api/problem.ts'
import { command } from './command.ts'
import { answer } from './terminal.ts'

export function anchorCommand(): Command {
  return command(
    'anchor <case>',
    'Say where passages of one text stand in another. The case is a JSON file (- for standard input): ' +
      '{ "old"?, "new", "passages": [{ "id", "start", "end", "exact", "prefix", "suffix" }] }, offsets in UTF-16 code units.',
    (self) => self,
    async ([file = ''], { json }) => {
      const answers = answerCase(
        parsed(file === '-' ? await text(process.stdin) : decoded(await readFile(file))),
      )
      answer(json === true, answers, answers.map(inWords).join('\n'))
    },
  )
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new AppError('unprocessable', 'The case is not UTF-8.', { reason: 'not_utf8' })
  }
}

function parsed(source: string): AnchorCase {
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch (error) {
    const where = error instanceof Error ? error.message : String(error)
    throw new AppError('unprocessable', `The case is not JSON: ${where}`, { reason: 'not_json' })
  }
  const { success, data, error } = anchorCase.safeParse(value)
  if (success) return data
  throw new AppError('unprocessable', 'This is not a case that can be answered:', {
    reason: 'case_invalid',
    fields: error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  })
}

function inWords({ id, verdict, start, end, candidates = [], reason }: CaseAnswer): string {
  const place = start === undefined || end === undefined ? '' : ` ${start}–${end}`
  const others = candidates.map((one) => `${one.start}–${one.end} (${one.score})`).join(', ')
  return `${id}: ${verdict}${place}: ${reason}${others && `; candidates: ${others}`}`
}
