// Both apparatuses of a source and what stands around its text.
import type { EditionNote, EditionPassage } from '../../edition-passage.ts'
import type { EditionCorrection, EditionSource } from '../../edition-source.ts'
import type { TagMark } from '../../made.ts'
import { term, type Labels } from '../../labels/labels.ts'
import { originPhrase } from '../../origin.ts'
import { join, markup, nothing, type Markup } from '../markup.ts'
import {
  circumstances,
  lemmaOf,
  orderTextual,
  paragraphsOf,
  placeOfCorrection,
  decisionPhrase,
  placePhrase,
  signOf,
  sheetRows,
  sourceRows,
  stateOfNote,
} from '../phrases.ts'
import { byHtml } from './by.ts'
import { proseHtml } from './prose.ts'
import { blockHtml, textContext, type TextContext } from './text.ts'

/** Everything about one source. */
export function sourceHtml(source: EditionSource, labels: Labels): Markup {
  const context = textContext(source, labels)
  const placed = source.passages.filter((one) => one.place.kind === 'placed')
  const unplaced = source.passages.filter((one) => one.place.kind === 'unplaced')
  const body = source.blocks.filter((block) => block.kind !== 'note')
  const language = source.sheet.language
  return markup`<article class="source" id="${source.key}" aria-labelledby="${source.key}-h">
<h2 id="${source.key}-h"><span class="siglum">${source.siglum}</span> <span dir="auto">${source.title}</span></h2>
${rows(sourceRows(source, labels))}
${units(source, labels)}
<h3>${labels.text}</h3>
${
  body.length === 0
    ? markup`<p class="quiet">${labels.noText}</p>`
    : markup`<div class="text"${/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/.test(language) ? markup` lang="${language}"` : ''}>
${body.map((block) => blockHtml(block, context))}</div>`
}
${ownNotes(source, context)}
${apparatus(orderTextual(source), {
  id: `${source.key}-t`,
  title: labels.textualNotes,
  lead: labels.textualLead,
  entry: (one) => ('lemma' in one ? correctionEntry(one, labels) : textualEntry(one, labels)),
})}
${apparatus(
  placed.filter((one) => one.number !== null),
  {
    id: `${source.key}-n`,
    title: labels.factualNotes,
    lead: labels.factualLead,
    entry: (one) => factualEntry(one, labels),
  },
)}
${apparatus(unplaced, {
  id: `${source.key}-u`,
  title: labels.unplaced,
  lead: labels.unplacedLead,
  entry: (one) => unplacedEntry(one, labels),
})}
${assessments(source, labels)}
${report(source, labels)}
</article>
`
}

/** A list of names and values. */
export function rows(list: readonly (readonly [string, string])[]): Markup {
  if (list.length === 0) return nothing
  return markup`<dl class="sheet">${list.map(
    ([name, value]) => markup`<div><dt>${name}</dt><dd dir="auto">${value}</dd></div>`,
  )}</dl>`
}

function units(source: EditionSource, labels: Labels): Markup {
  if (source.units.length === 0) return nothing
  return markup`<h3>${labels.units}</h3>
${source.units.map((unit) => {
  const where = unit.paragraphs === null ? '' : paragraphsOf(unit.paragraphs)
  return markup`<section class="unit" id="${unit.key}"><h4>${unit.label} <span class="where">${where}</span></h4>${rows(sheetRows(unit.sheet, labels))}</section>`
})}`
}

function ownNotes(source: EditionSource, context: TextContext): Markup {
  const { labels } = context
  const bodies = source.blocks.filter((block) => block.kind === 'note')
  if (source.notes.length === 0 && bodies.length === 0) return nothing
  const loose = bodies.filter((block) => block.note === null)
  return markup`<h3 id="${source.key}-f">${labels.sourceNotes}</h3>
<div class="own-notes">
${source.notes.map((note) => {
  const state = stateOfNote(note.state, labels)
  const own = bodies.filter((block) => block.note === note.key)
  return markup`<div class="own-note" id="${note.key}"><span class="num">${
    note.paragraph === null
      ? note.label
      : markup`<a href="#${note.key}-r" aria-label="${note.label}, ${labels.back}">${note.label}</a>`
  }</span><div>${own.map((block) => blockHtml(block, context))}${
    state && markup`<p class="quiet">[${state}]</p>`
  }</div></div>
`
})}${loose.map((block) => blockHtml(block, context))}</div>`
}

function apparatus<T>(
  passages: readonly T[],
  part: { id: string; title: string; lead: string; entry: (one: T) => Markup },
): Markup {
  if (passages.length === 0) return nothing
  return markup`<h3 id="${part.id}">${part.title}</h3>
<p class="lead">${part.lead}</p>
<ol class="apparatus">
${passages.map(part.entry)}</ol>`
}

function head(passage: EditionPassage, number: string, labels: Labels): Markup {
  return markup`<span class="num"><a href="#${passage.key}" aria-label="${number}, ${labels.back}">${number}</a></span> <span class="where">${placePhrase(passage, labels)}</span> <q class="lemma" dir="auto">${lemmaOf(passage.quote)}</q><span class="bracket">]</span>`
}

function textualEntry(passage: EditionPassage, labels: Labels): Markup {
  return markup`<li id="${passage.key}-t">${head(passage, passage.letter ?? '', labels)}${notes(passage.textualNotes, labels)}${passage.number === null && decision(passage, labels)}</li>
`
}

/** The words as they stood behind the lemma, then what sort of correction it is, why, and by whom. */
function correctionEntry(one: EditionCorrection, labels: Labels): Markup {
  const where = placeOfCorrection(one, labels)
  const said = (words: string, instead: string): Markup =>
    words === ''
      ? markup`<em class="quiet">${instead}</em>`
      : markup`<span dir="auto">${lemmaOf(words)}</span>`
  const earlier = one.earlier.map(
    (before) =>
      markup`<p class="quiet">${labels.correctedBefore}: ${said(before.lemma, labels.wordsLeftOut)}] ${said(before.reading, labels.wordsPutIn)} · ${term(labels, 'correctionTypes', before.type)}${before.reason && `. ${before.reason}`} ${byHtml(before, labels)}</p>`,
  )
  return markup`<li id="${one.key}-t"><span class="num"><a href="#${one.key}" aria-label="${one.letter}, ${labels.back}">${one.letter}</a></span> <span class="where">${where}</span> ${
    one.lemma === ''
      ? markup`<em class="quiet">${labels.wordsLeftOut}</em>`
      : markup`<q class="lemma" dir="auto">${lemmaOf(one.lemma)}</q>`
  }<span class="bracket">]</span> ${said(one.reading, labels.wordsPutIn)} <span class="quiet">· ${term(labels, 'correctionTypes', one.type)}</span>${one.reason && markup` <span dir="auto">${one.reason}</span>`} ${byHtml(one, labels)}${earlier}</li>
`
}

function factualEntry(passage: EditionPassage, labels: Labels): Markup {
  return markup`<li id="${passage.key}-n">${head(passage, String(passage.number ?? ''), labels)}${substance(passage, labels)}</li>
`
}

function unplacedEntry(passage: EditionPassage, labels: Labels): Markup {
  const number = [passage.letter, passage.number].filter((one) => one !== null).join(', ')
  return markup`<li id="${passage.key}"><span class="num">${number}</span> <span class="where">${placePhrase(passage, labels)}</span> <span class="context" dir="auto">${passage.prefix}<strong>${passage.quote}</strong>${passage.suffix}</span>${notes(passage.textualNotes, labels)}<span id="${passage.key}-n"></span>${substance(passage, labels)}</li>
`
}

function substance(passage: EditionPassage, labels: Labels): Markup {
  const unit = passage.unit === '' ? nothing : markup`<p class="quiet">${passage.unit}</p>`
  const attested = passage.attestations.map((one) => {
    const how = circumstances(one, labels)
    return markup`<div class="attests st-${one.polarity === 'silent' ? 'marked' : one.polarity}"><span class="sign" aria-hidden="true">${one.polarity === 'silent' ? '…' : signOf[one.polarity]}</span> ${term(labels, 'polarities', one.polarity)} ${
      one.claim.key === null
        ? markup`<span dir="auto">${one.claim.statement}</span>`
        : markup`<a href="#${one.claim.key}">${labels.claim} ${one.claim.number}</a>: <span dir="auto">${one.claim.statement}</span>`
    }${how && markup` <span class="quiet">(${how})</span>`}${
      one.paraphrase &&
      markup` <span class="paraphrase" dir="auto">${labels.paraphrase}: ${one.paraphrase}</span>`
    } ${byHtml(one, labels)}</div>`
  })
  const isBare =
    passage.attestations.length +
      passage.factualNotes.length +
      passage.textualNotes.length +
      passage.tags.length ===
    0
  return markup`${unit}${notes(passage.factualNotes, labels)}${attested}${tagLine(passage.tags, labels)}${decision(passage, labels)}${
    isBare && markup` ${byHtml(passage, labels)}`
  }`
}

/** Who decided that the passage stands here, or stands here no longer. */
function decision({ decided }: EditionPassage, labels: Labels): Markup {
  if (decided === null) return nothing
  return markup`<p class="quiet" dir="auto">${decisionPhrase(decided, labels)} ${byHtml(decided, labels)}</p>`
}

function notes(list: readonly EditionNote[], labels: Labels): Markup {
  return markup`${list.map(
    (note) =>
      markup`<div class="note" id="${note.key}">${proseHtml(note.body, 5)} ${byHtml(note, labels)}${note.origin && markup` <span class="quiet">${originPhrase(note.origin, labels)}</span>`}</div>`,
  )}`
}

/** Tags with who set them. */
export function tagLine(tags: readonly TagMark[], labels: Labels): Markup {
  if (tags.length === 0) return nothing
  const list = tags.map(
    (tag) => markup`<a class="tag" href="#${tag.tag}">${tag.label}</a> ${byHtml(tag, labels)}`,
  )
  return markup`<p class="tag-line"><span class="quiet">${labels.chosenOf.tags}:</span> ${join(list, '; ')}</p>`
}

function assessments(source: EditionSource, labels: Labels): Markup {
  if (source.assessments.length === 0) return nothing
  return markup`<h3>${labels.assessments}</h3>
${source.assessments.map(
  (
    one,
  ) => markup`<div class="assessment" id="${one.key}"><p class="quiet">${term(labels, 'questions', one.question)}${
    one.unit && ` · ${one.unit}`
  }${one.reliability && ` · ${term(labels, 'reliabilities', one.reliability)}`}</p><p class="pre" dir="auto">${one.judgement}</p>${byHtml(one, labels)}</div>
`,
)}`
}

/** Where it is told how the source was read. */
function report(source: EditionSource, labels: Labels): Markup {
  if (source.revision === null) return nothing
  return markup`<p class="quiet"><a href="#${source.key}-r">${labels.readingReport}</a></p>`
}
