// `project create|list|restore`.
import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { v7 } from 'uuid'
import { AppError } from '#lib/api/problem.ts'
import { importArchive } from '../archives/commands.ts'
import { database } from '../database/client.ts'
import { createProject } from '../projects/commands.ts'
import { command, type JsonOption } from './command.ts'
import { answer } from './terminal.ts'
import { commandActor, findPerson, withInstance } from './with-instance.ts'

interface CreateOptions extends JsonOption {
  title: string
  owner?: string
  slug?: string
  description?: string
  language?: string
}
interface RestoreOptions extends JsonOption {
  owner?: string
  slug?: string
}

export function projectCommand(): Command {
  return new Command('project')
    .description('Projects of this instance.')
    .addCommand(createCommand())
    .addCommand(listCommand())
    .addCommand(restoreCommand())
}

function createCommand(): Command {
  return command<CreateOptions>(
    'create',
    'Start a project.',
    (self) =>
      self
        .requiredOption('--title <text>', 'its title')
        .option('--slug <name>', 'its name in addresses; otherwise made from the title')
        .option('--owner <email>', 'its owner; otherwise the administrator')
        .option('--description <text>', 'what it is about')
        .option('--language <code>', 'language of your own prose', 'en'),
    (_, { json, title, slug, owner, description, language }) =>
      withInstance(async () => {
        const project = await createProject(commandActor(await ownerId(owner)), {
          id: v7(),
          title,
          description: description ?? '',
          language: language ?? 'en',
          ...(slug ? { slug } : {}),
        })
        answer(json === true, project, `Created the project "${project.title}" as ${project.slug}`)
      }),
  )
}

function listCommand(): Command {
  return command<JsonOption>(
    'list',
    'List all projects.',
    (self) => self,
    (_, { json }) =>
      withInstance(async () => {
        const projects = await database().project.findMany({
          where: { retiredAt: null },
          orderBy: { slug: 'asc' },
          select: {
            id: true,
            slug: true,
            title: true,
            eventVersion: true,
            _count: {
              select: { sources: { where: { retiredAt: null } }, claims: { where: { retiredAt: null } } },
            },
          },
        })
        const rows = projects.map(({ _count, ...one }) => ({ ...one, ..._count }))
        const lines = rows.map(
          (one) => `${one.slug.padEnd(24)} ${one.title} (${one.sources} sources, ${one.claims} claims)`,
        )
        answer(
          json === true,
          { projects: rows },
          lines.length > 0 ? lines.join('\n') : 'There is no project yet.',
        )
      }),
  )
}

function restoreCommand(): Command {
  return command<RestoreOptions>(
    'restore <archive>',
    'Make a project of an archive written by "export --format archive".',
    (self) =>
      self
        .option('--slug <name>', 'its name in addresses; otherwise the one in the archive')
        .option('--owner <email>', 'who owns it here; otherwise the administrator'),
    ([file = ''], { json, slug, owner }) =>
      withInstance(async () => {
        const bytes = await readFile(file)
        const project = await importArchive(commandActor(await ownerId(owner)), bytes, slug)
        answer(json === true, project, `Restored "${project.title}" as ${project.slug}`)
      }),
  )
}

async function ownerId(email: string | undefined): Promise<string> {
  if (email) return (await findPerson(email)).id
  const admin = await database().user.findFirst({ where: { isAdmin: true }, orderBy: { createdAt: 'asc' } })
  if (!admin)
    throw new AppError(
      'not_found',
      'There is no administrator yet. Make a person first: user create --admin --email … --name …',
    )
  return admin.id
}
