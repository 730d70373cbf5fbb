// `export --project P --format F --out FILE`: an edition, or the whole project as an archive.
import { rename, writeFile } from 'node:fs/promises'
import { Option, type Command } from 'commander'
import { exportFormats, type ExportFormat } from '#lib/api/export-format.ts'
import { locales } from '#lib/api/person.ts'
import { exportProject } from '../editions/queries.ts'
import { command, type JsonOption } from './command.ts'
import { answer } from './terminal.ts'
import { operatorOf, withInstance } from './with-instance.ts'

interface Options extends JsonOption {
  project: string
  format: ExportFormat
  out: string
  edition?: string
  language: (typeof locales)[number]
  as?: string
}

export function exportCommand(): Command {
  return command<Options>(
    'export',
    'Write an annotated edition, or the whole project as an archive, to a file.',
    (self) =>
      self
        .requiredOption('--project <slug>', 'the project')
        .addOption(new Option('--format <name>', 'the format').choices(exportFormats).makeOptionMandatory())
        .requiredOption('--out <file>', 'where to write')
        .option('--edition <id>', 'only what this edition has chosen')
        .addOption(
          new Option('--language <code>', 'language of headings and labels').choices(locales).default('en'),
        )
        .option('--as <email>', 'the person who exports; otherwise the first owner'),
    (_, { json, project, format, out, edition, language, as }) =>
      withInstance(async () => {
        const grant = await operatorOf(project, as)
        const file = await exportProject(grant, { format, language, ...(edition ? { edition } : {}) })
        // Written beside and then moved, so that a cut never leaves half a file under the name.
        const beside = `${out}.${process.pid}.part`
        await writeFile(beside, file.bytes)
        await rename(beside, out)
        const bytes = file.bytes.length
        answer(
          json === true,
          { out, format, mediaType: file.mediaType, bytes },
          `Wrote ${out} (${bytes} bytes, ${file.mediaType})`,
        )
      }),
  )
}
