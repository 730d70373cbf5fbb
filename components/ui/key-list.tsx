'use client'

import { useKeyNames } from './key-names.ts'

/** Keys and what they do, one to a line. */
export function KeyList({ keys }: { keys: readonly (readonly [key: string, what: string])[] }) {
  const nameOf = useKeyNames()
  return (
    <dl className="grid max-w-md gap-1.5">
      {keys.map(([key, what]) => (
        <div key={key} className="flex items-baseline justify-between gap-6">
          <dt>{what}</dt>
          <dd>
            <kbd>{nameOf(key)}</kbd>
          </dd>
        </div>
      ))}
    </dl>
  )
}
