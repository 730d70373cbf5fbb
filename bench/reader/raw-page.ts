// The limit: the same words in the same kind of blocks, marked by the browser's own highlights and nothing else.
import type { Span } from '#lib/text/span.ts'

const escape = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A page without any library: chunks that the browser may skip, all highlights at once, a note to write in. */
export function rawPage(text: string, spans: readonly Span[]): string {
  const paragraphs: { start: number; words: string }[] = []
  for (const match of text.matchAll(/[^\n]+/g)) paragraphs.push({ start: match.index, words: match[0] })
  let chunks = ''
  let chunk = ''
  for (const { start, words } of paragraphs) {
    chunk += `<p data-start="${start}">${escape(words)}</p>`
    if (chunk.length < 4000) continue
    chunks += `<div class="chunk">${chunk}</div>`
    chunk = ''
  }
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0 } #scroller { height: 80vh; overflow: auto } #text { max-width: 66ch; margin: auto; font: 18px/1.7 serif }
    .chunk { content-visibility: auto; contain-intrinsic-size: auto 2000px } #note { border: 1px solid; min-height: 5em }
    ::highlight(mark) { background: #e8dcc0; text-decoration: underline 2px #7a2e1d }
  </style><div id="scroller"><article id="text" tabindex="0">${chunks}<div class="chunk">${chunk}</div></article></div>
  <div id="note" contenteditable="true"></div><script>
    const spans = ${JSON.stringify(spans)}
    const nodes = [...document.querySelectorAll('[data-start]')].map((p) => ({ start: +p.dataset.start, node: p.firstChild }))
    const at = (offset) => { let low = 0, high = nodes.length
      while (low < high) { const middle = (low + high) >> 1; if (nodes[middle].start <= offset) low = middle + 1; else high = middle }
      const found = nodes[Math.max(0, low - 1)]; return [found.node, Math.max(0, Math.min(found.node.length, offset - found.start))] }
    const range = ([from, to]) => { const range = document.createRange(); range.setStart(...at(from)); range.setEnd(...at(to)); return range }
    const mark = new Highlight(...spans.map(range)); CSS.highlights.set('mark', mark)
    let next = 100
    document.getElementById('text').addEventListener('keydown', (event) => { if (event.key === 'm') mark.add(range([next, next += 80])) })
  </script>`
}
