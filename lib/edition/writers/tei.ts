// TEI P5, valid against tei_all: the texts untouched, everything of ours in standOff and in the header.
import { evidenceRelations } from '#lib/claims/vocabulary.ts'
import { readEdtf } from '#lib/sources/dates.ts'
import type { Edition, EditionTag } from '../edition.ts'
import type { EditionSource } from '../edition-source.ts'
import { labelsFor, term, type Labels } from '../labels/labels.ts'
import { countIllegal, markup, nothing, replaceIllegal, type Markup } from './markup.ts'
import { sheetRows, sourceRows } from './phrases.ts'
import { isEmptyProse } from './html/prose.ts'
import { facsimileTei } from './tei/facsimile.ts'
import { proseTei } from './tei/prose.ts'
import { readingsTei } from './tei/readings.ts'
import { standOffTei } from './tei/stand-off.ts'
import { textTei } from './tei/text.ts'

/** The edition as one TEI document. Characters that XML cannot hold become U+FFFD, and the header says how many. */
export function writeTei(edition: Edition): string {
  const labels = labelsFor(edition.language)
  const body = markup`${edition.sources.map(facsimileTei)}${standOffTei(edition, labels)}${textsTei(edition, labels)}`
  const illegal = countIllegal(
    body.markup + JSON.stringify([edition.sources.map((one) => [one.title, one.sheet, one.units])]),
  )
  const document = markup`<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="${edition.language}" xml:id="edition">
${header(edition, labels, illegal)}${body}</TEI>
`
  return replaceIllegal(document.markup)
}

function textsTei(edition: Edition, labels: Labels): Markup {
  const front =
    edition.introduction !== null &&
    !isEmptyProse(edition.introduction) &&
    markup`<front><div type="introduction">${proseTei(edition.introduction)}</div></front>\n`
  if (edition.sources.length === 0) return markup`<text>${front}<body><p/></body></text>\n`
  return markup`<text>${front}<group>\n${edition.sources.map(textTei)}</group>${readingsTei(edition, labels)}</text>\n`
}

function header(edition: Edition, labels: Labels, illegal: number): Markup {
  const { stamp } = edition
  const people = edition.people.map(
    (one) =>
      markup`<respStmt xml:id="${one.key}"><resp>annotator</resp><persName>${one.name}</persName></respStmt>\n`,
  )
  return markup`<teiHeader>
<fileDesc>
<titleStmt><title>${edition.title}</title>
${people}</titleStmt>
<editionStmt><edition n="${stamp.projectVersion}">${labels.version} ${stamp.projectVersion}, ${labels.fingerprint} ${stamp.headHash}</edition></editionStmt>
<publicationStmt><publisher>${edition.project.title}</publisher><date when="${stamp.generatedAt}"/><availability><p>${labels.madeWith} ${stamp.appVersion}</p></availability></publicationStmt>
<sourceDesc>${
    edition.sources.length === 0
      ? markup`<p>${labels.noText}</p>`
      : markup`<listWit>\n${edition.sources.map((source) => witness(source, labels))}</listWit>`
  }${edition.sources.map((source) => markup`\n<bibl xml:id="${source.key}.desc">${source.siglum}: ${source.title}</bibl>`)}
</sourceDesc>
</fileDesc>
<encodingDesc>
<projectDesc><p>${edition.project.description || edition.project.title}</p></projectDesc>
<samplingDecl>${sampling(edition, labels)}</samplingDecl>
<editorialDecl><p>${labels.textualNotes}: note[@subtype='textual'], a, b …; ${labels.factualNotes}: note[@subtype='factual'], 1, 2 …; ${labels.sourceNotes}: note[@type='authorial'].</p>${
    illegal > 0 && markup`<p>${labels.illegal(illegal)}</p>`
  }${edition.sources.some((one) => one.corrections.length > 0) && markup`<p>${labels.correctedTei}</p>`}</editorialDecl>
${edition.sources.some((one) => one.corrections.length > 0) && markup`<variantEncoding method="double-end-point" location="external"/>\n`}<classDecl>
<taxonomy xml:id="ct"><category xml:id="ct.claim"><catDesc>${labels.claim}</catDesc></category></taxonomy>
<taxonomy xml:id="rel">${evidenceRelations.map(
    (one) =>
      markup`<category xml:id="rel.${one}"><catDesc>${term(labels, 'evidenceRelations', one)}</catDesc></category>`,
  )}</taxonomy>
${edition.tags.length > 0 && markup`<taxonomy xml:id="tags">${categories(edition.tags, null)}</taxonomy>\n`}</classDecl>
</encodingDesc>
<revisionDesc><change when="${stamp.generatedAt}">${labels.generated} ${stamp.generatedAt}</change></revisionDesc>
</teiHeader>
`
}

function sampling(edition: Edition, labels: Labels): Markup {
  const { selection } = edition
  if (selection.isWhole) return markup`<p>${labels.scopeWhole}</p>`
  const parts = (['sources', 'claims', 'tags', 'people'] as const).filter(
    (part) => selection[part].leftOut.length > 0,
  )
  return markup`<p>${labels.scopePart} ${labels.notesLeftOut(selection.passagesLeftOut, selection.notesLeftOut)}</p>${parts.map(
    (part) =>
      markup`<p>${labels.chosenOf[part]}, ${labels.leftOut}: ${selection[part].leftOut.join('; ')}</p>`,
  )}`
}

function witness(source: EditionSource, labels: Labels): Markup {
  const { sheet } = source
  const filled = (list: readonly [string, string][]): Markup =>
    markup`${list.map(([name, value]) => markup`<note type="sheet"><label>${name}</label> ${value}</note>`)}`
  return markup`<witness xml:id="${source.key}" n="${source.siglum.replace(/\s+/g, ' ')}"><bibl><title>${source.title}</title>${sheet.creators.map(
    (one) => markup`<author>${one}</author>`,
  )}${(sheet.dateText || sheet.dateEdtf) && markup`<date${dating(sheet.dateEdtf)}>${sheet.dateText || sheet.dateEdtf}</date>`}${
    sheet.place && markup`<pubPlace>${sheet.place}</pubPlace>`
  }${sheet.archiveReference && markup`<idno type="archive">${sheet.archiveReference}</idno>`}${filled(sourceRows(source, labels))}${source.assessments.length > 0 && nothing}</bibl>${
    source.units.length > 0 &&
    markup`<listBibl>${source.units.map(
      (unit) =>
        markup`<bibl xml:id="${unit.key}"><title>${unit.label}</title>${filled(sheetRows(unit.sheet, labels))}${
          unit.paragraphs !== null &&
          markup`<biblScope unit="paragraph" from="${unit.paragraphs[0]}" to="${unit.paragraphs[1]}"/>`
        }</bibl>`,
    )}</listBibl>`
  }</witness>
`
}

function dating(edtf: string): Markup {
  const bounds = readEdtf(edtf)
  if (!bounds) return nothing
  const { earliest, latest } = bounds
  const day = (date: string | null): string | null =>
    date !== null && /^\d{4}-\d\d-\d\d$/.test(date) ? date : null
  const from = day(earliest)
  const to = day(latest)
  if (from !== null && from === to) return markup` when="${from}"`
  return markup`${from !== null && markup` notBefore="${from}"`}${to !== null && markup` notAfter="${to}"`}`
}

function categories(tags: readonly EditionTag[], parent: string | null): Markup {
  return markup`${tags
    .filter((tag) => tag.parent === parent)
    .map(
      (tag) =>
        markup`<category xml:id="${tag.key}"><gloss>${tag.label}</gloss>${tag.description && markup`<desc>${tag.description}</desc>`}${categories(tags, tag.key)}</category>`,
    )}`
}
