// OpenDocument texts (ODT): text, notes, comments, tracked changes, heads. The original is a plain text made here.
import { partsOf, refusing, type Parts } from '../../container/parts.ts'
import { unpackDocument } from '../../container/unpack.ts'
import { contentCounts, withoutRepeats } from '../../flow/content-problems.ts'
import { numberPages } from '../../flow/number-pages.ts'
import { readStories } from '../../flow/read-stories.ts'
import { wordsOf } from '../../flow/story.ts'
import type { FormatReader } from '../../format-reader.ts'
import type { Choices, Problem } from '../../reading.ts'
import { elementNamed } from '../../xml/tree.ts'
import { readContent, type ContentTools } from './content-reader.ts'
import { readStyles } from './styles.ts'

export const readOdt: FormatReader = (bytes, file) =>
  Promise.resolve(
    refusing(() => {
      const unpacked = unpackDocument(bytes)
      return unpacked.kind === 'refused' ? unpacked : readParts(partsOf(unpacked), file.choices ?? {})
    }),
  )

function readParts(parts: Parts, choices: Choices): Awaited<ReturnType<FormatReader>> {
  const manifest = parts.tree('META-INF/manifest.xml')?.root
  if (manifest && elementNamed(manifest, 'encryption-data')) {
    const message = 'The document is protected by a password. Save it without one.'
    return { kind: 'refused', code: 'archive_encrypted', message }
  }
  const common = parts.tree('styles.xml')?.root
  const own = parts.tree('content.xml', { only: 'automatic-styles' })?.root
  const styles = readStyles([common, own].filter((root) => root !== undefined))
  const counts = contentCounts()
  const tools = { styles, count: counts.count }
  const content = readContent(parts, 'content.xml', 'office:text', tools)
  if (!content) {
    const message = 'The part of the document that holds its text is missing.'
    return { kind: 'refused', code: 'archive_damaged', message }
  }
  numberPages(content.story)
  const edges = readEdges(parts, tools)
  const problems = withoutRepeats([...counts.problems(), ...packageProblems(parts), ...parts.problems()])
  const { language } = styles
  const { story, notes } = content
  const { raw, read } = readStories({ main: story, notes, edges, problems, language }, choices)
  return { kind: 'format-read', raw, encoding: 'utf-8', isMade: true, read }
}

/** Heads and feet of the pages, each text once. */
function readEdges(parts: Parts, tools: ContentTools): { kind: string; text: string }[] {
  const edges: { kind: string; text: string }[] = []
  for (const edge of ['header', 'footer'])
    for (const which of ['', '-first', '-left']) {
      const story = readContent(parts, 'styles.xml', `style:${edge}${which}`, tools)?.story ?? []
      const text = wordsOf(story).trim()
      if (text !== '' && !edges.some((one) => one.text === text))
        edges.push({ kind: edge === 'header' ? 'running-head' : 'running-foot', text })
    }
  return edges
}

/** What the package holds beside text: never opened or run. */
function packageProblems(parts: Parts): Problem[] {
  const problems: Problem[] = []
  const say = (code: string, pattern: RegExp, message: (count: number) => string): void => {
    const count = parts.names.filter((name) => pattern.test(name)).length
    if (count > 0) problems.push({ code, severity: 'warning', message: message(count), count })
  }
  const macro = /^(?:Basic\/[^/]+\/(?!script-l[bc]\.xml)[^/]+\.xml|Scripts\/.+[^/])$/i
  say('macros_left_out', macro, () => 'The document brings macros; they were left out and are never run.')
  say(
    'embedded_left_out',
    /^Object [^/]+\/content\.xml$/,
    (count) => `${count} embedded objects were left out.`,
  )
  return problems
}
