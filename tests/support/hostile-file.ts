// A file that somebody made to break a reader, or that broke on its way, and what must become of it.
export interface HostileFile {
  readonly name: string
  readonly fileName: string
  readonly bytes: () => Uint8Array
  /** The code of the refusal; `read` where the file is read, `unsure` where the encoding is asked. */
  readonly outcome: string
  /** Codes that the report of the reading must hold. */
  readonly problems?: readonly string[]
}

export const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Characters up to U+00FF as bytes. */
export const rawBytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
