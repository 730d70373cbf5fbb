// How the sources were read, behind the texts.
import type { Edition } from '../../edition.ts'
import type { EditionSource } from '../../edition-source.ts'
import type { Labels } from '../../labels/labels.ts'
import { accountOf, sentenceOf } from '../../reading-words.ts'
import { markup, nothing, type Markup } from '../markup.ts'
import { readingRows, referenceWords } from '../phrases.ts'

export function readingsTei(edition: Edition, labels: Labels): Markup {
  const read = edition.sources.filter((source) => source.revision !== null)
  if (read.length === 0) return nothing
  return markup`<back><div type="appendix" subtype="readings"><head>${labels.readings}</head><p>${labels.readingsLead}</p>
${read.map((source) => readingTei(source, edition, labels))}</div></back>\n`
}

function readingTei(source: EditionSource, edition: Edition, labels: Labels): Markup {
  const account = accountOf(source, edition.language)
  if (!account) return nothing
  const sentence = sentenceOf(account.summary)
  return markup`<div type="reading" xml:id="${source.key}.read" corresp="#${source.key}"><head>${source.siglum}: ${source.title}</head>${readingRows(
    source,
    account,
    labels,
  ).map(([name, value]) => markup`<p>${name}: ${value}</p>`)}${sentence && markup`<p>${sentence}</p>`}${
    account.losses.length === 0
      ? markup`<p>${labels.noProblems}</p>`
      : markup`<list>${account.losses.map(({ severity, text }) => markup`<item>${severity} ${text}</item>`)}</list>`
  }${referencesTei(source, labels)}</div>
`
}

function referencesTei(source: EditionSource, labels: Labels): Markup | false {
  return (
    source.references.length > 0 &&
    markup`<listBibl><head>${labels.references}</head>${source.references.map((one) => {
      const { before, target, behind } = referenceWords(one, labels)
      const name = target && `${target.siglum} ${target.title}`
      return markup`<bibl xml:id="${one.key}" type="${one.kind}" resp="#${one.by.key}">${before}${name && markup` → ${target.key === null ? name : markup`<ref target="#${target.key}">${name}</ref>`}`}${behind}</bibl>`
    })}</listBibl>`
  )
}
