// Names of elements as the standard writes them (`text:p`), whatever prefix a file gives to a namespace: `title` is one thing in a
// drawing and another in a text.
const known = new Map<string, string>()

/** `text:p`; an element of an unknown namespace keeps its own prefix. */
export function shortName({ name, local, space }: { name: string; local: string; space: string }): string {
  let prefix = known.get(space)
  if (prefix === undefined) {
    const said = /^urn:oasis:names:tc:opendocument:xmlns:([a-z-]+):1\.0$/.exec(space)?.[1]
    prefix = said === 'drawing' ? 'draw' : (said ?? (space.startsWith('http://purl.org/dc/') ? 'dc' : ''))
    if (known.size < 1000) known.set(space, prefix)
  }
  return prefix === '' ? name : `${prefix}:${local}`
}
