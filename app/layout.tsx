import '@fontsource-variable/literata/opsz.css'
import '@fontsource-variable/literata/opsz-italic.css'
import '@fontsource-variable/noto-serif-hebrew/index.css'
import '@fontsource-variable/source-sans-3/index.css'
import '@fontsource-variable/source-sans-3/wght-italic.css'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers.js'
import type { ReactNode } from 'react'
import { translatorFor } from '#components/messages/translator.ts'
import { readSettings, settingsAttributes, settingsCookie } from '#components/reader/reading-settings.ts'
import { englishTexts } from '#components/shell/english-texts.ts'
import { germanTexts } from '#components/shell/german-texts.ts'
import { preloadFonts } from '#components/shell/font-preload.ts'
import { QueryProvider } from '#components/shell/query-provider.tsx'
import { StyleNonce } from '#components/shell/style-nonce.tsx'
import { TextProvider } from '#components/shell/text-provider.tsx'
import { ToastProvider } from '#components/ui/toast.tsx'
import { currentLocale } from '#lib/server/locale.ts'
import { currentPerson } from '#lib/server/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = translatorFor(await currentLocale(), 'shell')
  return {
    title: { default: 'Fontes', template: '%s · Fontes' },
    description: t('description'),
    robots: { index: false },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf8f1' },
    { media: '(prefers-color-scheme: dark)', color: '#1e1c19' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  preloadFonts()
  const locale = await currentLocale()
  const person = await currentPerson()
  const kept = person && (await cookies()).get(settingsCookie(person.id))
  const reading = readSettings(kept?.value ?? '')
  const nonce = (await headers()).get('x-nonce') ?? ''
  return (
    <html lang={locale} data-theme={person?.theme ?? 'system'} {...settingsAttributes(reading)}>
      <body>
        <StyleNonce nonce={nonce}>
          <TextProvider locale={locale} messages={locale === 'de' ? germanTexts : englishTexts}>
            <QueryProvider>
              <ToastProvider>{children}</ToastProvider>
            </QueryProvider>
          </TextProvider>
        </StyleNonce>
      </body>
    </html>
  )
}
