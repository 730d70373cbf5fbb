'use client'

import { useTranslations } from 'use-intl'
import type { Problem } from '#lib/api/problem.ts'

/** What went wrong with a file and what to do about it. */
export function FileProblem({ problem }: { problem: Problem }) {
  const t = useTranslations('import.problems')
  const key = [problem.reason, problem.code].find((one) => one !== undefined && t.has(one))
  return (
    <p role="alert" className="mt-1 max-w-prose text-sm">
      {key ? t(key) : t('other', { detail: problem.detail })}
      {problem.fields?.map((field) => ` ${field.path}: ${field.message}`).join(';')}
    </p>
  )
}

/** What the same bytes will meet again. */
const hopeless = new Set([
  'file_type',
  'empty_file',
  'empty_document',
  'type_mismatch',
  'type_not_supported',
  'pdf_damaged',
  'pdf_encrypted',
  'pdf_no_text',
  'too_many_pages',
  'xml_entity_refused',
  'xml_damaged',
  'too_deep',
])

export const isWorthRetrying = (problem: Problem): boolean =>
  problem.code !== 'too_large' && !hopeless.has(problem.reason ?? '')
