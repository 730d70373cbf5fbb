// What is said of files of other programs, in both languages: losses of PDF, TEI and text recognition, and choices in editions.

export const formatProblemsEn = {
  pdf_pages_without_text:
    '{count, plural, one {# page is a picture} other {# pages are pictures}} without text ({label}). Run text recognition (OCR) over them.',
  pdf_pages_damaged: '{count, plural, one {# page is} other {# pages are}} damaged and could not be read ({label}).',
  pdf_repaired: 'The list of the parts of this PDF was damaged and was rebuilt. Pages may be missing.',
  pdf_characters_unknown:
    'Of {count, plural, one {# character} other {# characters}} the file does not say which letter it is; what stands there may be wrong.',
  pdf_text_outside_pages:
    '{count, plural, one {# character stands} other {# characters stand}} outside of the pages, where nobody sees it; left out.',
  pdf_scripts_left_out: '{count, plural, one {# script} other {# scripts}} in the file {count, plural, one {was} other {were}} not run.',
  pdf_launches_left_out:
    '{count, plural, one {# link} other {# links}} that would start a program {count, plural, one {was} other {were}} left out.',
  pdf_attachments_left_out: '{count, plural, one {# attached file was} other {# attached files were}} left out.',
  pdf_annotations_left_out:
    '{count, plural, one {# annotation} other {# annotations}} on the pages without words (drawings, stamps) {count, plural, one {was} other {were}} left out.',
  pdf_marks_without_words:
    '{count, plural, one {# place is} other {# places are}} marked by hand (highlights, lines) without a word about {count, plural, one {it} other {them}}; the marks were left out.',
  pdf_comments_without_place:
    '{count, plural, one {# comment stands} other {# comments stand}} at no words of the page; kept without a place.',
  pdf_fields_left_out:
    '{count, plural, one {# form field was} other {# form fields were}} left out; what is filled in there is not part of the text.',
  ocr_words_unsure: 'Of {count, plural, one {# word} other {# words}} the machine that read it was not sure (below 60 %).',
  pictures_left_out: '{count, plural, one {# picture was} other {# pictures were}} left out.',
  xml_faults:
    'At {count, plural, one {# place} other {# places}} the file is not well-formed XML; it was read as well as possible.',
  tei_elements_unknown:
    '{count, plural, one {# element is} other {# elements are}} not of TEI ({label}); the words in it are kept.',
  tei_corrections_left_out:
    '{count, plural, one {# correction} other {# corrections}} by the editor left out; the text has what the source has.',
  tei_errors_left_out: '{count, plural, one {# error} other {# errors}} of the source left out; the text has the corrections.',
  tei_regularised_left_out:
    '{count, plural, one {# regularised spelling} other {# regularised spellings}} left out; the text has those of the source.',
  tei_spellings_left_out:
    '{count, plural, one {# spelling} other {# spellings}} of the source left out; the text has the regularised ones.',
  tei_abbreviations_left_out:
    '{count, plural, one {# abbreviation} other {# abbreviations}} left out; the text has the expansions.',
  tei_expansions_left_out:
    '{count, plural, one {# expansion} other {# expansions}} left out; the text has the abbreviations.',
  tei_alternatives_left_out: '{count, plural, one {# alternative} other {# alternatives}} given by the editor left out.',
  tei_deletions_left_out: '{count, plural, one {# deletion} other {# deletions}} in the source left out of the text.',
  tei_gaps:
    '{count, plural, one {# place} other {# places}} not legible or left out by the editor; […] stands there.',
  tei_supplied: '{count, plural, one {# piece} other {# pieces}} supplied by the editor, not found in the source.',
  tei_unclear: '{count, plural, one {# place is} other {# places are}} hard to read in the source.',
  tei_pictures_left_out: '{count, plural, one {# picture was} other {# pictures were}} left out.',
  tei_figure_descriptions_left_out:
    '{count, plural, one {# description} other {# descriptions}} of pictures left out.',
  tei_registers_left_out: '{count, plural, one {# register} other {# registers}} of persons, places or other things left out.',
  tei_transcription_left_out:
    '{count, plural, one {# transcription} other {# transcriptions}} by sheets left out; the text says the same.',
} // prettier-ignore

export const formatProblemsDe: Readonly<Record<keyof typeof formatProblemsEn, string>> = {
  pdf_pages_without_text:
    '{count, plural, one {# Seite ist ein Bild} other {# Seiten sind Bilder}} ohne Text ({label}). Lassen Sie eine Texterkennung (OCR) darüber laufen.',
  pdf_pages_damaged:
    '{count, plural, one {# Seite ist} other {# Seiten sind}} beschädigt und konnten nicht gelesen werden ({label}).',
  pdf_repaired: 'Das Verzeichnis der Teile dieser PDF war beschädigt und wurde neu aufgebaut. Es können Seiten fehlen.',
  pdf_characters_unknown:
    'Bei {count, plural, one {# Zeichen} other {# Zeichen}} sagt die Datei nicht, welcher Buchstabe es ist; was dort steht, kann falsch sein.',
  pdf_text_outside_pages:
    '{count, plural, one {# Zeichen steht} other {# Zeichen stehen}} außerhalb der Seiten, wo es niemand sieht; weggelassen.',
  pdf_scripts_left_out:
    '{count, plural, one {# Programm} other {# Programme}} in der Datei {count, plural, one {wurde} other {wurden}} nicht ausgeführt.',
  pdf_launches_left_out:
    '{count, plural, one {# Verweis} other {# Verweise}}, der ein Programm starten würde, {count, plural, one {wurde} other {wurden}} weggelassen.',
  pdf_attachments_left_out:
    '{count, plural, one {# angehängte Datei wurde} other {# angehängte Dateien wurden}} weggelassen.',
  pdf_annotations_left_out:
    '{count, plural, one {# Eintrag auf den Seiten ohne Worte (Zeichnung, Stempel) wurde} other {# Einträge auf den Seiten ohne Worte (Zeichnungen, Stempel) wurden}} weggelassen.',
  pdf_marks_without_words:
    '{count, plural, one {# Stelle ist} other {# Stellen sind}} von Hand hervorgehoben (Markierung, Linie), ohne ein Wort dazu; die Hervorhebungen wurden weggelassen.',
  pdf_comments_without_place:
    '{count, plural, one {# Kommentar steht} other {# Kommentare stehen}} bei keinem Wort der Seite; ohne Stelle behalten.',
  pdf_fields_left_out:
    '{count, plural, one {# Formularfeld wurde} other {# Formularfelder wurden}} weggelassen; was dort eingetragen ist, gehört nicht zum Text.',
  ocr_words_unsure:
    'Bei {count, plural, one {# Wort} other {# Wörtern}} war sich die Texterkennung nicht sicher (unter 60 %).',
  pictures_left_out: '{count, plural, one {# Bild wurde} other {# Bilder wurden}} weggelassen.',
  xml_faults:
    'An {count, plural, one {# Stelle} other {# Stellen}} ist die Datei kein wohlgeformtes XML; sie wurde so gut wie möglich gelesen.',
  tei_elements_unknown:
    '{count, plural, one {# Element gehört} other {# Elemente gehören}} nicht zu TEI ({label}); die Wörter darin bleiben.',
  tei_corrections_left_out:
    '{count, plural, one {# Berichtigung} other {# Berichtigungen}} des Herausgebers weggelassen; der Text hat, was die Quelle hat.',
  tei_errors_left_out:
    '{count, plural, one {# Fehler} other {# Fehler}} der Quelle weggelassen; der Text hat die Berichtigungen.',
  tei_regularised_left_out:
    '{count, plural, one {# geregelte Schreibung} other {# geregelte Schreibungen}} weggelassen; der Text hat die der Quelle.',
  tei_spellings_left_out:
    '{count, plural, one {# Schreibung} other {# Schreibungen}} der Quelle weggelassen; der Text hat die geregelten.',
  tei_abbreviations_left_out:
    '{count, plural, one {# Abkürzung} other {# Abkürzungen}} weggelassen; der Text hat die Auflösungen.',
  tei_expansions_left_out:
    '{count, plural, one {# Auflösung} other {# Auflösungen}} weggelassen; der Text hat die Abkürzungen.',
  tei_alternatives_left_out:
    '{count, plural, one {# andere Möglichkeit} other {# andere Möglichkeiten}} des Herausgebers weggelassen.',
  tei_deletions_left_out:
    '{count, plural, one {# Streichung} other {# Streichungen}} der Quelle nicht im Text.',
  tei_gaps:
    '{count, plural, one {# Stelle} other {# Stellen}} nicht lesbar oder vom Herausgeber ausgelassen; dort steht […].',
  tei_supplied:
    '{count, plural, one {# Stück} other {# Stücke}} vom Herausgeber ergänzt, nicht in der Quelle.',
  tei_unclear: '{count, plural, one {# Stelle ist} other {# Stellen sind}} in der Quelle schwer zu lesen.',
  tei_pictures_left_out: '{count, plural, one {# Bild wurde} other {# Bilder wurden}} weggelassen.',
  tei_figure_descriptions_left_out:
    '{count, plural, one {# Bildbeschreibung} other {# Bildbeschreibungen}} weggelassen.',
  tei_registers_left_out:
    '{count, plural, one {# Register} other {# Register}} von Personen, Orten oder anderem weggelassen.',
  tei_transcription_left_out:
    '{count, plural, one {# Abschrift} other {# Abschriften}} nach Blättern weggelassen; der Text sagt dasselbe.',
} // prettier-ignore

/** Which side of an editor's choice is the text. */
export const formatChoicesEn = {
  sic: 'what the source has',
  corr: 'the correction',
  orig: 'the spelling of the source',
  reg: 'the regularised spelling',
  expan: 'the expansion',
  abbr: 'the abbreviation',
}

export const formatChoicesDe: Readonly<Record<keyof typeof formatChoicesEn, string>> = {
  sic: 'was die Quelle hat',
  corr: 'die Berichtigung',
  orig: 'die Schreibung der Quelle',
  reg: 'die geregelte Schreibung',
  expan: 'die Auflösung',
  abbr: 'die Abkürzung',
}
