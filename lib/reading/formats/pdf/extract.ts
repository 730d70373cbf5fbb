// The first pass: from the pages of a PDF to characters with boxes, straight lines and the share of pictures. Decides nothing.
import type { Engine } from './engine.ts'
import { texEncoding } from './tex-encodings.ts'
import { intoFrame, type Character, type Rule, type Sheet, type Turn } from './sheet.ts'

/** The page as it stands in the file: its box in user space, and the quarter turns by which it is shown. */
export interface PageBox {
  readonly left: number
  readonly top: number
  /** As shown. */
  readonly width: number
  readonly height: number
  readonly turns: Turn
}

/** What is the same for all characters that one instruction draws. */
interface RunStyle {
  readonly size: number
  readonly isBold: boolean
  readonly turn: Turn
  readonly font: number
  readonly way: Way
  /** Written over a picture and not drawn, as text recognition does. */
  readonly isHidden: boolean
}

const mostObjects = 20_000
/** Says only that no line may end here. */
const wordJoiner = 0x2060
const quarter = (value: number): Turn => (((Math.round(value) % 4) + 4) % 4) as Turn

/** What is known of the fonts of a document while it is read. */
export interface Fonts {
  readonly bold: Map<number, boolean>
  /** A program of TeX made the file. */
  readonly isTex: boolean
}

/** Reads one loaded page. */
export function extractSheet(
  engine: Engine,
  page: number,
  textPage: number,
  order: number,
  label: string | null,
  fonts: Fonts,
): Sheet {
  const box = pageBox(engine, page)
  const { characters, ...counts } = extractCharacters(engine, textPage, box, fonts)
  const { rules, pictures } = extractDrawings(engine, page, box)
  return { order, width: box.width, height: box.height, label, characters, rules, pictures, ...counts }
}

export function pageBox(engine: Engine, page: number): PageBox {
  const { calls, scratch } = engine
  calls.FPDF_GetPageBoundingBox(page, scratch)
  return {
    left: engine.float(0),
    top: engine.float(1),
    width: calls.FPDF_GetPageWidthF(page),
    height: calls.FPDF_GetPageHeightF(page),
    turns: quarter(calls.FPDFPage_GetRotation(page)),
  }
}

/** From user space (y up) to the page as shown (y down). */
export function shown(x: number, y: number, box: PageBox): [number, number] {
  const [across, down] = [x - box.left, box.top - y]
  // The page's own width and height change places when it is shown on its side.
  if (box.turns === 1) return [box.width - down, across]
  if (box.turns === 2) return [box.width - across, box.height - down]
  if (box.turns === 3) return [down, box.height - across]
  return [across, down]
}

function extractCharacters(
  engine: Engine,
  textPage: number,
  box: PageBox,
  { bold, isTex }: Fonts,
): { characters: Map<Turn, Character[]>; unknown: number; outside: number; hidden: number } {
  const { calls, fast, scratch } = engine
  const characters = new Map<Turn, Character[]>()
  const styles = new Map<number, RunStyle>()
  /** Characters that the file does not name, by their font: the place of their glyph is all there is. */
  const unnamed = new Map<number, { character: { text: string }; code: number }[]>()
  const count = calls.FPDFText_CountChars(textPage)
  let unknown = 0
  let outside = 0
  let hidden = 0
  for (let index = 0; index < count; index++) {
    // Blanks and line ends that PDFium adds are its own guesses; ours are made from the boxes.
    if (fast.FPDFText_IsGenerated(textPage, index) === 1) continue
    let code = fast.FPDFText_GetUnicode(textPage, index)
    const isUnnamed = fast.FPDFText_HasUnicodeMapError(textPage, index) === 1
    if (!isUnnamed && (code === 13 || code === 10 || code === wordJoiner)) continue
    if (code >= 0xd800 && code <= 0xdbff && index + 1 < count) {
      const low = fast.FPDFText_GetUnicode(textPage, index + 1)
      if (low >= 0xdc00 && low <= 0xdfff) {
        code = (code - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000
        index++
      }
    }
    const isLineHyphen = code === 2 && fast.FPDFText_IsHyphen(textPage, index) === 1
    const isNone = !isLineHyphen && !isCharacter(code)
    if (isNone || isUnnamed) unknown++
    const text = isLineHyphen ? '-' : isNone ? '\ufffd' : String.fromCodePoint(code)

    const run = fast.FPDFText_GetTextObject(textPage, index)
    let style = styles.get(run)
    if (!style) styles.set(run, (style = runStyle(engine, textPage, index, run, box, bold)))
    fast.FPDFText_GetLooseCharBox(textPage, index, scratch)
    const { way } = style
    const [ax, ay, bx, by] = [engine.float(0), engine.float(1), engine.float(2), engine.float(3)]
    const [from, to] = [across(way, ax, ay), across(way, bx, by)]
    const start = Math.min(from, to)
    const end = Math.max(from, to)
    fast.FPDFText_GetCharBox(textPage, index, scratch, scratch + 8, scratch + 16, scratch + 24)
    const [ix, iy, jx, jy] = [engine.double(0), engine.double(3), engine.double(1), engine.double(2)]
    const [inkA, inkB] = [across(way, ix, iy), across(way, jx, jy)]
    const [inkC, inkD] = [down(way, ix, iy), down(way, jx, jy)]
    fast.FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8)
    const baseline = down(way, engine.double(0), engine.double(1))
    if (!Number.isFinite(start + end + baseline) || isOutside(start, end, baseline, style, box)) {
      outside++
      continue
    }
    const list = characters.get(style.turn) ?? []
    if (list.length === 0) characters.set(style.turn, list)
    const character = {
      text,
      place: list.length,
      start,
      end,
      baseline,
      left: Math.min(inkA, inkB),
      right: Math.max(inkA, inkB),
      top: Math.min(inkC, inkD),
      bottom: Math.max(inkC, inkD),
      size: style.size,
      isBold: style.isBold,
      run,
      isBlank: (code <= 32 || code > 126) && /^\s$/.test(text),
    }
    list.push(character)
    if (style.isHidden) hidden++
    if (isTex && isUnnamed && code < 256 && !isLineHyphen) {
      const own = unnamed.get(style.font) ?? []
      if (own.length === 0) unnamed.set(style.font, own)
      own.push({ character, code })
    }
  }
  for (const own of unnamed.values()) {
    const encoding = texEncoding(new Set(own.map(({ code }) => code)))
    if (encoding) for (const { character, code } of own) character.text = encoding(code)
  }
  return { characters, unknown, outside, hidden }
} // prettier-ignore

/** Beyond the edges of the page as it is shown; a page without a size has no edges. */
function isOutside(
  start: number,
  end: number,
  baseline: number,
  { size, turn }: RunStyle,
  box: PageBox,
): boolean {
  const [width, height] = turn % 2 === 0 ? [box.width, box.height] : [box.height, box.width]
  if (width <= 0 || height <= 0) return false
  return end < -1 || start > width + 1 || baseline < -0.3 * size || baseline - size > height
}

/** Nothing that the font's table could mean: no control sign, no half character, no "no character". */
function isCharacter(code: number): boolean {
  if (code < 32) return code === 9
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff && code <= 0x10ffff
}

function runStyle(
  engine: Engine,
  textPage: number,
  index: number,
  run: number,
  box: PageBox,
  fonts: Map<number, boolean>,
): RunStyle {
  const { calls, fast, scratch } = engine
  fast.FPDFText_GetMatrix(textPage, index, scratch)
  const [a, b, c, d] = [engine.float(0), engine.float(1), engine.float(2), engine.float(3)]
  const scale = Math.hypot(c, d)
  const size = fast.FPDFText_GetFontSize(textPage, index) * (scale > 0 ? scale : 1)
  const turn = quarter(box.turns - Math.atan2(b, a) / (Math.PI / 2))
  const font = run === 0 ? 0 : calls.FPDFTextObj_GetFont(run)
  const isHidden = run !== 0 && calls.FPDFTextObj_GetTextRenderMode(run) === 3
  let isBold = fonts.get(font)
  if (isBold === undefined) {
    isBold = font !== 0 && isBoldFont(engine, font)
    fonts.set(font, isBold)
  }
  return {
    size: Number.isFinite(size) && size > 0.1 ? size : 1,
    isBold,
    turn,
    font,
    way: wayInto(turn, box),
    isHidden,
  }
}

function isBoldFont({ calls, scratch, ...engine }: Engine, font: number): boolean {
  const length = calls.FPDFFont_GetBaseFontName(font, scratch, 255)
  let name = ''
  for (let i = 0; i < Math.min(length, 255); i++) {
    const code = (engine.int(i >> 2) >> (8 * (i & 3))) & 0xff
    if (code > 0) name += String.fromCharCode(code)
  }
  return /bold|black|heavy|semib|-bd|,b/i.test(name) || (calls.FPDFFont_GetFlags(font) & 0x40000) !== 0
}

/** The way from user space into the frame of writing with this turn, as coefficients: six figures instead of many points. */
interface Way {
  readonly xx: number
  readonly xy: number
  readonly x: number
  readonly yx: number
  readonly yy: number
  readonly y: number
}

function wayInto(turn: Turn, box: PageBox): Way {
  const at = (x: number, y: number): [number, number] =>
    intoFrame(...shown(x, y, box), turn, box.width, box.height)
  const [origin, right, up] = [at(0, 0), at(1, 0), at(0, 1)]
  return {
    xx: right[0] - origin[0],
    xy: up[0] - origin[0],
    x: origin[0],
    yx: right[1] - origin[1],
    yy: up[1] - origin[1],
    y: origin[1],
  }
}

const across = ({ xx, xy, x }: Way, px: number, py: number): number => xx * px + xy * py + x
const down = ({ yx, yy, y }: Way, px: number, py: number): number => yx * px + yy * py + y

/** Thin long shapes are rules; the four sides of an unfilled box are rules too (cells of tables). */
function extractDrawings(engine: Engine, page: number, box: PageBox): { rules: Rule[]; pictures: number } {
  const { calls, scratch } = engine
  const rules: Rule[] = []
  let pictures = 0
  const count = Math.min(calls.FPDFPage_CountObjects(page), mostObjects)
  for (let i = 0; i < count; i++) {
    const object = calls.FPDFPage_GetObject(page, i)
    const type = calls.FPDFPageObj_GetType(object)
    if (type !== 2 && type !== 3) continue
    if (!calls.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12)) continue
    const [left, bottom, right, top] = [engine.float(0), engine.float(1), engine.float(2), engine.float(3)]
    const way = wayInto(0, box)
    const [x0, x1] = [across(way, left, top), across(way, right, bottom)]
    const [y0, y1] = [down(way, left, top), down(way, right, bottom)]
    const shape = { left: Math.min(x0, x1), right: Math.max(x0, x1), top: Math.min(y0, y1), bottom: Math.max(y0, y1) }
    const [width, height] = [shape.right - shape.left, shape.bottom - shape.top]
    if (type === 3) pictures += (width * height) / (box.width * box.height || 1)
    else if (Math.min(width, height) <= 2.5 && Math.max(width, height) >= 12) rules.push(shape)
    else if (width >= 8 && height >= 6 && calls.FPDFPath_CountSegments(object) <= 6 && isStroked(engine, object))
      rules.push(
        { ...shape, bottom: shape.top },
        { ...shape, top: shape.bottom },
        { ...shape, right: shape.left },
        { ...shape, left: shape.right },
      )
  }
  return { rules, pictures: Math.min(1, pictures) }
} // prettier-ignore

function isStroked({ calls, scratch, int }: Engine, path: number): boolean {
  return calls.FPDFPath_GetDrawMode(path, scratch, scratch + 4) && int(1) !== 0
}
