// Corrections of the text as an apparatus that stands off it (double end-point attachment): the words as printed and as they
// stood, who corrected them and why. TEI P5 #TCAPLK, #COEDCOR, #COEDREG.
import type { CorrectionType } from '#lib/sources/vocabulary.ts'
import type { Edition } from '../../edition.ts'
import type { EditionCorrection } from '../../edition-source.ts'
import { term, type Labels } from '../../labels/labels.ts'
import { markup, nothing, type Markup } from '../markup.ts'
import { anchorsOfCorrection } from './text.ts'

/** All corrections of an edition; nothing where there are none. */
export function listAppTei(edition: Edition, labels: Labels): Markup {
  const lists = edition.sources.flatMap((source) =>
    source.corrections.length === 0
      ? []
      : [
          markup`<listApp type="corrections" corresp="#${source.key}">\n${source.corrections.map((one) => appTei(one, labels))}</listApp>\n`,
        ],
  )
  return lists.length === 0 ? nothing : markup`${lists}`
}

type Words = Pick<EditionCorrection, 'lemma' | 'reading' | 'type' | 'by'>

function appTei(one: EditionCorrection, labels: Labels): Markup {
  const { start, end } = anchorsOfCorrection(one)
  const earlier = one.earlier.map(
    (before) =>
      markup`<note type="earlier" resp="#${before.by.key}">${wordsTei(before)} ${term(labels, 'correctionTypes', before.type)}${before.reason && `: ${before.reason}`}<date type="created" when="${before.at}"/></note>`,
  )
  return markup`<app xml:id="${one.key}" n="${one.letter}" type="correction" subtype="${one.type}" from="#${start}" to="#${end}">${
    one.type === 'conjecture'
      ? markup`<lem resp="#${one.by.key}">${one.lemma}</lem><rdg>${one.reading}</rdg>`
      : markup`<lem>${wordsTei(one)}</lem>`
  }<note type="editorial" subtype="textual" resp="#${one.by.key}">${term(labels, 'correctionTypes', one.type)}${one.reason && `: ${one.reason}`}<date type="created" when="${one.at}"/></note>${earlier}</app>
`
}

/** A normalisation and an expansion are no errors of the source: TEI has pairs of its own for them. */
const pairs: Readonly<Record<CorrectionType, readonly [string, string]>> = {
  machine: ['sic', 'corr'],
  transcription: ['sic', 'corr'],
  normalisation: ['orig', 'reg'],
  expansion: ['abbr', 'expan'],
  emendation: ['sic', 'corr'],
  conjecture: ['sic', 'corr'],
}

function wordsTei({ lemma, reading, type, by }: Words): Markup {
  const [old, now] = pairs[type]
  const element = (name: string, attributes: Markup, words: string): Markup => {
    switch (name) {
      case 'sic':
        return markup`<sic${attributes}>${words}</sic>`
      case 'corr':
        return markup`<corr${attributes}>${words}</corr>`
      case 'orig':
        return markup`<orig${attributes}>${words}</orig>`
      case 'reg':
        return markup`<reg${attributes}>${words}</reg>`
      case 'abbr':
        return markup`<abbr${attributes}>${words}</abbr>`
      default:
        return markup`<expan${attributes}>${words}</expan>`
    }
  }
  return markup`<choice>${element(old, nothing, reading)}${element(now, markup` resp="#${by.key}"`, lemma)}</choice>`
}
