// `npm run -s fontes -- COMMAND`: the command line. One file for each command; none of them does more than read its
// arguments, call what the routes call too, and say what came of it.
import { Command, CommanderError } from 'commander'
import { exitCodes, exitHelp } from './terminal.ts'

/** Loaded only when called: `read` must not wait for the database client. */
const commands: Record<string, { description: string; load(): Promise<Command> }> = {
  read: {
    description: 'read a file and show its text, notes and problems (no database)',
    load: async () => (await import('./read.ts')).readCommand(),
  },
  anchor: {
    description: 'say where passages of one text stand in another (no database)',
    load: async () => (await import('./anchor.ts')).anchorCommand(),
  },
  import: {
    description: 'bring files into a project as sources',
    load: async () => (await import('./import.ts')).importCommand(),
  },
  'import-annotations': {
    description: 'bring annotations made in another program onto a source',
    load: async () => (await import('./import-annotations.ts')).importAnnotationsCommand(),
  },
  export: {
    description: 'write an annotated edition, or the whole project as an archive',
    load: async () => (await import('./export.ts')).exportCommand(),
  },
  project: {
    description: 'create, list and restore projects',
    load: async () => (await import('./project.ts')).projectCommand(),
  },
  user: {
    description: 'make people who can sign in',
    load: async () => (await import('./user.ts')).userCommand(),
  },
  token: {
    description: 'make keys for machine clients',
    load: async () => (await import('./token.ts')).tokenCommand(),
  },
  doctor: {
    description: 'check every promise about what is stored',
    load: async () => (await import('./doctor.ts')).doctorCommand(),
  },
}

const program = new Command('fontes')
  .description('Fontes, the source-criticism workbench, on the command line.')
  .addHelpText('after', exitHelp)
const called = process.argv[2] ?? ''
for (const [name, { description, load }] of Object.entries(commands))
  program.addCommand(name === called ? await load() : new Command(name).description(description))

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
