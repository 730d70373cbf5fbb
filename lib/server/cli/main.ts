// `npm run -s fontes -- COMMAND`: the command line. One file for each command; none of them does more than read its
// arguments, call what the routes call too, and say what came of it.
import { Command, CommanderError } from 'commander'
import { doctorCommand } from './doctor.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { projectCommand } from './project.ts'
import { readCommand } from './read.ts'
import { exitCodes, exitHelp } from './terminal.ts'
import { tokenCommand } from './token.ts'
import { userCommand } from './user.ts'

const program = new Command('fontes')
  .description('Fontes, the source-criticism workbench, on the command line.')
  .addHelpText('after', exitHelp)
for (const make of [
  readCommand,
  importCommand,
  exportCommand,
  projectCommand,
  userCommand,
  tokenCommand,
  doctorCommand,
])
  program.addCommand(make())

// Commander ends the process by itself on a wrong call; the code should be ours.
const prepare = (command: Command): void => {
  command.exitOverride().showHelpAfterError('(--help shows how to call it)')
  command.commands.forEach(prepare)
}
prepare(program)

try {
  await program.parseAsync(process.argv)
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
}
