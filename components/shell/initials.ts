/** Two letters for a name: of its first and its last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const first = firstLetter(words[0])
  const last = words.length > 1 ? firstLetter(words.at(-1)) : ''
  return (first + last).toLocaleUpperCase()
}

// By grapheme: a letter with its accents is one letter.
function firstLetter(word: string | undefined): string {
  const [first] = new Intl.Segmenter().segment(word ?? '')
  return first?.segment ?? ''
}
