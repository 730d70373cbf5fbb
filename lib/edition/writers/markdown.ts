// Markdown in pandoc's flavour, plain enough to be read as it is: the source's words untouched, both apparatuses and the source's
// own notes as real footnotes. A passage is not bracketed in the text, because overlapping brackets cannot be read: its lemma and
// paragraph stand in the note.
import type { Edition } from '../edition.ts'
import { labelsFor, type Labels } from '../labels/labels.ts'
import { isEmptyProse } from './html/prose.ts'
import { claimMarkdown, conflicts, sourceRelations } from './markdown/argument.ts'
import { escapeInline as inline, escapeMarkdown as text } from './markdown/escape.ts'
import { sections } from './markdown/layout.ts'
import { proseMarkdown } from './markdown/prose.ts'
import { readings } from './markdown/readings.ts'
import { sourceMarkdown } from './markdown/source.ts'
import { dayOf } from './phrases.ts'

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
