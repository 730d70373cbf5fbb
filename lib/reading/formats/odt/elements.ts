// Elements of an OpenDocument text by what they are to a reader of its words.
import type { Met } from '../../flow/content-problems.ts'

/** Elements whose characters are none of the text, and what of it is to be said. */
export const skipped: Readonly<Record<string, Met | null>> = {
  ...{
    'text:script': 'script',
    'office:event-listeners': 'script',
    'draw:object': 'object',
    'draw:object-ole': 'object',
  },
  ...{
    'draw:applet': 'object',
    'draw:plugin': 'object',
    'draw:floating-frame': 'object',
    'office:forms': null,
  },
  ...{
    'office:binary-data': null,
    'svg-compatible:title': null,
    'svg-compatible:desc': null,
    'text:ruby-text': null,
  },
  ...{
    'text:sequence-decls': null,
    'text:variable-decls': null,
    'text:user-field-decls': null,
    'meta:date-string': null,
  },
  ...{ 'text:dde-connection-decls': null, 'meta:creator-initials': null, 'text:list-level-label': null },
}
/** Generated lists: contents, figures, subjects. */
export const indexes = new Set(
  [
    'table-of-content',
    'illustration-index',
    'table-index',
    'object-index',
    'user-index',
    'alphabetical-index',
  ].map((one) => `text:${one}`),
)
/** What the program puts in by itself; it stands as it was last shown. */
export const fields = new Set(
  (
    'page-number page-count date time chapter sequence bookmark-ref reference-ref note-ref sequence-ref variable-get ' +
    'variable-set user-field-get author-name file-name database-display conditional-text expression title subject'
  )
    .split(' ')
    .map((one) => `text:${one}`),
)
