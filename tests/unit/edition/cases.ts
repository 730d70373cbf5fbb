// Small invented projects to make editions of. Everything is deterministic: ids and times are counted.
import type { EditionInput } from '#lib/edition/build.ts'
import { describe as describePassage } from '#lib/anchoring/describe.ts'
import { nouns, type RecordFields, type RecordKind, type RecordOf } from '#lib/live/records.ts'
import { toProse, type ProseDocument } from '#lib/prose/document.ts'
import type { Block, Note, Reading } from '#lib/reading/reading.ts'
import type { ReadingReport } from '#lib/sources/schema.ts'
import type { Span } from '#lib/text/span.ts'

/** A UUID that tells its number. */
export const idOf = (n: number): string => `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
export const ada = idOf(0xa1)
export const jonas = idOf(0xb2)
const projectId = idOf(0xff)

/** Collects records; each `add` takes the next id and the next second. */
export class Dossier {
  readonly lists: { [K in RecordKind]?: RecordOf<K>[] } = {}
  readonly readings: EditionInput['readings'][number][] = []
  readonly revisions: EditionInput['revisions'][number][] = []
  private count = 0x100

  add<K extends RecordKind>(kind: K, fields: Partial<RecordFields<K>>, by = ada): RecordOf<K> {
    const n = this.count++
    const at = new Date(Date.UTC(2026, 10, 20, 10, 0, n - 0x100)).toISOString()
    const record = {
      id: idOf(n),
      version: 1,
      createdById: by,
      createdAt: at,
      updatedAt: at,
      retiredAt: null,
      ...nouns[kind].defaults,
      ...fields,
    } as RecordOf<K>
    const lists = this.lists as Record<string, unknown[]>
    lists[kind] = [...(lists[kind] ?? []), record]
    return record
  }

  /** A source with a text: one paragraph for each line; lines with `## ` are headings, `[^n]:` bodies of notes. */
  source(
    sheet: Partial<RecordFields<'source'>>,
    raw: string,
    problems: Reading['problems'] = [],
    summary: ReadingReport['summary'] = [],
  ): {
    source: RecordOf<'source'>
    revision: RecordOf<'revision'>
    text: string
  } {
    const { text, blocks, notes } = readLines(raw)
    const source = this.add('source', sheet)
    const hash = (n: number): string => n.toString(16).padStart(64, '0')
    const revision = this.add('revision', {
      sourceId: source.id,
      number: 1,
      originalSha256: hash(raw.length),
      fileName: `${source.siglum.toLowerCase()}.txt`,
      format: 'text',
      encoding: 'utf-8',
      textSha256: hash(text.length),
      length: text.length,
      report: {
        counts: { blocks: blocks.length },
        problems: problems.map(({ code, severity, message, count, label }) => ({
          ...{ code, severity, message },
          ...(count === undefined ? {} : { count }),
          ...(label === undefined ? {} : { label }),
        })),
        ...(summary.length > 0 ? { summary } : {}),
      },
    })
    const pages = text.includes('\u2014 2 \u2014')
      ? [
          {
            label: '2',
            labelSource: 'printed' as const,
            raw: 0,
            at: text.indexOf('\u2014 2 \u2014'),
            order: 1,
          },
        ]
      : []
    this.readings.push({
      revisionId: revision.id,
      text,
      reading: { blocks, notes, pages, problems, counts: { blocks: blocks.length } },
    })
    return { source, revision, text }
  }

  /** Marks the words `from` … `to` (or `from` alone). */
  mark(at: ReturnType<Dossier['source']>, from: string, to = from, by = ada): RecordOf<'passage'> {
    const start = at.text.indexOf(from)
    const end = at.text.indexOf(to, start) + to.length
    if (start < 0 || end < to.length) throw new RangeError(`not in the text: ${from} … ${to}`)
    return this.markSpans(at, [[start, end]], by)
  }

  markSpans(at: ReturnType<Dossier['source']>, spans: Span[], by = ada): RecordOf<'passage'> {
    const selector = describePassage(at.text, spans)
    return this.add(
      'passage',
      {
        sourceId: at.source.id,
        revisionId: at.revision.id,
        spans: selector.spans.map(([a, b]): [number, number] => [a, b]),
        quote: selector.quote,
        prefix: selector.prefix,
        suffix: selector.suffix,
      },
      by,
    )
  }

  input(edition: EditionInput['edition'] = null, language: 'en' | 'de' = 'en'): EditionInput {
    return {
      language,
      stamp: {
        projectVersion: this.count,
        headHash: 'f0'.repeat(32),
        generatedAt: '2026-11-25T09:30:00.000Z',
        appVersion: '0.1.0',
        origin: 'http://localhost:3000',
      },
      project: {
        id: projectId,
        slug: 'saltmere',
        title: 'The granary at Saltmere',
        description: 'An invented morning in an invented port, for tests.',
        language: 'en',
      },
      edition,
      records: this.lists,
      readings: this.readings,
      revisions: this.revisions,
      people: [
        { id: ada, name: 'Ada Brandt' },
        { id: jonas, name: 'Jonas Feld' },
      ],
    }
  }
}

function readLines(raw: string): { text: string; blocks: Block[]; notes: Note[] } {
  const blocks: Block[] = []
  const notes: Note[] = []
  const markers = new Map<string, number>()
  let text = ''
  for (const line of raw.split('\n')) {
    if (text !== '') text += '\n'
    const body = /^\[\^(\w+)\]: ?/.exec(line)
    const heading = /^## /.exec(line)
    let words = line.slice((body ?? heading)?.[0].length ?? 0)
    for (let found = /\[\^(\w+)\]/.exec(words); found; found = /\[\^(\w+)\]/.exec(words)) {
      markers.set(found[1] ?? '', text.length + found.index)
      words = words.slice(0, found.index) + words.slice(found.index + found[0].length)
    }
    const start = text.length
    text += words
    blocks.push({
      kind: body ? 'note' : heading ? 'heading' : 'paragraph',
      start,
      end: text.length,
      level: 1,
    })
    if (body) {
      const label = body[1] ?? ''
      const at = markers.get(label) ?? null
      notes.push({
        label,
        kind: 'footnote',
        at,
        marker: null,
        bodyMarker: null,
        body: [start, text.length],
        rawBody: [],
        state: at === null ? 'marker_missing' : 'linked',
      })
    }
  }
  return { text, blocks, notes }
}

const choiceOf = (
  fields: Partial<NonNullable<EditionInput['edition']>>,
): NonNullable<EditionInput['edition']> => ({
  id: idOf(0xed),
  title: 'A choice from the dossier',
  introduction: toProse('Two letters disagree; the chronicle copied one.'),
  sourceIds: [],
  claimIds: [],
  tagIds: [],
  userIds: [],
  ...fields,
})

const rich: ProseDocument = {
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'The seal is ' },
        { type: 'text', text: 'broken', marks: [{ type: 'italic' }] },
        { type: 'text', text: '; compare ' },
        {
          type: 'text',
          text: 'the catalogue',
          marks: [{ type: 'link', attrs: { href: 'https://archive.example/17?a=1&b=2' } }],
        },
        { type: 'text', text: '.' },
      ],
    },
    {
      type: 'bulletList',
      content: [
        {
          type: 'listItem',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'ink: iron gall' }] }],
        },
        {
          type: 'listItem',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'paper: 1741 or later' }] }],
        },
      ],
    },
  ],
}

/** Three sources, overlapping passages, both registers, an argument with every relation. */
export function letters(): Dossier {
  const dossier = new Dossier()
  const a = dossier.source(
    {
      siglum: 'A',
      title: 'Anne Thirle to her brother',
      creators: ['Anne Thirle'],
      dateText: 'this 5th of March 1741',
      dateEdtf: '1741-03-05',
      dateBasis: 'stated',
      place: 'Saltmere',
      genre: 'Letter',
      language: 'en',
      archiveReference: 'Thirle papers, bundle 3, no. 17',
      transmission: 'Autograph, one leaf; the lower corner is torn.',
    },
    [
      '## To Josiah Thirle, at the sign of the 𝔄nchor',
      'Dear Brother, the soldiers came to the granary about ten, and three shots were heard before the doors gave way.',
      'I saw no man fall, whatever the Courant may print; the Mayor himself had the key, and he stood by.',
      'Your loving sister, A. T.',
    ].join('\n'),
    [
      {
        code: 'marker_unsure',
        severity: 'warning',
        message: 'A sign at the end of line 3 may be a note marker.',
      },
      { code: 'note_marker_misread', severity: 'warning', message: 'The mark of note 2 …', label: '2' },
      { code: 'line_ends_uncertain', severity: 'info', message: 'At 3 line ends …', count: 3 },
    ],
    [
      { code: 'words_joined', count: 37, unsure: 2 },
      { code: 'page_repeats', count: 1, label: '11', of: '9' },
      { code: 'set_apart', count: 12, label: 'running-head' },
      { code: 'set_apart', count: 1, label: 'a-kind-nobody-knows' },
    ],
  )
  const b = dossier.source(
    {
      siglum: 'B',
      title: 'Chronicle of the Port, by Master Lund',
      creators: ['Peder Lund'],
      dateText: 'about 1790',
      dateEdtf: '1790~',
      dateBasis: 'inferred',
      genre: 'Chronicle',
      language: 'en',
      position: 1,
    },
    [
      '## The third of March',
      'Three townsmen were killed at the granary,[^1] and the captain had given the order.[^2] — 2 — It is said the Mayor wept.',
      '[^1]: So the Westmarch Courant, no. 11; Lund saw no other report.',
      '[^2]: The order book is lost.',
      '[^9]: A note whose marker was cut away.',
    ].join('\n'),
  )
  const c = dossier.source(
    { siglum: 'C', title: 'Westmarch Courant, no. 11', genre: 'Newspaper', position: 2 },
    'Three killed at Saltmere!',
  )

  const violence = dossier.add('tag', {
    label: 'violence',
    colour: 'madder',
    description: 'Force, used or threatened.',
  })
  const shots = dossier.add('tag', { label: 'shots', parentId: violence.id, colour: 'sienna' })
  dossier.add('tag', { label: 'weather', position: 1 })

  const heard = dossier.mark(a, 'the soldiers came', 'doors gave way')
  const three = dossier.mark(a, 'three shots were heard')
  const overlap = dossier.mark(a, 'before the doors', 'whatever the Courant may print', jonas)
  const seal = dossier.mark(a, 'A. T.')
  const anchor = dossier.mark(a, '𝔄nchor')
  const none = dossier.mark(a, 'I saw no man fall')
  const split = dossier.markSpans(a, [
    [a.text.indexOf('the Mayor himself'), a.text.indexOf('; the Mayor himself') + 6],
    [a.text.indexOf('Mayor himself'), a.text.indexOf(' had the key')],
    [a.text.indexOf('he stood by'), a.text.indexOf('he stood by') + 'he stood by'.length],
  ])
  const killed = dossier.mark(b, 'Three townsmen were killed at the granary', undefined, jonas)
  const courant = dossier.mark(b, 'So the Westmarch Courant')
  const print = dossier.mark(c, 'Three killed')
  const lost = dossier.add('passage', {
    sourceId: a.source.id,
    revisionId: idOf(0xdead),
    spans: [[4, 20]],
    quote: 'words of an earlier reading',
    prefix: 'before ',
    suffix: ' after',
  })
  dossier.add('unit', {
    sourceId: a.source.id,
    label: 'Postscript',
    creators: ['Unknown hand'],
    revisionId: a.revision.id,
    spans: [[a.text.indexOf('Your loving'), a.text.length]],
  })

  dossier.add('note', { passageId: seal.id, register: 'textual', body: rich })
  dossier.add(
    'note',
    { passageId: heard.id, register: 'textual', body: toProse('“about ten” over an erasure.') },
    jonas,
  )
  const brought = dossier.add('note', {
    passageId: heard.id,
    body: toProse('Ten by the sun; the church clock was stopped that winter.'),
  })
  dossier.add('note', { passageId: lost.id, body: toProse('Kept although the place is gone.') }, jonas)
  dossier.add('tagging', { tagId: shots.id, passageId: three.id })
  dossier.add('tagging', { tagId: violence.id, passageId: overlap.id }, jonas)
  dossier.add('tagging', { tagId: shots.id, passageId: anchor.id })

  const dead = dossier.add('claim', {
    statement: 'Three people were killed by the shots.',
    type: 'number',
    who: 'three people',
    dateText: '3 March 1741',
    dateEdtf: '1741-03-03',
    place: 'Saltmere',
    scopeNote: 'Deaths on the day, not later of wounds.',
    language: 'en',
    state: 'disputed',
  })
  const fired = dossier.add(
    'claim',
    { statement: 'Soldiers fired at the granary.', state: 'accepted' },
    jonas,
  )
  const key = dossier.add('claim', {
    statement: 'The Mayor opened the granary.',
    type: 'attribution',
    state: 'superseded',
    supersededById: fired.id,
  })
  dossier.add('tagging', { tagId: violence.id, claimId: dead.id })

  const say = dossier.add(
    'attestation',
    {
      passageId: killed.id,
      claimId: dead.id,
      polarity: 'affirms',
      modality: 'reported',
      standing: 'laterAuthor',
      infoClass: 'secondary',
      informant: 'unnamed',
      paraphrase: 'Three were killed.',
      basis: [
        { sourceId: c.source.id, text: 'no. 11' },
        { sourceId: null, text: 'hearsay of the town' },
      ],
    },
    jonas,
  )
  const deny = dossier.add('attestation', {
    passageId: none.id,
    claimId: dead.id,
    polarity: 'denies',
    standing: 'eyewitness',
    infoClass: 'primary',
  })
  const paper = dossier.add('attestation', { passageId: print.id, claimId: dead.id, polarity: 'affirms' })
  dossier.add('attestation', { passageId: courant.id, claimId: dead.id, polarity: 'silent' })
  const hear = dossier.add('attestation', {
    passageId: three.id,
    claimId: fired.id,
    polarity: 'affirms',
    standing: 'participant',
  })
  dossier.add('attestation', {
    passageId: split.id,
    claimId: key.id,
    polarity: 'affirms',
    modality: 'hedged',
  })

  const judgement = dossier.add('assessment', {
    sourceId: b.source.id,
    question: 'B6',
    judgement: 'Rests on the Courant alone.',
    reliability: 'D',
  })
  dossier.add(
    'assessment',
    {
      sourceId: a.source.id,
      question: '',
      judgement: 'A good witness,\nwith an interest of her own.',
      reliability: 'B',
    },
    jonas,
  )
  const support = dossier.add(
    'evidence',
    {
      fromAttestationId: say.id,
      toClaimId: dead.id,
      relation: 'supports',
      strength: 'weak',
      reasoning: 'The chronicle names the number.',
    },
    jonas,
  )
  dossier.add('evidence', {
    fromAttestationId: deny.id,
    toClaimId: dead.id,
    relation: 'contradicts',
    strength: 'strong',
    reasoning: 'She stood in front of the doors and saw nobody fall.',
  })
  dossier.add('evidence', {
    fromAttestationId: paper.id,
    toClaimId: dead.id,
    relation: 'supports',
    reasoning: 'Printed within the week.',
    linkedGroup: 'press',
  })
  const undercut = dossier.add('evidence', {
    fromAssessmentId: judgement.id,
    toLinkId: support.id,
    relation: 'undercuts',
    strength: 'decisive',
    reasoning: 'A copy of the newspaper adds no witness.',
  })
  dossier.add(
    'evidence',
    {
      fromAttestationId: hear.id,
      toLinkId: undercut.id,
      relation: 'qualifies',
      reasoning: 'The chronicle knew of the shots from elsewhere.',
    },
    jonas,
  )
  dossier.add('evidence', {
    fromClaimId: fired.id,
    toClaimId: dead.id,
    relation: 'contextualises',
    reasoning: 'Without shots nobody could be shot.',
  })
  dossier.add('evidence', {
    fromAttestationId: hear.id,
    toClaimId: fired.id,
    relation: 'supports',
    strength: 'strong',
    reasoning: 'Heard by someone present.',
  })

  dossier.add('claimRelation', {
    fromClaimId: dead.id,
    toClaimId: fired.id,
    relation: 'presupposes',
    reasoning: '',
  })
  const first = dossier.add(
    'position',
    {
      claimId: dead.id,
      holder: 'Jonas Feld',
      userId: jonas,
      stance: 'holds',
      certainty: 'low',
      reasons: 'Two reports agree.',
    },
    jonas,
  )
  dossier.add(
    'position',
    {
      claimId: dead.id,
      holder: 'Jonas Feld',
      userId: jonas,
      stance: 'suspends',
      sinceEdtf: '2026-11',
      replacesId: first.id,
      reasons: 'The two are one.',
    },
    jonas,
  )
  dossier.add('position', { claimId: dead.id, holder: 'Peder Lund', stance: 'holds', sinceEdtf: '1790~' })
  dossier.add('position', {
    claimId: dead.id,
    holder: 'Ada Brandt',
    userId: ada,
    stance: 'rejects',
    certainty: 'moderate',
  })
  dossier.add('conflict', {
    title: 'How many died?',
    claimIds: [dead.id],
    attestationIds: [say.id, deny.id],
    resolution: 'interest',
    rationale: 'The paper sold dead men.',
  })
  const cited = { sourceId: b.source.id, revisionId: b.revision.id, kind: 'archival' } as const
  dossier.add('sourceReference', {
    ...cited,
    quote: 'M. C., No. l7',
    normalized: 'M.C., no. 17',
    meaning: 'Mercury Courant, no. 17',
    noteLabel: '2',
    status: 'confirmed',
    signal: 'evidence',
    locator: 'p. 3',
    targetSourceId: c.source.id,
    comment: 'The figure one was read as a letter.',
  })
  dossier.add('sourceReference', { ...cited, quote: 'No. 40', status: 'rejected' }, jonas)
  dossier.add('sourceRelation', {
    fromSourceId: b.source.id,
    toSourceId: c.source.id,
    relation: 'citesAsEvidence',
    scope: 'passage',
    certainty: 'certain',
    checkStatus: 'confirmed',
    reasoning: 'Lund names the number of the paper.',
  })
  dossier.add(
    'sourceRelation',
    {
      fromSourceId: c.source.id,
      toSourceId: a.source.id,
      relation: 'sharesObservation',
      certainty: 'possible',
    },
    jonas,
  )
  // Somebody wrote this in another program; Ada brought it here.
  dossier.add('borrowing', {
    ...{ sourceId: a.source.id, revisionId: a.revision.id, passageId: heard.id },
    ...{
      format: 'hypothesis',
      fileName: 'export.json',
      originalId: 'kP3xYz',
      document: 'https://example.org/a',
    },
    ...{ start: null, end: null, quote: heard.quote, prefix: '', suffix: '', tags: [] },
    ...{ author: 'M. Quill', created: '2023-11-05T08:15:30.123456+00:00', verdict: 'exact', reason: '' },
    isChosen: false,
    notes: [
      {
        text: 'Ten by the sun; the church clock was stopped that winter.',
        register: 'factual',
        author: null,
        created: null,
        noteId: brought.id,
      },
    ],
  })
  return dossier
}

/** Sources A and B and Ada's work only, in German. */
export function choice(): EditionInput {
  const dossier = letters()
  const sources = dossier.lists.source ?? []
  return dossier.input(
    choiceOf({ sourceIds: sources.slice(0, 2).map((one) => one.id), userIds: [ada] }),
    'de',
  )
}

/** A project whose every text tries to break out of its format. */
export function hostile(): Dossier {
  const dossier = new Dossier()
  const evil =
    '</title></style></script><script>alert(1)</script><img src=x onerror=alert(2)> ]]> --> <!-- " \' & &amp; {{7*7}} `x` [a](javascript:alert(3)) | = +1'
  const text = [
    `## ${evil}`,
    'Left \u202eright\u202c and \u0007bell\u0000, \ufffe and a space.',
    '# not a heading',
    '1. not a list',
    '- nor this, --- nor a dash...',
    '    nor code',
    ': nor a definition, [^1] nor a note, ~~~ nor a fence, $x$ nor math, @nobody nor a citation',
    ']]> and <![CDATA[ and --> and <?php',
    '\ud83d\ude00 astral, e\u0301 combining, שלום עולם.',
  ].join('\n')
  const at = dossier.source(
    {
      siglum: '<b>&"',
      title: evil,
      creators: [evil],
      description: `${evil}\n${evil}`,
      language: '"><script>',
    },
    text,
  )
  const tag = dossier.add('tag', { label: evil, description: evil })
  const passage = dossier.mark(at, 'alert(1)', 'bell')
  dossier.mark(at, '\ud83d\ude00')
  dossier.add('tagging', { tagId: tag.id, passageId: passage.id })
  dossier.add('note', {
    passageId: passage.id,
    body: {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            {
              type: 'text',
              text: evil,
              marks: [
                { type: 'bold' },
                { type: 'link', attrs: { href: 'https://x.example/"><script>[a]{b}' } },
              ],
            },
          ],
        },
        { type: 'codeBlock', content: [{ type: 'text', text: '```\n</code></pre><script>' }] },
        {
          type: 'blockquote',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: '> # 1. -' }] }],
        },
      ],
    },
  })
  const claim = dossier.add('claim', { statement: evil, who: evil, scopeNote: `\n# ${evil}` })
  const attestation = dossier.add('attestation', {
    passageId: passage.id,
    claimId: claim.id,
    polarity: 'affirms',
    paraphrase: evil,
  })
  dossier.add('evidence', {
    fromAttestationId: attestation.id,
    toClaimId: claim.id,
    relation: 'supports',
    reasoning: `# ${evil}\n\n- ${evil}`,
  })
  dossier.add('position', { claimId: claim.id, holder: evil, stance: 'holds', reasons: evil })
  return dossier
}
