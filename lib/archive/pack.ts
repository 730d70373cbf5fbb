// A project as an archive.
import { canonicalJson } from '#lib/live/canonical.ts'
import { archivedKinds, formatVersion, paths, type ArchiveContents, type Manifest } from './manifest.ts'
import { writeZip } from './zip.ts'

/** SHA-256 in hex. */
export type Sha256 = (bytes: Uint8Array) => string

/** The archive as bytes. The same contents give the same manifest, in whatever order the lists come. */
export function packArchive(contents: ArchiveContents, sha256: Sha256): Uint8Array {
  const files = new Map<string, Uint8Array>()
  const put = (path: string, lines: readonly unknown[]): void => {
    files.set(path, encode(lines.map((line) => `${canonicalJson(line)}\n`).join('')))
  }
  put(paths.people, [...contents.people].sort(byId))
  put(
    paths.events,
    [...contents.events].sort((a, b) => a.version - b.version),
  )
  put(
    paths.operations,
    [...contents.operations].sort((a, b) => a.fromVersion - b.fromVersion || byId(a, b)),
  )
  for (const kind of archivedKinds) put(paths.records(kind), [...contents.records[kind]].sort(byId))
  const originals = [...contents.originals].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
  put(
    paths.originals,
    originals.map(({ bytes: _bytes, ...about }) => about),
  )
  for (const one of originals) files.set(paths.original(one.sha256), one.bytes)
  for (const [revisionId, text] of contents.texts) put(paths.text(revisionId), [text])
  const manifest = manifestOf(contents, files, sha256)
  files.set(paths.manifest, encode(`${JSON.stringify(manifest, null, 2)}\n`))
  return writeZip(files)
}

function manifestOf(
  contents: ArchiveContents,
  files: ReadonlyMap<string, Uint8Array>,
  sha256: Sha256,
): Manifest {
  const project = contents.records.project[0]
  return {
    format: 'fontes-archive',
    formatVersion,
    appVersion: contents.appVersion,
    project: { id: project?.id ?? '', slug: contents.slug, title: project?.title ?? '' },
    eventVersion: contents.eventVersion,
    headHash: contents.headHash,
    files: [...files]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) })),
  }
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
