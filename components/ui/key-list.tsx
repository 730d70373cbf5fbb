/** Keys and what they do, one to a line. */
export function KeyList({ keys }: { keys: readonly (readonly [key: string, what: string])[] }) {
  return (
    <dl className="grid max-w-md gap-1.5">
      {keys.map(([key, what]) => (
        <div key={key} className="flex items-baseline justify-between gap-6">
          <dt>{what}</dt>
          <dd>
            <kbd>{key}</kbd>
          </dd>
        </div>
      ))}
    </dl>
  )
}
