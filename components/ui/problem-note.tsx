'use client'

import { useTranslations } from 'use-intl'
import type { Problem } from '#lib/api/problem.ts'
import { useProblemText } from './use-problem-text.ts'

/** A problem in words, announced at once. Input that was refused is named field by field. */
export function ProblemNote({ problem }: { problem: Problem | null }) {
  const t = useTranslations('problems')
  const say = useProblemText()
  if (!problem) return null
  return (
    <div role="alert" className="my-3 border-l-2 border-danger bg-paper-sunken px-3 py-2 text-danger">
      <p>{say(problem)}</p>
      {problem.fields && problem.fields.length > 0 && (
        <ul className="mt-1 list-disc pl-5 text-sm">
          {problem.fields.slice(0, 8).map((field) => (
            <li key={field.path}>
              {t.has(`rules.${field.message}`) ? t(`rules.${field.message}`) : field.message}{' '}
              <span className="text-ink-soft">({field.path})</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
