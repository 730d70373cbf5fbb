// Markdown in pandoc's flavour, plain enough to be read as it is: the source's words untouched, both apparatuses and the source's
// own notes as real footnotes. A passage is not bracketed in the text, because overlapping brackets cannot be read: its lemma and
// paragraph stand in the note.
import type {
  ClaimReference,
  Edition,
  EditionBlock,
  EditionClaim,
  EditionCorrection,
  EditionEvidence,
  EditionNote,
  EditionPassage,
  EditionSource,
  Made,
  PassageReference,
  Piece,
} from '../edition.ts'
import { labelsFor, term, type Labels } from '../labels/labels.ts'
import { originPhrase } from '../origin.ts'
import { accountOf, sentenceOf } from '../reading-words.ts'
import { isEmptyProse } from './html/prose.ts'
import {
  escapeInline as inline,
  escapeMarkdown as text,
  escapeWords,
  finishLines,
  indent,
} from './markdown/escape.ts'
import { proseMarkdown } from './markdown/prose.ts'
import {
  circumstances,
  dayOf,
  lemmaOf,
  madeBy,
  omittedPhrase,
  orderTextual,
  paragraphsOf,
  placeOfCorrection,
  decisionPhrase,
  placePhrase,
  readingRows,
  scopeRows,
  sheetRows,
  sidesOf,
  signOf,
  sourceRows,
  stateOfNote,
  referenceWords,
} from './phrases.ts'

/** The edition as one Markdown file. */
export function writeMarkdown(edition: Edition): string {
  const labels = labelsFor(edition.language)
  const parts = [
    `---\ntitle: ${yaml(edition.title)}\nlang: ${edition.language}\ndate: ${dayOf(edition.stamp.generatedAt)}\n---`,
    text(edition.project.description),
    edition.introduction !== null && !isEmptyProse(edition.introduction)
      ? `# ${labels.introduction}\n\n${proseMarkdown(edition.introduction, 2)}`
      : '',
    scope(edition, labels),
    ...edition.sources.map((source) => sourceMarkdown(source, labels)),
    edition.claims.length > 0 ? `# ${labels.claims}\n\n*${labels.claimsLead}*` : '',
    ...edition.claims.map((claim) => claimMarkdown(claim, labels)),
    conflicts(edition, labels),
    sourceRelations(edition, labels),
    tags(edition, labels),
    readings(edition, labels),
    `# ${labels.people}\n\n${edition.people.map((one) => `-   ${inline(one.name)}`).join('\n')}`,
    `# ${labels.colophon}\n\n${labels.madeWith} ${inline(edition.stamp.appVersion)}. ${labels.generated} ${dayOf(edition.stamp.generatedAt)}. ${labels.state}: ${labels.version} ${edition.stamp.projectVersion}, ${labels.fingerprint} \`${edition.stamp.headHash}\`.`,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** JSON is YAML, but for characters that YAML forbids. */
const yaml = (value: string): string =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const oneLine = (value: string): string => value.replace(/\s+/g, ' ')

const rows = (list: readonly (readonly [string, string])[]): string =>
  list.map(([name, value]) => `-   **${name}:** ${indent(text(value), 4)}`).join('\n')

const sections = (...parts: string[]): string => parts.filter((part) => part !== '').join('\n\n')

function scope(edition: Edition, labels: Labels): string {
  const { selection } = edition
  const lists = (['sources', 'claims', 'tags', 'people'] as const)
    .filter((part) => selection[part].leftOut.length > 0)
    .map(
      (part) =>
        `-   **${labels.chosenOf[part]}**, ${labels.leftOut}: ${selection[part].leftOut.map(inline).join('; ')}`,
    )
  return sections(
    `# ${labels.scope}`,
    selection.isWhole
      ? labels.scopeWhole
      : `${labels.scopePart} ${labels.notesLeftOut(selection.passagesLeftOut, selection.notesLeftOut)}`,
    selection.isWhole ? '' : lists.join('\n'),
    labels.threadsLeftOut,
  )
}

function sourceMarkdown(source: EditionSource, labels: Labels): string {
  const passages = new Map(source.passages.map((one) => [one.key, one]))
  const notes = new Map(source.notes.map((note) => [note.key, note]))
  const letters = new Map(source.corrections.map((one) => [one.key, one.letter]))
  const reference = (piece: Piece): string => {
    if (piece.kind === 'page') return ` [${escapeWords(`${labels.page} ${piece.label}`)}]{.pb} `
    if (piece.kind === 'noteMarker') return `[^${piece.note}]`
    if (piece.kind === 'correction') return `[^${source.key}-${letters.get(piece.correction) ?? ''}]`
    const marks = piece.ends.flatMap((key) => {
      const passage = passages.get(key)
      if (!passage) return []
      return [
        passage.letter === null ? '' : `[^${source.key}-${passage.letter}]`,
        passage.number === null ? '' : `[^${source.key}-${passage.number}]`,
      ]
    })
    return escapeWords(source.text.slice(piece.start, piece.end)) + marks.join('')
  }
  // A piece begins in the middle of a line as a rule, so line starts are made safe when the block is whole.
  const blockText = (block: EditionBlock): string => {
    const inner = finishLines(block.pieces.map(reference).join(''))
    return block.kind === 'heading' ? `**${inner.trim()}**` : block.kind === 'quote' ? `> ${inner}` : inner
  }
  const body = source.blocks.filter((block) => block.kind !== 'note').map(blockText)
  const bodyOf = (keys: readonly string[]): string =>
    source.blocks
      .filter((block) => keys.includes(block.key))
      .map(blockText)
      .join('\n\n')
  const markers = new Set(
    source.blocks.flatMap((block) =>
      block.pieces.flatMap((one) => (one.kind === 'noteMarker' ? [one.note] : [])),
    ),
  )
  const own = [...notes.values()].map((note) => {
    const state = stateOfNote(note.state, labels)
    const words =
      sections(bodyOf(note.blocks), state && `\\[${inline(state)}\\]`) || `\\[${labels.missingBody}\\]`
    const head = `**${labels.sourceNote} ${inline(note.label)}.** `
    return markers.has(note.key) ? `[^${note.key}]: ${head}${indent(words, 4)}` : `${head}${words}`
  })
  const loose = source.blocks.filter((block) => block.kind === 'note' && block.note === null).map(blockText)
  const placed = source.passages.filter((one) => one.place.kind === 'placed')
  const unplaced = source.passages.filter((one) => one.place.kind === 'unplaced')
  return sections(
    `# ${inline(source.siglum)}: ${inline(source.title)} {#${source.key}}`,
    rows(sourceRows(source, labels)),
    ...source.units.map((unit) =>
      sections(
        `## ${inline(unit.label)}${unit.paragraphs === null ? '' : ` (${paragraphsOf(unit.paragraphs)})`} {#${unit.key}}`,
        rows(sheetRows(unit.sheet, labels)),
      ),
    ),
    `## ${labels.text}`,
    body.length === 0 ? labels.noText : body.join('\n\n'),
    ...own,
    ...loose,
    ...orderTextual(source).map((one) =>
      'lemma' in one ? correctionNote(source, one, labels) : footnote(source, one, 'textual', labels),
    ),
    ...placed.filter((one) => one.number !== null).map((one) => footnote(source, one, 'factual', labels)),
    unplaced.length > 0 ? `## ${labels.unplaced}\n\n*${labels.unplacedLead}*` : '',
    ...unplaced.map(
      (one) =>
        `-   ${indent(sections(`**${[one.letter, one.number].filter((n) => n !== null).join(', ')}** (${placePhrase(one, labels)}) ${escapeWords(oneLine(one.prefix))}**${escapeWords(oneLine(one.quote).trim())}**${escapeWords(oneLine(one.suffix))}`, entry(one, 'textual', labels), entry(one, 'factual', labels)), 4)}`,
    ),
    source.assessments.length > 0 ? `## ${labels.assessments}` : '',
    ...source.assessments.map(
      (one) =>
        `-   *${term(labels, 'questions', one.question)}*${one.unit && ` · ${inline(one.unit)}`}${one.reliability && ` · ${term(labels, 'reliabilities', one.reliability)}`}: ${indent(text(one.judgement), 4)} — ${inline(madeBy(one, labels))}`,
    ),
  )
}

function footnote(
  source: EditionSource,
  passage: EditionPassage,
  register: 'textual' | 'factual',
  labels: Labels,
): string {
  const number = register === 'textual' ? passage.letter : passage.number
  const head = `**${number}** ${placePhrase(passage, labels)} *${inline(lemmaOf(passage.quote))}*\\]`
  return `[^${source.key}-${number}]: ${indent(sections(head, entry(passage, register, labels)), 4)}`
}

function correctionNote(source: EditionSource, one: EditionCorrection, labels: Labels): string {
  const said = (words: string, instead: string): string =>
    words === '' ? `*${instead}*` : inline(lemmaOf(words))
  const what = (by: Pick<EditionCorrection, 'reading' | 'type' | 'reason' | keyof Made>): string =>
    `${said(by.reading, labels.wordsPutIn)} · ${term(labels, 'correctionTypes', by.type)}${by.reason && `. ${indent(text(by.reason), 4)}`} — ${inline(madeBy(by, labels))}`
  const lemma = one.lemma === '' ? `*${labels.wordsLeftOut}*` : `*${inline(lemmaOf(one.lemma))}*`
  const head = `**${one.letter}** ${placeOfCorrection(one, labels)} ${lemma}\\] ${what(one)}`
  const earlier = one.earlier.map(
    (before) => `${labels.correctedBefore}: ${said(before.lemma, labels.wordsLeftOut)}\\] ${what(before)}`,
  )
  return `[^${source.key}-${one.letter}]: ${indent(sections(head, ...earlier), 4)}`
}

function entry(passage: EditionPassage, register: 'textual' | 'factual', labels: Labels): string {
  const notes = (list: readonly EditionNote[]): string[] =>
    list.map((note) => {
      const by = [madeBy(note, labels), originPhrase(note.origin, labels)].filter(Boolean).join(', ')
      return `${proseMarkdown(note.body, 5)} — ${inline(by)}`
    })
  const { decided } = passage
  const decision =
    decided === null ? '' : `${inline(decisionPhrase(decided, labels))} — ${inline(madeBy(decided, labels))}`
  if (register === 'textual')
    return sections(...notes(passage.textualNotes), passage.number === null ? decision : '')
  const attested = passage.attestations.map((one) => {
    const how = circumstances(one, labels)
    const sign = one.polarity === 'silent' ? '…' : signOf[one.polarity]
    return `${sign} ${term(labels, 'polarities', one.polarity)} ${claimLink(one.claim, labels)}${how && ` (${inline(how)})`}${
      one.paraphrase && `. ${labels.paraphrase}: ${inline(one.paraphrase)}`
    } — ${inline(madeBy(one, labels))}`
  })
  const tagged = passage.tags.map((tag) => `${inline(tag.label)} (${inline(madeBy(tag, labels))})`)
  const isBare =
    passage.factualNotes.length + attested.length + tagged.length + passage.textualNotes.length === 0
  return sections(
    inline(passage.unit),
    ...notes(passage.factualNotes),
    ...attested,
    tagged.length > 0 ? `${labels.chosenOf.tags}: ${tagged.join('; ')}` : '',
    passage.number === null ? '' : decision,
    isBare ? `— ${inline(madeBy(passage, labels))}` : '',
  )
}

function claimMarkdown(claim: EditionClaim, labels: Labels): string {
  const { forIt, against, otherwise } = sidesOf(claim)
  const side = (list: readonly EditionEvidence[], none: string): string =>
    list.length === 0 ? none : list.map((one) => evidence(one, labels)).join('\n')
  return sections(
    `## ${claim.number} ${inline(claim.statement)} {#${claim.key}}`,
    `${labels.counts(forIt.length, against.length)} · ${inline(madeBy(claim, labels))}`,
    rows(scopeRows(claim, labels)),
    claim.supersededBy ? `${labels.supersededBy} ${claimLink(claim.supersededBy, labels)}` : '',
    claim.tags.length > 0
      ? `${labels.chosenOf.tags}: ${claim.tags.map((tag) => `${inline(tag.label)} (${inline(madeBy(tag, labels))})`).join('; ')}`
      : '',
    omittedPhrase(claim, labels),
    `### ${labels.attested}`,
    claim.attestations
      .map((one) => {
        const how = circumstances(one, labels)
        return `-   ${one.polarity === 'silent' ? '…' : signOf[one.polarity]} **${term(labels, 'polarities', one.polarity)}**: ${passageText(one.passage)}${how && ` (${inline(how)})`}${one.paraphrase && `. ${labels.paraphrase}: ${inline(one.paraphrase)}`} — ${inline(madeBy(one, labels))}`
      })
      .join('\n') || labels.noAttested,
    `### ${labels.forIt}`,
    side(forIt, labels.noFor),
    `### ${labels.againstIt}`,
    side(against, labels.noAgainst),
    otherwise.length > 0 ? `### ${labels.otherwise}\n\n${side(otherwise, '')}` : '',
    claim.positions.length > 0
      ? `### ${labels.positions}\n\n${claim.positions
          .map(
            (one) =>
              `-   **${inline(one.holder)}** ${term(labels, 'stances', one.stance)}${one.sinceEdtf && `, ${labels.since} ${inline(one.sinceEdtf)}`}${one.certainty && ` (${labels.certainty}: ${term(labels, 'certainties', one.certainty)})`}${one.replacedBy === null ? '' : ` (${labels.replaced})`}${one.reasons && `: ${indent(text(one.reasons), 4)}`} — ${inline(madeBy(one, labels))}`,
          )
          .join('\n')}`
      : '',
    claim.relations.length > 0
      ? `### ${labels.relations}\n\n${claim.relations
          .map((one) => {
            const isFrom = one.from.key === claim.key
            return `-   ${term(labels, isFrom ? 'claimRelationTypes' : 'claimRelationTypesInverse', one.relation)} ${claimLink(isFrom ? one.to : one.from, labels)}${one.reasoning && `: ${inline(one.reasoning)}`} — ${inline(madeBy(one, labels))}`
          })
          .join('\n')}`
      : '',
  )
}

function evidence(one: EditionEvidence, labels: Labels): string {
  const { from } = one
  const judged = from.assessment
  const how = from.attestation ? circumstances(from.attestation, labels) : ''
  const origin =
    from.kind === 'attestation'
      ? `${from.passage ? passageText(from.passage) : ''}${how && ` (${inline(how)})`}`
      : from.kind === 'claim'
        ? from.claim
          ? claimLink(from.claim, labels)
          : ''
        : `${labels.judgement} ${inline(judged?.siglum ?? '')}: “${inline(judged?.judgement ?? '')}” — ${inline(judged?.by ?? '')}`
  const group = one.linkedGroup === '' ? '' : `; ${labels.jointly} ${inline(one.linkedGroup)}`
  const head = `-   ${signOf[one.relation]} **${term(labels, 'evidenceRelations', one.relation)}** (${labels.strength}: ${term(labels, 'strengths', one.strength)}${group}): ${origin}`
  const answers = one.answers.map((answer) => evidence(answer, labels)).join('\n')
  const body = `${labels.because}: ${text(one.reasoning)} — ${inline(madeBy(one, labels))}`
  return `${head}\n\n    ${indent(sections(body, answers && `${labels.answers}:\n\n${answers}`), 4)}\n`
}

const passageText = (one: PassageReference): string =>
  `**${inline(one.label)}**${one.where && ` (${one.where})`} “${inline(one.quote)}”`

const claimLink = (claim: ClaimReference, labels: Labels): string =>
  claim.key === null
    ? `“${inline(claim.statement)}” \\[${labels.notPrinted}\\]`
    : `[${labels.claim} ${claim.number}](#${claim.key}): “${inline(claim.statement)}”`

function conflicts(edition: Edition, labels: Labels): string {
  if (edition.conflicts.length === 0) return ''
  return sections(
    `# ${labels.conflicts}`,
    ...edition.conflicts.map((one) =>
      sections(
        `## ${inline(one.title)} {#${one.key}}`,
        `${term(labels, 'conflictResolutions', one.resolution)} · ${inline(madeBy(one, labels))}`,
        [
          ...one.claims.map((claim) => `-   ${claimLink(claim, labels)}`),
          ...one.attestations.map((by) => `-   ${passageText(by.passage)}`),
        ].join('\n'),
        text(one.rationale),
      ),
    ),
  )
}

function sourceRelations(edition: Edition, labels: Labels): string {
  if (edition.sourceRelations.length === 0) return ''
  const name = (one: { key: string | null; siglum: string; title: string }): string =>
    one.key === null
      ? `${inline(one.siglum)} (${inline(one.title)}, ${labels.notPrinted})`
      : `[${inline(one.siglum)}](#${one.key})`
  return `# ${labels.sourceRelations}\n\n${edition.sourceRelations
    .map(
      (one) =>
        `-   ${name(one.from)} **${term(labels, 'sourceRelationTypes', one.relation)}** ${name(one.to)} (${labels.scopeOf} ${term(labels, 'relationScopes', one.scope)} · ${term(labels, 'relationCertainties', one.certainty)} · ${term(labels, 'checkStatuses', one.checkStatus)})${one.reasoning && `: ${indent(text(one.reasoning), 4)}`} — ${inline(madeBy(one, labels))}`,
    )
    .join('\n')}`
}

function tags(edition: Edition, labels: Labels): string {
  if (edition.tags.length === 0) return ''
  return `# ${labels.tags}\n\n${edition.tags
    .map((tag) => {
      const references = [
        ...tag.passages.map((one) => inline(one.label)),
        ...tag.claims.map((one) =>
          one.key === null ? inline(one.statement) : `[${labels.claim} ${one.number}](#${one.key})`,
        ),
      ]
      return `${'    '.repeat(tag.depth)}-   **${inline(tag.label)}**: ${references.join('; ') || labels.unused}${tag.description && `. ${inline(tag.description)}`}`
    })
    .join('\n')}`
}

/** How the sources were read. */
function readings(edition: Edition, labels: Labels): string {
  const accounts = edition.sources.flatMap((source) => {
    const account = accountOf(source, edition.language)
    if (!account) return []
    return [
      sections(
        `## [${inline(source.siglum)}](#${source.key}): ${inline(source.title)} {#${source.key}-r}`,
        rows(readingRows(source, account, labels)),
        inline(sentenceOf(account.summary)),
        account.losses.length === 0
          ? labels.noProblems
          : account.losses
              .map(({ severity, text: said }) => `-   **${inline(severity)}** ${inline(said)}`)
              .join('\n'),
        references(source, labels),
      ),
    ]
  })
  return accounts.length === 0
    ? ''
    : sections(`# ${labels.readings}`, `*${labels.readingsLead}*`, ...accounts)
}

function references(source: EditionSource, labels: Labels): string {
  if (source.references.length === 0) return ''
  const lines = source.references.map((one) => {
    const { before, target, behind } = referenceWords(one, labels)
    const name = target && inline(`${target.siglum} ${target.title}`)
    const leads = name === null ? '' : ` → ${target?.key ? `[${name}](#${target.key})` : name}`
    return `-   ${inline(before)}${leads}${inline(behind)} (${inline(madeBy(one, labels))})`
  })
  return `### ${labels.references}\n\n${lines.join('\n')}`
}
