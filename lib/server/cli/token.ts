// `token create`: a key for machine clients of /api/v1.
import { Command, InvalidArgumentError, Option } from 'commander'
import { createToken } from '../people/commands.ts'
import { command, type JsonOption } from './command.ts'
import { answer } from './terminal.ts'
import { findPerson, operatorOf, withInstance } from './with-instance.ts'

interface Options extends JsonOption {
  user: string
  name: string
  scope: 'read' | 'write'
  project?: string
  days: number
}

export function tokenCommand(): Command {
  return new Command('token').description('Keys for machine clients.').addCommand(
    command<Options>(
      'create',
      'Make an API token; it is shown once.',
      (self) =>
        self
          .requiredOption('--user <email>', 'whose token it is: it never does more than this person may')
          .requiredOption('--name <text>', 'what it is for')
          .addOption(
            new Option('--scope <scope>', 'what it may do').choices(['read', 'write']).default('read'),
          )
          .option('--project <slug>', 'only for this project')
          .option('--days <number>', 'for how long', wholeDays, 365),
      (_, { json, user, name, scope, project, days }) =>
        withInstance(async () => {
          const person = await findPerson(user)
          const projectId = project ? (await operatorOf(project, user)).projectId : null
          const { token, secret } = await createToken(person.id, {
            name,
            scope,
            projectId,
            expiresInDays: days,
          })
          answer(
            json === true,
            { token, secret },
            `${secret}\n(shown only now; scope ${scope}, ${days} days)`,
          )
        }),
    ),
  )
}

function wholeDays(value: string): number {
  const days = Number(value)
  if (!Number.isInteger(days) || days < 1 || days > 730)
    throw new InvalidArgumentError('A number of days from 1 to 730.')
  return days
}
