// Every text of the interface in German, an area a file.
import borrowed from './de/borrowed.json'
import claims from './de/claims.json'
import desk from './de/desk.json'
import editions from './de/editions.json'
import facsimile from './de/facsimile.json'
import history from './de/history.json'
import importing from './de/import.json'
import live from './de/live.json'
import members from './de/members.json'
import people from './de/people.json'
import problems from './de/problems.json'
import projects from './de/projects.json'
import reader from './de/reader.json'
import review from './de/review.json'
import revisions from './de/revisions.json'
import shell from './de/shell.json'
import sources from './de/sources.json'
import tags from './de/tags.json'
import vocabulary from './de/vocabulary.json'
import { de as reading } from '#lib/reading/words/de.ts'

export const de = {
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
