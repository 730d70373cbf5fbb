// What reading XML may cost, and how it says no. Beyond these a file is no document but an attack, or not for us.

export interface XmlLimits {
  /** Elements inside one another. */
  readonly depth: number
  /** Entities that a document declares. */
  readonly entities: number
  /** Characters that its own entities put into the text, all uses together. */
  readonly expansion: number
  /** References of any kind, `&#8212;` among them. */
  readonly references: number
}

export const xmlLimits: XmlLimits = { depth: 256, entities: 1000, expansion: 1_000_000, references: 500_000 }

export interface XmlRefusal {
  readonly kind: 'refused'
  readonly code: 'xml_entity_refused' | 'too_deep'
  readonly message: string
}

/** Thrown inside, caught once by the walk: why a document is not read. */
export class XmlRefused extends Error {
  readonly refusal: XmlRefusal
  constructor(code: XmlRefusal['code'], message: string) {
    super(message)
    this.refusal = { kind: 'refused', code, message }
  }
}
