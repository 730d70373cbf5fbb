// Makes an edition of a project. Pure: the same records give the same edition, in whatever order they come.
import type { RevisionLink } from '#lib/corrections/revisions.ts'
import { recordKinds, type RecordOf } from '#lib/live/records.ts'
import type { RecordLists } from '#lib/live/state.ts'
import type { Span } from '#lib/text/span.ts'
import { argumentOf } from './argument.ts'
import { byMaking, bySiglum, choose, type Choices, groupBy, settle } from './choose.ts'
import {
  correctionsShown,
  passageCarrier,
  toEditionCorrection,
  toEditionDecision,
  unitCarrier,
  type CarriedPassage,
} from './corrections.ts'
import type { Edition, EditionLanguage, Stamp } from './edition.ts'
import type { PassageReference } from './edition-argument.ts'
import type { EditionDecision, EditionPassage } from './edition-passage.ts'
import type { EditionSource, EditionUnit } from './edition-source.ts'
import type { TagMark } from './made.ts'
import { facsimileOf, type FacsimileOfSource, type StoredFacsimile } from './facsimile.ts'
import { keyed, peopleOf } from './names.ts'
import { originsOf } from './origin.ts'
import { referencesOf } from './references.ts'
import { describeSelection } from './selection.ts'
import { layOut, newestRevision, toSheet, type SourceText, type StoredReading } from './sources.ts'
import { indexTags, orderTags } from './tags.ts'

export interface EditionInput {
  language: EditionLanguage
  stamp: Stamp
  project: { id: string; slug: string; title: string; description: string; language: string }
  /** The choice; null prints everything. */
  edition: (Pick<RecordOf<'edition'>, 'id' | 'title' | 'introduction'> & Choices) | null
  /** All living records; retired ones are passed over. */
  records: RecordLists
  /** Of the newest revision of each source at least, and of those to be compared with it. */
  readings: readonly StoredReading[]
  /** Where passages stand in the texts that are printed, as far as that was worked out before; by passage. */
  places?: ReadonlyMap<string, readonly Span[]>
  /** How the revisions of the printed sources hang together; an edition of first revisions needs none. */
  revisions: readonly RevisionLink[]
  people: readonly { id: string; name: string }[]
  /** Of the newest revisions whose sources have places of words or pictures of pages. */
  facsimiles?: readonly StoredFacsimile[]
}

/** Resolves, numbers and cuts everything that the edition prints. Never throws on what a stored project can hold. */
export function buildEdition(input: EditionInput): Edition {
  const all = settle(input.records, recordKinds)
  const chosen = choose(all, input.edition)
  const { records } = chosen
  const names = new Map(input.people.map((person) => [person.id, person.name]))
  for (const member of all.member) if (!names.has(member.userId)) names.set(member.userId, member.name)
  const people = peopleOf(names)
  const readings = new Map(input.readings.map((one) => [one.revisionId, one]))

  const ordered = [...records.source].sort(bySiglum)
  const sourceKeys = keyed('s', ordered)
  const passagesOf = groupBy(records.passage, (one) => one.sourceId)
  const notesOf = groupBy(records.note, (one) => one.passageId)
  const bearing = new Set([
    ...records.attestation.map((one) => one.passageId),
    ...records.tagging.flatMap((one) => (one.passageId === null ? [] : [one.passageId])),
  ])
  const links = new Map(input.revisions.map((one) => [one.id, one]))
  const chain = { links, textOf: (id: string) => readings.get(id)?.text }
  const correctionsOf = groupBy(all.correction, (one) => one.sourceId)
  const placementsOf = groupBy(all.placement, (one) => one.passageId)
  const decisions = new Map<string, EditionDecision>()
  const laidOut = new Map<string, SourceText>()
  const storedFacsimiles = new Map((input.facsimiles ?? []).map((one) => [one.revisionId, one]))
  const picturesOf = groupBy(all.pageImage, (one) => one.sourceId)
  const facsimiles = new Map<string, FacsimileOfSource>()
  const references = new Map<string, PassageReference>()
  let firstKey = 1
  let firstCorrectionKey = 1
  for (const source of ordered) {
    const revision = newestRevision(all.revision, source.id)
    const key = sourceKeys.get(source.id) ?? ''
    const carry = revision
      ? passageCarrier(chain, revision.id, placementsOf, input.places ?? new Map())
      : (passage: RecordOf<'passage'>): CarriedPassage => ({ passage, decided: null, spans: null })
    const passages = (passagesOf.get(source.id) ?? []).map((made) => {
      const carried = carry(made)
      if (carried.decided) decisions.set(made.id, toEditionDecision(people, made, carried.decided))
      return carried
    })
    const facsimile = facsimileOf(
      key,
      revision && storedFacsimiles.get(revision.id),
      picturesOf.get(source.id) ?? [],
    )
    if (facsimile) facsimiles.set(source.id, facsimile)
    const layout = layOut({
      key,
      stored: revision && readings.get(revision.id),
      passages,
      corrections: revision ? correctionsShown(chain, revision.id, correctionsOf.get(source.id) ?? []) : [],
      firstKey,
      surfaces: facsimile?.surfaces ?? [],
      firstCorrectionKey,
      registers: (id) => {
        const notes = notesOf.get(id) ?? []
        const textual = notes.some((note) => note.register === 'textual')
        return {
          textual,
          factual: !textual || bearing.has(id) || notes.some((note) => note.register === 'factual'),
        }
      },
    })
    firstKey += layout.places.length
    firstCorrectionKey += layout.corrections.length
    laidOut.set(source.id, layout)
    for (const { passage, key: passageKey, place, number, letter } of layout.places)
      references.set(passage.id, {
        id: passage.id,
        key: passageKey,
        label: `${source.siglum}, ${number ?? letter ?? ''}`,
        source: key,
        siglum: source.siglum,
        quote: printedQuote(passage, place, layout.text),
        where: place.kind === 'placed' ? paragraphs(place.paragraphs) : '',
      })
  }
  const tagTree = orderTags(all.tag)
  const tagKeys = keyed(
    't',
    tagTree.map((one) => one.tag),
  )
  const tagById = new Map(all.tag.map((tag) => [tag.id, tag]))
  const taggingsOf = groupBy(records.tagging, (one) => one.passageId ?? one.claimId ?? '')
  const tagMarks = (id: string): TagMark[] =>
    (taggingsOf.get(id) ?? []).flatMap((one) => {
      const tag = tagById.get(one.tagId)
      return tag ? [{ ...people.made(one), tag: tagKeys.get(tag.id) ?? '', label: tag.label }] : []
    })

  const argument = argumentOf({ chosen, people, references, sourceKeys, tagMarks })
  const confirmedReferences = referencesOf(chosen, people, argument.sourceReference)
  const noteKeys = keyed('n', records.note)
  const origins = originsOf(all.borrowing)
  const unitKeys = keyed('i', records.unit)
  const sources = ordered.map((source): EditionSource => {
    const key = sourceKeys.get(source.id) ?? ''
    const layout = laidOut.get(source.id) ?? { text: '', blocks: [], notes: [], places: [], corrections: [] }
    const revision = newestRevision(all.revision, source.id)
    const followUnit = revision ? unitCarrier(chain, revision.id) : () => null
    const units = records.unit.filter((one) => one.sourceId === source.id)
    const unitLabels = new Map(units.map((one) => [one.id, one.label]))
    const facsimile = facsimiles.get(source.id)
    const passages = layout.places.map(
      ({ passage, key: passageKey, place, number, letter }): EditionPassage => {
        const notes = (notesOf.get(passage.id) ?? []).map((note) => ({
          ...people.made(note),
          id: note.id,
          key: noteKeys.get(note.id) ?? '',
          register: note.register,
          body: note.body,
          origin: origins.get(note.id) ?? null,
        }))
        const zones = place.kind === 'placed' ? (facsimile?.zonesOf(passageKey, place.spans) ?? []) : []
        return {
          ...people.made(passage),
          id: passage.id,
          key: passageKey,
          source: key,
          siglum: source.siglum,
          unit: passage.unitId === null ? '' : (unitLabels.get(passage.unitId) ?? ''),
          quote: passage.quote,
          prefix: passage.prefix,
          suffix: passage.suffix,
          place,
          decided: decisions.get(passage.id) ?? null,
          number,
          letter,
          stance: argument.stanceOf(passage.id),
          textualNotes: notes.filter((note) => note.register === 'textual'),
          factualNotes: notes.filter((note) => note.register === 'factual'),
          tags: tagMarks(passage.id),
          attestations: argument.attestationsOf(passage.id),
          ...(zones.length > 0 ? { zones } : {}),
        }
      },
    )
    return {
      ...people.made(source),
      id: source.id,
      key,
      siglum: source.siglum,
      title: source.title,
      sheet: toSheet(source),
      units: [...units]
        .sort((a, b) => a.position - b.position || byMaking(a, b))
        .map((unit): EditionUnit => ({
          ...people.made(unit),
          id: unit.id,
          key: unitKeys.get(unit.id) ?? '',
          label: unit.label,
          sheet: toSheet(unit),
          paragraphs: unitParagraphs(followUnit(unit), layout),
        })),
      revision: revision
        ? {
            id: revision.id,
            number: revision.number,
            fileName: revision.fileName,
            format: revision.format,
            encoding: revision.encoding,
            originalSha256: revision.originalSha256,
            textSha256: revision.textSha256,
            createdAt: revision.createdAt,
          }
        : null,
      text: layout.text,
      blocks: layout.blocks,
      notes: layout.notes,
      passages,
      corrections: layout.corrections.map(({ placed, ...about }) =>
        toEditionCorrection(people, placed, about),
      ),
      assessments: argument.assessmentsOf(source.id),
      references: confirmedReferences(source.id),
      report: {
        problems: revision?.report.problems.map(({ raw: _raw, ...problem }) => problem) ?? [],
        summary: revision?.report.summary ?? [],
      },
      ...(facsimile ? { facsimile: facsimile.surfaces } : {}),
    }
  })

  const edition = input.edition
  return {
    language: input.language,
    id: edition?.id ?? input.project.id,
    title: edition?.title ?? input.project.title,
    introduction: edition?.introduction ?? null,
    project: input.project,
    stamp: input.stamp,
    selection: describeSelection(input.edition, chosen, names),
    sources,
    sourceRelations: argument.sourceRelations,
    claims: argument.claims,
    claimRelations: argument.claimRelations,
    conflicts: argument.conflicts,
    tags: indexTags(tagTree, tagKeys, chosen, references, argument.claimReference),
    people: people.list(),
  }
}

/** The words of a passage; where it leaves words of the source out between its ranges, it says so. */
function printedQuote(passage: RecordOf<'passage'>, place: EditionPassage['place'], text: string): string {
  if (place.kind === 'unplaced' || place.spans.length < 2) return passage.quote
  return place.spans.reduce((quote, [start, end], index) => {
    const gap = index === 0 ? '' : text.slice(place.spans[index - 1]?.[1] ?? start, start)
    const joint = index === 0 ? '' : gap.trim() === '' ? ' ' : ' […] '
    return quote + joint + text.slice(start, end)
  }, '')
}

const paragraphs = ([from, to]: readonly [number, number]): string =>
  from === to ? `¶ ${from}` : `¶ ${from}–${to}`

function unitParagraphs(
  spans: readonly (readonly number[])[] | null,
  layout: SourceText,
): readonly [number, number] | null {
  const touched = layout.blocks.filter((block) =>
    (spans ?? []).some(([start = 0, end = 0]) => start < block.end && block.start < end),
  )
  const first = touched[0]
  return first ? [first.number, touched.at(-1)?.number ?? first.number] : null
}
