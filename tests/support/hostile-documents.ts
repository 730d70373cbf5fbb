// All hostile pages and documents, each with the name of its format.
import { hostileDocx } from './hostile-docx.ts'
import { hostileEpub } from './hostile-epub.ts'
import type { HostileFile } from './hostile-file.ts'
import { hostileHtml } from './hostile-html.ts'
import { hostileOdt } from './hostile-odt.ts'

export const hostileByFormat: Readonly<Record<string, readonly HostileFile[]>> = {
  ...{ HTML: hostileHtml, DOCX: hostileDocx, ODT: hostileOdt, EPUB: hostileEpub },
}

export const hostileDocuments: readonly HostileFile[] = Object.entries(hostileByFormat).flatMap(
  ([format, files]) => files.map((file) => ({ ...file, name: `${format}: ${file.name}` })),
)
