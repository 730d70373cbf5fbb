// `user create`: a person who can sign in. The password comes from standard input or is made here and shown once; it is
// never an argument, since arguments can be read by everybody on the machine.
import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { Command, Option } from 'commander'
import { locales } from '#lib/api/person.ts'
import { AppError } from '#lib/api/problem.ts'
import { makePerson } from '../people/commands.ts'
import { command, type JsonOption } from './command.ts'
import { answer } from './terminal.ts'
import { withInstance } from './with-instance.ts'

interface Options extends JsonOption {
  email: string
  name: string
  admin?: true
  passwordStdin?: true
  language: (typeof locales)[number]
}

export function userCommand(): Command {
  return new Command('user').description('People of this instance.').addCommand(
    command<Options>(
      'create',
      'Make a person who can sign in.',
      (self) =>
        self
          .requiredOption('--email <address>', 'e-mail address, to sign in with')
          .requiredOption('--name <name>', 'name as others see it')
          .option('--admin', 'administrator of the instance')
          .option(
            '--password-stdin',
            'read the password from standard input; otherwise one is made and shown',
          )
          .addOption(new Option('--language <code>', 'interface language').choices(locales).default('en')),
      (_, { json, email, name, admin, passwordStdin, language }) =>
        withInstance(async () => {
          const given = passwordStdin ? (await text(process.stdin)).replace(/\r?\n$/, '') : null
          if (given !== null && (given.length < 8 || given.length > 256))
            throw new AppError('invalid', 'The password must have 8 to 256 characters.', {
              reason: 'password_length',
            })
          const password = given ?? randomBytes(15).toString('base64url')
          const { id } = await makePerson({
            email,
            name,
            password,
            isAdmin: admin === true,
            locale: language,
          })
          const shown = given === null ? { password } : {}
          const lines = [
            `Made ${name} <${email}>`,
            ...(given === null ? [`Password (shown only now): ${password}`] : []),
          ]
          answer(json === true, { id, email, name, ...shown }, lines.join('\n'))
        }),
    ),
  )
}
