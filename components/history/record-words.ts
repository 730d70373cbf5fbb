'use client'

// Records in words: what a thing is called, what a field is called, what a value says. For the history and for writes
// that were refused; nobody should have to read JSON or an id.
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { VocabularyList } from '#components/claims/use-vocabulary.ts'
import { useMemberName, useStore } from '#components/live/use-project.ts'
import { nouns, type RecordKind } from '#lib/live/records.ts'
import { proseDocument } from '#lib/prose/document.ts'
import { toPlainText } from '#lib/prose/plain.ts'

export type Fields = Readonly<Record<string, unknown>>
/** Finds records that are no longer among the living: those a page has seen in events. */
export type Lookup = (kind: RecordKind, id: string) => Fields | undefined

export interface RecordWords {
  kind(kind: RecordKind): string
  field(name: string): string
  value(kind: RecordKind, name: string, value: unknown): string
  /** What one calls this record in a sentence: kind and its own words. */
  name(kind: RecordKind, fields: Fields): string
}

/** Which controlled list a field's values come from, where the name alone does not say it `kind.field`. */
const lists: Readonly<Record<string, VocabularyList>> = {
  'claim.type': 'claimTypes',
  'claim.state': 'claimStates',
  polarity: 'polarities',
  modality: 'modalities',
  standing: 'standings',
  infoClass: 'infoClasses',
  'evidence.relation': 'evidenceRelations',
  'claimRelation.relation': 'claimRelationTypes',
  'sourceRelation.relation': 'sourceRelationTypes',
  'correction.type': 'correctionTypes',
  'borrowing.format': 'borrowedFormats',
  'revision.origin': 'revisionOrigins',
  'placement.decision': 'placementDecisions',
  verdict: 'verdicts',
  'sourceReference.kind': 'referenceKinds',
  'sourceReference.status': 'referenceStatuses',
  'sourceReference.signal': 'citationSignals',
  strength: 'strengths',
  stance: 'stances',
  'position.certainty': 'certainties',
  'sourceRelation.certainty': 'relationCertainties',
  resolution: 'conflictResolutions',
  register: 'noteRegisters',
  colour: 'tagColours',
  dateBasis: 'dateBases',
  'sourceRelation.scope': 'relationScopes',
  checkStatus: 'checkStatuses',
  reliability: 'reliabilities',
  question: 'questions',
}
const kindsOfLists: Readonly<Record<string, RecordKind>> = {
  claimIds: 'claim',
  attestationIds: 'attestation',
  sourceIds: 'source',
  tagIds: 'tag',
}
const MOST_WORDS = 90

/** The words for the records of this project. */
export function useRecordWords(lookup?: Lookup): RecordWords {
  const t = useTranslations('history')
  const vocabulary = useTranslations('vocabulary')
  const roles = useTranslations('people.roles')
  const memberName = useMemberName()
  const store = useStore()
  return useMemo(() => {
    const find: Lookup = (kind, id) =>
      (store.view().records[kind] as Readonly<Record<string, Fields>>)[id] ?? lookup?.(kind, id)
    const called = (kind: RecordKind, id: unknown): string => {
      const found = typeof id === 'string' ? find(kind, id) : undefined
      return found ? ownWords(kind, found) : t('gone')
    }
    const value = (kind: RecordKind, name: string, given: unknown): string => {
      if (given === null || given === undefined || given === '') return t('nothing')
      if (typeof given === 'boolean') return t(given ? 'yes' : 'no')
      if (typeof given === 'number') return String(given)
      const list = lists[`${kind}.${name}`] ?? lists[name]
      if (typeof given === 'string') {
        if (list && vocabulary.has(`${list}.${given}`)) return vocabulary(`${list}.${given}`)
        if (name === 'role' && roles.has(given)) return roles(given)
        if (name === 'userId') return memberName(given)
        const target = (nouns[kind].links as Readonly<Record<string, RecordKind>>)[name]
        return target ? called(target, given) : given
      }
      if (Array.isArray(given)) return given.length === 0 ? t('nothing') : listed(name, given)
      const prose = proseDocument.safeParse(given)
      return prose.success ? toPlainText(prose.data) || t('nothing') : t('untitled')
    }
    const listed = (name: string, given: readonly unknown[]): string => {
      if (name === 'spans' || name === 'passageSpans')
        return t('places', { places: given.map((span) => (span as number[]).join('–')).join(', ') })
      if (name === 'spanBefore' || name === 'spanAfter') return t('places', { places: given.join('–') })
      if (name === 'userIds') return given.map((id) => memberName(String(id))).join(', ')
      const kind = kindsOfLists[name]
      if (kind) return given.map((id) => called(kind, id)).join(' · ')
      return given
        .map((one) => {
          if (typeof one === 'string') return one
          if (Array.isArray(one)) return one.join(' / ')
          const { text, sourceId } = one as { text?: string; sourceId?: string | null }
          return [sourceId ? called('source', sourceId) : '', text].filter(Boolean).join(': ')
        })
        .join(' · ')
    }
    const ownWords = (kind: RecordKind, fields: Fields): string => {
      const text = (name: string): string => value(kind, name, fields[name])
      switch (kind) {
        case 'source':
          return `${text('siglum')} · ${text('title')}`
        case 'passage':
          return quoted(text('quote'))
        case 'placement':
          return `${text('passageId')}: ${text('decision')}`
        case 'claim':
          return quoted(text('statement'))
        case 'tag':
        case 'unit':
          return text('label')
        case 'note':
        case 'comment':
          return quoted(text('body'))
        case 'tagging':
          return `${fields['passageId'] == null ? text('claimId') : text('passageId')}: ${text('tagId')}`
        case 'attestation':
          return `${text('passageId')} – ${text('polarity')} ${text('claimId')}`
        case 'evidence':
          return `(${text('relation')}) ${quoted(text('reasoning'))}`
        case 'claimRelation':
          return `${text('fromClaimId')} ${text('relation')} ${text('toClaimId')}`
        case 'sourceRelation':
          return `${text('fromSourceId')} ${text('relation')} ${text('toSourceId')}`
        case 'sourceReference':
          return `${quoted(text('quote'))} (${text('sourceId')})`
        case 'assessment':
          return `${text('sourceId')}: ${quoted(text('judgement'))}`
        case 'position':
          return `(${text('holder')} ${text('stance')}) ${text('claimId')}`
        case 'correction':
          return `${quoted(text('reading'))} → ${quoted(text('correction'))} (${text('sourceId')})`
        case 'revision':
          return `${text('fileName')} (${text('sourceId')})`
        case 'pageImage':
          return `${text('fileName')} (${text('sourceId')})`
        case 'borrowing':
          return quoted(text(fields['quote'] === '' ? 'originalId' : 'quote'))
        case 'member':
          return `${text('name')} (${text('role')})`
        case 'project':
        case 'conflict':
        case 'edition':
          return text('title')
      }
    }
    return {
      kind: (kind) => t(`kinds.${kind}`),
      field: (name) => (t.has(`fields.${name}`) ? t(`fields.${name}`) : name),
      value,
      name: (kind, fields) => `${t(`kinds.${kind}`)} ${ownWords(kind, fields)}`,
    }
    function quoted(words: string): string {
      const cut = words.slice(0, MOST_WORDS)
      // At a space, unless the writing has none.
      const end = cut.lastIndexOf(' ') > MOST_WORDS / 2 ? cut.lastIndexOf(' ') : cut.length
      const short = words.length > MOST_WORDS ? `${cut.slice(0, end).toWellFormed().trimEnd()} …` : words
      return t('quoted', { words: short })
    }
  }, [t, vocabulary, roles, memberName, store, lookup])
}
