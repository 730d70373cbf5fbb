// The registry of readers: a file's bytes in, its reading out. Pure, and without exceptions: what cannot be read is a value.
import { assemble, type Read } from './assemble.ts'
import { decode } from './decode.ts'
import type { EncodingCandidate } from './encoding-candidates.ts'
import { fileKind, type TextFormat } from './file-kind.ts'
import { readMarkdown } from './markdown.ts'
import { readPlain } from './plain.ts'
import type { Reading } from './reading.ts'

export interface SourceFile {
  readonly fileName: string
  /** SHA-256 of the bytes, in hex; the caller computes it. */
  readonly sha256: string
  /** Read in this encoding and no other (WHATWG label). */
  readonly encoding?: string | undefined
}

/** `unsure`: the encoding must be chosen; the best candidate stands first. `refused`: `code` is stable, `message` plain. */
export type ReadOutcome =
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'unsure'; readonly candidates: readonly EncodingCandidate[] }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }

const readers: Readonly<Record<TextFormat, (raw: string) => Read>> = { text: readPlain, markdown: readMarkdown }

/** Reads a file by its name and its bytes. Never throws on bad input. */
export function readSource(bytes: Uint8Array, file: SourceFile): ReadOutcome {
  const kind = fileKind(bytes, file.fileName)
  if (kind.kind === 'refused') return kind
  const decoded = decode(bytes, file.encoding)
  if (decoded.kind !== 'decoded') return decoded
  const { raw, encoding } = decoded
  const read = readers[kind.format](raw)
  if (read.text === '') return { kind: 'refused', code: 'empty_document', message: 'The file holds marks of its format, but no text.' }
  const original = { raw, encoding, sha256: file.sha256, bytes: bytes.length, format: kind.format }
  return { kind: 'read', reading: assemble(original, read) }
}
