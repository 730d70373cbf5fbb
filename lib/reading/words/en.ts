// What is said of a reading in English: by the interface (as the namespace `reading`) and by the writers of an edition.
// ICU messages: `count` and `label` are those of the problem or the line of the summary.

export const en = {
  // One line for each thing that the reading did. `unsure`: how many of them are not certain.
  summary: {
    words_joined:
      '{count, plural, one {# word} other {# words}} rejoined{unsure, plural, =0 {} other {, # uncertain}}',
    hyphens_kept:
      '{count, plural, one {# hyphen} other {# hyphens}} kept at a line’s end{unsure, plural, =0 {} other {, # uncertain}}',
    lines_joined:
      '{count, plural, one {# line} other {# lines}} joined to the next{unsure, plural, =0 {} other {, # uncertain}}',
    notes_linked: '{count, plural, one {# note} other {# notes}} linked',
    notes_marker_misread: '{count, plural, one {# marker} other {# markers}} misread',
    notes_marker_missing: '{count, plural, one {# note} other {# notes}} without a marker',
    notes_body_missing: '{count, plural, one {# marker} other {# markers}} without a note',
    notes_body_truncated: '{count, plural, one {# note breaks} other {# notes break}} off',
    page_repeats: 'page {label} repeats page {of}',
    text_repeats: '{count, plural, one {one passage stands} other {# passages stand}} in the file twice',
    choices: '{count, plural, one {# choice} other {# choices}} made by a person',
    changes:
      '{count, plural, one {# tracked change} other {# tracked changes}}{unsure, plural, =0 {} other {, # to be decided}}',
    private_signs: '{count, plural, one {# sign} other {# signs}} from a special font',
    pages: '{count, plural, one {# page} other {# pages}}',
  },
  // What stands in the file and is no part of the text, by its kind.
  apart: {
    'running-head': '{count, plural, one {# running head} other {# running heads}} set apart',
    'page-number': '{count, plural, one {# page number} other {# page numbers}} set apart',
    navigation: '{count, plural, one {# piece of navigation} other {# pieces of navigation}} set apart',
    'edit-link': '{count, plural, one {# edit link} other {# edit links}} set apart',
    byline: '{count, plural, one {# byline} other {# bylines}} set apart',
    'call-to-action': '{count, plural, one {# call to act} other {# calls to act}} set apart',
    'cookie-notice': '{count, plural, one {# cookie notice} other {# cookie notices}} set apart',
    'export-stamp': '{count, plural, one {# export stamp} other {# export stamps}} set apart',
    markup: '{count, plural, one {# mark of the format} other {# marks of the format}} set apart',
    html: '{count, plural, one {# HTML tag} other {# HTML tags}} set apart',
    'front-matter': '{count, plural, one {# block of metadata} other {# blocks of metadata}} set apart',
    other: '{count, plural, one {# other piece} other {# other pieces}} set apart',
  },
  severity: { info: 'Note:', warning: 'Look at this:', error: 'Lost:' },
  // The loss report.
  problem: {
    nul_removed:
      '{count, plural, one {# NUL character was taken out; no text can hold it} other {# NUL characters were taken out; no text can hold them}}.',
    character_lost_before:
      '{count, plural, one {# character had} other {# characters had}} already been lost when the file was written (shown as �).',
    private_characters:
      '{count, plural, one {# character comes} other {# characters come}} from a special font and may not be legible elsewhere; kept as it is.',
    control_characters:
      '{count, plural, one {# control character that cannot be seen is} other {# control characters that cannot be seen are}} kept.',
    direction_marks:
      '{count, plural, one {# mark that turns the direction of writing is} other {# marks that turn the direction of writing are}} kept.',
    composed:
      '{count, plural, one {# letter with a separate accent was} other {# letters with separate accents were}} put together.',
    html_left_out:
      '{count, plural, one {# HTML tag or comment was} other {# HTML tags or comments were}} left out.',
    note_body_twice: 'There are two texts for note {label}.',
    note_body_missing: 'Note {label} is marked in the text, but the file has no text for it.',
    note_body_truncated: 'Note {label} breaks off or has lost a line.',
    note_marked_twice: 'Note {label} is marked a second time.',
    note_marker_missing: 'Note {label} has a text, but the place that calls it was not found.',
    note_marker_misread: 'The mark of note {label} was misread by a machine; what was read is kept.',
    note_number_missing: 'Note {label} is neither called nor printed; those before and after it are.',
    passage_repeated: 'A passage stands in the file twice; the second copy is left out.',
    page_out_of_order: 'A page stood in the wrong place and was moved.',
    line_ends_uncertain:
      'At {count, plural, one {# line end} other {# line ends}} it is not certain whether a word was broken.',
  },
  // Why the reader decided as it did.
  reason: {
    chosen: 'a person has decided',
    'document-word': 'the same word stands whole elsewhere in the document',
    'word-list': 'the list of words of this language has it whole',
    'word-shape': 'by the letters, it looks like one word broken in two',
    'line-break': 'both halves stand as words of their own',
    hyphen: 'the line ends with a hyphen',
    'soft-hyphen': 'the file marks the break with a soft hyphen',
    dash: 'the line ends with a dash',
    suspended: 'the hyphen stands for a word that follows later',
    'capital-follows': 'a capital letter follows the hyphen',
    capitals: 'it stands in capital letters',
    'number-range': 'numbers stand on both sides',
    prefix: 'the first half is often written with a hyphen',
    'k-k': 'German broke “ck” into “k-k”',
    format: 'the file says so itself',
    place: 'its place on the page says so',
    begins: 'the text begins here',
    'blank-line': 'a blank line stands before it',
    gap: 'there is a wider gap above it',
    indent: 'the line is indented',
    'early-end': 'the line before ends early',
    'short-line': 'the line is short',
    'full-line': 'the line before is full',
    'sentence-goes-on': 'the sentence goes on',
    'heading-goes-on': 'the heading goes on',
    'end-of-list': 'a list ends before it',
    item: 'it begins like an item of a list',
    salutation: 'it addresses somebody',
    signature: 'it is signed',
    'date-line': 'it is a line of place and date',
    'whole-paragraphs': 'every line of the file is a whole paragraph',
    'ascending-number': 'its number rises from page to page',
    repeated: 'it comes again on other pages',
    wording: 'its wording is that of a web page or an export, not of the text',
    'same-words': 'the same words stand elsewhere in the file',
    misread: 'the figure fits the order of notes only if a machine misread it',
    bracket: 'the figure stands in brackets',
    raised: 'the figure is raised',
    word: 'the figure follows a word without a space',
    quote: 'the figure follows a closing quotation mark',
    stop: 'the figure follows a stop',
    year: 'the figure hangs on a year and fits the order of notes',
    apart: 'the figure stands alone and fits the order of notes',
    split: 'the figure is broken over two lines',
    sign: 'a sign is used as a mark',
    letter: 'a letter is used as a mark',
  },
  // What can be chosen. `apart`: any kind of what is set apart.
  choice: {
    join: 'one word',
    keep: 'keep the hyphen',
    space: 'two words',
    'keep-space': 'keep the dash, two words',
    ck: 'one word with “ck”',
    'drop-letter': 'one word, letter once',
    begin: 'new paragraph',
    'run-on': 'same paragraph',
    text: 'part of the text',
    'leave-out': 'leave the copy out',
    accept: 'accept the change',
    reject: 'reject the change',
    note: 'mark of note {label}',
    apart: 'set apart',
  },
}

/** The words of one language; both have the same. */
export type ReadingWords = typeof en
