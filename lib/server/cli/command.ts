// What all commands share: --json, and one place that turns what was thrown into words and an exit code.
import { Command } from 'commander'
import { exitHelp, fail } from './terminal.ts'

export interface JsonOption {
  json?: true
}

/** A command with --json. `run` gets the arguments and options; what it throws becomes a message and an exit code. */
export function command<Options extends JsonOption>(
  usage: string,
  description: string,
  define: (command: Command) => Command,
  run: (args: string[], options: Options) => Promise<unknown>,
): Command {
  const [name, ...given] = usage.split(' ')
  const self = new Command(name).description(description)
  if (given.length > 0) self.arguments(given.join(' '))
  return define(self)
    .option('--json', 'answer in JSON')
    .addHelpText('after', exitHelp)
    .action(async (...given: unknown[]) => {
      const self = given.at(-1) as Command
      const options = self.opts<Options>()
      try {
        const code = await run(self.args, options)
        if (typeof code === 'number') process.exitCode = code
      } catch (error) {
        process.exitCode = fail(options.json === true, error)
      }
    })
}
