// A project with one long text and many passages, made through the same doors as the interface.
import { newId } from '#components/live/new-id.ts'
import { createWrite } from '#components/live/optimistic.ts'
import { describe } from '#lib/anchoring/describe.ts'
import type { Span } from '#lib/text/span.ts'
import { chance } from '#tests/support/chance.ts'
import { writer } from '#tests/support/damage-texts.ts'
import type { RunningFontes } from '#tests/support/server.ts'

export interface Filled {
  readonly path: string
  readonly text: string
  readonly spans: readonly Span[]
  readonly projectId: string
  readonly revisionId: string
  /** Of two members. */
  readonly cookies: readonly { readonly name: string; readonly value: string }[]
}

/** Writes at once: as many as one operation may hold. */
const AT_ONCE = 250

/** `length` in UTF-16 code units. */
export async function fillProject(fontes: RunningFontes, length: number, passages: number): Promise<Filled> {
  Object.assign(process.env, {
    DATABASE_URL: fontes.databaseUrl,
    FONTES_EMBEDDED: '1',
    FONTES_DATA_DIR: fontes.dataDir,
    FONTES_URL: fontes.url,
  })
  const { makePerson } = await import('#lib/server/people/commands.ts')
  const { openSessionCookie } = await import('#lib/server/session.ts')
  const { createProject } = await import('#lib/server/projects/commands.ts')
  const { authorize, personActor } = await import('#lib/server/access.ts')
  const { importSource } = await import('#lib/server/sources/commands.ts')
  const { loadReading } = await import('#lib/server/sources/queries.ts')
  const { writeRecords } = await import('#lib/server/records/commands.ts')

  const person = await makePerson({
    email: `${newId()}@example.org`,
    name: 'Bench',
    password: 'a long enough password',
    isAdmin: false,
    locale: 'en',
  })
  const actor = personActor(person)
  const { slug } = await createProject(actor, { id: newId(), title: 'Bench' })
  const grant = await authorize(actor, 'source.import', slug)
  const [sourceId, revisionId] = [newId(), newId()]
  const dice = chance(1922)
  const bytes = Buffer.from(writeText(length, dice))
  await importSource(grant, { bytes, fileName: 'bench.txt', sourceId, revisionId })
  const { text } = await loadReading(grant, revisionId)
  const spans = spread(text, passages, dice)
  for (let at = 0; at < spans.length; at += AT_ONCE) {
    const writes = spans.slice(at, at + AT_ONCE).map((span) => {
      const { spans: own, ...quoted } = describe(text, [span])
      const fields = {
        sourceId,
        revisionId,
        ...quoted,
        spans: own.map(([from, to]): [number, number] => [from, to]),
      }
      return createWrite('passage', newId(), fields)
    })
    await writeRecords(grant, newId(), writes)
  }
  const cookies = [await openSessionCookie(person.id), await openSessionCookie(person.id)]
  const path = `/projects/${slug}/sources/${sourceId}`
  return { path, text, spans, projectId: grant.projectId, revisionId, cookies }
}

function writeText(length: number, dice: ReturnType<typeof chance>): string {
  const { paragraph } = writer('de', dice)
  let text = ''
  while (text.length < length) text += `${paragraph()}\n\n`
  return text
}

/** Passages all over the text, from a word to a paragraph, some over others. */
function spread(text: string, count: number, dice: ReturnType<typeof chance>): Span[] {
  return Array.from({ length: count }, (_, i): Span => {
    const start = Math.floor((i * (text.length - 2_000)) / count) + dice.int(600)
    return [start, start + 20 + Math.floor(dice.next() * dice.next() * 900)]
  })
}
