'use client'

import { useFormatter } from 'use-intl'

/** A moment in the reader's language and time zone; `value` is ISO 8601. */
export function DateTime({ value, format = 'short' }: { value: string; format?: 'short' | 'long' | 'day' }) {
  const formatter = useFormatter()
  return <time dateTime={value}>{formatter.dateTime(new Date(value), format)}</time>
}
