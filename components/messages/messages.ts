// Every text of the interface, by language and area. An area is a file; its content is the namespace of that
// name. What is said of a reading stands in lib/reading/words, where the writers of an edition find it too.
import type { locales } from '#lib/api/person.ts'
import deBorrowed from './de/borrowed.json'
import deClaims from './de/claims.json'
import deDesk from './de/desk.json'
import deEditions from './de/editions.json'
import deFacsimile from './de/facsimile.json'
import deHistory from './de/history.json'
import deImport from './de/import.json'
import deLive from './de/live.json'
import deMembers from './de/members.json'
import dePeople from './de/people.json'
import deProblems from './de/problems.json'
import deProjects from './de/projects.json'
import deReader from './de/reader.json'
import deReview from './de/review.json'
import deRevisions from './de/revisions.json'
import deShell from './de/shell.json'
import deSources from './de/sources.json'
import deTags from './de/tags.json'
import deVocabulary from './de/vocabulary.json'
import enBorrowed from './en/borrowed.json'
import enClaims from './en/claims.json'
import enDesk from './en/desk.json'
import enEditions from './en/editions.json'
import enFacsimile from './en/facsimile.json'
import enHistory from './en/history.json'
import enImport from './en/import.json'
import enLive from './en/live.json'
import enMembers from './en/members.json'
import enPeople from './en/people.json'
import enProblems from './en/problems.json'
import enProjects from './en/projects.json'
import enReader from './en/reader.json'
import enReview from './en/review.json'
import enRevisions from './en/revisions.json'
import enShell from './en/shell.json'
import enSources from './en/sources.json'
import enTags from './en/tags.json'
import enVocabulary from './en/vocabulary.json'
import { de as deReading } from '#lib/reading/words/de.ts'
import { en as enReading } from '#lib/reading/words/en.ts'

export type Locale = (typeof locales)[number]

const en = {
  borrowed: enBorrowed,
  claims: enClaims,
  desk: enDesk,
  editions: enEditions,
  facsimile: enFacsimile,
  history: enHistory,
  import: enImport,
  live: enLive,
  members: enMembers,
  people: enPeople,
  problems: enProblems,
  projects: enProjects,
  reader: enReader,
  review: enReview,
  revisions: enRevisions,
  reading: enReading,
  shell: enShell,
  sources: enSources,
  tags: enTags,
  vocabulary: enVocabulary,
}
const de = {
  borrowed: deBorrowed,
  claims: deClaims,
  desk: deDesk,
  editions: deEditions,
  facsimile: deFacsimile,
  history: deHistory,
  import: deImport,
  live: deLive,
  members: deMembers,
  people: dePeople,
  problems: deProblems,
  projects: deProjects,
  reader: deReader,
  review: deReview,
  revisions: deRevisions,
  reading: deReading,
  shell: deShell,
  sources: deSources,
  tags: deTags,
  vocabulary: deVocabulary,
}

/** Texts as use-intl takes them. */
export interface Messages {
  [key: string]: string | Messages
}

/** All texts in `locale`. */
export function messagesFor(locale: Locale): Messages {
  return locale === 'de' ? de : en
}
