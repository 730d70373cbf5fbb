// What comes in is plain data or it is refused: well-formed Unicode, no NUL (PostgreSQL cannot hold it), no keys that
// JavaScript treats as something else, no bottomless nesting, nothing twice.
import 'server-only'
import type { z } from 'zod'
import { AppError } from '#lib/api/problem.ts'

const deepest = 64
const dangerousKeys = ['__proto__', 'constructor', 'prototype']

/** Throws `invalid` unless every string and key in `value` can be stored and sent back unchanged. */
export function checkPlain(value: unknown, depth = 0): void {
  if (typeof value === 'string') return checkText(value)
  if (typeof value !== 'object' || value === null) return
  if (depth > deepest) throw new AppError('invalid', 'The body is nested too deeply.', { reason: 'too_deep' })
  for (const [key, member] of Object.entries(value)) {
    if (!Array.isArray(value)) {
      checkText(key)
      if (dangerousKeys.includes(key))
        throw new AppError('invalid', `The key ${key} is not allowed.`, { reason: 'key' })
    }
    checkPlain(member, depth + 1)
  }
}

function checkText(text: string): void {
  if (!text.isWellFormed() || text.includes('\0')) {
    throw new AppError('invalid', 'A text holds a NUL or half of a surrogate pair.', {
      reason: 'not_well_formed',
    })
  }
}

/** The query as an object of single strings; a name that comes twice is refused. */
export function readQuery(search: URLSearchParams): Record<string, string> {
  const query = new Map<string, string>()
  for (const [name, value] of search) {
    if (query.has(name))
      throw new AppError('invalid', `The query names ${name} twice.`, { reason: 'repeated_query' })
    query.set(name, value)
  }
  const read = Object.fromEntries(query)
  checkPlain(read)
  return read
}

/** `value` as the schema wants it, or `invalid` with one field message for each issue. Without a schema: nothing may come. */
export function parse(
  schema: z.ZodType | undefined,
  value: unknown,
  part: 'params' | 'query' | 'body',
): unknown {
  if (!schema) {
    const isNothing = value === undefined || (part !== 'body' && Object.keys(value as object).length === 0)
    if (isNothing) return undefined
    throw new AppError('invalid', `This address takes no ${part === 'params' ? 'parameters' : part}.`)
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new AppError('invalid', 'Some of what was sent cannot be taken.', {
    fields: parsed.error.issues.slice(0, 50).map((issue) => ({
      path: [part, ...issue.path.map(String)].join('.'),
      message: issue.code === 'unrecognized_keys' ? `unknown: ${issue.keys.join(', ')}` : issue.message,
    })),
  })
}
