// The XML layer against an independent parser (slimdom), and against what it must refuse or forgive.
import fc from 'fast-check'
import { Element, parseXmlDocument, type Node } from 'slimdom'
import { expect, it } from 'vitest'
import { decodeXml } from '#lib/reading/xml/decode-xml.ts'
import { parseXml, type XmlElement } from '#lib/reading/xml/tree.ts'
import { attribute, walkXml, type XmlEvent } from '#lib/reading/xml/walk.ts'
import { encode } from '#tests/support/encode.ts'

const words = fc.constantFrom(
  'word', ' ', '\n', '\r\n', 'ä', '𐐷', '&amp;', '&lt;', '&#8212;', '&#x1F4DC;', '&own;', '=', '>', '"', "'", 'e\u0301',
) // prettier-ignore
const aside = fc.constantFrom(
  '<!-- <p> & -->',
  '<?page 3?>',
  '<![CDATA[a <b> & c]]>',
  '<![CDATA[]]>',
  '<lb/>',
  '<pb n="1 &quot; 2" />',
)
const names = fc.constantFrom('p', 'div', 't:p', 'x-y', 'ö', 'a.b')
const attributes = fc.constantFrom(
  '',
  ' n="1"',
  ' n=\'>\' xml:id = "a"',
  ' t:who="&amp;&own;"',
  ' xmlns="urn:other"',
  ' xmlns:t="urn:three"',
)
const { content } = fc.letrec<{ content: string; element: string }>((tie) => ({
  content: fc
    .array(fc.oneof({ weight: 3, arbitrary: words }, aside, tie('element')), { maxLength: 5 })
    .map((all) => all.join('')),
  element: fc
    .tuple(names, attributes, tie('content'))
    .map(([name, own, inside]) => `<${name}${own}>${inside}</${name}>`),
}))
const document = content.map(
  (inside) =>
    `<!DOCTYPE r [<!ENTITY own "its &#233; value"> <!-- ' -->]>\n<r xmlns:t="urn:two" a="b">${inside}</r>\n`,
)

type Said = string | { name: string; space: string; attributes: string[]; inside: Said[] }

function joined(all: Said[]): Said[] {
  const out: Said[] = []
  for (const one of all) {
    const last = out.at(-1)
    if (typeof one === 'string' && typeof last === 'string') out[out.length - 1] = last + one
    else if (one !== '') out.push(one)
  }
  return out
}

function ours(raw: string, element: XmlElement): Said {
  const inside = element.children.map((child): Said => {
    if (child.kind === 'element') return ours(raw, child)
    if (child.kind !== 'text') return ''
    return (child.text ?? raw.slice(child.start, child.end)).replace(/\r\n?/g, '\n')
  })
  return {
    name: element.local,
    space: element.space,
    attributes: element.attributes.map(({ name, value }) => `${name}=${value}`).sort(),
    inside: joined(inside),
  }
}

function theirs(node: Node): Said {
  if (node.nodeType === 3 || node.nodeType === 4) return node.nodeValue ?? ''
  if (!(node instanceof Element)) return ''
  return {
    name: node.localName,
    space: node.namespaceURI ?? '',
    attributes: node.attributes.map(({ name, value }) => `${name}=${value}`).sort(),
    inside: joined(node.childNodes.map(theirs)),
  }
}

it('[R41] reads well-formed XML as an independent parser does', () => {
  fc.assert(
    fc.property(document, (raw) => {
      const parsed = parseXml(raw)
      if (parsed.kind === 'refused') throw new Error(parsed.message)
      expect(parsed.faults).toEqual([])
      const other = parseXmlDocument(raw)
      expect(ours(raw, parsed.root)).toEqual(other.documentElement && theirs(other.documentElement))
    }),
    { numRuns: 500 },
  )
})

it('[R41] gives each event its place, and no character to two of them, whatever the file is', () => {
  const broken = fc
    .array(
      fc.oneof(
        words,
        aside,
        fc.constantFrom(
          '<p>',
          '</p>',
          '<',
          '&',
          '</',
          '<!--',
          '<a b="',
          '<a b=c d>',
          '<![CDATA[',
          '<?',
          '<x ',
          '>',
        ),
      ),
      { maxLength: 30 },
    )
    .map((all) => all.join(''))
  fc.assert(
    fc.property(broken, (raw) => {
      let at = 0
      let [opened, closed] = [0, 0]
      const walked = walkXml(raw, ({ kind, start, end }) => {
        expect(start).toBeGreaterThanOrEqual(at)
        expect(end).toBeGreaterThanOrEqual(start)
        at = end
        if (kind === 'open') opened++
        if (kind === 'close') closed++
      })
      expect(walked.kind).toBe('walked')
      expect(at).toBeLessThanOrEqual(raw.length)
      expect(opened).toBe(closed)
    }),
    { numRuns: 1000 },
  )
})

const run = (
  raw: string,
  names: 'declared' | 'html' = 'declared',
): { events: XmlEvent[]; said: string[] } => {
  const events: XmlEvent[] = []
  const walked = walkXml(raw, (event) => void events.push(event), { names })
  return { events, said: walked.kind === 'refused' ? [walked.code] : walked.faults.map(({ code }) => code) }
}
const shown = (raw: string, names: 'declared' | 'html' = 'declared'): string =>
  run(raw, names)
    .events.map((event) =>
      event.kind === 'text'
        ? raw.slice(event.start, event.end)
        : event.kind === 'reference'
          ? event.text
          : '',
    )
    .join('')

it.each([
  ['<a>R & D <b>bold</b></a>', 'R & D bold', ['sign_not_escaped']],
  ['<a>one &nowhere; two</a>', 'one &nowhere; two', ['reference_unknown']],
  ['<a>3 < 4</a>', '3 < 4', ['sign_not_escaped']],
  ['<a><b>one</a>', 'one', ['end_tag_missing']],
  ['<a>one</b></a>', 'one', ['end_tag_stray']],
  ['<a>one', 'one', ['end_tag_missing']],
  ['<a>&#0;&#xD800;</a>', '&#0;&#xD800;', ['reference_unknown', 'reference_unknown']],
  ['<a b=c>one</a>', 'one', ['tag_damaged']],
  ['<a b="x>one</a>', '', ['not_closed', 'end_tag_missing']],
])('[R41] forgives %s', (raw, text, faults) => {
  expect(shown(raw)).toBe(text)
  expect(run(raw).said).toEqual(faults)
})

it('[R41] knows the names of HTML only where they are asked for', () => {
  expect(shown('<a>&nbsp;&auml;</a>', 'html')).toBe('\u00a0ä')
  expect(shown('<a>&nbsp;</a>')).toBe('&nbsp;')
})

it('[R41] finds attributes whatever prefix they have', () => {
  const { events } = run('<n:a xmlns:n="urn:n" xmlns:r="urn:r" r:id="no" n:id="yes" r:to="there"/>')
  const [open] = events
  if (open?.kind !== 'open') throw new Error('no element')
  expect([
    attribute(open, 'id'),
    attribute(open, 'id', 'urn:r'),
    attribute(open, 'to'),
    attribute(open, 'to', 'urn:n'),
  ]).toEqual(['yes', 'no', 'there', undefined])
})

const many = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('')
it.each([
  ['xml_entity_refused', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
  ['xml_entity_refused', '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://example.org/x"> %x;]><a/>'],
  ['xml_entity_refused', '<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>'],
  ['xml_entity_refused', '<!DOCTYPE a PUBLIC "-//Nobody//DTD" "http://example.org/a.dtd"><a/>'],
  ['xml_entity_refused', '<!DOCTYPE a [<!ENTITY x "lol"><!ENTITY y "&x;&x;">]><a>&y;</a>'],
  ['xml_entity_refused', '<!DOCTYPE a [<!ENTITY x "<b/>">]><a>&x;</a>'],
  ['xml_entity_refused', '<!DOCTYPE a [<!ENTITY x "&#60;b/>">]><a>&x;</a>'],
  ['xml_entity_refused', `<!DOCTYPE a [${many(1001, (i) => `<!ENTITY x${i} "x">`)}]><a/>`],
  ['xml_entity_refused', `<!DOCTYPE a [<!ENTITY x "${'x'.repeat(100_000)}">]><a>${'&x;'.repeat(11)}</a>`],
  ['xml_entity_refused', `<!DOCTYPE a [<!ENTITY x "${'x'.repeat(100_000)}">]><a b="${'&x;'.repeat(11)}"/>`],
  ['xml_entity_refused', `<a>${'&#65;'.repeat(1_000_000)}</a>`],
  ['too_deep', many(100_000, () => '<a>')],
  ['too_deep', many(257, () => '<a>')],
])('[R41] answers %s, case %#', (code, raw) => {
  const start = performance.now()
  expect(run(raw).said).toEqual([code])
  expect(performance.now() - start).toBeLessThan(2000)
})

it.each([
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd"><a/>',
  '<!DOCTYPE a><a/>',
  '<!DOCTYPE TEI.2 [<!ENTITY fig SYSTEM "a.gif" NDATA gif> <!NOTATION gif SYSTEM "x"> <!ELEMENT a (b|c)*> <!ATTLIST a b CDATA "]>">]><TEI.2/>',
  '<!DOCTYPE a [<!ENTITY % x "INCLUDE"><!ENTITY less "&#38;#60;"><!ENTITY and "&#38;amp;">]><a>&less;&and;</a>',
  many(256, () => '<a>') + many(256, () => '</a>'),
])('[R41] takes what is harmless, case %#', (raw) => {
  expect(run(raw).said).toEqual([])
})

it('[R41] spends time in step with the size, however the file is broken', () => {
  const size = 2_000_000
  for (const piece of [
    '<',
    '&',
    '&a',
    '<a b="',
    '<a b=\'"',
    '<!--',
    '</a',
    '<![CDATA[',
    '<!DOCTYPE a [<!A ',
    '<!DOCTYPE a ["',
    '<a ',
    '<a/ ',
    '&#x;',
    '<a b=c ',
    '<a\t',
  ]) {
    const start = performance.now()
    walkXml(piece.repeat(size / piece.length), () => undefined)
    walkXml(`<!DOCTYPE a [${piece.repeat(size / piece.length)}`, () => undefined)
    expect([piece, performance.now() - start < 3000]).toEqual([piece, true])
  }
})

it.each([
  ['<?xml version="1.0" encoding="ISO-8859-1"?><a>Bürger</a>', 'windows-1252', 'windows-1252'],
  ['<?xml version="1.0" encoding="koi8-r"?><a>Весна</a>', 'koi8-r', 'koi8-r'],
  ['<?xml version="1.0" encoding="UTF-8"?><a>Bürger</a>', 'utf-8', 'utf-8'],
  ['<?xml version="1.0" encoding="ISO-8859-1"?><a>Bürger saved anew</a>', 'utf-8', 'utf-8'],
  ['\ufeff<?xml version="1.0" encoding="UTF-16"?><a>Bürger</a>', 'utf-16le', 'utf-16le'],
])('[R41] decodes %s', (text, written, expected) => {
  const decoded = decodeXml(encode(text, written))
  expect(decoded).toMatchObject({ kind: 'decoded', encoding: expected, raw: text })
})
