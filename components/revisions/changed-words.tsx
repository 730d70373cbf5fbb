'use client'

import { useTranslations } from 'use-intl'

/** Words that were left out: struck, and said for those who do not see it. */
export function Removed({ children }: { children: string }) {
  const t = useTranslations('revisions.words')
  return (
    <del className="changed-words changed-removed">
      <span className="visually-hidden">{t('removed')}: </span>
      {visible(children)}
    </del>
  )
}

/** Words that were put in: underlined, and said for those who do not see it. */
export function Inserted({ children }: { children: string }) {
  const t = useTranslations('revisions.words')
  return (
    <ins className="changed-words changed-inserted">
      <span className="visually-hidden">{t('inserted')}: </span>
      {visible(children)}
    </ins>
  )
}

/** A line feed by itself cannot be seen. */
const visible = (words: string): string => words.replace(/\n/g, '¶\n')
