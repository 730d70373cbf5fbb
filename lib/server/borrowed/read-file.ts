// A file of another program, read and placed in a text of ours by the child process.
import 'server-only'
import { AppError } from '#lib/api/problem.ts'
import type { CheckedReading } from '#lib/borrowed/schema.ts'
import { mostBytesOfContainer } from '#lib/sources/limits.ts'
import type { Grant } from '../access.ts'
import { readBorrowedInChild } from './read-in-child.ts'
import { cleanName } from '../sources/incoming.ts'

export interface BorrowedUpload {
  readonly bytes: Uint8Array
  readonly fileName: string
  /** Which of the annotated documents is meant; left out: the one that fits best. */
  readonly document?: string | undefined
  readonly signal?: AbortSignal | undefined
}

export interface ReadFile {
  readonly fileName: string
  readonly reading: CheckedReading
}

/** `text`: ours; null when the file shall bring its own. Throws `too_large`, and `unprocessable` with the reader's code. */
export async function readFile(grant: Grant, upload: BorrowedUpload, text: string | null): Promise<ReadFile> {
  const { bytes, document, signal } = upload
  const fileName = cleanName(upload.fileName)
  if (bytes.length > mostBytesOfContainer)
    throw new AppError(
      'too_large',
      `This file is larger than ${mostBytesOfContainer / 1024 / 1024} MB. Export the documents one by one.`,
      { reason: 'file_too_large' },
    )
  const userId = grant.actor.userId
  const asked = { fileName, document: document ?? null, text, userId, signal }
  return { fileName, reading: await readBorrowedInChild(bytes, asked) }
}
