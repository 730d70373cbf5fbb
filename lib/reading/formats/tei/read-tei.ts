// TEI P5 (and P4): the file's own text is the original, its markup is furniture, its notes stand behind the text.
import type { Read } from '../../assemble.ts'
import type { FormatReader } from '../../format-reader.ts'
import type { Problem } from '../../reading.ts'
import { decodeXml } from '../../xml/decode-xml.ts'
import { elementNamed, parseXml, type XmlElement } from '../../xml/tree.ts'
import { attribute, type XmlFault } from '../../xml/walk.ts'
import { readFacsimile } from './facsimile.ts'
import { setSteps } from './set.ts'
import { mapTei, type Mapped, type Tally } from './walk.ts'

/** Reads TEI. Nothing is validated or fetched; what is not well-formed is read as well as it can be and reported. */
export const readTei: FormatReader = (bytes, file, wordLists) => {
  const decoded = decodeXml(bytes, file.encoding)
  if (decoded.kind !== 'decoded') return Promise.resolve(decoded)
  const { raw, encoding } = decoded
  const parsed = parseXml(raw)
  if (parsed.kind === 'refused') return Promise.resolve(parsed)
  const choices = file.choices ?? {}
  const mapped = mapTei(raw, parsed.root, choices)
  const { built, notes, pages, sections, problems, decisions } = setSteps(raw, mapped.steps, mapped.notes, choices, wordLists)
  const count = (name: string): number => mapped.tally.get(name)?.count ?? 0
  const language = languageOf(parsed.root)
  const facsimile = readFacsimile(parsed.root, pages)
  const read: Read = {
    ...built,
    ...(facsimile.surfaces.length > 0 ? { surfaces: facsimile.surfaces } : {}),
    ...(facsimile.words.length > 0 ? { words: facsimile.words } : {}),
    ...(language === '' ? {} : { language }),
    notes,
    pages,
    sections: sections.filter(({ start, end }) => end > start),
    problems: [...problems, ...faultProblems(parsed.faults), ...tallyProblems(mapped)],
    decisions: [...mapped.decisions, ...decisions].sort((a, b) => a.raw[0] - b.raw[0]),
    counts: {
      lines: count('lines') || raw.split(/\r\n?|\n/).length,
      deletions: count('deletion'),
      additions: count('additions'),
      gaps: count('gaps'),
      supplied: count('supplied'),
      unclear: count('unclear'),
      pictures: count('picture'),
    },
  }
  return Promise.resolve({ kind: 'format-read', raw, encoding, isMade: false, read })
} // prettier-ignore

/** What the text says of its language, else the document: the part of `xml:lang` that names it. */
function languageOf(root: XmlElement): string {
  const text = elementNamed(root, 'text')
  const said = (text && attribute(text, 'lang')) ?? attribute(root, 'lang') ?? ''
  return /^[a-z]{2,3}(?=$|-)/i.exec(said)?.[0].toLowerCase() ?? ''
}

/** What was counted while reading and that a reader of the text should know. */
const sayings: readonly (readonly [name: string, severity: Problem['severity'], code: string, words: string])[] = [
  ['not-shown:corr', 'info', 'tei_corrections_left_out', 'corrections by the editor are left out; the text has what the source has.'],
  ['not-shown:sic', 'info', 'tei_errors_left_out', 'errors of the source are left out; the text has the corrections.'],
  ['not-shown:reg', 'info', 'tei_regularised_left_out', 'regularised spellings are left out; the text has those of the source.'],
  ['not-shown:orig', 'info', 'tei_spellings_left_out', 'spellings of the source are left out; the text has the regularised ones.'],
  ['not-shown:abbr', 'info', 'tei_abbreviations_left_out', 'abbreviations are left out; the text has their expansions.'],
  ['not-shown:expan', 'info', 'tei_expansions_left_out', 'expansions are left out; the text has the abbreviations.'],
  ['not-shown:unclear', 'info', 'tei_alternatives_left_out', 'other readings of unclear places are left out.'],
  ['not-shown:seg', 'info', 'tei_alternatives_left_out', 'alternatives are left out.'],
  ['deletion', 'warning', 'tei_deletions_left_out', 'deletions in the source are left out of the text.'],
  ['gaps', 'warning', 'tei_gaps', 'places could not be read or were left out by the editor; […] stands there.'],
  ['supplied', 'info', 'tei_supplied', 'pieces were supplied by the editor and do not stand in the source.'],
  ['unclear', 'info', 'tei_unclear', 'places are hard to read in the source.'],
  ['picture', 'info', 'tei_pictures_left_out', 'pictures are left out.'],
  ['figure-description', 'info', 'tei_figure_descriptions_left_out', 'descriptions of pictures are left out.'],
  ['register', 'info', 'tei_registers_left_out', 'registers of persons, places or other things are left out.'],
  ['source-document', 'info', 'tei_transcription_left_out', 'transcriptions by sheets are left out; the text says the same.'],
] // prettier-ignore

function tallyProblems({ tally, unknown }: Mapped): Problem[] {
  const problems = sayings.flatMap(([name, severity, code, words]): Problem[] => {
    const found = tally.get(name)
    if (!found) return []
    const { count, first } = found
    return [{ code, severity, message: `${count} ${words}`, count, raw: first }]
  })
  const strangers = [...unknown]
  const [first] = strangers
  if (first) {
    const count = strangers.reduce((sum, [, one]: readonly [string, Tally]) => sum + one.count, 0)
    const label = strangers.slice(0, 8).map(([name]) => name).join(', ') // prettier-ignore
    problems.push({
      code: 'tei_elements_unknown',
      severity: 'warning',
      message: `${count} elements are not of TEI (${label}); their words are kept.`,
      count,
      label,
      raw: first[1].first,
    })
  }
  return problems
}

function faultProblems(faults: readonly XmlFault[]): Problem[] {
  const [first] = faults
  if (!first) return []
  return [
    {
      code: 'xml_faults',
      severity: 'warning',
      message: `At ${faults.length} places the file is not well-formed XML; it was read as well as possible.`,
      count: faults.length,
      raw: [first.at, first.at + 1],
    },
  ]
}
