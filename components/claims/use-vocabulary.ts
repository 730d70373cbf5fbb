import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import type en from '#components/messages/en/vocabulary.json'

export type VocabularyList = keyof typeof en

/** The label of a value of a controlled list, in the reader's language. The empty value reads “not stated” or the like. */
export function useVocabulary(): (list: VocabularyList, value: string) => string {
  const t = useTranslations('vocabulary')
  return useCallback((list, value) => t(`${list}.${value === '' ? 'unset' : value}`), [t])
}
