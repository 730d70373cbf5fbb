// `read FILE`: what Fontes reads in a file. No database; contract: formats.md, "The reading contract".
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { AppError } from '#lib/api/problem.ts'
import { readInChild } from '../reading/read-in-child.ts'
import { sha256 } from '../audit.ts'
import { command, type JsonOption } from './command.ts'
import { answer } from './terminal.ts'

interface Options extends JsonOption {
  encoding?: string
}

export function readCommand(): Command {
  return command<Options>(
    'read <file>',
    'Read a file and show its text, notes, pages and what the reading could not do.',
    (self) => self.option('--encoding <name>', 'read the bytes in this encoding and no other'),
    async ([file = ''], { json, encoding }) => {
      const bytes = await readFile(file)
      const outcome = await readInChild(bytes, {
        fileName: path.basename(file),
        sha256: sha256(bytes),
        ...(encoding ? { encoding } : {}),
      })
      if (outcome.kind === 'refused')
        throw new AppError('unprocessable', outcome.message, { reason: outcome.code })
      if (outcome.kind === 'unsure')
        throw new AppError('unprocessable', 'It is not certain in which encoding this file was written.', {
          reason: 'encoding_unsure',
          candidates: [...outcome.candidates],
        })
      const { reading } = outcome
      const problems = reading.problems.map(({ severity, message }) => `${severity}: ${message}`)
      const summary = `${reading.source.encoding}, ${reading.text.length} characters, ${reading.blocks.length} blocks, ${reading.notes.length} notes`
      answer(json === true, reading, [reading.text, '', summary, ...problems].join('\n'))
    },
  )
}
