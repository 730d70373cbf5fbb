// Why the layout reader decided as it did: one word each, said in the reader's language by `reading.reason.<word>`.

export const layoutReasons = [
  // Line ends
  'line-break', 'hyphen', 'soft-hyphen', 'format', 'document-word', 'word-list', 'word-shape', 'hyphenated-word', 'prefix',
  'capital-follows', 'capitals', 'suspended', 'number-range', 'hyphen-between-signs', 'dash', 'sign', 'k-k', 'old-spelling',
  // Paragraphs
  'begins', 'whole-paragraphs', 'place', 'gap', 'sentence-goes-on', 'salutation', 'item', 'date-line', 'signature',
  'end-of-list', 'blank-line', 'early-end', 'short-line', 'indent', 'full-line', 'heading-goes-on', 'speaker', 'row',
  // Zones, copies
  'ascending-number', 'line-count', 'repeated', 'wording', 'no-words', 'next-page-word', 'sheet-mark', 'same-words',
  // Notes: the shape of the mark
  'bracket', 'raised', 'caret', 'word', 'quote', 'stop', 'year', 'apart', 'split', 'letter', 'round', 'closed', 'loose', 'own-line',
  'misread',
  // A person at the desk
  'chosen',
] as const // prettier-ignore

export type LayoutReason = (typeof layoutReasons)[number]
