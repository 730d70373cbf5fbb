// The controls: the same words as a page without any library, served from this machine like ours.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Span } from '#lib/text/span.ts'
import { rawPage } from './raw-page.ts'

export interface StaticPages {
  /** Nothing but the words. */
  readonly plain: string
  /** With every passage as one of the browser's own highlights. */
  readonly marked: string
  close(): void
}

export async function serveStaticPages(text: string, spans: readonly Span[]): Promise<StaticPages> {
  const pages = new Map([
    ['/plain', Buffer.from(plainPage(text))],
    ['/marked', Buffer.from(rawPage(text, spans))],
  ])
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(pages.get(request.url ?? '') ?? '')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { plain: `${address}/plain`, marked: `${address}/marked`, close: () => void server.close() }
}

const escape = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)

function plainPage(text: string): string {
  const paragraphs = text.split(/\n+/).map((words) => `<p>${escape(words)}</p>`)
  // The button shows the cheapest change that can be seen: a key turns it over.
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0 } #scroller { height: 90vh; overflow: auto } #text { max-width: 66ch; margin: auto; font: 18px/1.7 serif }
    .on { background: #e8dcc0 }
  </style><div id="scroller"><article id="text" tabindex="0">${paragraphs.join('')}</article></div><button id="sign">·</button><script>
    addEventListener('keydown', () => document.getElementById('sign').classList.toggle('on'))
  </script>`
}
