// What the parts of the Markdown are put together from.
import { escapeMarkdown as text, indent } from './escape.ts'

export const rows = (list: readonly (readonly [string, string])[]): string =>
  list.map(([name, value]) => `-   **${name}:** ${indent(text(value), 4)}`).join('\n')

export const sections = (...parts: string[]): string => parts.filter((part) => part !== '').join('\n\n')
