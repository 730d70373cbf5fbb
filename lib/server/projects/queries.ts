// A person's projects, as lists and headings show them.
import 'server-only'
import type { z } from 'zod'
import type { projectSummary } from '#lib/api/project.ts'
import type { Role } from '#lib/access/role.ts'
import { notFound, type Actor, type Grant } from '../access.ts'
import { database } from '../database/client.ts'

export type ProjectSummary = z.output<typeof projectSummary>

/** The living projects the actor is a member of, last changed first. */
export function listProjects(actor: Actor): Promise<ProjectSummary[]> {
  return loadSummaries(actor.userId, actor.onlyProjectId)
}

/** One project as `listProjects` gives it. */
export async function loadProject(grant: Grant): Promise<ProjectSummary> {
  const [summary] = await loadSummaries(grant.actor.userId, grant.projectId)
  // The operator acts in a project whose member they may not be.
  if (!summary) throw notFound()
  return { ...summary, role: grant.role }
}

type SummaryRow = Omit<ProjectSummary, 'counts' | 'role' | 'updatedAt'> &
  ProjectSummary['counts'] & { role: Role; updatedAt: Date }

// One statement for the list and its counts. The last change is the time of the last event, found by its key.
async function loadSummaries(userId: string, onlyProjectId: string | null): Promise<ProjectSummary[]> {
  const rows = await database().$queryRaw<SummaryRow[]>`
    SELECT p.id, p.slug, p.title, p.description, p.language, p.version, m.role,
      coalesce(e.at, p."updatedAt") AS "updatedAt",
      (SELECT count(*)::int FROM "Source" s WHERE s."projectId" = p.id AND s."retiredAt" IS NULL) AS sources,
      (SELECT count(*)::int FROM "Claim" c WHERE c."projectId" = p.id AND c."retiredAt" IS NULL) AS claims,
      (SELECT count(*)::int FROM "Passage" a WHERE a."projectId" = p.id AND a."retiredAt" IS NULL) AS passages,
      (SELECT count(*)::int FROM "Member" n WHERE n."projectId" = p.id AND n."retiredAt" IS NULL) AS members
    FROM "Member" m
      JOIN "Project" p ON p.id = m."projectId" AND p."retiredAt" IS NULL
      LEFT JOIN "Event" e ON e."projectId" = p.id AND e.version = p."eventVersion"
    WHERE m."userId" = ${userId}::uuid AND m."retiredAt" IS NULL
      AND (${onlyProjectId}::uuid IS NULL OR p.id = ${onlyProjectId}::uuid)
    ORDER BY "updatedAt" DESC, p.slug`
  return rows.map(({ sources, claims, passages, members, updatedAt, ...rest }) => ({
    ...rest,
    counts: { sources, claims, passages, members },
    updatedAt: updatedAt.toISOString(),
  }))
}
