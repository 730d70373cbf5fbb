// ALTO, PAGE and hOCR files with places that are none, orders that turn in circles, and traps of XML and HTML.
import { textBytes, type HostileFile } from './hostile-file.ts'

const alto = (blocks: string, more = '', before = ''): string =>
  `${before}<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#">${more}<Layout><Page ID="p" PHYSICAL_IMG_NR="1"><PrintSpace>${blocks}</PrintSpace></Page></Layout></alto>`
const page = (regions: string, before = ''): string =>
  `${before}<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page imageFilename="a" imageWidth="9" imageHeight="9">${regions}</Page></PcGts>`
const hocr = (inner: string): string =>
  `<html><body><div class="ocr_page" title="bbox 0 0 9 9">${inner}</div></body></html>`
const block = (id: string, word: string, more = ''): string =>
  `<TextBlock ID="${id}" ${more}><TextLine><String CONTENT="${word}" HPOS="1" VPOS="1" WIDTH="1" HEIGHT="1"/></TextLine></TextBlock>`
const region = (id: string, word: string): string =>
  `<TextRegion id="${id}"><Coords points="1,1 2,2"/><TextLine id="${id}l"><Coords points="1,1 2,2"/><TextEquiv><Unicode>${word}</Unicode></TextEquiv></TextLine></TextRegion>`
const entity = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

const file = (
  name: string,
  outcome: string,
  text: string | (() => string),
  fileName = 'a.xml',
  problems: readonly string[] = [],
): HostileFile => ({
  name,
  fileName,
  bytes: () => textBytes(typeof text === 'string' ? text : text()),
  outcome,
  problems,
})

export const hostileOcr: readonly HostileFile[] = [
  file('ALTO without words', 'empty_document', alto('')),
  file('ALTO without pages', 'empty_document', '<alto/>'),
  file('ALTO with an entity of a file', 'xml_entity_refused', alto(block('a', '&x;'), '', entity)),
  file('ALTO a hundred thousand deep', 'too_deep', () => alto('<ComposedBlock>'.repeat(100_000))),
  file('ALTO whose blocks turn in a circle', 'read', alto(block('a', 'one', 'IDNEXT="b"') + block('b', 'two', 'IDNEXT="a"'))),
  file('ALTO whose order names nothing', 'read', alto(block('a', 'one'), '<ReadingOrder><OrderedGroup><ElementRef REF="z"/></OrderedGroup></ReadingOrder>')),
  file('ALTO with places that are none', 'read', alto('<TextBlock><TextLine><String CONTENT="one" HPOS="NaN" VPOS="1e999" WIDTH="-4" HEIGHT="x" WC="7"/></TextLine></TextBlock>')),
  file('ALTO with a word of nothing', 'empty_document', alto('<TextBlock><TextLine><String CONTENT=" "/><HYP/></TextLine></TextBlock>')),
  file('ALTO cut off', 'read', alto(block('a', 'one') + block('b', 'two')).slice(0, -90)),
  file('ALTO of a hundred thousand words', 'read', () => alto(`<TextBlock><TextLine>${'<String CONTENT="mill" HPOS="1" VPOS="1" WIDTH="1" HEIGHT="1" WC="0.5"/>'.repeat(100_000)}</TextLine></TextBlock>`)),
  file('PAGE without words', 'empty_document', page('')),
  file('PAGE with an entity of a file', 'xml_entity_refused', page(region('a', '&x;'), entity)),
  file('PAGE a thousand regions deep', 'too_deep', () => page('<TextRegion>'.repeat(1000))),
  file('PAGE whose order names a region twice', 'read', page(`<ReadingOrder><OrderedGroup id="o"><RegionRefIndexed index="0" regionRef="a"/><RegionRefIndexed index="0" regionRef="a"/><RegionRefIndexed index="x" regionRef="b"/></OrderedGroup></ReadingOrder>${region('a', 'one')}${region('b', 'two')}`)),
  file('PAGE with corners that are none', 'read', page('<TextRegion id="a"><Coords points="x,y 1e999,2 ,,"/><TextEquiv conf="9"><Unicode>one</Unicode></TextEquiv></TextRegion>')),
  file('PAGE with a row of ten thousand cells', 'read', () => page(`<TableRegion id="t">${Array.from({ length: 10_000 }, (_, i) => `<TextRegion id="c${i}"><Roles><TableCellRole rowIndex="0" columnIndex="${i}"/></Roles><TextEquiv><Unicode>x</Unicode></TextEquiv></TextRegion>`).join('')}</TableRegion>`)),
  file('hOCR without words', 'empty_document', hocr(''), 'a.hocr'),
  file('hOCR that is none', 'type_mismatch', '<p>plain</p>', 'a.hocr'),
  file('nothing', 'empty_document', '', 'a.hocr'),
  file('hOCR with scripts', 'read', hocr('<span class="ocr_line" title="bbox 1 1 2 2" onclick="x()"><script>alert(1)</script><span class="ocrx_word" title="x_wconf 1e9; bbox a b c d">one</span></span>'), 'a.hocr'),
  file('hOCR a hundred thousand deep', 'too_deep', () => hocr('<div>'.repeat(100_000)), 'a.hocr'),
  file('hOCR with lines in lines', 'read', hocr('<span class="ocr_line">one <span class="ocr_line">two</span> three</span> four'), 'a.html'),
] // prettier-ignore
