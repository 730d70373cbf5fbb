// PDFium, compiled to WebAssembly: the only file that knows its functions. Everything else sees plain values.
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium'

/** The functions called for every character, without the wrapper that checks their arguments. */
interface FastCalls {
  FPDFText_GetUnicode(textPage: number, index: number): number
  FPDFText_IsGenerated(textPage: number, index: number): number
  FPDFText_HasUnicodeMapError(textPage: number, index: number): number
  FPDFText_IsHyphen(textPage: number, index: number): number
  FPDFText_GetCharBox(page: number, index: number, left: number, right: number, bottom: number, top: number): number
  FPDFText_GetLooseCharBox(textPage: number, index: number, box: number): number
  FPDFText_GetCharOrigin(textPage: number, index: number, x: number, y: number): number
  FPDFText_GetTextObject(textPage: number, index: number): number
  FPDFText_GetFontSize(textPage: number, index: number): number
  FPDFText_GetMatrix(textPage: number, index: number, matrix: number): number
} // prettier-ignore

/** PDFium's memory; the views change when it grows. */
interface Memory {
  readonly HEAPU8: Uint8Array
  readonly HEAP32: Int32Array
  readonly HEAPF32: Float32Array
  readonly HEAPF64: Float64Array
}

export interface Engine {
  readonly calls: WrappedPdfiumModule
  readonly fast: FastCalls
  /** 256 bytes for answers by reference. */
  readonly scratch: number
  double(index: number): number
  float(index: number): number
  int(index: number): number
  /** What `fill` writes as UTF-16 with a zero at the end; it answers the length in bytes. */
  text(fill: (buffer: number, size: number) => number): string
  allocate(bytes: Uint8Array): number
  free(pointer: number): void
}

let running: Promise<Engine> | null = null

/** One engine for all files; one that broke down is left behind and the next file gets a new one. */
export function startEngine(): Promise<Engine> {
  running ??= start()
  return running
}

export function abandonEngine(): void {
  running = null
}

async function start(): Promise<Engine> {
  // The WebAssembly file lies beside the module in node_modules; nothing is fetched.
  const calls = await init({ print: () => {}, printErr: () => {} })
  calls.PDFiumExt_Init()
  const { pdfium } = calls
  const memory = pdfium as unknown as Memory
  const { malloc, free } = pdfium.wasmExports
  const scratch = malloc(256)
  return {
    calls,
    fast: pdfium.wasmExports as unknown as FastCalls,
    scratch,
    double: (index) => memory.HEAPF64[(scratch >> 3) + index] ?? 0,
    float: (index) => memory.HEAPF32[(scratch >> 2) + index] ?? 0,
    int: (index) => memory.HEAP32[(scratch >> 2) + index] ?? 0,
    text(fill) {
      const size = fill(0, 0)
      if (size <= 2) return ''
      const buffer = malloc(size)
      fill(buffer, size)
      const units = new Uint16Array(memory.HEAPU8.slice(buffer, buffer + size - 2).buffer)
      free(buffer)
      let text = ''
      for (const unit of units) text += String.fromCharCode(unit)
      return text
    },
    allocate(bytes) {
      const pointer = malloc(bytes.length)
      if (pointer === 0) throw new RangeError('no memory for the file')
      memory.HEAPU8.set(bytes, pointer)
      return pointer
    },
    free,
  }
}
