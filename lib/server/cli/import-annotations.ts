// `import-annotations --project P --source S FILE`: annotations of another program onto a source, as the page of the source does it:
// certain places are taken, the rest is kept with the source as a report.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { v7 } from 'uuid'
import type { BorrowedReport } from '#lib/api/borrowed.ts'
import { AppError } from '#lib/api/problem.ts'
import type { Grant } from '../access.ts'
import { acceptBorrowed } from '../borrowed/accept.ts'
import { acceptBorrowedSource, previewBorrowedSource } from '../borrowed/new-source.ts'
import { previewBorrowed } from '../borrowed/preview.ts'
import { database } from '../database/client.ts'
import { command, type JsonOption } from './command.ts'
import { answer, exitCodes } from './terminal.ts'
import { operatorOf, withInstance } from './with-instance.ts'

interface Options extends JsonOption {
  project: string
  source?: string
  document?: string
  dryRun?: true
  as?: string
}

export function importAnnotationsCommand(): Command {
  return command<Options>(
    'import-annotations <file>',
    'Bring annotations made in another program onto a source, or in with their text as a new one.',
    (self) =>
      self
        .requiredOption('--project <slug>', 'the project')
        .option(
          '--source <siglum>',
          'the source, by siglum or id; left out: the text that the file carries becomes one',
        )
        .option('--document <name>', 'which of the annotated documents; otherwise the one that fits best')
        .option('--dry-run', 'only say where each annotation would stand')
        .option('--as <email>', 'the person who brings them in; otherwise the first owner'),
    ([file = ''], { json, project, source, document, dryRun, as }) =>
      withInstance(async () => {
        const grant = await operatorOf(project, as)
        const upload = { bytes: await readFile(file), fileName: path.basename(file), document }
        if (source === undefined) {
          const preview = await previewBorrowedSource(grant, upload)
          if (dryRun) return sayPreview(json === true, preview)
          const ids = { sourceId: v7(), revisionId: v7(), operationId: v7() }
          const wanted = { ...ids, document: preview.document, decisions: [] }
          return sayReport(json === true, await acceptBorrowedSource(grant, upload, wanted), preview.siglum)
        }
        const { id, siglum } = await findSource(grant, source)
        const preview = await previewBorrowed(grant, id, upload)
        if (dryRun) return sayPreview(json === true, preview)
        const { revisionId } = preview
        const wanted = { operationId: v7(), document: preview.document, revisionId, decisions: [] }
        return sayReport(json === true, await acceptBorrowed(grant, id, upload, wanted), siglum)
      }),
  )
}

async function findSource(grant: Grant, name: string): Promise<{ id: string; siglum: string }> {
  const isId = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(name)
  const found = await database().source.findFirst({
    where: {
      projectId: grant.projectId,
      retiredAt: null,
      ...(isId ? { id: name.toLowerCase() } : { siglum: name }),
    },
    select: { id: true, siglum: true },
  })
  if (!found) throw new AppError('not_found', `The project has no source "${name}".`)
  return found
}

type Preview = Awaited<ReturnType<typeof previewBorrowed>> | Awaited<ReturnType<typeof previewBorrowedSource>>

function sayPreview(isJson: boolean, preview: Preview): number {
  const lines = preview.items.map(
    ({ id, verdict, reason, quote }) => `${verdict.padEnd(9)} ${id}: “${oneLine(quote)}” (${reason})`,
  )
  answer(isJson, preview, [...lines, ...problemsOf(preview.problems)].join('\n'))
  return exitCodes.ok
}

function sayReport(isJson: boolean, report: BorrowedReport, siglum: string): number {
  const { placed, kept, present, passages, notes, tags } = report
  const sum = `${siglum}: ${placed} placed (${passages} new passages, ${notes} notes, ${tags} tags given), ${kept} kept without a place, ${present} here already`
  answer(isJson, report, [sum, ...problemsOf(report.problems)].join('\n'))
  return exitCodes.ok
}

const problemsOf = (problems: BorrowedReport['problems']): string[] =>
  problems.map(({ code, at, message }) => `  ${code} ${at}: ${message}`)

const oneLine = (words: string): string => words.replace(/\s+/g, ' ').slice(0, 80)
