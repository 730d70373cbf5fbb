// `doctor`: checks that everything stored is what it claims to be: quotes, hashes, event numbers, the audit chain, links.
import type { Command } from 'commander'
import type { Finding } from '../finding.ts'
import { checkInstance, checkProject } from '../invariants.ts'
import { command, type JsonOption } from './command.ts'
import { answer, exitCodes } from './terminal.ts'
import { operatorOf, withInstance } from './with-instance.ts'

interface Options extends JsonOption {
  project?: string
}

export function doctorCommand(): Command {
  return command<Options>(
    'doctor',
    'Check every promise about what is stored; changes nothing.',
    (self) => self.option('--project <slug>', 'only this project'),
    (_, { json, project }) =>
      withInstance(async () => {
        const findings = project
          ? await checkProject((await operatorOf(project, undefined)).projectId)
          : await checkInstance()
        const lines = findings.map(describeFinding)
        answer(
          json === true,
          { ok: findings.length === 0, findings },
          findings.length === 0
            ? 'Everything is as it should be.'
            : `${lines.join('\n')}\n${findings.length} findings`,
        )
        return findings.length === 0 ? exitCodes.ok : exitCodes.findings
      }),
  )
}

function describeFinding({ code, projectId, kind, id, message }: Finding): string {
  const where = [projectId, kind, id].filter(Boolean).join(' ')
  return `${code}: ${message}${where ? ` (${where})` : ''}`
}
