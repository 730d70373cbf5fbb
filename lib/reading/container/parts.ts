// The parts of an unpacked document as text and as XML. What a hostile part is refused for, the whole document is refused for.
import type { Problem } from '../reading.ts'
import { decodeXml } from '../xml/decode-xml.ts'
import { parseXml, type XmlElement, type XmlTreeOptions } from '../xml/tree.ts'
import { walkXml, type XmlEvent } from '../xml/walk.ts'
import type { Unpacked } from './unpack.ts'

export interface Refusal {
  readonly kind: 'refused'
  readonly code: string
  readonly message: string
}

/** Thrown inside a reader and caught once by it: why the document is not read. */
export class DocumentRefused extends Error {
  readonly refusal: Refusal
  constructor(code: string, message: string) {
    super(message)
    this.refusal = { kind: 'refused', code, message }
  }
}

/** Runs a reader's work; a refusal inside is its outcome. */
export function refusing<T>(work: () => T): T | Refusal {
  try {
    return work()
  } catch (error) {
    if (error instanceof DocumentRefused) return error.refusal
    throw error
  }
}

export interface Parts {
  readonly names: readonly string[]
  /** Decoded; null where there is no such part. */
  text(name: string): string | null
  /** The root element; null where there is no such part, or no element in it. */
  tree(name: string, options?: XmlTreeOptions): { raw: string; root: XmlElement } | null
  /** Walks through the part; false where there is none. */
  walk(name: string, visit: (event: XmlEvent, raw: string) => void): boolean
  /** Faults met so far, and names that were ignored. */
  problems(): Problem[]
}

export function partsOf({ files, names, ignored }: Unpacked): Parts {
  const damaged = new Set<string>()
  const text = (name: string): string | null => {
    const bytes = files.get(name)
    if (!bytes) return null
    const decoded = decodeXml(bytes)
    if (decoded.kind === 'decoded') return decoded.raw
    if (decoded.kind === 'refused' && decoded.code === 'empty_document') return ''
    throw new DocumentRefused('archive_damaged', `${name} is damaged: it is no text.`)
  }
  return {
    names,
    text,
    tree(name, options = {}) {
      const raw = text(name)
      if (raw === null) return null
      const parsed = parseXml(raw, options)
      if (parsed.kind === 'parsed') {
        if (parsed.faults.length > 0) damaged.add(name)
        return { raw, root: parsed.root }
      }
      if (parsed.code === 'xml_damaged' && options.only !== undefined) return null
      if (parsed.code !== 'xml_damaged') throw new DocumentRefused(parsed.code, `${name}: ${parsed.message}`)
      damaged.add(name)
      return null
    },
    walk(name, visit) {
      const raw = text(name)
      if (raw === null) return false
      const walked = walkXml(raw, (event) => visit(event, raw))
      if (walked.kind === 'refused') throw new DocumentRefused(walked.code, `${name}: ${walked.message}`)
      if (walked.faults.length > 0) damaged.add(name)
      return true
    },
    problems() {
      const problems: Problem[] = []
      if (ignored.length > 0)
        problems.push({
          ...{ code: 'archive_entry_ignored', severity: 'warning', count: ignored.length },
          message: `${ignored.length} entries of the file have names that lead elsewhere; they were left alone.`,
        })
      for (const name of damaged)
        problems.push({
          ...{ code: 'xml_damaged', severity: 'warning', label: name },
          message: `${name} is not well-formed and was read as far as it goes.`,
        })
      return problems
    },
  }
}
