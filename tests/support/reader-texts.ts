// A small project to read in, made over the API for one journey alone: a letter with passages over one another, a report that
// denies what it affirms, a gazette that repeats it, and a roll that was corrected under a claim.
import { expect, type Page } from '@playwright/test'
import type { Span } from '#lib/text/span.ts'
import { instance } from './browser.ts'

const texts = {
  letter: [
    'Anna Moll to her brother',
    'I write so that you have it from one who stood by. The price of barley had gone to nine shillings. By eight there were two hundred people before the granary.',
    'The Mayor came out upon the steps. He bade the porter unlock the door.',
    'About ten the Captain brought his company down. Two shots were fired over our heads. We all ran.',
    'No one was hurt.',
  ],
  report: [
    'The Captain to his Colonel',
    'The door was broken before we came. Not a shot was fired by my men. The people went home.',
  ],
  gazette: ['News from the coast', 'Several shots were fired upon the people. Three are said to be dead.'],
  roll: ['In the year 1630 the mill burned to the ground.', 'The reeve came twice and said nothing.'],
} as const

export type TextName = keyof typeof texts
const names: Readonly<Record<TextName, { siglum: string; title: string }>> = {
  letter: { siglum: 'A', title: 'Letter of Anna Moll' },
  report: { siglum: 'C', title: 'Report of the Captain' },
  gazette: { siglum: 'G', title: 'Gazette of the coast' },
  roll: { siglum: 'R', title: 'Roll of the mill' },
}
export interface ReaderTexts {
  readonly slug: string
  address(name: TextName): string
}

const marked: readonly (readonly [text: TextName, quote: string])[] = [
  ['letter', 'The price of barley had gone to nine shillings'],
  [
    'letter',
    'About ten the Captain brought his company down. Two shots were fired over our heads. We all ran.',
  ],
  ['letter', 'Two shots were fired over our heads'],
  ['letter', 'shots were fired'],
  ['report', 'Not a shot was fired by my men'],
  ['gazette', 'Several shots were fired upon the people'],
  ['roll', 'In the year 1630'],
]
export const claim = 'Soldiers fired at the granary.'

/** Makes the project for the person who is signed in on `page`. */
export async function makeReaderTexts(page: Page): Promise<ReaderTexts> {
  const slug = `granary-${crypto.randomUUID().slice(0, 8)}`
  const api = `/api/v1/projects/${slug}`
  const headers = { origin: instance.url }
  const send = async (method: 'post' | 'put', address: string, data: object, more = {}): Promise<void> => {
    const answer = await page.request[method](address, { data, headers: { ...headers, ...more } })
    expect(answer.ok(), `${address}: ${await answer.text()}`).toBe(true)
  }
  await send('post', '/api/v1/projects', { id: crypto.randomUUID(), title: 'The granary', slug })
  const sources = new Map<TextName, { sourceId: string; revisionId: string; text: string }>()
  for (const [name, paragraphs] of Object.entries(texts) as [TextName, readonly string[]][]) {
    const ids = { sourceId: crypto.randomUUID(), revisionId: crypto.randomUUID() }
    const query = new URLSearchParams({ fileName: `${name}.txt`, ...ids })
    const file = {
      name: `${name}.txt`,
      mimeType: 'text/plain',
      buffer: Buffer.from(`${paragraphs.map(asPrinted).join('\n\n')}\n`),
    }
    const taken = await page.request.post(`${api}/sources?${query}`, { multipart: { file }, headers })
    expect(taken.status(), await taken.text()).toBe(201)
    const read = await page.request.get(`${api}/revisions/${ids.revisionId}/text`)
    sources.set(name, { ...ids, text: ((await read.json()) as { text: string }).text })
  }
  const source = (name: TextName) => sources.get(name)!
  const spanOf = (name: TextName, quote: string): Span => {
    const start = source(name).text.indexOf(quote)
    return [start, start + quote.length]
  }
  const create = (kind: string, fields: object) => ({
    op: 'create',
    kind,
    id: crypto.randomUUID(),
    fields,
  })
  const passages = marked.map(([name, quote]) => {
    const { sourceId, revisionId } = source(name)
    return create('passage', { sourceId, revisionId, spans: [spanOf(name, quote)], quote })
  })
  const passageId = (quote: string): string => passages[marked.findIndex((one) => one[1] === quote)]!.id
  const claimed = create('claim', { statement: claim })
  const attest = (quote: string, polarity: 'affirms' | 'denies') =>
    create('attestation', { passageId: passageId(quote), claimId: claimed.id, polarity })
  const note = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'Twice the price of the year before.' }] },
    ],
  }
  await send('post', `${api}/operations`, {
    id: crypto.randomUUID(),
    writes: [
      ...[...sources].map(([name, { sourceId }]) => ({
        ...{ op: 'revise', kind: 'source', id: sourceId, ifVersion: 1 },
        fields: names[name],
      })),
      ...passages,
      claimed,
      attest('Two shots were fired over our heads', 'affirms'),
      attest('Not a shot was fired by my men', 'denies'),
      attest('Several shots were fired upon the people', 'affirms'),
      attest('In the year 1630', 'affirms'),
      create('note', { passageId: passageId('The price of barley had gone to nine shillings'), body: note }),
    ],
  })
  await correctRoll(send, api, source('roll'), spanOf('roll', '1630'))
  return { slug, address: (name) => `/projects/${slug}/sources/${source(name).sourceId}` }
}

/** In lines of the width of a printed page. */
const asPrinted = (paragraph: string): string => paragraph.replace(/(.{40,60}) /g, '$1\n')

/** A number turns under a claim: somebody has to look at it. */
async function correctRoll(
  send: (method: 'post' | 'put', address: string, data: object, more?: object) => Promise<void>,
  api: string,
  { sourceId, revisionId }: { sourceId: string; revisionId: string },
  [start, end]: Span,
): Promise<void> {
  const draft = crypto.randomUUID()
  const words = { reading: '1630', correction: '1631', type: 'transcription', reason: '' }
  await send('put', `${api}/sources/${sourceId}/corrections/${draft}`, { revisionId, start, end, ...words })
  await send(
    'post',
    `${api}/sources/${sourceId}/revisions/corrected`,
    { id: crypto.randomUUID(), corrections: [draft], reason: '' },
    { 'if-match': '"1"' },
  )
}
