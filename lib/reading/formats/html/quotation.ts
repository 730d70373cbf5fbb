// The marks of quotation that browsers draw around `<q>`, by language (CLDR); others get those of English.
const marks: Readonly<
  Record<string, readonly [open: string, close: string, innerOpen: string, innerClose: string]>
> = {
  en: ['“', '”', '‘', '’'],
  de: ['„', '“', '‚', '‘'],
  fr: ['«', '»', '«', '»'],
  it: ['«', '»', '“', '”'],
  es: ['«', '»', '“', '”'],
  pl: ['„', '”', '«', '»'],
  cs: ['„', '“', '‚', '‘'],
  ru: ['«', '»', '„', '“'],
  uk: ['«', '»', '„', '“'],
}

/** `isInner`: inside another quotation. */
export function quotationMarks(language: string, isInner: boolean): readonly [open: string, close: string] {
  const [open, close, innerOpen, innerClose] = marks[language.slice(0, 2)] ?? marks['en'] ?? ['', '', '', '']
  return isInner ? [innerOpen, innerClose] : [open, close]
}
