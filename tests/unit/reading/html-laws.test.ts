import fc from 'fast-check'
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { expect, it, vi } from 'vitest'
import { checkReading } from '#lib/reading/check-reading.ts'
import { readSource } from '#lib/reading/read-source.ts'
import type { Reading } from '#lib/reading/reading.ts'

// Laws on many texts take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

async function read(text: string, choices: Record<string, string> = {}): Promise<Reading | null> {
  const outcome = await readSource(new TextEncoder().encode(text), {
    fileName: 'a.html',
    sha256: '',
    choices,
  })
  if (outcome.kind === 'unsure') throw new Error('UTF-8 is certain')
  // Two bytes, one of them zero, are a letter of UTF-16.
  return outcome.kind === 'read' && outcome.reading.source.encoding === 'utf-8' ? outcome.reading : null
}

const tag = fc.constantFrom(
  '<p>', '</p>', '<div>', '</div>', '<b>', '</b>', '<i>', '</i>', '<a href="#n1" id="r1">', '<a href=#r1>', '<a href="#n2"><sup>', '</a>', '</sup></a>', '<sup>',
  '<h2>', '</h2>', '<ul>', '<ol start=3>', '<li>', '</li>', '</ol>', '<table>', '<tr>', '<td>', '<th>', '</table>', '<caption>', '<br>', '<br/>', '<hr>',
  '<pre>', '</pre>', '<blockquote>', '</blockquote>', '<q>', '</q>', '<li id="n1">', '<p id=n2>', '<aside epub:type="footnote" id="n1">', '</aside>',
  '<nav>', '</nav>', '<div class="cookie-banner">', '<span class="sidenote">', '</span>', '<label class="margin-toggle">', '</label>', '<span hidden>',
  '<script>var a = "<p>"', '</script>', '<style>', '</style>', '<template>', '</template>', '<svg>', '<text>', '</svg>', '<math>', '<mi>', '</math>', '<title>',
  '</title>', '<select>', '<option>', '<button>', '</button>', '<textarea>', '</textarea>', '<!-- c -->', '<!--', '-->', '<![CDATA[x]]>', '<?x?>', '<x-y>', '<img src="data:,a">',
  '<span class="pagenum" id="p12">[12]</span>', '<span epub:type="pagebreak" title="xi"/>', '<form onclick="x()">', '</form>', '<html lang=de>', '<body class=a>', '</body>', '<frameset>',
  '<iframe>', '</iframe>', '<noscript>', '</noscript>', '<plaintext>', '<dl>', '<dt>', '<dd>', '<font>', '<tbody>', '<ruby>', '<rt>', '<div class=poem>', '<ol class="references">',
) // prettier-ignore
const words = fc.constantFrom(
  'word', ' ', '  ', '\n', '\r\n', '\r', '\t', '\f', '\u00a0', '\ufeff', '\0', 'e\u0301', '\u0301', 'ä', '\u1112\u1161\u11ab', '𐐷', '\u00ad', '\u200b', '[', ']', '1', '(2)', '<', '>', '&', '"',
  '&amp;', '&auml;', '&nbsp;', '&shy;', '&#150;', '&#0;', '&#xD800;', '&#x301;', '&#13;', '&copy', '&ampx', '&notit;', '&unknown;', '&#', '&acE;', '&lt;b&gt;',
) // prettier-ignore
const page = fc.array(fc.oneof(tag, words), { minLength: 1, maxLength: 50 }).map((all) => all.join(''))

it('[R1] [R2] [R3] [R4] [R5] [R42] holds for any page, and for any choice', async () => {
  await fc.assert(
    fc.asyncProperty(page, async (raw) => {
      const reading = await read(raw)
      if (!reading) return
      expect(checkReading(reading, raw)).toEqual([])
      expect(await read(raw)).toEqual(reading)
      const choices = Object.fromEntries(reading.decisions.map(({ key }) => [key, 'text']))
      const other = await read(raw, choices)
      if (other) expect(checkReading(other, raw)).toEqual([])
    }),
    { numRuns: 1500 },
  )
})

/** Characters that an independent walk over the browser's own tree sees. */
function countSeen(raw: string, sign: string): number {
  const visit = (node: DefaultTreeAdapterTypes.Node): number => {
    if (node.nodeName === '#text')
      return (node as DefaultTreeAdapterTypes.TextNode).value.split(sign).length - 1
    const inner = 'content' in node ? [node.content] : 'childNodes' in node ? node.childNodes : []
    return inner.reduce((sum, one) => sum + visit(one), 0)
  }
  return visit(parse(raw, { scriptingEnabled: false }))
}

it('[R42] takes no character of the page for a mark of the format', async () => {
  const signs = fc.array(fc.oneof(tag, words, fc.constant('Ж')), { minLength: 1, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(signs, async (all) => {
      const raw = all.join('')
      const reading = await read(raw)
      if (!reading) return
      const asMarkup = reading.furniture
        .filter(({ kind }) => kind === 'markup')
        .reduce((sum, { text }) => sum + text.split('Ж').length - 1, 0)
      expect(raw.split('Ж').length - 1 - asMarkup).toBe(countSeen(raw, 'Ж'))
    }),
    { numRuns: 1500 },
  )
})
