'use client'

import { Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Locale } from '#components/messages/messages.ts'
import { useLanguage } from '#components/messages/use-language.ts'
import { useProject } from '#components/live/use-project.ts'
import { Button } from '#components/ui/button.tsx'
import { SelectField } from '#components/ui/field.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { call, toProblem } from '#lib/api/client.ts'
import { exportFormats, type ExportFormat } from '#lib/api/export-format.ts'
import { locales } from '#lib/api/person.ts'
import type { Problem } from '#lib/api/problem.ts'
import { EditionPreview } from './edition-preview.tsx'
import { saveFile } from './save-file.ts'

/** One button for each format. An edition is no archive: that is always the whole project. */
export function ExportPanel({ editionId }: { editionId: string | null }) {
  const t = useTranslations('editions')
  const languages = useTranslations('people.languages')
  const { slug } = useProject()
  const toast = useToast()
  const [language, setLanguage] = useState(useLanguage())
  const [waiting, setWaiting] = useState<ExportFormat | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [page, setPage] = useState<string | null>(null)
  const make = async (format: ExportFormat, isToLookAt = false): Promise<void> => {
    setWaiting(format)
    setProblem(null)
    try {
      const query = { format, language, ...(editionId === null ? {} : { edition: editionId }) }
      const response = await call('exportProject', { params: { project: slug }, query })
      if (isToLookAt) setPage(await response.text())
      else toast({ message: t('exported', { file: await saveFile(response) }) })
    } catch (error) {
      setProblem(toProblem(error))
    } finally {
      setWaiting(null)
    }
  }
  return (
    <div>
      <div className="mb-3 max-w-60">
        <SelectField
          label={t('language')}
          value={language}
          onChange={(event) => setLanguage(event.target.value as Locale)}
        >
          {locales.map((locale) => (
            <option key={locale} value={locale} lang={locale}>
              {languages(locale)}
            </option>
          ))}
        </SelectField>
      </div>
      <ul className="border-t border-rule">
        {exportFormats
          .filter((format) => format !== 'archive' || editionId === null)
          .map((format) => (
            <li
              key={format}
              className="grid items-center gap-x-4 gap-y-1 border-b border-rule py-1.5 sm:grid-cols-[12rem_minmax(0,1fr)]"
            >
              <Button
                size="small"
                className="justify-self-start"
                disabled={waiting !== null}
                onClick={() => void make(format)}
              >
                <Download aria-hidden size={14} />
                {t(`formats.${format}`)}
              </Button>
              <p className="text-sm text-ink-soft" role={waiting === format ? 'status' : undefined}>
                {waiting === format ? t('exporting') : t(`formatWhat.${format}`)}
                {format === 'html' && waiting === null && (
                  <>
                    {' · '}
                    <Button variant="link" size="small" onClick={() => void make('html', true)}>
                      {t('preview')}
                    </Button>
                  </>
                )}
              </p>
            </li>
          ))}
      </ul>
      <ProblemNote problem={problem} />
      {page !== null && <EditionPreview page={page} onClose={() => setPage(null)} />}
    </div>
  )
}
