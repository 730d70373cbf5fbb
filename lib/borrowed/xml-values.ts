import type { XmlElement } from '#lib/reading/xml/tree.ts'

/** An attribute by its name as written; null when it is missing. */
export const attribute = (element: XmlElement, name: string): string | null =>
  element.attributes.find((one) => one.name === name)?.value ?? null
