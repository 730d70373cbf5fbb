// Why an archive is refused, and what reading one needs from outside.
import type { ProjectEvent } from '#lib/live/event.ts'
import type { ZipProblem } from '#lib/reading/container/directory.ts'
import type { Sha256 } from './pack.ts'
import type { Inflate, ZipLimits } from './zip.ts'

export type ArchiveProblem =
  | ZipProblem
  | 'not_an_archive'
  | 'archive_newer_version'
  | 'hash_mismatch'
  | 'invalid_line'
  | 'missing_link'
  | 'broken_history'
  | 'other_words'

export interface Tools {
  sha256: Sha256
  inflate: Inflate
  eventHash: (projectId: string, previous: string, event: ProjectEvent) => string
  limits?: ZipLimits
}

/** Thrown inside, caught once: the reason why an archive is refused. */
export class Refusal extends Error {
  readonly code: ArchiveProblem
  constructor(code: ArchiveProblem, message: string) {
    super(message)
    this.code = code
  }
}
