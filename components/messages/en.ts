// Every text of the interface in English, an area a file.
import borrowed from './en/borrowed.json'
import claims from './en/claims.json'
import desk from './en/desk.json'
import editions from './en/editions.json'
import facsimile from './en/facsimile.json'
import history from './en/history.json'
import importing from './en/import.json'
import live from './en/live.json'
import members from './en/members.json'
import people from './en/people.json'
import problems from './en/problems.json'
import projects from './en/projects.json'
import reader from './en/reader.json'
import review from './en/review.json'
import revisions from './en/revisions.json'
import shell from './en/shell.json'
import sources from './en/sources.json'
import tags from './en/tags.json'
import vocabulary from './en/vocabulary.json'
import { en as reading } from '#lib/reading/words/en.ts'

export const en = {
  borrowed,
  claims,
  desk,
  editions,
  facsimile,
  history,
  import: importing,
  live,
  members,
  people,
  problems,
  projects,
  reader,
  reading,
  review,
  revisions,
  shell,
  sources,
  tags,
  vocabulary,
}
