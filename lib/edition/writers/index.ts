// The formats of an edition. A new one is a file beside this, a line here and a folder of goldens.
import type { Edition } from '../edition.ts'
import { writeHtml } from './html.ts'
import { writeMarkdown } from './markdown.ts'
import { writeTei } from './tei.ts'
import { writeW3c } from './w3c.ts'

export interface Writer {
  /** Pure: the same edition gives the same text. */
  write: (edition: Edition) => string
  mediaType: string
  extension: string
}

export const writers = {
  html: { write: writeHtml, mediaType: 'text/html; charset=utf-8', extension: 'html' },
  tei: { write: writeTei, mediaType: 'application/tei+xml; charset=utf-8', extension: 'xml' },
  w3c: {
    write: writeW3c,
    mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    extension: 'jsonld',
  },
  markdown: { write: writeMarkdown, mediaType: 'text/markdown; charset=utf-8', extension: 'md' },
} as const satisfies Record<string, Writer>

export type EditionFormat = keyof typeof writers
export const editionFormats = Object.keys(writers) as EditionFormat[]
