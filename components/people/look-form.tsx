'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import type { Me } from '#components/live/project-context.ts'
import { SelectField } from '#components/ui/field.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useProblemText } from '#components/ui/use-problem-text.ts'
import { call, toProblem } from '#lib/api/client.ts'
import { locales, themes } from '#lib/api/person.ts'
import { useTheme, type Theme } from './use-theme.ts'

/** Language and colours; both show at once. */
export function LookForm({ me }: { me: Me }) {
  const t = useTranslations('people')
  const router = useRouter()
  const toast = useToast()
  const say = useProblemText()
  const { theme, setTheme } = useTheme()
  const setLocale = async (locale: Me['locale']): Promise<void> => {
    try {
      await call('reviseMe', { body: { locale } })
      router.refresh()
    } catch (error) {
      toast({ message: say(toProblem(error)), tone: 'danger' })
    }
  }
  return (
    <div className="grid max-w-md gap-4 sm:grid-cols-2">
      <SelectField
        label={t('language')}
        value={me.locale}
        onChange={(event) => void setLocale(event.target.value as Me['locale'])}
      >
        {locales.map((locale) => (
          <option key={locale} value={locale} lang={locale}>
            {t(`languages.${locale}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('profile.theme')}
        value={theme}
        onChange={(event) => setTheme(event.target.value as Theme)}
      >
        {themes.map((one) => (
          <option key={one} value={one}>
            {t(`profile.themes.${one}`)}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
