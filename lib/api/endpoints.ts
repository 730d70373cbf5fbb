// The whole of /api/v1. One entry per address and method.
import { z } from 'zod'
import { roles } from '#lib/access/role.ts'
import { projectEvent, write } from '#lib/live/event.ts'
import {
  createSchema,
  isWritable,
  nouns,
  recordKinds,
  recordSchema,
  reviseSchema,
  type RecordKind,
} from '#lib/live/records.ts'
import { mostBytesOfContainer } from '#lib/sources/limits.ts'
import { line, plainText, readingReport, requiredLine } from '#lib/sources/schema.ts'
import {
  borrowedAcceptance,
  borrowedPreview,
  borrowedReport,
  borrowedSourceAcceptance,
  borrowedSourcePreview,
} from './borrowed.ts'
import type { Endpoint } from './endpoint.ts'
import { choices, handedIn, proposal, proposalChange } from './proposal.ts'
import { review, shownPlace } from './review.ts'
import {
  draft,
  draftChange,
  drafts,
  newDraft,
  places,
  revisionPreview,
  shownDifference,
  shownText,
  textLines,
} from './revision.ts'

export const locales = ['en', 'de'] as const
export const themes = ['light', 'dark', 'system'] as const
export const exportFormats = ['html', 'tei', 'w3c', 'markdown', 'archive'] as const
export type ExportFormat = (typeof exportFormats)[number]

const email = z.string().trim().max(254).pipe(z.email())
/** 8 to 256 characters, no rules of composition (ASVS 6.2.1, 6.2.5). */
const newPassword = z.string().min(8).max(256)
const inProject = z.strictObject({ project: z.string().min(1).max(80) })
const inProjectWithId = inProject.extend({ id: z.uuid() })
const withCorrection = inProjectWithId.extend({ correction: z.uuid() })
const borrowedFile = z.strictObject({
  fileName: z.string().min(1).max(300),
  /** Which of the annotated documents is meant; left out: the one that fits best. */
  document: z.string().max(4000).optional(),
})
/** Made by the client: the same id again is a retry. `reason`: why, in one's own words. */
const newRevision = { id: z.uuid(), reason: plainText(4000).default('') }

export const me = z.strictObject({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  locale: z.enum(locales),
  theme: z.enum(themes),
  isAdmin: z.boolean(),
})
export const projectSummary = z.strictObject({
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  description: z.string(),
  language: z.string(),
  role: z.enum(roles),
  version: z.int(),
  counts: z.strictObject({ sources: z.int(), claims: z.int(), passages: z.int(), members: z.int() }),
  updatedAt: z.iso.datetime(),
})
export const invitation = z.strictObject({
  id: z.uuid(),
  role: z.enum(roles),
  note: z.string(),
  usesLeft: z.int(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})
export const apiToken = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  scope: z.enum(['read', 'write']),
  projectId: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
})
const events = z.strictObject({ events: z.array(projectEvent) })
export const slug = z
  .string()
  .min(2)
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
export const importReport = z.strictObject({
  sourceId: z.uuid(),
  revisionId: z.uuid(),
  siglum: z.string(),
  title: z.string(),
  fileName: z.string(),
  encoding: z.string(),
  characters: z.int(),
  /** The same bytes are already in the project: this is the existing source, nothing was written. */
  isDuplicate: z.boolean(),
  ...readingReport.shape,
})
export const session = z.strictObject({
  id: z.string(),
  userAgent: z.string(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  isCurrent: z.boolean(),
})

const fixed = {
  health: {
    method: 'GET',
    path: '/health',
    access: 'public',
    summary: 'Whether the server and its database answer',
    answer: z.strictObject({ status: z.literal('ok'), version: z.string() }),
  },
  openapi: {
    method: 'GET',
    path: '/openapi.json',
    access: 'public',
    summary: 'This description',
    answer: z.record(z.string(), z.unknown()),
  },

  // People
  getMe: { method: 'GET', path: '/me', access: 'person', summary: 'Who I am', answer: me },
  reviseMe: {
    method: 'PATCH',
    path: '/me',
    access: 'session',
    summary: 'Change my name, language or theme',
    body: z.strictObject({
      name: requiredLine(200).optional(),
      locale: z.enum(locales).optional(),
      theme: z.enum(themes).optional(),
    }),
    answer: me,
  },
  changePassword: {
    method: 'POST',
    path: '/me/password',
    access: 'session',
    summary: 'Change my password; ends my other sessions',
    ratePerMinute: 10,
    body: z.strictObject({ current: z.string().max(256), next: newPassword }),
    answer: 'none',
    status: 204,
  },
  listSessions: {
    method: 'GET',
    path: '/me/sessions',
    access: 'session',
    summary: 'Where I am signed in',
    answer: z.strictObject({ sessions: z.array(session) }),
  },
  endSessions: {
    method: 'POST',
    path: '/me/sessions/end',
    access: 'session',
    summary: 'Sign out everywhere, or everywhere else',
    body: z.strictObject({ keepCurrent: z.boolean() }),
    answer: 'none',
    status: 204,
  },
  listTokens: {
    method: 'GET',
    path: '/me/tokens',
    access: 'session',
    summary: 'My API tokens',
    answer: z.strictObject({ tokens: z.array(apiToken) }),
  },
  createToken: {
    method: 'POST',
    path: '/me/tokens',
    access: 'session',
    summary: 'Make an API token; the secret is shown once',
    status: 201,
    body: z.strictObject({
      name: requiredLine(120),
      scope: z.enum(['read', 'write']),
      projectId: z.uuid().nullable().default(null),
      expiresInDays: z.int().min(1).max(730).nullable().default(365),
    }),
    answer: z.strictObject({ token: apiToken, secret: z.string() }),
  },
  revokeToken: {
    method: 'DELETE',
    path: '/me/tokens/{id}',
    access: 'session',
    summary: 'Revoke an API token',
    params: z.strictObject({ id: z.uuid() }),
    answer: 'none',
    status: 204,
  },

  // The way in: owner link and invitations. GET never uses up a link.
  readInvitation: {
    method: 'POST',
    path: '/invitations/read',
    access: 'public',
    summary: 'What an invitation link is for',
    ratePerMinute: 30,
    body: z.strictObject({ token: z.string().min(20).max(200) }),
    answer: z.strictObject({
      kind: z.enum(['owner', 'member']),
      projectTitle: z.string().nullable(),
      role: z.enum(roles).nullable(),
      expiresAt: z.iso.datetime(),
    }),
  },
  acceptInvitation: {
    method: 'POST',
    path: '/invitations/accept',
    access: 'public',
    summary: 'Join with an invitation link, as a new or the signed-in person',
    ratePerMinute: 20,
    body: z.strictObject({
      token: z.string().min(20).max(200),
      person: z
        .strictObject({
          email,
          name: requiredLine(200),
          password: newPassword,
          locale: z.enum(locales).default('en'),
        })
        .nullable(),
    }),
    answer: z.strictObject({ projectSlug: z.string().nullable(), userId: z.uuid() }),
  },

  // Projects
  listProjects: {
    method: 'GET',
    path: '/projects',
    access: 'person',
    summary: 'My projects',
    answer: z.strictObject({ projects: z.array(projectSummary) }),
  },
  createProject: {
    method: 'POST',
    path: '/projects',
    access: 'person',
    summary: 'Start a project; its maker is its owner',
    status: 201,
    idempotent: true,
    body: z.strictObject({
      id: z.uuid(),
      title: requiredLine(200),
      slug: slug.optional(),
      description: plainText(8000).default(''),
      language: line(40).default('en'),
    }),
    answer: projectSummary,
  },
  getProject: {
    method: 'GET',
    path: '/projects/{project}',
    access: 'project.read',
    summary: 'A project',
    params: inProject,
    answer: projectSummary,
  },
  reviseProject: {
    method: 'PATCH',
    path: '/projects/{project}',
    access: 'project.revise',
    summary: 'Change title, description or language',
    params: inProject,
    needsIfMatch: true,
    body: z.strictObject({
      title: requiredLine(200).optional(),
      description: plainText(8000).optional(),
      language: line(40).optional(),
    }),
    answer: events,
  },
  retireProject: {
    method: 'DELETE',
    path: '/projects/{project}',
    access: 'project.retire',
    summary: 'Put a project away; nothing is erased',
    params: inProject,
    needsIfMatch: true,
    answer: events,
  },
  snapshot: {
    method: 'GET',
    path: '/projects/{project}/snapshot',
    access: 'project.read',
    summary: 'Every living record of a project and its event number',
    params: inProject,
    answer: z.strictObject({
      projectId: z.uuid(),
      version: z.int(),
      role: z.enum(roles),
      records: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
    }),
  },
  changes: {
    method: 'GET',
    path: '/projects/{project}/changes',
    access: 'project.read',
    summary: 'Events after a number, oldest first',
    params: inProject,
    query: z.strictObject({
      since: z.coerce.number().int().min(0),
      limit: z.coerce.number().int().min(1).max(1000).default(1000),
    }),
    answer: z.strictObject({ events: z.array(projectEvent), version: z.int() }),
  },
  live: {
    method: 'GET',
    path: '/projects/{project}/events',
    access: 'project.read',
    summary: 'Live line (server-sent events): that something changed, and who reads where',
    params: inProject,
    query: z.strictObject({ since: z.coerce.number().int().min(0).optional() }),
    answer: 'stream',
  },
  showPresence: {
    method: 'POST',
    path: '/projects/{project}/presence',
    access: 'presence.show',
    summary: 'Say where I am reading',
    params: inProject,
    body: z.strictObject({
      clientId: z.uuid(),
      where: line(200),
      sourceId: z.uuid().nullable(),
      leaving: z.boolean().default(false),
    }),
    answer: 'none',
    status: 204,
  },
  writeBatch: {
    method: 'POST',
    path: '/projects/{project}/operations',
    access: 'record',
    summary: 'Several writes as one: all or none, undone together',
    params: inProject,
    body: z.strictObject({ id: z.uuid(), writes: z.array(write).min(1).max(500) }),
    maxBytes: 2 * 1024 * 1024,
    answer: events,
  },
  revertOperation: {
    method: 'POST',
    path: '/projects/{project}/operations/{id}/revert',
    access: 'record',
    summary: 'Undo an operation, if nothing has changed since; undoing that is redo',
    params: inProjectWithId,
    body: z.strictObject({ operationId: z.uuid() }),
    answer: events,
  },
  history: {
    method: 'GET',
    path: '/projects/{project}/history',
    access: 'project.read',
    summary: 'Events of one record or of the whole project, newest first',
    params: inProject,
    query: z.strictObject({
      id: z.uuid().optional(),
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.strictObject({ events: z.array(projectEvent) }),
  },

  // Members
  listInvitations: {
    method: 'GET',
    path: '/projects/{project}/invitations',
    access: 'member.manage',
    summary: 'Open invitations, without their secrets',
    params: inProject,
    answer: z.strictObject({ invitations: z.array(invitation) }),
  },
  createInvitation: {
    method: 'POST',
    path: '/projects/{project}/invitations',
    access: 'member.manage',
    summary: 'Make an invitation link; shown once',
    params: inProject,
    status: 201,
    body: z.strictObject({
      role: z.enum(['editor', 'annotator', 'commenter', 'viewer']),
      note: line(200).default(''),
      uses: z.int().min(1).max(200).default(1),
      expiresInDays: z.int().min(1).max(60).default(7),
    }),
    answer: z.strictObject({ invitation, url: z.string() }),
  },
  revokeInvitation: {
    method: 'DELETE',
    path: '/projects/{project}/invitations/{id}',
    access: 'member.manage',
    summary: 'Withdraw an invitation',
    params: inProjectWithId,
    answer: 'none',
    status: 204,
  },
  reviseMember: {
    method: 'PATCH',
    path: '/projects/{project}/members/{id}',
    access: 'member.manage',
    summary: 'Change a role; a project keeps at least one owner',
    params: inProjectWithId,
    needsIfMatch: true,
    body: z.strictObject({ role: z.enum(roles) }),
    answer: events,
  },
  retireMember: {
    method: 'DELETE',
    path: '/projects/{project}/members/{id}',
    access: 'member.manage',
    summary: 'Remove a member; their work stays',
    params: inProjectWithId,
    needsIfMatch: true,
    answer: events,
  },

  // Sources
  importSource: {
    method: 'POST',
    path: '/projects/{project}/sources',
    access: 'source.import',
    summary: 'Bring in a file at once, as it is read',
    params: inProject,
    upload: true,
    maxBytes: mostBytesOfContainer,
    status: 201,
    idempotent: true,
    query: z.strictObject({
      encoding: z.string().max(40).optional(),
      fileName: z.string().min(1).max(300),
      sourceId: z.uuid(),
      revisionId: z.uuid(),
    }),
    answer: importReport,
  },

  // The import desk: files handed in and not yet accepted, each visible only to whoever handed it in.
  listProposals: {
    method: 'GET',
    path: '/projects/{project}/proposals',
    access: 'source.import',
    summary: 'My files on the import desk',
    params: inProject,
    answer: z.strictObject({ proposals: z.array(proposal) }),
  },
  createProposal: {
    method: 'POST',
    path: '/projects/{project}/proposals',
    access: 'source.import',
    summary: 'Hand in a file; it is kept for me and read when asked',
    params: inProject,
    upload: true,
    maxBytes: mostBytesOfContainer,
    status: 201,
    query: z.strictObject({ id: z.uuid(), fileName: z.string().min(1).max(300) }),
    answer: handedIn,
  },
  readProposal: {
    method: 'POST',
    path: '/projects/{project}/proposals/{id}/read',
    access: 'source.import',
    summary: 'Read the file, or read it again with another encoding or other choices',
    params: inProjectWithId,
    maxBytes: 2 * 1024 * 1024,
    body: z.strictObject({
      /** Left out: as it was. Empty: as the bytes say. */
      encoding: z.string().max(40).optional(),
      choices: choices.optional(),
      /** Whether the answer brings the whole reading. */
      withReading: z.boolean().default(false),
    }),
    answer: z.strictObject({ proposal, reading: z.record(z.string(), z.unknown()).nullable() }),
  },
  getProposalReading: {
    method: 'GET',
    path: '/projects/{project}/proposals/{id}/reading',
    access: 'source.import',
    summary: 'A file on my desk with its reading',
    params: inProjectWithId,
    answer: z.strictObject({ proposal, reading: z.record(z.string(), z.unknown()).nullable() }),
  },
  getProposalOriginal: {
    method: 'GET',
    path: '/projects/{project}/proposals/{id}/original',
    access: 'source.import',
    summary: 'The decoded original of a file on my desk, as its reading points into it',
    params: inProjectWithId,
    answer: z.strictObject({ raw: z.string() }),
  },
  reviseProposal: {
    method: 'PATCH',
    path: '/projects/{project}/proposals/{id}',
    access: 'source.import',
    summary: 'Name the source to be, or say what its references are',
    params: inProjectWithId,
    maxBytes: 4 * 1024 * 1024,
    body: proposalChange,
    answer: proposal,
  },
  acceptProposal: {
    method: 'POST',
    path: '/projects/{project}/proposals/{id}/accept',
    access: 'source.import',
    summary: 'Make the file a source of the project, as it was read',
    params: inProjectWithId,
    status: 201,
    body: z.strictObject({
      sourceId: z.uuid(),
      revisionId: z.uuid(),
      /** The reading that was looked at; another one is refused. */
      readingSha256: z.string().length(64),
    }),
    answer: importReport,
  },
  discardProposal: {
    method: 'DELETE',
    path: '/projects/{project}/proposals/{id}',
    access: 'source.import',
    summary: 'Take a file off my desk',
    params: inProjectWithId,
    answer: 'none',
    status: 204,
  },

  // Corrections that are collected: private to their author until they are proposed or applied.
  listDrafts: {
    method: 'GET',
    path: '/projects/{project}/sources/{id}/corrections',
    access: 'correction.draft',
    summary: 'The corrections I collect for a text, and those that others propose',
    params: inProjectWithId,
    answer: drafts,
  },
  draftCorrection: {
    method: 'PUT',
    path: '/projects/{project}/sources/{id}/corrections/{correction}',
    access: 'correction.draft',
    summary: 'Collect a correction; repeating the same request is harmless',
    params: withCorrection,
    status: 201,
    body: newDraft,
    answer: draft,
  },
  reviseDraft: {
    method: 'PATCH',
    path: '/projects/{project}/sources/{id}/corrections/{correction}',
    access: 'correction.draft',
    summary: 'Change a correction that I collect, or propose it to those who may apply it',
    params: withCorrection,
    needsIfMatch: true,
    body: draftChange,
    answer: draft,
  },
  discardDraft: {
    method: 'DELETE',
    path: '/projects/{project}/sources/{id}/corrections/{correction}',
    access: 'correction.draft',
    summary: 'Give up a correction that I collect, or decline one that is proposed',
    params: withCorrection,
    needsIfMatch: true,
    answer: 'none',
    status: 204,
  },

  // New revisions of a text. If-Match holds the number of the newest revision that one has seen.
  applyCorrections: {
    method: 'POST',
    path: '/projects/{project}/sources/{id}/revisions/corrected',
    access: 'revision.write',
    summary: 'Make a new revision with corrections that were collected',
    params: inProjectWithId,
    needsIfMatch: true,
    status: 201,
    body: z.strictObject({ ...newRevision, corrections: z.array(z.uuid()).min(1).max(1000) }),
    answer: recordSchema('revision'),
  },
  restoreRevision: {
    method: 'POST',
    path: '/projects/{project}/sources/{id}/revisions/restored',
    access: 'revision.write',
    summary: 'Make a new revision with the text of an older one',
    params: inProjectWithId,
    needsIfMatch: true,
    status: 201,
    body: z.strictObject({ ...newRevision, revisionId: z.uuid() }),
    answer: recordSchema('revision'),
  },
  previewRevision: {
    method: 'POST',
    path: '/projects/{project}/sources/{id}/revisions/preview',
    access: 'revision.write',
    summary: 'What a better file would change in a text; nothing is written',
    params: inProjectWithId,
    upload: true,
    maxBytes: mostBytesOfContainer,
    query: z.strictObject({
      encoding: z.string().max(40).optional(),
      fileName: z.string().min(1).max(300),
    }),
    answer: revisionPreview,
  },
  acceptRevision: {
    method: 'POST',
    path: '/projects/{project}/sources/{id}/revisions',
    access: 'revision.write',
    summary: 'Make a new revision from a better file; the bytes are kept',
    params: inProjectWithId,
    upload: true,
    maxBytes: mostBytesOfContainer,
    needsIfMatch: true,
    status: 201,
    query: z.strictObject({
      encoding: z.string().max(40).optional(),
      fileName: z.string().min(1).max(300),
      revisionId: z.uuid(),
      reason: plainText(2000).default(''),
    }),
    answer: recordSchema('revision'),
  },
  // Annotations made in other programs: looked at first, then taken over as one operation.
  previewBorrowed: {
    method: 'POST',
    path: '/projects/{project}/sources/{id}/borrowed/preview',
    access: 'argument.write',
    summary: 'Where the annotations of another program stand in a text; nothing is written',
    params: inProjectWithId,
    upload: true,
    maxBytes: mostBytesOfContainer,
    query: borrowedFile,
    answer: borrowedPreview,
  },
  acceptBorrowed: {
    method: 'POST',
    path: '/projects/{project}/sources/{id}/borrowed',
    access: 'argument.write',
    summary: 'Take over annotations of another program, as was decided about each',
    params: inProjectWithId,
    upload: true,
    maxBytes: mostBytesOfContainer,
    status: 201,
    query: borrowedFile.omit({ document: true }),
    body: borrowedAcceptance,
    answer: borrowedReport,
  },
  previewBorrowedSource: {
    method: 'POST',
    path: '/projects/{project}/borrowed/preview',
    access: 'source.import',
    summary: 'A text with its annotations from another program; nothing is written',
    params: inProject,
    upload: true,
    maxBytes: mostBytesOfContainer,
    query: borrowedFile,
    answer: borrowedSourcePreview,
  },
  acceptBorrowedSource: {
    method: 'POST',
    path: '/projects/{project}/borrowed',
    access: 'source.import',
    summary: 'Bring in a text from another program as a source, with its annotations',
    params: inProject,
    upload: true,
    maxBytes: mostBytesOfContainer,
    status: 201,
    query: borrowedFile.omit({ document: true }),
    body: borrowedSourceAcceptance,
    answer: borrowedReport,
  },

  getDifference: {
    method: 'GET',
    path: '/projects/{project}/revisions/{id}/difference',
    access: 'project.read',
    summary: 'What a revision changed, or how it differs from another of the same source',
    params: inProjectWithId,
    query: z.strictObject({
      against: z.uuid().optional(),
      from: z.coerce.number().int().min(0).default(0),
    }),
    answer: shownDifference,
  },
  listPlaces: {
    method: 'GET',
    path: '/projects/{project}/revisions/{id}/places',
    access: 'project.read',
    summary: 'Where passages made on other revisions of a source stand in this one',
    params: inProjectWithId,
    answer: places,
  },
  getPlace: {
    method: 'GET',
    path: '/projects/{project}/revisions/{id}/places/{passage}',
    access: 'project.read',
    summary: 'One passage of another revision beside this one: as it stood, and where it may stand',
    params: inProjectWithId.extend({ passage: z.uuid() }),
    answer: shownPlace,
  },
  listReview: {
    method: 'GET',
    path: '/projects/{project}/review',
    access: 'project.read',
    summary: 'Passages that do not stand unchanged in the newest text of their source',
    params: inProject,
    answer: review,
  },

  getRevision: {
    method: 'GET',
    path: '/projects/{project}/revisions/{id}/reading',
    access: 'project.read',
    summary: 'The text of a revision with its zones',
    params: inProjectWithId,
    answer: z.strictObject({
      id: z.uuid(),
      sourceId: z.uuid(),
      text: z.string(),
      reading: z.record(z.string(), z.unknown()),
    }),
  },
  getText: {
    method: 'GET',
    path: '/projects/{project}/revisions/{id}/text',
    access: 'project.read',
    summary: 'The text of a revision, and what the reader shows of its zones',
    params: inProjectWithId,
    answer: shownText,
  },
  getLines: {
    method: 'GET',
    path: '/projects/{project}/revisions/{id}/lines',
    access: 'project.read',
    summary: 'Where the lines of the original begin in the text of a revision',
    params: inProjectWithId,
    answer: textLines,
  },
  getOriginal: {
    method: 'GET',
    path: '/projects/{project}/revisions/{id}/original',
    access: 'project.read',
    summary: 'The file as it came',
    params: inProjectWithId,
    answer: 'file',
  },

  // Editions and archives
  exportProject: {
    method: 'GET',
    path: '/projects/{project}/export',
    access: 'project.export',
    summary: 'An annotated edition or the whole project as a file',
    params: inProject,
    query: z.strictObject({
      format: z.enum(exportFormats),
      edition: z.uuid().optional(),
      language: z.enum(locales).default('en'),
    }),
    answer: 'file',
    ratePerMinute: 30,
  },
  importArchive: {
    method: 'POST',
    path: '/archives',
    access: 'person',
    summary: 'Make a project of an archive',
    upload: true,
    maxBytes: 200 * 1024 * 1024,
    status: 201,
    query: z.strictObject({ slug: slug.optional() }),
    answer: projectSummary,
  },
} as const satisfies Record<string, Omit<Endpoint, 'id'>>

type Fixed = typeof fixed
export type EndpointId = keyof Fixed
/** Endpoints by id, with their precise schema types, for routes and client. */
export const endpoints: { [K in EndpointId]: Fixed[K] & { id: K } } = Object.fromEntries(
  Object.entries(fixed).map(([key, value]) => [key, { id: key, ...value }]),
) as never

/** The record routes: the same four doors for every noun. */
export function recordEndpoints(kind: RecordKind): Endpoint[] {
  const base = `/projects/{project}/${nouns[kind].plural}`
  const one = `${base}/{id}`
  const record = recordSchema(kind)
  const list: Endpoint[] = [
    {
      id: `list:${kind}`,
      method: 'GET',
      path: base,
      access: 'project.read',
      summary: `All living records of kind ${kind}`,
      params: inProject,
      answer: z.strictObject({ records: z.array(record), version: z.int() }),
    },
    {
      id: `get:${kind}`,
      method: 'GET',
      path: one,
      access: 'project.read',
      summary: `One ${kind}`,
      params: inProjectWithId,
      answer: record,
    },
  ]
  if (isWritable(kind, 'create'))
    list.push({
      id: `create:${kind}`,
      method: 'PUT',
      path: one,
      access: 'record',
      summary: `Create a ${kind}; repeating the same request is harmless`,
      params: inProjectWithId,
      body: createSchema(kind),
      answer: events,
      status: 201,
      maxBytes: 512 * 1024,
    })
  const fixedFields: readonly string[] = nouns[kind].fixed
  // Judgements and positions are never changed, only replaced: nothing of them could be revised.
  const isChangeable = Object.keys(nouns[kind].shape).some((field) => !fixedFields.includes(field))
  if (isWritable(kind, 'revise') && isChangeable)
    list.push({
      id: `revise:${kind}`,
      method: 'PATCH',
      path: one,
      access: 'record',
      summary: `Change a ${kind}`,
      params: inProjectWithId,
      body: reviseSchema(kind),
      answer: events,
      needsIfMatch: true,
      maxBytes: 512 * 1024,
    })
  if (isWritable(kind, 'retire')) {
    list.push({
      id: `retire:${kind}`,
      method: 'DELETE',
      path: one,
      access: 'record',
      summary: `Retire a ${kind} and what hangs on it; it can be restored`,
      params: inProjectWithId,
      answer: events,
      needsIfMatch: true,
    })
    list.push({
      id: `restore:${kind}`,
      method: 'POST',
      path: `${one}/restore`,
      access: 'record',
      summary: `Bring back a retired ${kind}`,
      params: inProjectWithId,
      answer: events,
    })
  }
  return list
}

/** Every endpoint there is. */
export function listEndpoints(): Endpoint[] {
  const recordRoutes = recordKinds.filter((kind) => kind !== 'project').flatMap(recordEndpoints)
  return [...Object.values(endpoints as Record<string, Endpoint>), ...recordRoutes]
}
