// How the sources were read, and the references in them that a person has confirmed.
import type { EditionSource } from '../../edition-source.ts'
import type { Edition } from '../../edition.ts'
import type { Labels } from '../../labels/labels.ts'
import { accountOf, sentenceOf } from '../../reading-words.ts'
import { madeBy, readingRows, referenceWords } from '../phrases.ts'
import { escapeInline as inline } from './escape.ts'
import { rows, sections } from './layout.ts'

/** How the sources were read. */
export function readings(edition: Edition, labels: Labels): string {
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
