// The appendix on how the sources were read: what was done to each file, what was lost, what a person chose.
import type { Edition } from '../../edition.ts'
import type { EditionSource } from '../../edition-source.ts'
import type { Labels } from '../../labels/labels.ts'
import { accountOf, sentenceOf } from '../../reading-words.ts'
import { markup, nothing, type Markup } from '../markup.ts'
import { madeBy, readingRows, referenceWords } from '../phrases.ts'
import { rows } from './apparatus.ts'

export function readingsHtml(edition: Edition, labels: Labels): Markup {
  const read = edition.sources.filter((source) => source.revision !== null)
  if (read.length === 0) return nothing
  return markup`<section id="readings" aria-labelledby="readings-h"><h2 id="readings-h">${labels.readings}</h2><p class="lead">${labels.readingsLead}</p>
${read.map((source) => readingHtml(source, edition, labels))}</section>
`
}

function readingHtml(source: EditionSource, edition: Edition, labels: Labels): Markup {
  const account = accountOf(source, edition.language)
  if (!account) return nothing
  const sentence = sentenceOf(account.summary)
  return markup`<section class="unit" id="${source.key}-r"><h3><a href="#${source.key}"><span class="siglum">${source.siglum}</span></a> <span dir="auto">${source.title}</span></h3>
${rows(readingRows(source, account, labels))}${sentence && markup`<p>${sentence}</p>`}${
    account.losses.length === 0
      ? markup`<p class="quiet">${labels.noProblems}</p>`
      : markup`<ul class="report">${account.losses.map(
          ({ severity, text }) => markup`<li><strong>${severity}</strong> ${text}</li>`,
        )}</ul>`
  }${referencesHtml(source, labels)}</section>
`
}

function referencesHtml(source: EditionSource, labels: Labels): Markup | false {
  return (
    source.references.length > 0 &&
    markup`<h4>${labels.references}</h4><ul class="plain">${source.references.map((one) => {
      const { before, target, behind } = referenceWords(one, labels)
      const name = target && markup`<span class="siglum">${target.siglum}</span> ${target.title}`
      return markup`<li id="${one.key}"><span dir="auto">${before}</span>${name && markup` → ${target.key === null ? name : markup`<a href="#${target.key}">${name}</a>`}`}${behind} <span class="by">${madeBy(one, labels)}</span></li>`
    })}</ul>`
  )
}
