// `import --project P FILE…`: brings files into a project, each for itself: one that fails leaves the others whole.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { v7 } from 'uuid'
import { importSource } from '../sources/commands.ts'
import { command, type JsonOption } from './command.ts'
import { answer, exitCodes, fail, progress } from './terminal.ts'
import { operatorOf, withInstance } from './with-instance.ts'

interface Options extends JsonOption {
  project: string
  encoding?: string
  as?: string
}

export function importCommand(): Command {
  return command<Options>(
    'import <files...>',
    'Bring files into a project as sources.',
    (self) =>
      self
        .requiredOption('--project <slug>', 'the project')
        .option('--encoding <name>', 'read all files in this encoding and no other')
        .option('--as <email>', 'the person who brings them in; otherwise the first owner'),
    (files, { json, project, encoding, as }) =>
      withInstance(async () => {
        const grant = await operatorOf(project, as)
        const reports: object[] = []
        let code: number = exitCodes.ok
        for (const file of files) {
          const fileName = path.basename(file)
          try {
            const report = await importSource(grant, {
              bytes: await readFile(file),
              fileName,
              sourceId: v7(),
              revisionId: v7(),
              ...(encoding ? { encoding } : {}),
            })
            reports.push(report)
            const what = report.isDuplicate ? 'is there already as' : 'came in as'
            const problems = report.problems.map((one) => `\n  ${one.severity}: ${one.message}`).join('')
            if (!json)
              answer(
                false,
                report,
                `${file} ${what} ${report.siglum}: ${report.title} (${report.characters} characters)${problems}`,
              )
          } catch (error) {
            if (!json) progress(`${file}:`)
            // In JSON the failure stands among the reports, so that the answer stays one object.
            if (json) reports.push({ fileName, error: describeError(error) })
            code = json ? exitCodes.refused : fail(false, error)
          }
        }
        if (json) answer(true, { files: reports }, '')
        return code
      }),
  )
}

function describeError(error: unknown): object {
  const { message, code, reason } = error as { message?: string; code?: string; reason?: string }
  return { code: code ?? 'internal', reason: reason ?? null, message: message ?? String(error) }
}
